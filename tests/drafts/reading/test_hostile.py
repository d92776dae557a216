"""Hostile and broken Word files: each is refused with a sentence, within time and memory."""

from __future__ import annotations

import io
import os
import struct
import time
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hatnhan.drafts.reading import LIMITS, read_bytes, word
from hatnhan.guarded import Limits, run
from tests.drafts.reading import files
from tests.drafts.reading.files import MAIN, body, by_hand, code, paragraph, relation, saved

CANARY = "CHIM HOÀNG YẾN 4711"
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
TRACKED = (
    '<w:ins w:id="1" w:author="A"><w:r><w:t>86</w:t></w:r></w:ins>',
    '<w:del w:id="1" w:author="A"><w:r><w:delText>86</w:delText></w:r></w:del>',
    '<w:moveFrom w:id="1" w:author="A"><w:r><w:t>86</w:t></w:r></w:moveFrom>',
    '<w:moveTo w:id="1" w:author="A"><w:r><w:t>86</w:t></w:r></w:moveTo>',
    '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>',
)
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}
OPEN = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
FOOT = (
    '<w:footnotes xmlns:w="{}"><w:footnote w:id="2"><w:p><w:ins/></w:p></w:footnote></w:footnotes>'
)
NAMESPACE = files.W.partition('"')[2].rstrip('"')


def doctype(declared: str, used: str) -> str:
    head, _, rest = body(paragraph(used)).partition("?>")
    return f"{head}?><!DOCTYPE w:document [{declared}]>{rest}"


def canary(tmp_path: Path) -> bytes:
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, encoding="utf-8")
    return by_hand(doctype(f'<!ENTITY x SYSTEM "{path.as_uri()}">', "86 cơ sở &x;"))


def refused(name: str, data: bytes) -> tuple[str, bytes, str]:
    """The code stands before the stroke of the name."""
    return name, data, name.partition("/")[0]


