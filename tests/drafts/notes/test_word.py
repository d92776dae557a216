"""Word comments: at the right words, saying the finding, with the document otherwise untouched."""

from __future__ import annotations

import dataclasses
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import docx
import hypothesis
import pytest
from docx.document import Document
from hypothesis import strategies as st
from lxml import etree

from hatnhan.drafts.findings import Checked, finding_key
from hatnhan.drafts.notes.comments import commented
from hatnhan.drafts.notes.remarks import Note
from hatnhan.drafts.notes.word import annotate
from hatnhan.drafts.reading import read_bytes, read_text
from hatnhan.drafts.reading.words import W
from hatnhan.prose.model import Figure, Kind, Relation, Review, Text, Verdict
from tests.drafts.notes import examples
from tests.drafts.reading import files
from tests.drafts.reading.files import body, by_hand, code, paragraph, saved

OPEN, SHUT = f"{W}commentRangeStart", f"{W}commentRangeEnd"


def anchored(data: bytes) -> dict[str, str]:
    """{first line of a comment: the characters between its marks}, by raw XML alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        name = next(n for n in archive.namelist() if re.fullmatch(r"word/comments\d*\.xml", n))
        comments = etree.fromstring(archive.read(name))
    first = {c.get(f"{W}id"): "".join(c.find(f"{W}p").itertext()) for c in comments}
    spans: dict[str, str] = {}
    active: set[str] = set()
    for each in root.iter():
        id = each.get(f"{W}id")
        if each.tag == OPEN:
            active.add(id)
            spans[id] = ""
        elif each.tag == SHUT:
            active.remove(id)
        elif each.tag == f"{W}t":
            for id in active:
                spans[id] += each.text or ""
    assert not active
    references = [e.get(f"{W}id") for e in root.iter(f"{W}commentReference")]
    assert sorted(references) == sorted(spans) == sorted(set(references))
    return {first[id]: said for id, said in spans.items()}


def wrong(text: Text, *words: str) -> Checked:
    """A draft in which each of these words is said to be wrong."""
    relations, figures, end = [], [], 0
    for n, each in enumerate(words, 1):
        at = text.text.index(each, end)
        id, end = f"f{n}", at + len(each)
        figures.append(Figure(id, each, Fraction(n), Fraction(1), "", "", at, end))
        relations.append(
            Relation(
                Kind.SUM, (id,), (), each, at, end, "", Verdict.FAILS, f"số {n}", "Không khớp."
            )
        )
    review = Review(text, tuple(figures), tuple(relations))
    return Checked(review, name="bản thảo", on=date(2006, 11, 20))


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """By python-docx: (author, initials, text)."""
    found = docx.Document(io.BytesIO(data)).comments
    return [(c.author, c.initials or "", c.text) for c in found]


def test_a_pasted_text_comes_back_as_a_document_with_comments() -> None:
    text = read_text("\n\n".join(examples.PARAGRAPHS))
    data = annotate(None, examples.checked(review=examples.review(text)))
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs] == list(examples.PARAGRAPHS)
    assert anchored(data) == {
        "Sai: “343 chi bộ thành lập mới, chiếm 28,6%”": "343 chi bộ thành lập mới, chiếm 28,6%",
        "Sai: 343: chi bộ thành lập, từ 11/02/2006 đến 10/11/2006": "343",
        "Làm tròn: “đạt 66,6%”": "đạt 66,6%",
        "Không xác định: “1 bản chưa có chi bộ, chiếm 0,03%”": "1 bản chưa có chi bộ, chiếm 0,03%",
    }
    (wrong_one,) = [t for _, _, t in comments(data) if t.startswith("Sai: “")]
    assert wrong_one.split("\n") == [
        "Sai: “343 chi bộ thành lập mới, chiếm 28,6%”",
        "343/3.814 = 9,0 %",
        "28,6 % không phải tỷ lệ của 343 trên 3.814.",
        "Có thể là 222/776 = 28,6 %. Chi bộ mới ở bản trên số bản chưa có chi bộ.",
    ]
    assert {(author, initials) for author, initials, _ in comments(data)} == {("Hạt Nhân", "HN")}


def test_ignored_findings_are_left_out_and_right_ones_come_when_asked() -> None:
    """Planted: ignored findings written down, too."""
    review = examples.review()
    ignored = {finding_key(review, review.relations[1]): "đã biết"}
    checked = examples.checked(review=review, register=(), ignored=ignored)
    assert len(comments(annotate(None, checked))) == 2
    assert len(comments(annotate(None, checked, with_holds=True))) == 3
    assert "Đúng: 86 = 76 + 6 + 4" in anchored(annotate(None, checked, with_holds=True))


def test_a_document_is_changed_in_nothing_but_its_comments() -> None:
    def make(document: Document) -> None:
        document.add_heading("Kết quả", 1)
        added = document.add_paragraph("Có ")
        added.add_run("343").bold = True
        added.add_run(" chi bộ, chiếm 28,").italic = True
        added.add_run("6% tổng số cơ sở.")
        document.add_table(1, 2).cell(0, 1).text = "Tổng 995"
        document.sections[0].footer.paragraphs[0].text = "Chân trang"

    source = saved(make)
    text = read_bytes(source)
    data = annotate(source, wrong(text, "343 chi bộ, chiếm 28,6%", "995"))
    assert set(anchored(data).values()) == {"343 chi bộ, chiếm 28,6%", "995"}
    assert read_bytes(data) == text
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        changed = {
            n for n in new.namelist() if n not in old.namelist() or old.read(n) != new.read(n)
        }
        assert set(old.namelist()) <= set(new.namelist())
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    looks = [
        [(run.text, run.bold, run.italic) for run in each.runs if run.text]
        for each in docx.Document(io.BytesIO(data)).paragraphs
    ]
    assert looks[1] == [
        ("Có ", None, None),
        ("343", True, None),
        (" chi bộ, chiếm 28,", None, True),
        ("6%", None, None),
        (" tổng số cơ sở.", None, None),
    ]


def test_no_finding_no_change() -> None:
    source = saved(lambda document: document.add_paragraph("Có 86 cơ sở."))
    assert annotate(source, wrong(read_bytes(source))) == source


def test_comments_of_others_stay() -> None:
    def make(document: Document) -> None:
        run = document.add_paragraph("Có 86 cơ sở.").runs[0]
        document.add_comment(run, "Xem lại câu này", author="Biên tập viên")

    source = saved(make)
    data = annotate(source, wrong(read_bytes(source), "86"))
    assert [(a, t.partition("\n")[0]) for a, _, t in comments(data)] == [
        ("Biên tập viên", "Xem lại câu này"),
        ("Hạt Nhân", "Sai: “86”"),
    ]
    assert anchored(data) == {"Xem lại câu này": "Có 86 cơ sở.", "Sai: “86”": "86"}
    again = annotate(data, wrong(read_bytes(data), "86 cơ sở"))
    assert len(anchored(again)) == 3


LINK = "<w:hyperlink><w:r><w:t>có 86 cơ</w:t></w:r></w:hyperlink><w:r><w:t> sở mới</w:t></w:r>"
FIELD = (
    '<w:r><w:t>Số </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText>REF a</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>86 cơ sở</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> mới</w:t></w:r>'
)
SIMPLE = '<w:r><w:t>Số </w:t></w:r><w:fldSimple w:instr="REF a"><w:r><w:t>86 cơ</w:t></w:r></w:fldSimple>'
BREAK = "<w:r><w:t>Bản 86</w:t><w:br/><w:t>Xã 4</w:t><w:tab/><w:t>12</w:t></w:r>"
HIDDEN = "<w:r><w:t>1\u00ad37\u200b6 ba\u0309n\u0300</w:t></w:r><w:r><w:t>\u0301 76</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "words", "spans"),
    [
        (LINK, ["86", "sở"], ["86", "sở"]),
        (LINK, ["86 cơ sở"], ["86 cơ sở"]),
        (FIELD, ["86"], ["86 cơ sở"]),  # the result of a field is computed anew: all of it
        (FIELD, ["mới"], ["mới"]),
        (SIMPLE, ["86"], ["86 cơ"]),
        (BREAK, ["86"], ["86"]),
        (BREAK, ["Bản 86", "Xã", "12"], ["Bản 86", "Xã", "12"]),
        (HIDDEN, ["1376", "76"], ["1\u00ad37\u200b6", "76"]),
        (HIDDEN, ["376"], ["37\u200b6"]),
    ],
)
def test_anchors_in_the_pieces_of_a_line(inner: str, words: list[str], spans: list[str]) -> None:
    """Planted, one at a time: places counted without the invisible characters; marks inside the
    result of a field; a cut in the run that a piece was in before another cut.
    """
    inner = inner.replace("<w:t>", '<w:t xml:space="preserve">')
    source = by_hand(body(f"<w:p>{inner}</w:p>"))
    text = read_bytes(source)
    data = annotate(source, wrong(text, *words))
    assert sorted(anchored(data).values()) == sorted(spans)
    assert read_bytes(data).text == text.text


def test_a_figure_in_a_footnote_is_commented_at_its_mark() -> None:
    """Planted: the marks set inside the note, where Word allows none."""
    source = files.with_footnote()
    data = annotate(source, wrong(read_bytes(source), "76", "12"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    around = r"commentRangeStart[^>]*/><w:r><w:footnoteReference[^>]*/></w:r><w:commentRangeEnd"
    assert re.search(around, document)
    (_, _, said) = comments(data)[1]
    assert said.endswith("Ở chú thích: “12”")


def test_a_figure_in_a_text_box_is_commented_at_the_box() -> None:
    source = by_hand(body(files.BOX.format(inner=paragraph("Trong khung 8 bản."))))
    data = annotate(source, wrong(read_bytes(source), "15", "8"))
    assert [t.split("\n")[-1] for _, _, t in comments(data)] == [
        "Không khớp.",
        "Ở khung chữ: “8”",
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    boxes = root.iter(f"{W}txbxContent")
    assert not [e for box in boxes for e in box.iter(OPEN, SHUT, f"{W}commentReference")]


def test_a_finding_over_two_paragraphs_stands_at_its_figure() -> None:
    source = saved(lambda d: [d.add_paragraph("Có 86 cơ sở"), d.add_paragraph("và 4 trạm.")])
    text = read_bytes(source)
    figure = Figure("f1", "4", Fraction(4), Fraction(1), "", "", 15, 16)
    assert text.text[15:16] == "4"
    relation = Relation(
        Kind.SUM, ("f1",), (), text.text[3:16], 3, 16, "", Verdict.FAILS, "86 ≠ 4", "Sai."
    )
    checked = Checked(Review(text, (figure,), (relation,)))
    assert list(anchored(annotate(source, checked)).values()) == ["4"]


def test_a_finding_of_many_words_stands_at_its_figure() -> None:
    words = "Có 86 cơ sở, " + "ở bản, trường học, " * 20 + "chiếm 2,8%"
    source = saved(lambda d: d.add_paragraph(words))
    text = read_bytes(source)
    checked = wrong(text, "2,8%")
    (relation,) = checked.review.relations
    wide = dataclasses.replace(relation, start=0, text=words)
    review = dataclasses.replace(checked.review, relations=(wide,))
    assert list(anchored(annotate(source, Checked(review))).values()) == ["2,8%"]


def test_what_no_xml_may_hold_never_breaks_the_document() -> None:
    text = Text("Có 86 \x0b\x00cơ\ufffe sở", ())
    text = Text(text.text, (examples.Block(0, len(text.text)),))
    checked = wrong(text, "86", "cơ\ufffe sở")
    (first, *_) = checked.review.relations
    odd = examples.relation(
        text,
        Kind.SUM,
        "f1 =",
        "86",
        Verdict.FAILS,
        "\x01=\x02 <&>",
        "a\ud800b".replace("\ud800", "\x1f"),
    )
    data = annotate(None, Checked(Review(text, checked.review.figures, (odd, first))))
    assert {t.split("\n")[1] for _, _, t in comments(data)} == {"= <&>", "số 1"}


def test_another_file_is_refused() -> None:
    one = saved(lambda document: document.add_paragraph("Có 86 cơ sở."))
    other = saved(lambda document: document.add_paragraph("Có 87 cơ sở."))
    assert code(annotate, other, wrong(read_bytes(one), "86")) == "draft_differs"
    assert code(annotate, b"%PDF-1.4", wrong(read_bytes(one), "86")) == "draft_pdf"


RUNS = st.lists(
    st.text(st.sampled_from("ab 12.%đ\u00ad\u200be\u0301\t&"), min_size=1, max_size=6), max_size=5
)


@hypothesis.given(st.lists(RUNS, min_size=1, max_size=4), st.data())
@hypothesis.settings(max_examples=80, deadline=None)
def test_annotated_and_read_again_it_is_the_same_text(
    paragraphs: Sequence[Sequence[str]], data: st.DataObject
) -> None:
    """And each comment holds exactly the words it speaks of, however they lie over the runs."""
    from hatnhan.drafts.reading import word as reading

    def make(document: Document) -> None:
        for runs in paragraphs:
            added = document.add_paragraph()
            for each in runs:
                added.add_run(each)

    source = saved(make)
    text = reading.from_answer(reading.read_bytes(source), None)
    wanted = []
    for n, block in enumerate(text.blocks):
        for k in range(data.draw(st.integers(0, 3))):
            start = data.draw(st.integers(block.start, block.end - 1))
            end = data.draw(st.integers(start + 1, block.end))
            while start > block.start and unicodedata.combining(text.text[start]):
                start -= 1
            while end < block.end and unicodedata.combining(text.text[end]):
                end += 1
            wanted.append(Note(start, end, (f"{n} {k}",)))
    noted = commented(source, text.text, wanted, None)
    assert reading.from_answer(reading.read_bytes(noted), None) == text
    for note in wanted:
        said = anchored_text(noted, note.lines[0])
        assert said == text.text[note.start : note.end].replace("\t", "")


def anchored_text(data: bytes, first: str) -> str:
    from hatnhan.drafts.reading.clean import clean

    return clean(anchored(data)[first])
