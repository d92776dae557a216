"""A unit that no column names: from titles, from the name of the sheet, or from nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hatnhan.capture.layout import tables
from hatnhan.capture.layout.stated import in_title
from hatnhan.capture.model import Kind, Table, Trouble, Verdict
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line

UNITS = ("TT", "Tên bản", "Từ ngày")
VILLAGE = [1, "Bản Nà Mẫu", date(2010, 1, 28)]
NO_CELL = tuple(h for h in HEADER if h not in ("Chi bộ", "Cơ sở"))

REGISTER = {
    "commune": {"thử": "c1", "nà mẫu": "c2", "trung năm": "c3"},
    "district": {"giả": "d1"},
    "cell": {"bản páo của": "o1", "páo của": "o1", "bản thử": "o2", "thử": "o2"},
    "committee": {"xã thử": "o8", "huyện giả": "o9"},
    "parent": {"xã thử": "o8", "huyện giả": "o9"},
}
"""Of each sort, ids by what follows "xã", "chi bộ", "đảng bộ"."""
WORDS = ("xã ", "phường ", "huyện ", "chi bộ ", "đảng bộ ", "đảng ủy ")


def known(field: str, text: str) -> frozenset[str]:
    low = text.casefold()
    if field in ("commune", "district", "cell", "committee", "parent"):
        word = next((w for w in WORDS if low.startswith(w)), "")
        found = REGISTER[field].get(low.removeprefix(word))
        return frozenset({found} if found else ())
    return frozenset()


def member(number: int, name: str) -> list[Any]:
    values = zip(HEADER, line(number, name), strict=True)
    return [v for h, v in values if h not in ("Chi bộ", "Cơ sở")]


def read(
    rows: list[Any], kind: Kind, name: str = "Sheet1", **dress: Any
) -> tuple[list[Table], list[Trouble]]:
    return tables(book(sheet(rows, name=name, **dress)), kind, known=known)


def given(table: Table, field: str) -> list[Any]:
    return [r.cells[field].value if field in r.cells else None for r in table.rows]


@pytest.mark.parametrize(
    ("title", "field", "names"),
    [
        ("DANH SÁCH BẢN, TIỂU KHU XÃ THỬ, HUYỆN GIẢ NĂM 2019", "commune", ["XÃ THỬ"]),
        ("DANH SÁCH BẢN, TIỂU KHU XÃ THỬ, HUYỆN GIẢ NĂM 2019", "district", ["HUYỆN GIẢ"]),
        ("Danh sách các bản xã Thử năm 2019", "commune", ["xã Thử"]),
        ("DANH SÁCH BẢN XÃ TRUNG NĂM NĂM 2019", "commune", ["XÃ TRUNG NĂM"]),
        ("DANH SÁCH BẢN XÃ LẠ NĂM 2019", "commune", ["XÃ LẠ"]),
        ("CHI BỘ BẢN PÁO CỦA", "cell", ["CHI BỘ BẢN PÁO CỦA"]),
        ("DANH SÁCH ĐẢNG VIÊN CHI BỘ BẢN THỬ ĐẾN 31/12/2020", "cell", ["CHI BỘ BẢN THỬ"]),
        ("ĐẢNG BỘ XÃ THỬ", "committee", ["ĐẢNG BỘ XÃ THỬ"]),
        ("Chi bộ: bản Páo Của", "cell", ["Chi bộ bản Páo Của"]),
        ("Đơn vị: Xã: Thử", "commune", ["Xã Thử"]),
        ("Các xã Thử, Nà Mẫu - tháng 6/2024", "commune", []),
        ("Biểu 03 xã của huyện Giả", "commune", []),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "commune", []),
        ("DANH SÁCH HỢP TÁC XÃ TIẾN LÊN", "commune", []),
        ("DANH SÁCH TRẠM Y TẾ XÃ, PHƯỜNG, THỊ TRẤN", "commune", []),
        ("DANH SÁCH BẢN CÁC XÃ ĐẶC BIỆT KHÓ KHĂN", "commune", []),
        ("DANH SÁCH BẢN XÃ ĐẶC BIỆT KHÓ KHĂN", "commune", []),
        ("DANH SÁCH CHI BỘ MỚI THÀNH LẬP", "cell", []),
        ("ĐẢNG BỘ HUYỆN GIẢ", "parent", []),
        ("CHI BỘ TRỰC THUỘC ĐẢNG BỘ HUYỆN GIẢ", "parent", ["ĐẢNG BỘ HUYỆN GIẢ"]),
    ],
)
def test_units_in_titles(title: str, field: str, names: list[str]) -> None:
    """Planted: cut at “năm” before the register is asked, “Trung Năm” loses its second word."""
    assert [name for name, _ in in_title(title, field, known)] == names


def test_the_commune_of_the_title_is_that_of_every_line() -> None:
    """Planted: without titles the list is refused for want of a column."""
    rows = [["UBND XÃ THỬ"], ["DANH SÁCH BẢN XÃ THỬ, HUYỆN GIẢ"], [], UNITS, VILLAGE]
    (table,), said = read(rows, "establishments")
    assert given(table, "commune") == ["XÃ THỬ"]
    assert given(table, "district") == ["HUYỆN GIẢ"]
    first, _ = table.troubles[5]
    assert (first.code, first.verdict) == ("title_heading", Verdict.NORMALISED)
    assert first.message == "Dòng 5: “Xã” lấy theo dòng 1 (tiêu đề): “XÃ THỬ”."
    assert not [t for t in said if t.verdict > Verdict.NORMALISED and t.code != "unread_columns"]


def test_the_commune_of_the_sheets_name() -> None:
    (table,), _ = read([UNITS, VILLAGE], "establishments", "Thử")
    (told,) = table.troubles[2]
    assert given(table, "commune") == ["Thử"]
    assert told.message == "Dòng 2: “Xã” lấy theo tên trang tính: “Thử”."


@pytest.mark.parametrize("name", ["1. Thử", "02-Thử", "Thử (2)", "3_Xã Thử"])
def test_numbers_of_sheets_are_no_part_of_the_name(name: str) -> None:
    (table,), _ = read([UNITS, VILLAGE], "establishments", name)
    assert given(table, "commune") in (["Thử"], ["Xã Thử"])


def test_a_name_of_a_sheet_that_is_no_unit_gives_nothing() -> None:
    _, said = read([["DANH SÁCH CÁC BẢN"], UNITS, VILLAGE], "establishments", "Tháng 6")
    assert (said[0].code, said[0].verdict) == ("missing_columns", Verdict.REFUSED)


def test_title_and_sheet_of_different_units_wait() -> None:
    """Planted: the title alone was believed and the sheet's name not looked at."""
    rows = [["DANH SÁCH BẢN XÃ THỬ"], UNITS, VILLAGE]
    (table,), _ = read(rows, "establishments", "Nà Mẫu")
    held = [t for t in table.troubles[3] if t.verdict is Verdict.HELD]
    assert [t.code for t in held] == ["headings_differ"]
    assert "dòng 1 (tiêu đề) ghi “XÃ THỬ”; tên trang tính ghi “Nà Mẫu”" in held[0].message
    (table,), _ = read(rows, "establishments", "Thử")
    assert [t.code for t in table.troubles[3]] == ["title_heading"]