def linked(kind: str, target: str, mode: str = "External") -> bytes:
    return by_hand(relations=relation("rId9", kind, target, mode))


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """(name, file, code of its refusal)."""
    yield refused("draft_entities/bomb", by_hand(doctype('<!ENTITY a0 "ha">' + BOMB, "&a9;")))
    yield refused("draft_entities/parameter", by_hand(doctype('<!ENTITY % p "x"> %p;', "86")))
    yield refused("draft_entities/empty", by_hand(doctype("", "86")))
    utf_16 = doctype('<!ENTITY a "86">', "&a;").replace("UTF-8", "UTF-16").encode("utf-16")
    yield refused("draft_entities/utf16", by_hand(utf_16))
    unread = {"word/theme/theme1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}
    yield refused("draft_entities/part that is not read", by_hand(parts=unread))
    lists = {"word/_rels/x.xml.rels": '<!DOCTYPE a SYSTEM "http://198.51.100.1/a"><a/>'}
    yield refused("draft_entities/list of relations", by_hand(parts=lists))
    yield refused("draft_macros/project", by_hand(parts={"word/vbaProject.bin": b"\xd0\xcf"}))
    yield refused("draft_macros/docm", by_hand(main=MACRO_MAIN))
    for target in (
        "file:///etc/passwd",
        "\\\\198.51.100.1\\c$\\t.dotm",
        "//198.51.100.1/t",
        "C:\\t.dotm",
    ):
        yield refused(f"draft_outside_link/{target}", linked("attachedTemplate", target))
    yield refused(
        "draft_outside_link/template", linked("attachedTemplate", "http://198.51.100.1/t")
    )
    yield refused("draft_outside_link/image", linked("image", "FILE://198.51.100.1/a.png"))
    yield refused("draft_outside_link/inside", linked("image", "file:///etc/passwd", ""))
    dde = '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\a.exe b"/><w:r><w:t>86</w:t></w:r></w:p>'
    yield refused("draft_outside_link/program", by_hand(body(dde)))
    code = "<w:p><w:r><w:instrText> dde a b</w:instrText></w:r><w:r><w:t>86</w:t></w:r></w:p>"
    yield refused("draft_outside_link/program in parts", by_hand(body(code)))
    yield refused("draft_embedded/chunk", by_hand(body('<w:altChunk w:id="rId9"/>' + paragraph())))
    yield refused("draft_embedded/part", linked("aFChunk", "chunk.html", ""))
    for tracked in TRACKED:
        inner = f"<w:p>{tracked}<w:r><w:t>cơ sở</w:t></w:r></w:p>"
        yield refused(f"draft_tracked_changes/{tracked[3:11]}", by_hand(body(inner)))
    note = {"word/footnotes.xml": FOOT.format(NAMESPACE)}
    mark = relation("rId5", "footnotes", "footnotes.xml")
    yield refused("draft_tracked_changes/note", by_hand(parts=note, relations=mark))
    yield from broken()


def broken() -> Iterator[tuple[str, bytes, str]]:
    """Files that are no Word document, or no longer one."""
    whole = saved(lambda document: document.add_paragraph(files.SENTENCE))
    for part in (10, 300, len(whole) // 2, len(whole) - 10):
        yield refused(f"draft_damaged/cut at {part}", whole[:part])
    at = whole.index(b"word/document.xml") + 60
    spoilt = whole[:at] + bytes(b ^ 0x55 for b in whole[at : at + 40]) + whole[at + 40 :]
    yield refused("draft_damaged/flipped", spoilt)
    yield refused("draft_damaged/not xml", by_hand("<w:document"))
    yield refused("draft_damaged/deep", by_hand(body("<w:sdt>" * 100_000)))
    yield refused("draft_damaged/twice", twice())
    yield refused("draft_damaged/climbs", by_hand(parts={"../../x.xml": "<a/>"}))
    yield refused("draft_damaged/other main", by_hand(main="text/plain"))
    yield refused("draft_password/zip", encrypted(whole))
    yield refused(
        "draft_password/ole",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
    )
    yield refused(
        "draft_old_word/ole",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
    )
    yield refused("draft_bomb/many", by_hand(parts={f"x/{n}": b"" for n in range(2001)}))
    yield refused("draft_bomb/tight", by_hand(parts={"word/media/a.bin": bytes(30 << 20)}))
    yield refused("draft_bomb/large", by_hand(parts={f"m/{n}": bytes(1 << 20) for n in range(257)}))
    yield refused(
        "draft_other_format/strict", by_hand(body(paragraph()).replace(NAMESPACE, STRICT))
    )
    yield refused(
        "draft_other_format/xlsx",
        archive(SHEET),
    )
    yield refused(
        "draft_other_format/odt",
        archive(OPEN),
    )
    yield refused("draft_archive/zip", archive({"báo cáo.docx": whole}))
    yield refused("draft_archive/empty", archive({}))
    yield refused("draft_empty/blank", saved(lambda document: document.add_page_break()))
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    yield refused("draft_empty/pictures", by_hand(body(picture * 3)))
    yield refused("draft_too_long/long", by_hand(body(paragraph("12.345 " * 1000) * 150)))
    english = (
        "The committee has admitted many new members in the villages of the province this year. "
    )
    yield refused("draft_not_vietnamese/english", by_hand(body(paragraph(english) * 5)))


def archive(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO(by_hand())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr("word/document.xml", body(paragraph("99 cơ sở khác.")))
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """With the bit that says a password is needed, in every head."""
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + place] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


CASES = list(hostile())


@pytest.mark.parametrize(("data", "refusal"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_refused_by_name(data: bytes, refusal: str) -> None:
    """Planted, one at a time: no search for DTDs in parts that are not read; entries of one name."""
    before = time.monotonic()
    assert code(read_bytes, data) == refusal
    assert time.monotonic() - before < LIMITS.seconds + 30


def test_a_file_outside_is_not_read(tmp_path: Path) -> None:
    """Neither as text nor in the refusal.

    Planted: a parser that opens entities, with no search for DTDs before it and none after it.
    """
    from hatnhan.domain.problems import Problem

    with pytest.raises(Problem) as told:
        read_bytes(canary(tmp_path))
    assert told.value.code == "draft_entities"
    assert "YẾN" not in repr(told.value.message) + repr(told.value.details)


def test_even_without_the_look_over_an_entity_stays_shut(tmp_path: Path) -> None:
    """The parser alone: were the search for DTDs ever fooled, it reads nothing and refuses."""
    from hatnhan.drafts.reading import package

    with zipfile.ZipFile(io.BytesIO(canary(tmp_path))) as made:
        part = made.read("word/document.xml")
    assert code(package.parsed, part, "word/document.xml") == "draft_entities"


def test_a_lie_about_the_size_is_found_out() -> None:
    """The list says one byte; thirty megabytes follow."""
    data = bytearray(by_hand(parts={"word/media/a.bin": bytes(30 << 20)}))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/media/a.bin"))
    struct.pack_into("<I", data, at + 24, 1)
    assert code(read_bytes, bytes(data)) == "draft_damaged"


def test_ordinary_links_and_small_tight_parts_are_no_offence() -> None:
    links = relation("rId9", "hyperlink", "https://example.vn/a", "External")
    data = by_hand(parts={"word/media/a.bin": bytes(1 << 20)}, relations=links)
    assert code(read_bytes, data) == "read"
    repeated = saved(lambda document: [document.add_paragraph(files.SENTENCE) for _ in range(9000)])
    assert code(read_bytes, repeated) == "read"
    assert code(read_bytes, by_hand(main=MAIN.replace("document.main", "template.main"))) == "read"


def test_two_hundred_pages_of_tables_are_read_in_time_and_memory() -> None:
    """About 900,000 characters in 60,000 cells; the limits are those of the program."""
    cell = f"<w:tc>{paragraph('76 bản đã có')}</w:tc>"
    table = f"<w:tbl>{f'<w:tr>{cell * 10}</w:tr>' * 6000}</w:tbl>"
    data = by_hand(body(paragraph() + table))
    before = time.monotonic()
    text = read_bytes(data)
    assert time.monotonic() - before < LIMITS.seconds + 30
    assert len(text.blocks) == 60_001
    assert text.blocks[-1].row == 5999


def test_what_needs_too_much_memory_is_told_so() -> None:
    """The parser itself says only that it failed; planted: that read as damage."""
    many = "".join(f'<w:p w:rsidR="{n:08X}"/>' for n in range(600_000))
    data = by_hand(body(paragraph() + many))
    tight = Limits(megabytes=200)
    assert code(lambda: run(word.read_bytes, data, limits=tight)) == "file_too_heavy"
    assert code(lambda: run(word.read_bytes, data)) == "read"


@pytest.mark.deep
def test_random_damage_is_never_more_than_a_refusal() -> None:
    import random

    whole = saved(lambda document: document.add_paragraph(files.SENTENCE))
    luck = random.Random(int(os.environ.get("SEED", "3")))
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(luck.randint(1, 30)):
            data[luck.randrange(len(data))] = luck.randrange(256)
        assert code(read_bytes, bytes(data)) != "file_crashes"
