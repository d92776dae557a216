"""The Word document, read back from its XML and by python-docx."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt

from hatnhan.indicators.queries import Scope
from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, build, write_docx
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.word.layout import layout_of
from tests.reports.province import ANSWERS


def written(report: NineMonths) -> bytes:
    target = io.BytesIO()
    write_docx(report, target)
    return target.getvalue()


@pytest.fixture(scope="module")
def content(report: NineMonths) -> bytes:
    return written(report)


@pytest.fixture(scope="module")
def doc(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def test_page_of_the_guidance_of_2004(doc: WordDocument) -> None:
    section = doc.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    found = [round(margin.mm) for margin in margins if margin is not None]
    assert found == [25, 25, 35, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert section.header_distance is not None
    assert round(section.header_distance.mm) == 10


def test_page_number_stands_at_the_top_from_page_two(content: bytes, doc: WordDocument) -> None:
    section = doc.sections[0]
    assert section.different_first_page_header_footer
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        headers = [package.read(n).decode() for n in package.namelist() if "header" in n]
    assert sum(">PAGE<" in header for header in headers) == 1


def test_head_and_foot_carry_the_parts_in_order(doc: WordDocument) -> None:
    left, right = doc.tables[0].rows[0].cells
    assert [p.text for p in left.paragraphs] == ["TỈNH ỦY SƠN LA", "*", "Số           -BC/TU"]
    assert right.paragraphs[0].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert right.paragraphs[0].runs[0].font.size == Pt(15)
    assert right.paragraphs[0].runs[0].font.bold
    assert re.fullmatch(r"Sơn La, ngày +tháng 11 năm 2006", right.paragraphs[1].text)
    foot = next(table for table in doc.tables if "Nơi nhận:" in table.rows[0].cells[0].text)
    to, signed = foot.rows[0].cells
    assert to.paragraphs[-1].text == "- Lưu Văn phòng Tỉnh ủy."
    assert [p.text for p in signed.paragraphs][:2] == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]


def test_title_and_subject(doc: WordDocument) -> None:
    texts = [paragraph.text for paragraph in doc.paragraphs]
    at = texts.index("BÁO CÁO")
    assert texts[at + 1].startswith("kết quả 9 tháng thực hiện Nghị quyết số 03-NQ/TU")
    assert texts[at + 2] == "-----"


def test_one_font_in_the_whole_document(content: bytes) -> None:
    """Planted: leaving the template's heading style alone brings its theme font back."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
    used = set(re.findall(r'w:pStyle w:val="([^"]+)"', body)) | {"Normal"}
    for style in used & {"Normal", "Heading1", "Heading2"}:
        block = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', styles, re.DOTALL)
        assert block is not None
        assert (
            re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"', block[0])
            == ["Times New Roman"] * 4
        )
        assert "Theme" not in block[0].replace("themeColor", "")


def test_tables_hold_the_figures(doc: WordDocument) -> None:
    by_kind = next(
        t for t in doc.tables if t.rows[0].cells[0].text == "Loại cơ sở" and len(t.columns) == 9
    )
    total = [cell.text for cell in by_kind.rows[-1].cells]
    assert total == ["Cộng", "3.814", "3.814", "86", "43", "995", "695", "2.733", "3.076"]
    parts = next(t for t in doc.tables if t.rows[0].cells[0].text == "Đơn vị")
    assert [cell.text for cell in parts.rows[-1].cells][-2:] == ["413", "343"]
    assert len(parts.rows) == 2 + 11 + 1


def test_percent_sign_never_leaves_its_number(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    assert "28,6\N{NO-BREAK SPACE}%" in body
    assert not re.search(r"\d %", body)


def test_invented_data_are_told_on_every_page(doc: WordDocument) -> None:
    section = doc.sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert "Dữ liệu mô phỏng" in footer.paragraphs[0].text


def test_real_data_have_an_empty_footer() -> None:
    plain = Document(io.BytesIO(written(build(FIRST_NINE_MONTHS, answers=ANSWERS))))
    assert plain.sections[0].footer.paragraphs[0].text == ""


def test_a_district_names_its_province_above_it() -> None:
    made = build(replace(FIRST_NINE_MONTHS, scope=Scope("place", "Mai Sơn")), answers=ANSWERS)
    left = Document(io.BytesIO(written(made))).tables[0].rows[0].cells[0]
    assert [p.text for p in left.paragraphs][:2] == ["ĐẢNG BỘ TỈNH SƠN LA", "HUYỆN ỦY MAI SƠN"]
    assert left.paragraphs[3].text.endswith("-BC/HU")


def test_odd_names_do_not_spoil_the_document(report: NineMonths) -> None:
    """Planted: a name with a control character makes python-docx refuse the whole document."""
    odd = replace(report, unit=replace(report.unit, name="Sơn\x01 <La> & \uffff"))
    left = Document(io.BytesIO(written(odd))).tables[0].rows[0].cells[0]
    assert left.paragraphs[0].text == "TỈNH ỦY SƠN <LA> & "


@pytest.mark.parametrize(
    ("on", "left", "bold"),
    [
        (date(1999, 1, 1), 35, True),
        (date(2006, 11, 10), 35, True),
        (date(2018, 4, 2), 35, True),
        (date(2018, 4, 3), 30, True),
        (date(2026, 5, 26), 30, True),
        (date(2026, 5, 27), 30, False),
    ],
)
def test_form_follows_the_date(on: date, left: float, bold: bool) -> None:
    """Guidance 36 of 03/4/2018 and 05 of 27/5/2026 hold from their own day."""
    found = layout_of(on)
    assert (found.left, found.signer_title_bold) == (left, bold)
