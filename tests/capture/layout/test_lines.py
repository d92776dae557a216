"""Lines that are no data, between, under and after the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from hatnhan.capture.layout import tables
from hatnhan.capture.layout.lines import count_in, is_total, unit_heading
from hatnhan.capture.model import Kind, Table, Verdict
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line, lines

NO_CELL = tuple(h for h in HEADER if h != "Chi bộ")


def without_cell(number: int | None, name: str) -> list[Any]:
    return [v for h, v in zip(HEADER, line(number, name), strict=True) if h != "Chi bộ"]


@dataclass(frozen=True)
class Layout:
    about: str
    rows: Sequence[Sequence[Any]]
    data: tuple[int, ...]
    skipped: dict[int, str]
    kind: Kind = "members"
    merges: tuple[tuple[int, int, int, int], ...] = ()
    told: str = ""


UNITS = ("TT", "Tên cơ sở", "Loại", "Xã", "Số hộ", "Từ ngày")
VILLAGE = [1, "Bản Nà Mẫu", "Bản", "Xã Thử", 45, date(2010, 1, 28)]

LAYOUTS = [
    Layout(
        "numbers of the columns",
        [HEADER, list(range(1, 10)), *lines(2)],
        (3, 4),
        {1: "header", 2: "column_numbers"},
    ),
    Layout(
        "letters and numbers of the columns",
        [HEADER, ["A", "B", *range(1, 8)], *lines(2)],
        (3, 4),
        {1: "header", 2: "column_numbers"},
    ),
    Layout(
        "numbers of the columns as text in brackets",
        [HEADER, [f"({i})" for i in range(1, 10)], *lines(1)],
        (3,),
        {1: "header", 2: "column_numbers"},
    ),
    Layout(
        "the header again on each page, with its numbers",
        [HEADER, list(range(1, 10)), *lines(2), ["Trang 1"], HEADER, list(range(1, 10)), *lines(2)],
        (3, 4, 8, 9),
        {1: "header", 2: "column_numbers", 5: "note", 6: "header", 7: "column_numbers"},
    ),
    Layout(
        "title and header again on each page",
        [["DANH SÁCH"], HEADER, *lines(2), [], ["DANH SÁCH (tiếp theo)"], HEADER, *lines(2)],
        (3, 4, 8, 9),
        {1: "title", 2: "header", 6: "group", 7: "header"},
    ),
    Layout(
        "a total with a number in words",
        [HEADER, *lines(3), [None, "Tổng số: 3 đảng viên"]],
        (2, 3, 4),
        {1: "header", 5: "total"},
    ),
    Layout(
        "a total in the column of numbers",
        [UNITS, VILLAGE, ["Cộng", None, None, None, 45]],
        (2,),
        {1: "header", 3: "total"},
        "establishments",
    ),
    Layout(
        "a total without accents",
        [UNITS, VILLAGE, [None, "TONG CONG", None, None, 45]],
        (2,),
        {1: "header", 3: "total"},
        "establishments",
    ),
    Layout(
        "a total at the top",
        [UNITS, [None, "Tổng cộng", None, None, 45], VILLAGE],
        (3,),
        {1: "header", 2: "total"},
        "establishments",
    ),
    Layout(
        "a sum without a word",
        [UNITS, VILLAGE, [None, None, None, None, 45]],
        (2,),
        {1: "header", 3: "total"},
        "establishments",
    ),
    Layout(
        "people whose names look like totals",
        [
            HEADER,
            *(
                line(i, n)
                for i, n in enumerate(("Tòng Văn Số", "Tống Công Mẫu", "Cộng Văn Giả"), 1)
            ),
        ],
        (2, 3, 4),
        {1: "header"},
    ),
    Layout(
        "people without numbers whose names look like totals",
        [HEADER, line(None, "Tòng Văn Số"), line(None, "Tống Số"), line(None, "Tong Cong Mau")],
        (2, 3, 4),
        {1: "header"},
    ),
    Layout(
        "signatures",
        [
            HEADER,
            *lines(2),
            [],
            [None, None, None, None, None, None, "Xã Thử, ngày 12 tháng 6 năm 2019"],
            [None, "NGƯỜI LẬP BIỂU", None, None, None, None, "TM. ĐẢNG ỦY"],
            [None, "(Ký, ghi rõ họ tên)", None, None, None, None, "BÍ THƯ"],
            [],
            [None, "Hà Thị Lập", None, None, None, None, "Lò Văn Duyệt"],
        ],
        (2, 3),
        {1: "header", 5: "signature", 6: "signature", 7: "signature", 9: "signature"},
    ),
    Layout(
        "signatures of each page, and data after them",
        [HEADER, *lines(2), [None, "Người lập biểu"], [None, "Hà Thị Lập"], *lines(2)],
        (2, 3, 6, 7),
        {1: "header", 4: "signature", 5: "signature"},
    ),
    Layout(
        "notes",
        [HEADER, *lines(1), ["Ghi chú: số liệu đến 30/9"], ["(*) chuyển đến trong quý"]],
        (2,),
        {1: "header", 3: "note", 4: "note"},
    ),
    Layout(
        "numbered lines never filled in",
        [HEADER, *lines(1), [2], [3], [4]],
        (2,),
        {1: "header", 3: "blank", 4: "blank", 5: "blank"},
    ),
    Layout(
        "a line with little in it is data all the same",
        [HEADER, *lines(1), [2, NAMES[1]], [None, None, date(1980, 1, 1), "Nữ"]],
        (2, 3, 4),
        {1: "header"},
    ),
    Layout(
        "a wide line of capitals",
        [HEADER, ["I. KHỐI CÁC BẢN"], *lines(1), ["II. KHỐI TRƯỜNG HỌC"], *lines(1)],
        (3, 5),
        {1: "header", 2: "group", 4: "group"},
        merges=((2, 0, 2, 8), (4, 0, 4, 8)),
    ),
    Layout(
        "a commune over its villages, with its sums",
        [UNITS[:3] + UNITS[4:], ["I", "Xã Thử", None, 90], [1, *VILLAGE[1:3], *VILLAGE[4:]]],
        (3,),
        {1: "header", 2: "group"},
        "establishments",
        told="group_heading",
    ),
    Layout(
        "roman numbers before groups",
        [
            UNITS,
            ["I", "Các bản"],
            VILLAGE,
            ["II", "Các trường"],
            [1, "Trường Mẫu", "Trường", "Xã Thử"],
        ],
        (3, 5),
        {1: "header", 2: "group", 4: "group"},
        "establishments",
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.about)
def test_lines(layout: Layout) -> None:
    found, said = tables(book(sheet(layout.rows, merges=layout.merges)), layout.kind)
    (table,) = found
    assert tuple(r.row for r in table.rows) == layout.data
    assert {r.row: r.skipped for r in table.skipped} == layout.skipped
    assert {t.code for trouble in table.troubles.values() for t in trouble} == set(
        filter(None, [layout.told])
    )
    assert [t for t in said if t.verdict in (Verdict.HELD, Verdict.REFUSED)] == []


def _only(rows: Sequence[Sequence[Any]], kind: Kind = "members") -> Table:
    (table,), _ = tables(book(sheet(rows)), kind)
    return table


def test_totals_are_kept_as_check_sums() -> None:
    table = _only([HEADER, *lines(3), [None, "Tổng số: 1.003 đảng viên"]])
    (total,) = table.totals
    assert {k: c.value for k, c in total.items()} == {
        "@row": 5,
        "@label": "Tổng số: 1.003 đảng viên",
        "@count": 1003,
        "@from": 2,
        "@to": 4,
    }


def test_totals_of_groups_sum_their_group() -> None:
    table = _only(
        [
            NO_CELL,
            ["Chi bộ bản Nà Mẫu"],
            without_cell(1, NAMES[0]),
            without_cell(2, NAMES[1]),
            ["Cộng: 2"],
            ["Chi bộ bản Nà Thử (1 đảng viên)"],
            without_cell(1, NAMES[2]),
            ["Cộng: 1"],
            ["Tổng cộng: 3"],
        ]
    )
    spans = [{k: c.value for k, c in t.items() if k != "@label"} for t in table.totals]
    assert {"@row": 5, "@count": 2, "@from": 3, "@to": 4} in spans
    assert {"@row": 8, "@count": 1, "@from": 7, "@to": 7} in spans
    assert {"@row": 9, "@count": 3, "@from": 3, "@to": 7} in spans
    assert {"@row": 6, "@count": 1, "@from": 7, "@to": 7} in spans


def test_a_total_that_is_wrong_is_wrong_about_the_lines_it_nearly_fits() -> None:
    """“Tổng số: 3” under two lines of a section sums the section. Planted: all lines before it."""
    table = _only(
        [
            HEADER,
            *lines(4),
            [None, "Tổng số: 4"],
            *lines(2),
            [None, "Tổng số: 3"],
            [None, "Tổng cộng: 7"],
        ]
    )
    spans = [(t["@count"].value, t["@from"].value, t["@to"].value) for t in table.totals]
    assert spans == [(4, 2, 5), (3, 7, 8), (7, 2, 8)]


def test_a_line_that_names_a_cell_gives_it_to_the_lines_under_it() -> None:
    table = _only(
        [
            NO_CELL,
            ["I. Chi bộ bản Nà Mẫu"],
            without_cell(1, NAMES[0]),
            ["II", "Chi bộ bản Nà Thử: 1 đồng chí"],
            without_cell(1, NAMES[1]),
        ]
    )
    assert [(r.row, r.cells["cell"].value) for r in table.rows] == [
        (3, "Chi bộ bản Nà Mẫu"),
        (5, "Chi bộ bản Nà Thử"),
    ]
    (told,) = table.troubles[5]
    assert (told.code, told.verdict, told.rows) == ("group_heading", Verdict.NORMALISED, (4,))
    assert "lấy theo dòng 4 (tiêu đề nhóm)" in told.message


def test_what_the_line_itself_says_goes_before_its_group() -> None:
    table = _only([HEADER, ["Chi bộ bản Khác"], *lines(1), line(2, NAMES[1], cell=None)])
    assert [r.cells["cell"].value for r in table.rows] == ["Chi bộ bản Nà Mẫu", "Chi bộ bản Khác"]


def test_a_new_commune_ends_the_groups_inside_the_former() -> None:
    table = _only(
        [
            HEADER,
            ["Xã Một"],
            ["Chi bộ bản A"],
            line(1, NAMES[0], cell=None),
            ["Xã Hai"],
            line(2, NAMES[1], cell=None),
        ]
    )
    assert table.rows[0].cells["commune"].value == "Xã Một"
    assert "cell" not in table.rows[1].cells


@pytest.mark.parametrize(
    ("text", "total"),
    [
        *(
            (t, True)
            for t in ("Cộng", "CỘNG:", "Tổng số: 11 cơ sở", "Tổng cộng", "Tong so", "Cộng chi bộ")
        ),
        *((t, True) for t in ("Tæng céng", "Tæng sè: 9", "Ấn định danh sách có 9 người")),
        *((t, False) for t in ("Tòng Văn Toán", "Tống Thị Sơ", "Cộng Văn Giả", "Công Văn Lợi")),
        *((t, False) for t in ("Tong Van Toan", "Cong Van Loi", "Bản Tông", "Tòng Công Số")),
    ],
)
def test_totals_by_their_words(text: str, total: bool) -> None:
    assert is_total(text) is total


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("Tổng số: 11 cơ sở", 11), ("Cộng", None), ("Tổng 3.814 người", 3814), ("Cộng: 6", 6)),
        *(("Tổng số đảng viên: 14", 14), ("Cộng chi bộ bản Nà Mẫu: 6 đồng chí", 6)),
        *(("Cộng Tiểu khu 2", None), ("Tổng số hộ: 941", None), ("Tổng số nữ: 5", None)),
        *(("Danh sách gồm 12 đồng chí", 12), ("Tổng số 12 đ/c, nữ 5", 12), ("Tổng năm 2019", None)),
    ],
)
def test_counts_in_words(text: str, count: int | None) -> None:
    assert count_in(text) == count


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1. Chi bộ bản Lúa", ("cell", "Chi bộ bản Lúa")),
        ("III/ CHI BỘ TIỂU KHU 2 (12 đ/c)", ("cell", "CHI BỘ TIỂU KHU 2")),
        ("Bản Nà Mẫu: 6 đảng viên", ("establishment", "Bản Nà Mẫu")),
        ("* Đảng bộ xã Thử", ("committee", "Đảng bộ xã Thử")),
        ("Chi bộ: bản Nà Mẫu (05 đảng viên)", ("cell", "Chi bộ bản Nà Mẫu")),
        ("I. Xã: Thử", ("commune", "Xã Thử")),
        ("Chi bộ bản Nà Mẫu (có 5 đảng viên, 2 dự bị)", ("cell", "Chi bộ bản Nà Mẫu")),
        ("Chi bộ bản Nà Mẫu (xã Thử)", ("cell", "Chi bộ bản Nà Mẫu (xã Thử)")),
        ("Chi bộ Tiểu khu 2", ("cell", "Chi bộ Tiểu khu 2")),
        ("Chi bộ bản Pá-2", ("cell", "Chi bộ bản Pá-2")),
        ("Lò Văn Mẫu", None),
        ("Chi bộ", None),
        ("Trương Thị Mẫu", None),
        ("Bàn Văn Thử", None),
        ("Xa Thị Mẫu", None),
        ("Truong Thi Mau", None),
        ("CHI BO BAN NA MAU", ("cell", "CHI BO BAN NA MAU")),
        ("Chi bé b¶n Nµ MÉu", ("cell", "Chi bé b¶n Nµ MÉu")),
    ],
)
def test_units_named_over_their_lines(text: str, unit: tuple[str, str] | None) -> None:
    assert unit_heading(text) == unit
