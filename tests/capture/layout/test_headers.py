"""Headers under titles, over several rows, in any order: what is found on each sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from hatnhan.capture.layout import signature, tables
from hatnhan.capture.model import Kind, Sheet
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line, lines

ESTABLISHMENTS = ("TT", "Tên cơ sở", "Loại", "Xã", "Huyện", "ĐBKK", "Biên giới", "Từ ngày")
VILLAGE = [1, "Bản Nà Mẫu", "Bản", "Xã Thử", "Huyện Thử", "x", None, date(2010, 1, 28)]


@dataclass(frozen=True)
class Layout:
    about: str
    kind: Kind
    sheet: Sheet
    header: tuple[int, ...]
    rows: tuple[int, ...]
    columns: dict[int, str]
    """By index, the fields that must be read; others must not be."""


def _numbered(fields: str) -> dict[int, str]:
    return {i: f for i, f in enumerate(fields.split()) if f != "-"}


MEMBER = _numbered("ordinal name born sex ethnic cell establishment admitted official")
UNIT = _numbered("ordinal name kind commune district specially_difficult border on")

LAYOUTS = [
    Layout(
        "header on the first row", "members", sheet([HEADER, *lines()]), (1,), (2, 3, 4), MEMBER
    ),
    Layout(
        "title, motto and a blank row above",
        "members",
        sheet(
            [
                ["ĐẢNG BỘ XÃ THỬ", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
                ["DANH SÁCH ĐẢNG VIÊN"],
                [],
                ["Tính đến ngày 30/9/2019"],
                HEADER,
                *lines(2),
            ]
        ),
        (5,),
        (6, 7),
        MEMBER,
    ),
    Layout(
        "two rows, merged",
        "establishments",
        sheet(
            [
                ["BIỂU TỔNG HỢP"],
                ["TT", "Tên cơ sở", "Loại", "Địa bàn", None, "Phân loại", None, "Từ ngày"],
                [None, None, None, "Xã", "Huyện", "ĐBKK", "Biên giới", None],
                VILLAGE,
            ],
            merges=[
                (1, 0, 1, 7),
                *((2, i, 3, i) for i in (0, 1, 2, 7)),
                (2, 3, 2, 4),
                (2, 5, 2, 6),
            ],
        ),
        (2, 3),
        (4,),
        UNIT,
    ),
    Layout(
        "two rows in a file that keeps no merges",
        "establishments",
        sheet(
            [
                ["TT", "Tên cơ sở", "Loại", "Địa bàn", None, "Phân loại", None, "Từ ngày"],
                [None, None, None, "Xã", "Huyện", "ĐBKK", "Biên giới", None],
                VILLAGE,
            ]
        ),
        (1, 2),
        (3,),
        UNIT,
    ),
    Layout(
        "births under the sexes",
        "members",
        sheet(
            [
                ["TT", "Họ tên", "Ngày sinh", None, "Dân tộc", "Chi bộ", "Vào Đảng", None],
                [None, None, "Nam", "Nữ", None, None, "Dự bị", "Chính thức"],
                [
                    1,
                    NAMES[0],
                    date(1980, 3, 4),
                    None,
                    "Thái",
                    "Chi bộ bản Nà Mẫu",
                    date(2006, 2, 1),
                ],
                [2, NAMES[1], None, "1981", "Thái", "Chi bộ bản Nà Mẫu", date(2006, 2, 1)],
            ],
            merges=[(1, 2, 1, 3), (1, 6, 1, 7), *((1, i, 2, i) for i in (0, 1, 4, 5))],
        ),
        (1, 2),
        (3, 4),
        _numbered("ordinal name born_male born_female ethnic cell admitted official"),
    ),
    Layout(
        "births under Nam and Nữ alone",
        "members",
        sheet(
            [
                ["TT", "Họ tên", "Nam", "Nữ", "Dân tộc", "Chi bộ", "Ngày vào Đảng"],
                [1, NAMES[0], "4/3/1980", None, "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
                [2, NAMES[1], None, 1981, "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ]
        ),
        (1,),
        (2, 3),
        _numbered("ordinal name born_male born_female ethnic cell admitted"),
    ),
    Layout(
        "Nữ marked with x",
        "members",
        sheet(
            [
                ["STT", "Họ tên", "Năm sinh", "Nữ", "DT", "Sinh hoạt tại", "Kết nạp"],
                [1, NAMES[1], 1981, "x", "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ]
        ),
        (1,),
        (2,),
        _numbered("ordinal name born female ethnic cell admitted"),
    ),
    Layout(
        "the name in two columns under one merge",
        "members",
        sheet(
            [
                ["TT", "Họ và tên", None, "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Kết nạp"],
                [1, "Lò Văn", "Mẫu", 1980, "Nam", "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ],
            merges=[(1, 1, 1, 2)],
        ),
        (1,),
        (2,),
        _numbered("ordinal family_name given_name born sex ethnic cell admitted"),
    ),
    Layout(
        "names in two columns, births in three",
        "members",
        sheet(
            [
                ["TT", "Họ và tên", None, "Ngày sinh", None, None, "Nữ", "DT", "Chi bộ", "Kết nạp"],
                [None, None, None, "Ngày", "Tháng", "Năm", None, None, None, None],
                [1, "Lò Văn", "Mẫu", 4, 3, 1980, None, "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ],
            merges=[(1, 1, 1, 2), (1, 3, 1, 5)],
        ),
        (1, 2),
        (3,),
        _numbered(
            "ordinal family_name given_name born_day born_month born_year female ethnic cell admitted"
        ),
    ),
    Layout(
        "the name merged over two columns on every line",
        "members",
        sheet(
            [
                ["TT", "Họ và tên", None, "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Kết nạp"],
                [1, "Lò Văn Mẫu", None, 1980, "Nam", "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ],
            merges=[(1, 1, 1, 2), (2, 1, 2, 2)],
        ),
        (1,),
        (2,),
        _numbered("ordinal name - born sex ethnic cell admitted"),
    ),
    Layout(
        "the last words of names under no heading",
        "members",
        sheet(
            [
                ["TT", "Họ và tên", None, "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Kết nạp"],
                [1, "Lò Văn", "Mẫu", 1980, "Nam", "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
                [2, "Tòng Thị", "Thử", 1981, "Nữ", "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ]
        ),
        (1,),
        (2, 3),
        _numbered("ordinal family_name given_name born sex ethnic cell admitted"),
    ),
    Layout(
        "Họ đệm and Tên",
        "members",
        sheet(
            [
                ["TT", "Họ đệm", "Tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chi bộ", "Kết nạp"],
                [1, "Lò Văn", "Mẫu", 1980, "Nam", "Thái", "Chi bộ Nà Mẫu", date(2006, 2, 1)],
            ]
        ),
        (1,),
        (2,),
        _numbered("ordinal family_name given_name born sex ethnic cell admitted"),
    ),
    Layout(
        "three rows",
        "members",
        sheet(
            [
                ["TT", "Họ và tên", "Ngày tháng năm", None, None, "Giới tính", "Dân tộc", "Chi bộ"],
                [None, None, "sinh", "vào Đảng", None, None, None, None],
                [None, None, None, "Dự bị", "Chính thức", None, None, None],
                [
                    1,
                    NAMES[0],
                    1980,
                    date(2006, 2, 1),
                    date(2007, 2, 1),
                    "Nam",
                    "Thái",
                    "Chi bộ X Mẫu",
                ],
            ],
            merges=[
                (1, 2, 1, 4),
                (2, 2, 3, 2),
                (2, 3, 2, 4),
                *((1, i, 3, i) for i in (0, 1, 5, 6, 7)),
            ],
        ),
        (1, 2, 3),
        (4,),
        _numbered("ordinal name born admitted official sex ethnic cell"),
    ),
    Layout(
        "wholly in TCVN3",
        "members",
        sheet(
            [
                ["Danh s¸ch ®¶ng viªn"],
                ["TT", "Hä vµ tªn", "Ngµy sinh", "Giíi tÝnh", "D©n téc", "Chi bé", "Ngµy vµo §¶ng"],
                [1, "§iªu V¨n MÉu", 1980, "Nam", "Th¸i", "Chi bé b¶n Nµ MÉu", date(2006, 2, 1)],
            ]
        ),
        (2,),
        (3,),
        _numbered("ordinal name born sex ethnic cell admitted"),
    ),
    Layout(
        "no numbers of lines, first column blank",
        "establishments",
        sheet([[None, *ESTABLISHMENTS[1:]], [None, *VILLAGE[1:]], [None, *VILLAGE[1:]]]),
        (1,),
        (2, 3),
        {i: f for i, f in UNIT.items() if f != "ordinal"},
    ),
    Layout(
        "a table that begins at D6",
        "establishments",
        sheet(
            [["Tài liệu"], [None, None, None, *ESTABLISHMENTS], [None, None, None, *VILLAGE]],
            first=5,
        ),
        (6,),
        (7,),
        {i + 3: f for i, f in UNIT.items()},
    ),
    Layout(
        "organisations",
        "organisations",
        sheet(
            [
                ["TT", "Tên tổ chức đảng", "Loại hình", "Đảng bộ cấp trên", "Ngày thành lập"],
                [1, "Chi bộ bản Nà Mẫu", "Chi bộ trực thuộc", "Đảng bộ xã Thử", date(1990, 1, 1)],
            ]
        ),
        (1,),
        (2,),
        _numbered("ordinal name kind parent on"),
    ),
    Layout(
        "candidates",
        "candidates",
        sheet(
            [
                ["TT", "Họ tên", "Tháng, năm sinh", "Giới", "DT", "Bản", "Bước", "Ngày học lớp"],
                [
                    1,
                    NAMES[3],
                    "5/1999",
                    "Nam",
                    "Mông",
                    "Bản Nà Mẫu",
                    "Đã học lớp",
                    date(2019, 5, 1),
                ],
            ]
        ),
        (1,),
        (2,),
        _numbered("ordinal name born sex ethnic establishment stage class_on"),
    ),
    Layout(
        "addresses that are not the unit",
        "members",
        sheet(
            [
                [*HEADER, "Quê quán", None, "Ghi chú"],
                [None] * 9 + ["Xã", "Huyện", None],
                [*line(1, NAMES[0]), "Xã Kia", "Huyện Kia", None],
            ],
            merges=[(1, 9, 1, 10), *((1, i, 2, i) for i in (*range(9), 11))],
        ),
        (1, 2),
        (3,),
        MEMBER | {11: "remark"},
    ),
    Layout(
        # Planted: a second row of which only half is known was taken for data.
        "a group of which one column is known, over a row of numbers of the columns",
        "organisations",
        sheet(
            [
                ["DANH SÁCH CHI BỘ MỚI THÀNH LẬP"],
                ["TT", "Tên tổ chức đảng", "Trực thuộc", "Quyết định thành lập", None, "Ghi chú"],
                [None, None, None, "Số", "Ngày", None],
                [1, 2, 3, 4, 5, 6],
                [1, "Chi bộ bản Nà Mẫu", "Đảng bộ xã Thử", "1-QĐ/HU", date(2008, 5, 1)],
            ],
            merges=[(1, 0, 1, 5), (2, 3, 2, 4), *((2, i, 3, i) for i in (0, 1, 2, 5))],
        ),
        (2, 3),
        (5,),
        {0: "ordinal", 1: "name", 2: "parent", 4: "on", 5: "remark"},
    ),
    Layout(
        "groups of which no column is known",
        "establishments",
        sheet(
            [
                ["TT", "Tên cơ sở", "Xã", "Quy mô", None, "Từ ngày"],
                [None, None, None, "Số hộ", "Số khẩu", None],
                [1, "Bản Nà Mẫu", "Xã Thử", 56, 226, date(2010, 1, 28)],
            ],
            merges=[(1, 3, 1, 4), *((1, i, 2, i) for i in (0, 1, 2, 5))],
        ),
        (1, 2),
        (3,),
        {0: "ordinal", 1: "name", 2: "commune", 5: "on"},
    ),
    Layout(
        # Planted: of four rows the last was read as a person.
        "four rows",
        "members",
        sheet(
            [
                [*HEADER[:2], "Thông tin", None, None, None, "Sinh hoạt", None, "Vào Đảng", None],
                [None, None, "Sinh", None, "Bản thân", None, None, None, None, None],
                [None, None, "Ngày sinh", None, "Giới tính", "Dân tộc", "Chi bộ", "Cơ sở",
                 "Ngày kết nạp", "Ngày chính thức"],
                [None, None, "Nam", "Nữ", None, None, None, None, None, None],
                [1, NAMES[0], date(1980, 3, 1), None, "Nam", "Thái", "Chi bộ bản Nà Mẫu",
                 "Bản Nà Mẫu", date(2005, 1, 2), date(2006, 1, 2)],
            ],
            merges=[
                (1, 0, 4, 0), (1, 1, 4, 1), (1, 2, 1, 5), (1, 6, 1, 7), (1, 8, 1, 9),
                (2, 2, 2, 3), (2, 4, 2, 5), (3, 2, 3, 3), *((3, i, 4, i) for i in range(4, 10)),
            ],
        ),
        (1, 2, 3, 4),
        (5,),
        _numbered(
            "ordinal name born_male born_female sex ethnic cell establishment admitted official"
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.about)
def test_header(layout: Layout) -> None:
    found, said = tables(book(layout.sheet), layout.kind)
    (table,) = found
    assert table.header_rows == layout.header
    assert tuple(r.row for r in table.rows) == layout.rows
    assert {c.index: c.field for c in table.columns if c.field} == layout.columns
    assert not table.troubles
    above = {r.row for r in table.skipped}
    assert set(layout.sheet.rows) == above | set(layout.rows)
    assert [t.code for t in said if t.code != "unread_columns"] == []


def test_cells_come_by_field_with_their_headings() -> None:
    (table,), _ = tables(book(sheet([HEADER, line(1, NAMES[0], official=None)])), "members")
    row = table.rows[0]
    assert row.cells["name"].value == NAMES[0]
    assert "official" not in row.cells
    assert "ordinal" not in row.cells
    assert row.headings["born"] == "Ngày sinh"


def test_a_heading_of_two_rows_is_printed_whole() -> None:
    (table,), _ = tables(book(LAYOUTS[4].sheet), "members")
    assert table.rows[0].headings["born_male"] == "Ngày sinh / Nam"


def test_the_mapping_of_the_user_goes_first() -> None:
    rows = [
        ["TT", "Người", "Sinh", "Phái", "Tộc", "Tổ", "Mốc"],
        [1, "Lò Mẫu", 1980, "Nam", "Thái", "A", 1],
    ]
    found, said = tables(book(sheet(rows)), "members")
    assert not found
    assert said[0].code in {"no_header", "missing_columns"}
    mapping: dict[str, str | None] = {
        "Người": "name", "Sinh": "born", "Tộc": "ethnic", "tổ": "cell", "MỐC": "admitted",
    }  # fmt: skip
    (table,), _ = tables(book(sheet(rows)), "members", mapping)
    assert [c.field for c in table.columns] == [
        "ordinal",
        "name",
        "born",
        "sex",
        "ethnic",
        "cell",
        "admitted",
    ]


def test_no_mapping_makes_a_forbidden_column_read() -> None:
    """Planted: the user's mapping asked before the list of what must not be held."""
    header = [*HEADER, "Số CCCD"]
    rows = [header, [*line(1, NAMES[0]), "001099012345"]]
    (table,), said = tables(book(sheet(rows)), "members", {"Số CCCD": "remark"})
    assert table.columns[-1].forbidden
    assert "001099012345" not in repr((table, said))
    assert [t.value for t in said if t.code == "forbidden_columns"] == [["Số CCCD"]]


def test_signature_knows_a_layout_in_any_order() -> None:
    one = _table([HEADER, line(1, NAMES[0])])
    turned = _table([HEADER[::-1], line(1, NAMES[0])[::-1]])
    other = _table([(*HEADER, "Quê quán"), [*line(1, NAMES[0]), "Thử"]])
    assert signature(one) == signature(turned) != signature(other)


def _table(rows: list[Any]) -> Any:
    return tables(book(sheet(rows)), "members")[0][0]
