"""What is not read in silence: hidden, merged, doubled, missing, several tables."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from hatnhan.capture import fields
from hatnhan.capture.layout import tables
from hatnhan.capture.model import Kind, Table, Trouble, Verdict
from hatnhan.capture.reading import read
from hatnhan.capture.templates import template
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line, lines

UNITS = ("TT", "Tên cơ sở", "Loại", "Xã", "Từ ngày")


def village(number: int, name: str) -> list[Any]:
    return [number, name, "Bản", "Xã Thử", date(2010, 1, 28)]


def codes(table: Table) -> dict[int, list[str]]:
    return {row: [t.code for t in said] for row, said in table.troubles.items()}


def by_code(said: list[Trouble], code: str) -> Trouble:
    (found,) = [t for t in said if t.code == code]
    return found


def test_hidden_rows_wait() -> None:
    page = sheet([HEADER, *lines(5)], hidden_rows=(3, 4))
    (table,), said = tables(book(page), "members")
    assert codes(table) == {3: ["hidden_row"], 4: ["hidden_row"]}
    assert all(t.verdict is Verdict.HELD for t in table.troubles[3])
    question = by_code(said, "hidden_content")
    assert question.verdict is Verdict.HELD
    assert question.message == "Tệp có 2 dòng ẩn: nhập cả hay bỏ ra?"


def test_hidden_rows_that_are_no_data_are_not_asked_about() -> None:
    page = sheet([["DANH SÁCH"], HEADER, *lines(2), [None, "Cộng"]], hidden_rows=(1, 5, 9))
    (table,), said = tables(book(page), "members")
    assert (codes(table), said) == ({}, [])


def test_filtered_rows_say_so() -> None:
    page = sheet([HEADER, *lines(3)], hidden_rows=(3,), filtered=True)
    (table,), _ = tables(book(page), "members")
    assert "bộ lọc" in table.troubles[3][0].message


@pytest.mark.parametrize(("answer", "rows"), [("include", [2, 3, 4]), ("exclude", [2, 4])])
def test_hidden_rows_decided(answer: str, rows: list[int]) -> None:
    page = sheet([HEADER, *lines(3)], hidden_rows=(3,))
    (table,), said = tables(book(page), "members", decisions={"hidden_row": answer})
    assert [r.row for r in table.rows] == rows
    assert (codes(table), said) == ({}, [])


def test_hidden_sheets_wait() -> None:
    shown = sheet([HEADER, *lines(2)], name="Đang sinh hoạt")
    hidden = sheet([HEADER, *lines(2)], name="Đã chuyển", state="very_hidden")
    found, said = tables(book(shown, hidden), "members")
    assert [codes(t) for t in found] == [{}, {2: ["hidden_sheet"], 3: ["hidden_sheet"]}]
    assert "1 trang tính ẩn (“Đã chuyển”)" in by_code(said, "hidden_content").message
    # Planted: to show the sheet again was advised, which no menu of Excel can do.
    assert by_code(said, "hidden_content").remedy == "Trả lời một lần cho mỗi loại."
    found, _ = tables(book(shown, hidden), "members", decisions={"hidden_sheet": "exclude"})
    assert [len(t.rows) for t in found] == [2, 0]
    found, _ = tables(book(shown, hidden), "members", decisions={"hidden_sheet": "include"})
    assert [codes(t) for t in found] == [{}, {}]


def test_a_hidden_sheet_of_choices_is_only_named() -> None:
    choices = sheet([["Nam", "Kinh"], ["Nữ", "Thái"]], name="Danh mục", state="hidden")
    found, said = tables(book(sheet([HEADER, *lines(2)]), choices), "members")
    assert len(found) == 1
    assert [(t.code, t.verdict) for t in said] == [("sheets_not_read", Verdict.NORMALISED)]


def test_hidden_columns_wait_when_they_are_read() -> None:
    page = sheet([HEADER, line(1, NAMES[0]), line(2, NAMES[1], official=None)], hidden_columns=(8,))
    (table,), said = tables(book(page), "members")
    assert codes(table) == {2: ["hidden_column"]}
    assert "1 cột ẩn (Ngày chính thức)" in by_code(said, "hidden_content").message
    (table,), _ = tables(book(page), "members", decisions={"hidden_column": "exclude"})
    assert "official" not in table.rows[0].cells
    assert not table.troubles


def test_hidden_columns_that_are_not_read_do_not_matter() -> None:
    page = sheet([(*HEADER, "Quê quán"), [*line(1, NAMES[0]), "Thử"]], hidden_columns=(0, 9))
    (table,), said = tables(book(page), "members")
    assert not table.troubles
    assert [t.code for t in said] == ["unread_columns"]


def test_merged_data_wait() -> None:
    page = sheet([HEADER, *lines(4)], merges=[(2, 5, 4, 5)])
    (table,), _ = tables(book(page), "members")
    assert codes(table) == {2: ["merged_cell"], 3: ["merged_cell"], 4: ["merged_cell"]}
    said = table.troubles[3][0]
    assert said.rows == (2, 3, 4)
    assert said.message == "Ô gộp F2:F4: một giá trị cho 3 dòng ở cột “Chi bộ”."


def test_merges_outside_the_data_do_not_matter() -> None:
    rows = [["DANH SÁCH"], HEADER, *lines(2), [None, "Cộng", None]]
    page = sheet(rows, merges=[(1, 0, 1, 8), (5, 1, 5, 8), (3, 0, 4, 0)])
    (table,), said = tables(book(page), "members")
    assert (codes(table), said) == ({}, [])


def test_two_tables_side_by_side() -> None:
    rows = [
        [*UNITS, None, *UNITS],
        [*village(1, "Bản Một"), None, *village(3, "Bản Ba")],
        [*village(2, "Bản Hai"), None, None, None],
    ]
    found, said = tables(book(sheet(rows)), "establishments")
    assert [[(r.row, r.cells["name"].value) for r in t.rows] for t in found] == [
        [(2, "Bản Một"), (3, "Bản Hai")],
        [(2, "Bản Ba")],
    ]
    assert [codes(t) for t in found] == [
        {2: ["two_tables"], 3: ["two_tables"]},
        {2: ["two_tables"]},
    ]
    question = by_code(said, "two_tables")
    assert question.verdict is Verdict.HELD
    assert "A1:E3" in question.message
    assert "G1:K2" in question.message
    found, said = tables(book(sheet(rows)), "establishments", decisions={"two_tables": "include"})
    assert [codes(t) for t in found] == [{}, {}]


def test_two_tables_under_each_other() -> None:
    turned = ("TT", "Xã", "Tên cơ sở", "Loại", "Từ ngày")
    rows = [
        UNITS,
        village(1, "Bản Một"),
        [],
        ["DANH SÁCH TRƯỜNG"],
        turned,
        [1, "Xã Thử", "Trường Mẫu", "Trường học", date(2010, 1, 28)],
    ]
    found, said = tables(book(sheet(rows)), "establishments")
    assert [[r.cells["name"].value for r in t.rows] for t in found] == [["Bản Một"], ["Trường Mẫu"]]
    assert "A1:E2; bảng 2 ở A5:E6" in by_code(said, "two_tables").message


@pytest.mark.parametrize("shift", [1, 2, 3, 6])
def test_two_tables_under_each_other_not_in_one_line(shift: int) -> None:
    """Planted: further headers looked for only where names and numbers of lines stood before."""
    left = [None] * shift
    upper = [UNITS, village(1, "Bản Một"), village(2, "Bản Hai"), [], ["BẢNG 2"]]
    lower = [[*left, *UNITS], [*left, *village(1, "Bản Ba")]]
    found, said = tables(book(sheet([*upper, *lower])), "establishments")
    assert [[r.row for r in t.rows] for t in found] == [[2, 3], [7]]
    assert by_code(said, "two_tables").verdict is Verdict.HELD
    turned = [[*left, *row] for row in upper] + [row[shift:] for row in lower]
    found, _ = tables(book(sheet(turned)), "establishments")
    assert [[r.row for r in t.rows] for t in found] == [[2, 3], [7]]


def test_a_table_that_begins_lower_beside_the_list() -> None:
    rows: list[list[Any]] = [list(UNITS), *(village(i, f"Bản {i}") for i in range(1, 4))]
    rows[2] += [None, *UNITS]
    rows[3] += [None, *village(1, "Bản Khác")]
    (table,), said = tables(book(sheet(rows)), "establishments")
    assert [r.row for r in table.rows] == [2, 3, 4]
    assert "G3" in by_code(said, "table_beside").message


def test_a_table_of_something_else_under_the_list() -> None:
    rows = [UNITS, village(1, "Bản Một"), [], ["TT", "Nội dung", "Số lượng"], [1, "Số bản", 1]]
    (table,), said = tables(book(sheet(rows)), "establishments")
    assert [r.row for r in table.rows] == [2]
    assert {r.row: r.skipped for r in table.skipped} == {
        1: "header",
        4: "other_table",
        5: "other_table",
    }
    assert by_code(said, "two_tables").verdict is Verdict.HELD


def test_sheets_of_one_layout_are_all_read_and_others_named() -> None:
    one, two = sheet([HEADER, *lines(2)], name="Bản A"), sheet([HEADER, *lines(1)], name="Bản B")
    other = sheet([["Hướng dẫn"], ["Ghi đủ các cột"]], name="Hướng dẫn")
    found, said = tables(book(other, one, two), "members")
    assert [(t.sheet, len(t.rows)) for t in found] == [("Bản A", 2), ("Bản B", 1)]
    assert by_code(said, "sheets_not_read").value == ["Hướng dẫn"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "no_rows"),
        ([HEADER], "no_rows"),
        ([["DANH SÁCH"], HEADER, [None, "Cộng"]], "no_rows"),
        ([["abc", "def"], [1, 2]], "no_header"),
        ([HEADER[:2] + HEADER[3:], line(1, NAMES[0])], "missing_columns"),
    ],
)
def test_files_refused_as_a_whole(rows: list[Any], code: str) -> None:
    _, said = tables(book(sheet(rows), sheet([], name="Sheet2")), "members")
    assert (said[0].code, said[0].verdict) == (code, Verdict.REFUSED)
    assert said[0].remedy


@pytest.mark.parametrize("asked", ["organisations", "candidates"])
def test_a_list_that_could_be_read_as_another_is_refused(asked: Kind) -> None:
    """The cells of members are no list of cells."""
    _, said = tables(book(sheet([HEADER, *lines(2)])), asked)
    assert (said[0].code, said[0].verdict, said[0].value) == (
        "wrong_kind",
        Verdict.REFUSED,
        "members",
    )


def test_a_list_of_another_kind_is_named() -> None:
    _, said = tables(book(sheet([UNITS, village(1, "Bản Một")])), "members")
    assert said[0].verdict is Verdict.REFUSED
    assert said[0].remedy.startswith("Tệp giống danh sách cơ sở")


def test_what_is_missing_is_named() -> None:
    header = [h for h in HEADER if h not in ("Dân tộc", "Ngày sinh")]
    _, said = tables(book(sheet([["Danh sách"], header, [1, NAMES[0]]])), "members")
    assert said[0].message == (
        "Thiếu cột bắt buộc: “Ngày sinh”, “Dân tộc” (trang tính “DS”, tiêu đề ở dòng 2)."
    )


def test_the_name_missing_is_named_too() -> None:
    header = [h for h in HEADER if h != "Họ và tên"]
    _, said = tables(book(sheet([header, [1, date(1980, 1, 1), "Nam"]])), "members")
    assert said[0].code == "missing_columns"
    assert said[0].value == ["Họ và tên"]


def test_one_heading_twice_with_different_content_waits() -> None:
    header = (*HEADER, "Ngày sinh")
    rows = [header, [*line(1, NAMES[0]), date(1980, 3, 4)], [*line(2, NAMES[1]), date(1981, 1, 1)]]
    (table,), said = tables(book(sheet(rows)), "members")
    found = by_code(said, "duplicate_column")
    assert (found.verdict, found.rows) == (Verdict.HELD, (3,))
    assert codes(table) == {3: ["duplicate_column"]}
    _, said = tables(book(sheet(rows[:2])), "members")
    assert [t.code for t in said] == ["unread_columns"]


def test_two_columns_of_remarks_do_not_matter() -> None:
    rows = [(*HEADER, "Ghi chú", "Ghi chú"), [*line(1, NAMES[0]), None, "thử"]]
    _, said = tables(book(sheet(rows)), "members")
    assert [t.verdict for t in said if t.verdict in (Verdict.HELD, Verdict.REFUSED)] == []


def test_unread_columns_are_told_by_name() -> None:
    rows = [(*HEADER, "Quê quán", "Tôn giáo"), [*line(1, NAMES[0]), "Thử", "Bí mật"]]
    (table,), said = tables(book(sheet(rows)), "members")
    assert by_code(said, "unread_columns").value == ["Quê quán"]
    assert by_code(said, "forbidden_columns").value == ["Tôn giáo"]
    assert "Bí mật" not in repr((table, said))


def test_a_formula_that_was_never_computed_is_not_blank() -> None:
    (table,), _ = tables(book(sheet([HEADER, line(1, "=", born="=")])), "members")
    assert table.rows[0].cells["name"].formula
    assert table.rows[0].cells["born"].value is None


def test_columns_without_heading_are_told() -> None:
    rows = [HEADER, [*line(1, NAMES[0]), None, "gì đó"]]
    _, said = tables(book(sheet(rows)), "members")
    assert by_code(said, "columns_without_heading").value == ["K"]


@pytest.mark.parametrize("kind", list(fields.FIELDS))
def test_our_own_templates_are_understood(kind: Kind) -> None:
    """As they are downloaded they hold no line; every column of theirs is read."""
    book_read = read(template(kind), "mẫu.xlsx")
    found, said = tables(book_read, kind)
    assert said[0].code == "no_rows"
    assert [[c.field for c in t.columns] for t in found] == [list(fields.TEMPLATE[kind])]


def test_a_template_filled_in_asks_nothing() -> None:
    """Planted: the guidance beside the list, which names its columns, held the file."""
    blank = openpyxl.load_workbook(BytesIO(template("members")))
    blank.worksheets[0].append([1, NAMES[0], 1980, "Nam", "Thái", "Chi bộ", "Bản", "10/2/2006"])
    filled = BytesIO()
    blank.save(filled)
    (table,), said = tables(read(filled.getvalue(), "mẫu.xlsx"), "members")
    assert [r.row for r in table.rows] == [2]
    assert [t.code for t in said] == ["sheets_not_read"]