def test_titles_that_contradict_each_other_wait() -> None:
    rows = [["UBND XÃ NÀ MẪU"], ["DANH SÁCH BẢN XÃ THỬ"], UNITS, VILLAGE]
    (table,), _ = read(rows, "establishments")
    assert "headings_differ" in [t.code for t in table.troubles[4]]


def test_the_cell_of_a_title_with_its_committee() -> None:
    rows = [["ĐẢNG BỘ XÃ THỬ"], ["CHI BỘ BẢN PÁO CỦA"], NO_CELL, member(1, NAMES[0])]
    (table,), _ = read(rows, "members", "Páo Của")
    assert given(table, "cell") == ["CHI BỘ BẢN PÁO CỦA"]
    assert given(table, "committee") == ["ĐẢNG BỘ XÃ THỬ"]


def test_a_sheet_called_like_a_commune_is_no_cell() -> None:
    """Planted: the list of all members of a commune went into the cell of a village."""
    _, said = read([NO_CELL, member(1, NAMES[0])], "members", "Thử")
    assert said[0].code == "missing_columns"


def test_groups_go_before_titles() -> None:
    rows = [
        ["CHI BỘ BẢN THỬ"], NO_CELL, member(1, NAMES[0]),
        ["", "Chi bộ bản Páo Của"], member(1, NAMES[1]),
    ]  # fmt: skip
    (table,), _ = read(rows, "members")
    assert given(table, "cell") == ["CHI BỘ BẢN THỬ", "Chi bộ bản Páo Của"]


