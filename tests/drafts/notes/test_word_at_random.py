"""Random Word documents, whole and spoilt: annotated and read again they say the same."""

from __future__ import annotations

import random
import re

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.drafts.notes.comments import commented
from hatnhan.drafts.notes.remarks import Note
from hatnhan.drafts.reading import word
from hatnhan.prose.model import Text
from tests.drafts.notes.test_word import BREAK, FIELD, HIDDEN, LINK, SIMPLE, anchored
from tests.drafts.reading.files import BOX, FOOTNOTES, body, by_hand, relation

FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>5</m:t></m:r></m:oMath>"
)
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
PIECES = (
    LINK, FIELD, SIMPLE, BREAK, HIDDEN, FORMULA, RAISED,
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "<w:r><w:t>343 chi bộ</w:t></w:r>",
    "<w:r><w:tab/><w:t> 12</w:t><w:br/></w:r>",
    "<w:sdt><w:sdtContent><w:r><w:t>9 xã</w:t></w:r></w:sdtContent></w:sdt>",
    '<w:bookmarkStart w:id="0" w:name="a"/>',
)  # fmt: skip
LOOKS = ("", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
CELLS = (
    "",
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
    '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>',
)


def block(luck: random.Random, depth: int = 0) -> str:
    kind = luck.random() if depth < 3 else 0
    if kind < 0.65:
        inner = "".join(luck.choices(PIECES, k=luck.randint(0, 5)))
        return f"<w:p>{luck.choice(LOOKS)}{inner}</w:p>"
    if kind < 0.8:
        return f"<w:tbl>{''.join(row(luck, depth) for _ in range(luck.randint(0, 3)))}</w:tbl>"
    if kind < 0.9:
        return BOX.format(inner=block(luck, depth + 1))
    return f"<w:sdt><w:sdtContent>{block(luck, depth + 1)}</w:sdtContent></w:sdt>"


def row(luck: random.Random, depth: int) -> str:
    cells = (
        f"<w:tc>{luck.choice(CELLS)}{block(luck, depth + 1)}</w:tc>"
        for _ in range(luck.randint(0, 3))
    )
    return f"<w:tr>{''.join(cells)}</w:tr>"


def spoilt(luck: random.Random, document: str) -> str:
    """A few tags of the document lose their attributes, get odd ones, or go."""
    parts = re.findall(r"<[^>]*>|[^<]+", document)
    for _ in range(luck.randint(1, 4)):
        i = luck.randrange(2, len(parts) - 2)
        change = luck.randrange(3)
        if change == 0:
            parts[i] = re.sub(r' w:\w+="[^"]*"', "", parts[i])
        elif change == 1 and parts[i].endswith("/>"):
            parts[i] = ""
        elif change == 2:
            odd = luck.choice(['""', '"x"', '"-5"', '"99999999999"', '"٣"'])
            parts[i] = re.sub(r'"[^"]*"', odd, parts[i])
    return "".join(parts)


def some_notes(luck: random.Random, text: Text) -> list[Note]:
    made = []
    for n in range(luck.randint(0, 6)):
        of = luck.choice(text.blocks)
        start = luck.randrange(of.start, of.end)
        made.append(Note(start, luck.randint(start + 1, of.end), (f"số {n}",)))
    return made


def try_one(luck: random.Random, *, spoil: bool) -> bool:
    """Whether it was read, not refused; anything but a Problem fails the test."""
    inner = "".join(block(luck) for _ in range(luck.randint(1, 6)))
    document = body(inner.replace("<w:t>", '<w:t xml:space="preserve">'))
    if spoil:
        document = spoilt(luck, document)
    notes = {"word/footnotes.xml": FOOTNOTES}
    data = by_hand(document, notes, relation("rId5", "footnotes", "footnotes.xml"))
    try:
        text = word.from_answer(word.read_bytes(data), None)
    except Problem:
        assert spoil
        return False
    wanted = some_notes(luck, text) if text.blocks else []
    noted = commented(data, text.text, wanted, None)
    assert word.from_answer(word.read_bytes(noted), None) == text
    assert not wanted or len(anchored(noted)) == len(wanted)
    return True


@pytest.mark.parametrize("spoil", [False, True])
def test_a_few_documents(spoil: bool) -> None:
    """A comment on nothing but a formula had no mark: found by this, and mended."""
    luck = random.Random(5)
    assert sum(try_one(luck, spoil=spoil) for _ in range(150)) > 120


@pytest.mark.deep
@pytest.mark.parametrize("spoil", [False, True])
def test_many_documents(spoil: bool) -> None:
    luck = random.Random(6)
    assert sum(try_one(luck, spoil=spoil) for _ in range(8000)) > 6000
