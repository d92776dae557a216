"""Sections of a list: what they give to their lines, and where they end; notes under the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hatnhan.capture.layout import tables
from hatnhan.capture.layout.lines import kind_heading, numbering
from hatnhan.capture.model import Kind, Table
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line, lines

UNITS = ("TT", "Tên cơ sở", "Xã", "Số hộ", "Số khẩu", "Từ ngày")
DAY = date(2010, 1, 28)


def village(number: int, name: str, commune: str | None = "Xã Thử") -> list[Any]:
    return [number, name, commune, 45, 210, DAY]


def only(rows: list[Any], kind: Kind = "establishments", **dress: Any) -> Table:
    (table,), _ = tables(book(sheet(rows, **dress)), kind)
    return table


def skipped(table: Table) -> dict[int, str]:
    return {row.row: row.skipped for row in table.skipped}


def given(table: Table, name: str) -> dict[int, Any]:
    return {r.row: r.cells[name].value if name in r.cells else None for r in table.rows}


@pytest.mark.parametrize(
    ("text", "kind", "sort"),
    [
        ("BẢN", "establishments", "BẢN"),
        ("I. CÁC BẢN", "establishments", "BẢN"),
        ("1. Tổ dân phố (12)", "establishments", "Tổ dân phố"),
        ("Khối trường học", "establishments", "trường học"),
        ("B. Trạm y tế:", "establishments", "Trạm y tế"),
        ("Bản, tiểu khu", "establishments", "Bản, tiểu khu"),
        ("Bản Nà Mẫu", "establishments", None),
        ("Xã Thử", "establishments", None),
        ("II. Chi bộ cơ sở", "organisations", "Chi bộ cơ sở"),
        ("Đảng bộ xã Thử", "organisations", None),
        ("Bản", "members", None),
    ],
)
def test_sections_called_by_a_kind(text: str, kind: Kind, sort: str | None) -> None:
    assert kind_heading(text, kind) == sort


def test_a_section_gives_its_kind_and_its_sums_are_no_unit() -> None:
    """Planted: a section with its sums was read as a unit called "BẢN"."""
    table = only(
        [
            UNITS,
            ["I", "BẢN", None, 90, 420],
            village(1, "Nà Mẫu"),
            village(2, "Nà Thử"),
            ["II", "TIỂU KHU", None, 45, 210],
            village(1, "Số Một"),
        ]
    )
    assert given(table, "kind") == {3: "BẢN", 4: "BẢN", 6: "TIỂU KHU"}
    assert skipped(table) == {1: "header", 2: "group", 5: "group"}
    (told,) = table.troubles[6]
    assert "lấy theo dòng 5 (tiêu đề nhóm): “TIỂU KHU”" in told.message


def test_sections_with_their_number_in_one_cell() -> None:
    """Planted: what begins with a digit was taken for a number, and the section for a blank."""
    table = only([UNITS, ["1. Tổ dân phố"], village(1, "Số Một"), ["2. Bản"], village(1, "Thử")])
    assert given(table, "kind") == {3: "Tổ dân phố", 5: "Bản"}
    assert skipped(table) == {1: "header", 2: "group", 4: "group"}


def test_a_name_that_says_its_kind_goes_before_the_section() -> None:
    table = only([UNITS, ["I", "BẢN"], village(1, "Trường Mầm non Thử"), village(2, "Nà Mẫu")])
    assert given(table, "kind") == {3: None, 4: "BẢN"}


def test_a_numbered_unit_called_by_its_kind_alone_is_a_unit() -> None:
    table = only([UNITS, village(1, "Bản Nà Mẫu"), [2, "Trạm y tế", "Xã Thử", None, None, DAY]])
    assert [r.row for r in table.rows] == [2, 3]


def test_sections_inside_communes_end_with_them() -> None:
    """Planted: the kind of the first commune's last section went on into the second commune."""
    header = UNITS[:2] + UNITS[3:]
    one = [1, "Nà Mẫu", 45, 210, DAY]
    table = only([header, ["I", "Xã Thử"], ["", "BẢN"], one, ["II", "Xã Mẫu"], one])
    assert given(table, "commune") == {4: "Xã Thử", 6: "Xã Mẫu"}
    assert given(table, "kind") == {4: "BẢN", 6: None}


