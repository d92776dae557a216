"""The workbook, read back by another program (openpyxl) and from its XML."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from hatnhan.indicators.queries import EstablishmentLine, Question
from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, build, write_xlsx
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.provenance import compact
from tests.reports.province import ANSWERS

EVIL = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","bấm")',
    "+84 912",
    "-5+2",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
)


def written(report: NineMonths) -> bytes:
    target = io.BytesIO()
    write_xlsx(report, target)
    return target.getvalue()


@pytest.fixture(scope="module")
def content(report: NineMonths) -> bytes:
    return written(report)


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def table(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet under its last row of headings."""
    rows = list(book[name].iter_rows(values_only=True))
    heads = next(at for at, row in enumerate(rows) if row[0] == "TT")
    return [dict(zip(rows[heads], row, strict=True)) for row in rows[heads + 1 :] if row[0]]


def test_sheets_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == [
        "Tổng hợp",
        "Tỷ lệ",
        "Theo loại cơ sở",
        "Kết nạp theo loại",
        "Theo huyện",
        "Theo vùng",
        "Đối chiếu",
        "DS chưa có ĐV (đầu kỳ)",
        "DS chưa đủ ĐK (đầu kỳ)",
        "DS chưa có ĐV (cuối kỳ)",
        "DS chưa đủ ĐK (cuối kỳ)",
        "DS chờ lập chi bộ",
        "DS dưới mức tối thiểu",
        "DS kết nạp",
        "DS chi bộ mới",
        "Nguồn số",
    ]


@pytest.mark.parametrize(
    ("sheet", "length"),
    [
        ("DS chưa có ĐV (đầu kỳ)", 86),
        ("DS chưa đủ ĐK (đầu kỳ)", 995),
        ("DS kết nạp", 413),
        ("DS chi bộ mới", 343),
    ],
)
def test_lists_have_a_row_for_each_record(book: Workbook, sheet: str, length: int) -> None:
    rows = table(book, sheet)
    assert len(rows) == length
    assert [row["TT"] for row in rows] == list(range(1, length + 1))


def test_marks_of_the_admissions_count_to_the_figures(book: Workbook) -> None:
    rows = table(book, "DS kết nạp")
    assert sum(row["Dân tộc thiểu số"] == "x" for row in rows) == 332
    assert sum(row["Đoàn viên thanh niên"] == "x" for row in rows) == 256
    assert sum(row["Bản ĐBKK"] == "x" for row in rows) == 50
    assert sum(row["Bản biên giới"] == "x" for row in rows) == 21
    assert sum(row["Loại cơ sở"] == "Bản" for row in rows) == 292


def test_every_figure_has_its_source(book: Workbook, report: NineMonths) -> None:
    rows = {row["Mã trong báo cáo"]: row for row in table(book, "Nguồn số")}
    assert set(rows) == set(report.figures())
    for code, figure in report.figures().items():
        row = rows[code]
        assert row["Số"] == figure.value
        assert row["Đến lần ghi số"] == 61204
        assert row["Định nghĩa"]
        assert row["Nguồn số (đường dẫn)"]
    assert rows["opening.total.no_member"]["Thời điểm hoặc kỳ"] == "10/02/2006"
    assert rows["admitted"]["Thời điểm hoặc kỳ"] == "11/02/2006 – 10/11/2006"
    assert rows["admitted"]["Nguồn số (đường dẫn)"] == "flow.admitted"


def test_rates_are_formulas_over_their_own_terms(content: bytes) -> None:
    formulas = load_workbook(io.BytesIO(content))["Tỷ lệ"]
    values = load_workbook(io.BytesIO(content), data_only=True)["Tỷ lệ"]
    seen = 0
    for row in formulas.iter_rows(min_row=5):
        if not isinstance(row[5].value, str) or not row[5].value.startswith("="):
            continue
        seen += 1
        at = row[0].row
        assert row[5].value == f"=C{at}/E{at}"
        assert values.cell(at, 6).value == pytest.approx(row[2].value / row[4].value)
        assert row[5].number_format == '0.0" "%'
    assert seen == 24


def test_no_other_cell_is_a_formula(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet") and not name.endswith("sheet2.xml"):
                assert "<f>" not in package.read(name).decode()


def test_text_that_looks_like_a_formula_stays_text() -> None:
    """Planted: `write` instead of `write_string` turns the first two into a formula and a link."""

    def named(question: Question) -> Sequence[EstablishmentLine]:
        lines = list(ANSWERS.establishments(question))
        for place, text in enumerate(EVIL):
            lines[place] = replace(lines[place], name=text)
        return lines

    content = written(build(FIRST_NINE_MONTHS, answers=replace(ANSWERS, establishments=named)))
    book = load_workbook(io.BytesIO(content))
    cells = {
        cell.value: cell
        for row in book["DS chưa có ĐV (đầu kỳ)"].iter_rows()
        for cell in row
        if cell.value in EVIL
    }
    assert set(cells) == set(EVIL)
    for cell in cells.values():
        assert cell.data_type == "s"
        assert cell.hyperlink is None
    assert all(cells[text].quotePrefix for text in EVIL)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any("externalLink" in name for name in package.namelist())


def test_odd_names_do_not_spoil_the_workbook(report: NineMonths) -> None:
    """Planted: U+FFFF written as it is leaves a file that no reader opens."""
    odd = replace(report, unit=replace(report.unit, name="Sơn\x01 <La> & \uffff"))
    book = load_workbook(io.BytesIO(written(odd)))
    assert str(book["Tổng hợp"]["A2"].value).startswith("Phạm vi: tỉnh Sơn <La> & .")


def test_every_sheet_prints_on_a4_across(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what the format means by nothing
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
        assert sheet.freeze_panes


def test_summary_opens_the_lists(book: Workbook) -> None:
    sheet = book["Tổng hợp"]
    links = {
        re.sub(r"!.*", "", link.location or "").strip("'")
        for link in (cell.hyperlink for row in sheet.iter_rows() for cell in row)
        if link is not None
    }
    assert {"DS chưa có ĐV (đầu kỳ)", "DS kết nạp", "DS chi bộ mới", "DS chờ lập chi bộ"} <= links
    assert links <= set(book.sheetnames)


def test_invented_data_are_told_on_every_sheet(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert "Dữ liệu mô phỏng" in str(sheet.oddFooter.left.text)
        assert any(
            "mô phỏng" in str(row[0]) for row in sheet.iter_rows(max_row=4, values_only=True)
        )


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("flow.admitted", "flow.admitted"),
        (
            "coverage.village.no_member + coverage.school.no_member",
            "coverage.{village, school}.no_member",
        ),
        ("a.x.p + a.y.q", "a.x.p + a.y.q"),
        ("a.x.p + a.y.p + a.x.q + a.y.q", "a.{x, y}.{p, q}"),
    ],
)
def test_sums_of_paths_are_written_short(path: str, short: str) -> None:
    """Planted: braces whenever the heads agree would say of a.x.p + a.y.q four figures."""
    assert compact(path) == short