def test_a_column_goes_before_titles_even_where_it_is_blank() -> None:
    header = ("TT", "Tên bản", "Xã", "Từ ngày")
    rows = [["DANH SÁCH BẢN XÃ THỬ"], header, [1, "Bản Nà Mẫu", None, date(2010, 1, 28)]]
    (table,), _ = read(rows, "establishments")
    assert given(table, "commune") == [None]


@pytest.mark.parametrize(
    ("names", "parent"),
    [
        (["Chi bộ bản Nà Mẫu", "Chi bộ bản Thử"], ["ĐẢNG BỘ XÃ THỬ"] * 2),
        (["Đảng bộ bộ phận Mẫu", "Chi bộ bản Thử"], [None, None]),
    ],
)
def test_the_committee_over_a_list_of_cells(names: list[str], parent: list[str | None]) -> None:
    """Planted: a cell of the list's own committee was put directly under that of the title."""
    header = ("TT", "Tên tổ chức", "Ngày thành lập")
    lines = [[i, name, date(2010, 1, 28)] for i, name in enumerate(names, 1)]
    (table,), _ = read([["ĐẢNG BỘ XÃ THỬ"], header, *lines], "organisations")
    assert given(table, "parent") == parent


def test_tables_under_each_other_have_titles_of_their_own() -> None:
    other = ("TT", "Tên bản", "Số hộ", "Từ ngày", "Loại")
    rows = [
        ["I. DANH SÁCH BẢN XÃ THỬ"], UNITS, VILLAGE, [],
        ["II. Danh sách bản xã Nà Mẫu"], other, [1, "Bản Lạ", 5, date(2010, 1, 28), "Bản"],
    ]  # fmt: skip
    (one, two), _ = read(rows, "establishments")
    assert given(one, "commune") == ["XÃ THỬ"]
    assert given(two, "commune") == ["xã Nà Mẫu"]


def test_a_title_between_the_lines_speaks_of_those_under_it() -> None:
    """Planted: the villages of the second page were put into the commune of the first."""
    page = ["DANH SÁCH BẢN XÃ THỬ"], UNITS, VILLAGE
    rows = [*page, ["DANH SÁCH BẢN XÃ NÀ MẪU"], UNITS, VILLAGE, ["(tiếp theo)"], UNITS, VILLAGE]
    (table,), _ = read(rows, "establishments")
    assert given(table, "commune") == ["XÃ THỬ", "XÃ NÀ MẪU", "XÃ NÀ MẪU"]
    assert "dòng 4 (tiêu đề)" in table.troubles[6][0].message


def test_lines_above_the_first_title_have_none() -> None:
    rows = [UNITS, VILLAGE, ["CÁC BẢN XÃ THỬ"], VILLAGE]
    _, said = read(rows, "establishments")
    assert said[0].code == "missing_columns"


@pytest.mark.parametrize("again", [[], [NO_CELL]])
def test_a_title_between_the_lines_ends_the_group_above_it(again: list[Any]) -> None:
    """Planted: members listed under a title of their own went on into the cell named above."""
    rows = [
        NO_CELL, ["Chi bộ bản Thử"], member(1, NAMES[0]),
        ["DANH SÁCH ĐẢNG VIÊN CHI BỘ BẢN PÁO CỦA"], *again, member(1, NAMES[1]),
    ]  # fmt: skip
    (table,), _ = read(rows, "members")
    assert given(table, "cell") == ["Chi bộ bản Thử", "CHI BỘ BẢN PÁO CỦA"]


def test_a_note_that_names_a_unit_moves_nobody() -> None:
    rows = [
        ["CHI BỘ BẢN THỬ"], NO_CELL, member(1, NAMES[0]),
        ["Đồng chí Mẫu chuyển từ chi bộ Páo Của"], member(2, NAMES[1]),
    ]  # fmt: skip
    (table,), _ = read(rows, "members")
    assert given(table, "cell") == ["CHI BỘ BẢN THỬ"] * 2