def test_communes_inside_sections_end_with_them() -> None:
    header = UNITS[:2] + UNITS[3:]
    one = [1, "Nà Mẫu", 45, 210, DAY]
    rows = [header, ["A", "BẢN"], ["I", "Xã Thử"], one, ["II", "Xã Mẫu"], one, ["B", "TIỂU KHU"]]
    table = only([*rows, ["I", "Xã Thử"], one])
    assert given(table, "kind") == {4: "BẢN", 6: "BẢN", 9: "TIỂU KHU"}
    assert given(table, "commune") == {4: "Xã Thử", 6: "Xã Mẫu", 9: "Xã Thử"}


def test_notes_merged_over_the_columns_are_no_person() -> None:
    """Planted: a sentence merged over the table fills all its columns and was read as a person."""
    table = only(
        [
            HEADER,
            *lines(2),
            ["Tổng số: 2 đồng chí"],
            ["Ghi chú: - Danh sách do chi bộ lập;"],
            [None, "- Đồng chí nào thấy sai sót thì báo lại."],
        ],
        "members",
        merges=[(4, 0, 4, 8), (5, 0, 5, 8), (6, 1, 6, 8)],
    )
    assert [r.row for r in table.rows] == [2, 3]
    assert skipped(table) == {1: "header", 4: "total", 5: "note", 6: "note"}


def test_points_under_a_note_are_notes_and_a_dash_before_a_name_is_none() -> None:
    table = only(
        [
            HEADER,
            line(1, NAMES[0]),
            [None, f"- {NAMES[1]}", None, "Nữ"],
            ["Ghi chú:"],
            [None, "- Báo lại trước ngày 5 hằng tháng"],
            [None, "+ Gửi kèm biểu"],
        ],
        "members",
    )
    assert [r.row for r in table.rows] == [2, 3]
    assert skipped(table) == {1: "header", 4: "note", 5: "note", 6: "note"}


def test_a_section_of_cells_says_more_than_the_name_of_a_cell() -> None:
    """Planted: "Chi bộ Tòa án" under "CHI BỘ CƠ SỞ" was read as a cell of a committee."""
    header = ("TT", "Tên tổ chức", "Trực thuộc", "Ngày thành lập")
    above = "Đảng bộ huyện Giả"
    rows = [
        header,
        ["I", "ĐẢNG BỘ CƠ SỞ"],
        [1, "Đảng bộ xã Thử", above, DAY],
        [2, "Chi bộ bản Nà Mẫu", "Đảng bộ xã Thử", DAY],
        ["II", "CHI BỘ CƠ SỞ"],
        [1, "Chi bộ Tòa án", above, DAY],
    ]
    table = only(rows, "organisations")
    assert given(table, "kind") == {3: "ĐẢNG BỘ CƠ SỞ", 4: None, 6: "CHI BỘ CƠ SỞ"}


@pytest.mark.parametrize(
    "sections",
    [(["I", "Xã Thử"], ["II", "Khối khác"]), (["I. Xã Thử"], ["II. Khối khác"])],
)
def test_a_section_that_says_nothing_ends_the_one_before(sections: tuple[list[str], ...]) -> None:
    """Planted: what stands under "II. Khối khác" was put into the commune of "I."."""
    header = UNITS[:2] + UNITS[3:]
    one = [1, "Bản Nà Mẫu", 45, 210, DAY]
    rows = [["DANH SÁCH"], header, sections[0], one, sections[1], one]
    _, said = tables(book(sheet(rows)), "establishments")
    assert said[0].code == "missing_columns"
    assert said[0].message.endswith("Không tiêu đề nào ghi “Xã” cho dòng 6.")


def test_a_section_inside_another_does_not_end_it() -> None:
    header = UNITS[:2] + UNITS[3:]
    one = [1, "Bản Nà Mẫu", 45, 210, DAY]
    table = only([header, ["I", "Xã Thử"], ["a", "Vùng thấp"], one, ["b", "Vùng cao"], one])
    assert given(table, "commune") == {4: "Xã Thử", 6: "Xã Thử"}


@pytest.mark.parametrize(
    ("text", "style"),
    [("II. Xã Thử", "I"), ("IV", "I"), ("B/ Khối", "A"), ("3. Bản", "1"), ("12", "1"), ("Bản", "")],
)
def test_how_sections_are_numbered(text: str, style: str) -> None:
    assert numbering(text) == style
