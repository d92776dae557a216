"""What an .xlsx says of its cells and its structure is read as it is written."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from openpyxl.styles import Font
from xlsxwriter.workbook import Workbook as Writer

from hatnhan.capture.reading import read
from tests.capture.reading.files import (
    SPREADSHEET,
    at,
    by_hand,
    only,
    raws,
    sheet,
    values,
    with_openpyxl,
    with_xlsxwriter,
)

DAY = dt.date(2006, 2, 10)


def test_values_and_what_a_person_sees() -> None:
    def write(book: Writer) -> None:
        ws = book.add_worksheet("Đảng viên")
        formats = ("dd/mm/yyyy", "[$-42A]dd/mm/yyyy", "d-m-yy", "yyyy", "mm/yyyy", "[$-42A]d mmm")
        for column, code in enumerate(formats):
            shape = book.add_format({"num_format": code})
            ws.write_datetime(0, column, DAY, shape)
        for column, number in enumerate((14, 15, 16, 17, 22)):
            ws.write_datetime(1, column, DAY, book.add_format({"num_format": number}))
        ws.write_row(2, 0, [3814, 3.814, -5, True, False, "007", 1e20])
        ws.write_number(3, 0, 1099012345, book.add_format({"num_format": "000000000000"}))
        ws.write_number(3, 1, 0.286, book.add_format({"num_format": "0.0%"}))
        ws.write_number(3, 2, 3814, book.add_format({"num_format": "#,##0"}))
        ws.write_number(3, 3, 5, book.add_format({"num_format": '[Red]#,##0 "đảng viên"'}))
        ws.write_number(3, 4, 7, book.add_format({"num_format": '_-* #,##0\\ _d_-;"dmy"'}))

    found = only(read(with_xlsxwriter(write)))
    assert found.name == "Đảng viên"
    assert values(found, 1)[:6] == [DAY] * 6
    assert raws(found, 1)[:6] == [
        "10/02/2006",
        "10/02/2006",
        "10-2-06",
        "2006",
        "02/2006",
        "10 Thg2",
    ]
    assert values(found, 2)[:5] == [DAY] * 5
    assert raws(found, 2)[:5] == ["10/02/2006", "10-Feb-06", "10-Feb", "Feb-06", "10/02/2006 0:00"]
    assert values(found, 3) == [3814, 3.814, -5, True, False, "007", 1e20]
    assert raws(found, 3) == ["3814", "3.814", "-5", "TRUE", "FALSE", "007", "1E+20"]
    assert values(found, 4)[:5] == [1099012345, 0.286, 3814, 5, 7]
    assert raws(found, 4)[:5] == ["001099012345", "28,6%", "3814", "5", "7"]


@pytest.mark.parametrize(
    ("serial", "value", "raw"),
    [
        ("1", dt.date(1900, 1, 1), "01/01/1900"),
        ("59", dt.date(1900, 2, 28), "28/02/1900"),
        ("60", 60, "60"),
        ("61", dt.date(1900, 3, 1), "01/03/1900"),
        ("38758", DAY, "10/02/2006"),
        ("38758.5", dt.datetime.fromisoformat("2006-02-10 12:00"), "10/02/2006 12:00"),
        ("38757.9999999", DAY, "10/02/2006"),
        ("0", 0, "0"),
        ("-1", -1, "-1"),
        ("2958465", dt.date(9999, 12, 31), "31/12/9999"),
        ("2958466", 2958466, "2958466"),
        ("1E+300", 1e300, "1E+300"),
    ],
)
def test_days_are_serial_numbers(serial: str, value: object, raw: str) -> None:
    """By the definition of the 1900 date system: 1 is 1 January 1900, and 60 a day that never was.

    Caught: 60 read as 28 February; days before it one too early. Planted: a time that the format
    of the cell hides was not to be seen in what is shown of the cell.
    """
    found = only(read(styled(f'<c r="A1" s="1"><v>{serial}</v></c>')))
    assert (values(found, 1), raws(found, 1)) == ([value], [raw])


def test_days_counted_from_1904() -> None:
    """Caught: the flag of the workbook not seen, so that days are 1,462 too early."""

    def write(book: Writer) -> None:
        ws = book.add_worksheet()
        ws.write_datetime(0, 0, DAY, book.add_format({"num_format": 14}))
        ws.write_number(0, 1, 0, book.add_format({"num_format": 14}))

    workbook = read(with_xlsxwriter(write, date_1904=True))
    assert workbook.date1904
    assert values(only(workbook), 1) == [DAY, dt.date(1904, 1, 1)]


def test_formulas_with_and_without_their_value() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><f>DATE(2006,2,10)</f><v>38758</v></c>'
        "<c r='B1'><f>SUM(C1:D1)</f></c><c r='C1'><f>TODAY()</f><v/></c>"
        "<c r='D1' t='str'><f>A1&amp;\"\"</f><v>Lò</v></c><c r='E1' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
        "<c r='F1' t='str'><f>\"\"</f><v></v></c><c r='G1' t='b'><f>1=1</f><v>1</v></c></row>"
    )
    found = only(read(styled(rows)))
    assert values(found, 1) == [DAY, None, None, "Lò", "#DIV/0!", None, True]
    assert [c.formula for c in found.rows[1]] == [True, True, True, True, True, False, True]
    assert at(found, "B1").raw == "=SUM(C1:D1)"


def test_numbers_keep_how_they_are_written() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1.4E+10</v></c><c r="B1"><v>0.28599999999999998</v></c>'
        '<c r="C1"><v>12345678901234567890</v></c><c r="D1" t="e"><v>#N/A</v></c>'
        '<c r="E1"><v>NaN</v></c><c r="F1"><v>1e400</v></c><c r="G1"><v>38758.0</v></c></row>'
    )
    found = only(read(by_hand(sheet(rows))))
    expected = [14_000_000_000, 0.286, 12345678901234567890, "#N/A", "NaN", "1e400", 38758]
    assert values(found, 1) == expected
    assert raws(found, 1) == [
        "1.4E+10", "0.286", "12345678901234567890", "#N/A", "NaN", "1e400", "38758",
    ]  # fmt: skip


def test_merges_cover_cells() -> None:
    """Caught: the first cell of a merge marked as covered."""

    def write(book: Writer) -> None:
        ws = book.add_worksheet()
        ws.merge_range("A1:C1", "Danh sách")
        ws.merge_range("A2:A4", "Chi bộ bản Púng")
        ws.write("C4", "x")

    found = only(read(with_xlsxwriter(write)))
    assert found.merges == ((1, 0, 1, 2), (2, 0, 4, 0))
    assert values(found, 1) == ["Danh sách"] * 3
    assert [c.merged for c in found.rows[1]] == [False, True, True]
    assert [at(found, f"A{r}").value for r in (2, 3, 4)] == ["Chi bộ bản Púng"] * 3
    assert [at(found, f"A{r}").merged for r in (2, 3, 4)] == [False, True, True]
    assert values(found, 4) == ["Chi bộ bản Púng", None, "x"]


def test_hidden_rows_columns_sheets_and_filters() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in range(1, 7):
        first.append([row, "Lò Văn Én", "x", "y"])
    first.row_dimensions[3].hidden = True
    first.column_dimensions["C"].hidden = True
    first.auto_filter.ref = "A1:D6"
    first.auto_filter.add_filter_column(0, ["1"])
    for name, state in (("Ẩn", "hidden"), ("Ẩn kỹ", "veryHidden")):
        book.create_sheet(name).sheet_state = state
    first_found, *others = read(with_openpyxl(book)).sheets
    assert first_found.hidden_rows == {3}
    assert first_found.hidden_columns == {2}
    assert first_found.filtered
    assert [(s.name, s.state) for s in others] == [("Ẩn", "hidden"), ("Ẩn kỹ", "very_hidden")]


def test_rows_of_no_height_and_columns_of_no_width_are_hidden() -> None:
    """Caught: only what is marked as hidden is."""
    before = '<cols><col min="2" max="2" width="0"/><col min="5" max="16384" hidden="true"/></cols>'
    rows = '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>'
    rows += '<row r="2" hidden="0"><c r="F2"><v>1</v></c></row><row r="9" hidden="1"/>'
    found = only(read(by_hand(sheet(rows, before))))
    assert found.hidden_rows == {1}
    assert found.hidden_columns == {1, 4, 5}


def test_fonts_and_strike_through_also_of_runs() -> None:
    book = openpyxl.Workbook()
    ws = book.active
    assert ws is not None
    ws["A1"], ws["B1"] = "NguyÔn V¨n An", "Lò Văn Én"
    ws["A1"].font, ws["B1"].font = Font(name=".VnTime"), Font(name="Arial", strike=True)
    found = only(read(with_openpyxl(book)))
    assert (at(found, "A1").font, at(found, "A1").struck) == (".VnTime", False)
    assert (at(found, "B1").font, at(found, "B1").struck) == ("Arial", True)

    def write(writer: Writer) -> None:
        struck = writer.add_format({"font_strikeout": True, "font_name": "VNI-Times"})
        writer.add_worksheet().write_rich_string("A1", "Lò ", struck, "Vaên Eùn")

    cell = at(only(read(with_xlsxwriter(write))), "A1")
    assert (cell.value, cell.struck) == ("Lò Vaên Eùn", True)


def test_texts_of_every_kind() -> None:
    """Caught: phonetic guides read as text."""
    shared = (
        f'<sst xmlns="{SPREADSHEET}"><si><t xml:space="preserve"> Lò </t></si>'
        "<si><r><t>Vàng </t></r><r><rPr><rFont val='.VnTime'/></rPr><t>A Súa</t></r>"
        "<rPh sb='0' eb='1'><t>ngữ âm</t></rPh></si><si><t>a_x000D_b_x005F_</t></si><si/></sst>"
    )
    rows = (
        '<row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7" t="s"><v>1</v></c><c r="C7" t="s"><v>2</v></c>'
        '<c r="D7" t="inlineStr"><is><r><t>Hà</t></r><r><t xml:space="preserve"> Thị</t></r></is></c>'
        '<c r="E7" t="s"><v>3</v></c><c r="F7" t="d"><v>2006-02-10</v></c></row>'
    )
    found = only(read(by_hand(sheet(rows), xl__sharedStrings_xml=shared)))
    assert list(found.rows) == [7]
    assert values(found, 7) == [" Lò ", "Vàng A Súa", "a\rb_", "Hà Thị", None, DAY]
    assert at(found, "B7").font == ".VnTime"


def test_prefixes_and_cells_without_addresses() -> None:
    """Caught: rows as short as what they hold."""
    first = "<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row>"
    rows = f"{first}<x:row><x:c><x:v>4</x:v></x:c></x:row>"
    text = f'<x:worksheet xmlns:x="{SPREADSHEET}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    found = only(read(by_hand(text)))
    assert [values(found, r) for r in found.rows] == [[1, None, 3], [4, None, None]]


def test_cells_and_rows_out_of_order() -> None:
    rows = (
        '<row r="5"><c r="C5"><v>3</v></c><c r="A5"><v>1</v></c></row>'
        '<row r="2"><c r="B2"><v>2</v></c></row>'
    )
    found = only(read(by_hand(sheet(rows))))
    assert list(found.rows) == [2, 5]
    assert values(found, 5) == [1, None, 3]


def test_a_dimension_that_claims_too_much_is_no_reason_to_refuse() -> None:
    found = only(read(by_hand(sheet(before='<dimension ref="A1:XFD1048576"/>'))))
    assert values(found, 1) == ["Họ và tên"]


def styled(row: str) -> bytes:
    """A sheet of one row whose style 1 shows days."""
    styles = (
        f'<styleSheet xmlns="{SPREADSHEET}"><numFmts count="1"><numFmt numFmtId="164"'
        ' formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    rows = row if row.startswith("<row") else f'<row r="1">{row}</row>'
    return by_hand(sheet(rows), xl__styles_xml=styles)
