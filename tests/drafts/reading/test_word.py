"""Word documents: what is read, in which order, and where each block stands."""

from __future__ import annotations

from pathlib import Path

import docx
import hypothesis
import pytest
from docx.document import Document
from hypothesis import strategies as st

from hatnhan.domain.text import nfc
from hatnhan.drafts.reading import read_bytes, read_file
from hatnhan.prose.model import Text
from tests.drafts.reading import files
from tests.drafts.reading.files import body, by_hand, code, paragraph, saved
from tests.drafts.reading.test_plain import TCVN3


def blocks(text: Text) -> list[tuple[object, ...]]:
    return [(text.text[b.start : b.end], b.kind, b.table, b.row, b.column) for b in text.blocks]


def words(data: bytes) -> list[str]:
    text = read_bytes(data)
    return [text.text[b.start : b.end] for b in text.blocks]


def test_paragraphs_headings_and_cells(tmp_path: Path) -> None:
    """Planted: columns counted without the width of merged cells."""

    def make(document: Document) -> None:
        document.add_heading("Phần thứ nhất", 1)
        document.add_paragraph("Có 86 cơ sở.")
        document.add_paragraph("")
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Loại hình"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "29"
        document.add_paragraph("Hết.")
        document.add_table(1, 1).cell(0, 0).text = "Bảng hai"

    path = tmp_path / "x.docx"
    path.write_bytes(saved(make))
    text = read_file(path, "x.docx")
    assert blocks(text) == [
        ("Phần thứ nhất", "heading", None, None, None),
        ("Có 86 cơ sở.", "paragraph", None, None, None),
        ("Loại hình", "cell", 0, 0, 0),
        ("02", "cell", 0, 0, 2),
        ("10", "cell", 0, 1, 0),
        ("11", "cell", 0, 1, 1),
        ("29", "cell", 0, 1, 2),
        ("20", "cell", 0, 2, 0),
        ("21", "cell", 0, 2, 1),
        ("Hết.", "paragraph", None, None, None),
        ("Bảng hai", "cell", 1, 0, 0),
    ]
    assert text.text == "\n".join(str(block[0]) for block in blocks(text))


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    def make(document: Document) -> None:
        cell = document.add_table(1, 2).cell(0, 1)
        cell.text = "ngoài"
        cell.add_table(1, 1).cell(0, 0).text = "trong"

    assert [b[:3] for b in blocks(read_bytes(saved(make)))] == [
        ("ngoài", "cell", 0),
        ("trong", "cell", 1),
    ]


def test_footnotes_come_last_and_their_marks_are_no_digits() -> None:
    assert blocks(read_bytes(files.with_footnote())) == [
        ("Có 76 bản và 4 trạm.", "paragraph", None, None, None),
        ("Hết 9 tháng.", "paragraph", None, None, None),
        (" Trong đó 12 bản biên giới.", "footnote", None, None, None),
    ]


def test_a_text_box_is_read_once() -> None:
    """Planted: both ways of drawing it are read, so that its figures are there twice."""
    data = by_hand(
        body(files.BOX.format(inner=paragraph("Trong khung 8 bản.")) + paragraph("Sau."))
    )
    assert words(data) == ["Ngoài khung 15.", "Trong khung 8 bản.", "Sau."]


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        ("<w:r><w:t>28</w:t></w:r><w:r><w:t>,6%</w:t></w:r>", "28,6%"),
        ("<w:r><w:t>9</w:t><w:tab/><w:t>95</w:t></w:r>", "9\t95"),
        ("<w:r><w:t>1\u200b3\u00ad76</w:t><w:softHyphen/><w:t>0</w:t></w:r>", "13760"),
        ("<w:r><w:t>8</w:t><w:noBreakHyphen/><w:t>10</w:t></w:r>", "8-10"),
        ("<w:hyperlink><w:r><w:t>86 cơ</w:t></w:r></w:hyperlink><w:r><w:t> sở</w:t></w:r>",
         "86 cơ sở"),
        ("<w:fldSimple><w:r><w:t>12</w:t></w:r></w:fldSimple>", "12"),
        ("<w:sdt><w:sdtContent><w:r><w:t>12</w:t></w:r></w:sdtContent></w:sdt>", "12"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>5</w:t></w:r>', "35"),
        ('<w:r><w:t>995</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
         "<w:t>1</w:t></w:r><w:r><w:t> bản</w:t></w:r>", "995¹ bản"),
        ("<w:r><w:t>86</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>", "86"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>86</w:t></w:r>', "86"),
        ("<w:r><w:t>Ba\u0309</w:t></w:r><w:r><w:t>n, xa</w:t></w:r><w:r><w:t>\u0303</w:t></w:r>",
         "Bản, xã"),
        ("<w:r><w:t>a\nb</w:t></w:r>", "a b"),
        ("<w:r><w:t>&lt;b&gt; &amp; 5</w:t></w:r>", "<b> & 5"),
    ],
)  # fmt: skip
def test_pieces_of_a_line(inner: str, read: str) -> None:
    """Planted: a raised digit read as a plain one, which makes 9951 of 995 and its mark."""
    inner = inner.replace("<w:t>", '<w:t xml:space="preserve">')
    assert words(by_hand(body(f"<w:p>{inner}</w:p>"))) == [read]


def test_lines_of_one_paragraph() -> None:
    held = "<w:p><w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r></w:p>"
    assert words(by_hand(body(held.format("Bản: 76", "Trường học: 6")))) == [
        "Bản: 76",
        "Trường học: 6",
    ]
    long = "Có 995 cơ sở đã có đảng viên nhưng chưa đủ điều kiện"
    assert words(by_hand(body(held.format(long, "lập chi bộ.")))) == [f"{long} lập chi bộ."]


def test_headers_numbers_and_remarks_are_left_out() -> None:
    def make(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Đầu trang 99"
        run = document.add_paragraph("Mục có số", style="List Number").runs[0]
        document.add_comment(run, "Nhận xét 77")

    assert words(saved(make)) == ["Mục có số"]


def test_a_style_built_on_a_heading_is_a_heading() -> None:
    def make(document: Document) -> None:
        style = document.styles.add_style("Mục lớn", 1)
        style.base_style = document.styles["Heading 2"]
        document.add_paragraph("I. Kết quả", style="Mục lớn")

    assert read_bytes(saved(make)).blocks[0].kind == "heading"


def test_words_typed_for_an_old_font_are_named() -> None:
    """The soft hyphens among them, which are letters there, are gone before anybody looks."""
    assert code(read_bytes, by_hand(body(paragraph(TCVN3)))) == "draft_old_font"


LETTERS = st.text(st.sampled_from("aă ế\u0301\u0309dĐ1,9.%()-\u00ad\u200b&<\t日"), max_size=12)


@hypothesis.given(st.lists(st.lists(LETTERS, max_size=4), min_size=1, max_size=5))
@hypothesis.settings(max_examples=60, deadline=None)
def test_the_text_is_what_the_paragraphs_say(paragraphs: list[list[str]]) -> None:
    """python-docx reads each paragraph back on its own; positions are those of the whole text."""
    from hatnhan.drafts.reading import word

    def make(document: Document) -> None:
        for runs in paragraphs:
            added = document.add_paragraph()
            for run in runs:
                added.add_run(run)

    data = saved(make)
    text = word.from_answer(word.read_bytes(data), None)
    said = []
    for each in docx.Document(files.io.BytesIO(data)).paragraphs:
        plain = nfc(each.text.replace("\u00ad", "").replace("\u200b", ""))
        said += [plain] if plain.strip() else []
    assert [text.text[b.start : b.end] for b in text.blocks] == said
