"""The user's own workbook given back: every cell as it was, and one column more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from hatnhan.capture.letters import letters
from hatnhan.capture.model import Cell, Row, Sheet, Trouble, Verdict, Workbook
from hatnhan.capture.reading import read
from hatnhan.capture.returned import HEADING, Line, file_name, lines_in, reasons, returned
from tests.capture.sheets import LIST, people, xlsx

HELD = Line(LIST, 3, "held", "", "Dân tộc: Không rõ <dân tộc> & chưa ghi.")


def lines(*more: Line) -> list[Line]:
    return [Line(LIST, 1, "skipped", "header", ""), Line(LIST, 2, "accepted", "", "Đã nhập"), *more]


def sheet(data: bytes, name: str = LIST) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(data))[name]
    assert isinstance(found, Worksheet)
    return found


def column(data: bytes, place: int) -> list[object]:
    return [cell.value for cell in next(sheet(data).iter_cols(min_col=place, max_col=place))]


def gives(data: bytes, said: Iterable[Line]) -> bytes:
    return returned(said, data, read(data, "tệp"))


def test_one_column_more_and_nothing_else() -> None:
    data = xlsx(people(2))
    back = gives(data, lines(HELD))
    assert column(back, 10) == [HEADING, "Đã nhập", HELD.text]
    for old, new in zip(sheet(data).iter_rows(), sheet(back).iter_rows(max_col=9), strict=True):
        assert [cell.value for cell in new] == [cell.value for cell in old]
    assert sheet(back).dimensions == "A1:J3"


def fancy() -> bytes:
    """What a writer of cells alone would lose or change."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(people(2))))
    page = book[LIST]
    page["B2"].font = Font(name=".VnTime", bold=True, color="FF0000")
    page["C3"].fill = PatternFill("solid", fgColor="FFFF00")
    page["C3"] = date(1980, 5, 2)
    page["C3"].number_format = "dd/mm/yyyy"
    page["A5"] = "=SUM(A2:A3)"
    page.merge_cells("A6:C6")
    page.row_dimensions[3].height = 40
    page.freeze_panes = "A2"
    page.auto_filter.ref = "A1:I3"
    book.create_sheet("Khác")["A1"] = "để nguyên"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_other_part_is_the_same_byte_for_byte() -> None:
    """Planted: the workbook written anew by a library, which loses what it does not know."""
    data = fancy()
    back = gives(data, lines(HELD))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(back)) as new:
        assert new.namelist() == old.namelist()
        differ = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert differ == ["xl/worksheets/sheet1.xml"]
        text = new.read(differ[0]).decode()
    for kept in ("<f>SUM(A2:A3)</f>", "<mergeCell ", "<autoFilter ", 'ht="40"', "<pane "):
        assert kept in text


def test_mended_and_returned_once_more_the_old_reasons_go() -> None:
    """Planted: a second column of reasons, and reasons left at rows that were mended."""
    back = gives(xlsx(people(2)), lines(HELD))
    book = openpyxl.load_workbook(io.BytesIO(back))
    book[LIST]["E3"] = "Mông"
    book[LIST]["K1"] = "cột của cán bộ"
    out = io.BytesIO()
    book.save(out)
    again = gives(out.getvalue(), [*lines()[:1], Line(LIST, 3, "refused", "", "Còn sai ngày.")])
    assert column(again, 10) == [HEADING, None, "Còn sai ngày."]
    assert sheet(again)["K1"].value == "cột của cán bộ"
    places = [cell.coordinate for cell in sheet(again)[1] if cell.value is not None]
    assert places == sorted(places)
    assert sheet(again).max_column == 11


def test_it_is_read_again_as_it_was() -> None:
    data = xlsx(people(2))
    first, second = read(data, "tệp").sheets[0], read(gives(data, lines(HELD)), "tệp").sheets[0]
    assert {n: [c.raw for c in cells[:9]] for n, cells in second.rows.items()} == {
        n: [c.raw for c in cells] for n, cells in first.rows.items()
    }
    assert second.rows[3][9].raw == HELD.text


def test_characters_that_no_xml_may_hold() -> None:
    bad = Line(LIST, 3, "held", "", "Tên có ký tự \x00 và \ud800.")
    assert column(gives(xlsx(people(2)), lines(bad)), 10)[2] == "Tên có ký tự \ufffd và \ufffd."


def test_rows_written_without_numbers_or_cells() -> None:
    """Some writers leave out what follows from the order, and write a blank row as one tag."""
    data = xlsx(people(2))
    plain = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>TT</x:t></x:is></x:c></x:row>'
        b'<x:row spans="1:1"/><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, plain if name.endswith("sheet1.xml") else old.read(name))
    book = Workbook("xlsx", (Sheet(LIST, {1: (Cell("TT", "TT"),), 3: (Cell(7, "7"),)}),))
    said = [Line(LIST, 2, "held", "", "trống"), Line(LIST, 3, "held", "", "bảy")]
    assert column(returned(said, out.getvalue(), book), 2) == [HEADING, "trống", "bảy"]


@pytest.mark.parametrize("kind", ["csv", "xls", "ods"])
def test_other_formats_come_back_as_a_new_workbook(kind: str) -> None:
    """With text that begins like a formula left text."""
    cells = (Cell("=1+1", "=1+1"), Cell(date(1980, 5, 2), "02/05/1980"), Cell(True, "TRUE"))
    rows = {1: (Cell("Họ tên", "Họ tên"), Cell("Sinh", "Sinh"), Cell("x", "x")), 2: cells}
    name = None if kind == "csv" else LIST
    book = Workbook(kind, (Sheet(name, rows),))  # type: ignore[arg-type]
    back = returned([Line(name or "", 2, "refused", "", "Tên sai.")], b"", book)
    page = sheet(back, name or "Trang 1")
    assert [cell.value for cell in page[1]] == ["Họ tên", "Sinh", "x", HEADING]
    assert [cell.data_type for cell in page[2]] == ["s", "d", "b", "s"]
    assert page["A2"].value == "=1+1"
    assert page["D2"].value == "Tên sai."


def test_what_is_said_of_a_row() -> None:
    row = Row(LIST, 9, [Trouble("a", Verdict.HELD, "Sai.", "Sửa.", column="Ngày sinh"),
                        Trouble("b", Verdict.WARNED, "Lạ.")])  # fmt: skip
    assert reasons(lines_in([Row(LIST, 7, skipped="header"), row])) == {
        LIST: {7: HEADING, 9: "Ngày sinh: Sai. Sửa.; Lạ."}
    }


def test_names() -> None:
    assert file_name("DS đảng viên.v2.XLS") == "DS đảng viên.v2 - cần sửa.xlsx"
    assert [letters(n) for n in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


def test_nothing_is_written_on_a_sheet_that_nobody_can_open() -> None:
    """Planted: reasons in a column of a very hidden sheet, where no menu leads."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(people(2))))
    book.create_sheet("Khác")["A1"] = "mở được"
    book[LIST].sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    assert sheet(gives(out.getvalue(), lines(HELD))).max_column == 9
    book[LIST].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert sheet(gives(out.getvalue(), lines(HELD))).max_column == 10
