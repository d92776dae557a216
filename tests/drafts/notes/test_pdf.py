"""The PDF of a checked draft: its words read back, its letters in the fonts, its marks in words."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics

from hatnhan.drafts.findings import Checked, finding_key
from hatnhan.drafts.notes.pdf import to_pdf
from hatnhan.drafts.reading import read_text
from hatnhan.prose.model import Block, Review, Text
from tests.drafts.notes import examples
from tests.drafts.notes.test_word import wrong


def words(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_heading_text_findings_and_what_was_ignored() -> None:
    review = examples.review()
    rounding = finding_key(review, review.relations[3])
    checked = examples.checked(review=review, ignored={rounding: "Theo báo cáo gốc"})
    said = words(to_pdf(checked))
    for each in (
        "Soát dự thảo: Bài mẫu.docx",
        "9 con số, 3 quan hệ: 1 đúng, 1 sai, 1 không xác định; 1 con số đối chiếu sổ: 1 sai;"
        " 1 đã bỏ qua",
        "Soát ngày 20/11/2006; đối chiếu với sổ đã ghi đến số 1.300; không có con số nào bị sửa.",
        "Toàn xã có 86 cơ sở (76 bản, 6 trường học, 4 trạm y tế).",
        "343/3.814 = 9,0 %",
        "Có thể là 222/776 = 28,6 %. Chi bộ mới ở bản trên số bản chưa có chi bộ.",
        "mẫu số từ 2.857 đến 4.000",
        "Đúng 86 = 76 + 6 + 4",
        "Đã bỏ qua Làm tròn: “đạt 66,6%”. Lý do: Theo báo cáo gốc",
    ):
        assert each in said, each
    order = ["1. Sai 343:", "2. Sai “343 chi bộ", "3. Không xác định “1 bản", "Đã bỏ qua"]
    assert [*sorted(order, key=said.replace("\xa0", " ").index)] == order


def test_verdicts_are_told_in_words_beside_the_figures() -> None:
    said = words(to_pdf(examples.checked(register=())))
    assert re.search(r"28,6%\s?1 sai", said)
    assert re.search(r"66,6%\s?2 làm tròn", said)
    assert re.search(r"0,03%\s?3 \?", said)


def test_the_heading_is_one_line_however_long() -> None:
    checked = examples.checked(review=wrong(read_text("Có 86 cơ sở."), *["86"]).review, register=())
    first = PdfReader(io.BytesIO(to_pdf(checked))).pages[0].extract_text().splitlines()
    assert "1 con số, 1 quan hệ: 1 sai" in first
    first = PdfReader(io.BytesIO(to_pdf(examples.checked()))).pages[0].extract_text().splitlines()
    assert sum("9 con số" in line and line.endswith("đối chiếu sổ: 1 sai") for line in first) == 1


def test_every_vietnamese_letter_is_in_both_fonts() -> None:
    """Planted: the first piece of the web font instead of all joined."""
    to_pdf(Checked(Review(Text("a", ()), (), ())))
    letters = {
        unicodedata.normalize("NFC", base + mark)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    } | set("đĐ“”–…·%0123456789²³¹½×÷")
    assert all(len(letter) == 1 for letter in letters)
    for name in ("BeVietnamPro", "BeVietnamPro-Bold"):
        face = pdfmetrics.getFont(name).face
        glyphs = {letter: face.charToGlyph.get(ord(letter), 0) for letter in letters}
        assert not [letter for letter, glyph in glyphs.items() if not glyph]
        assert len(set(glyphs.values())) == len(letters)


@pytest.mark.parametrize(
    "odd",
    [
        "86 <b>cơ sở</i> &amp; <para> &#0; 5 < 6",
        "86 日本 ≤ ≥ ≠ → ✓ 10⁴",
        "86 \x01\x0b\ufffe cơ sở",
        "86" + "x" * 3000,
        "86 " + "dài " * 3000,
        '86 <font name="nowhere" backColor="[[[]]]"><img src="file:///etc/passwd"/>',
    ],
)
def test_nothing_in_a_text_is_a_command(odd: str) -> None:
    """Planted: words put into the markup as they are."""
    text = Text(odd, (Block(0, len(odd)),))
    checked = wrong(text, "86")
    assert "86" in words(to_pdf(checked))
    assert "<" not in odd or "<" in words(to_pdf(checked))


def test_tables_have_a_row_a_line() -> None:
    text = Text(
        "Bản\n76\nXã\n4",
        (
            Block(0, 3, "cell", 0, 0, 0),
            Block(4, 6, "cell", 0, 0, 1),
            Block(7, 9, "cell", 0, 1, 0),
            Block(10, 11, "cell", 0, 1, 1),
        ),
    )
    said = words(to_pdf(wrong(text, "76"))).replace("\xa0", " ")
    assert re.search(r"Bản\s+\|\s+76\s?1 sai\s+Xã\s+\|\s+4", said)


def test_the_same_draft_gives_the_same_bytes_and_tells_its_language() -> None:
    checked = examples.checked()
    data = to_pdf(checked)
    assert data == to_pdf(checked)
    reader = PdfReader(io.BytesIO(data))
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.metadata is not None
    assert reader.metadata.title == "Soát dự thảo: Bài mẫu.docx"
    assert reader.metadata.author == "Hạt Nhân"


def test_many_pages() -> None:
    text = read_text("\n".join(examples.PARAGRAPHS * 120))
    pages = PdfReader(io.BytesIO(to_pdf(wrong(text, *["86"] * 120)))).pages
    assert len(pages) > 8
    assert f"Trang {len(pages)}" in pages[-1].extract_text()
