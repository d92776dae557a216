"""Columns that are not kept, or stand twice: always told, by name (B50)."""

from __future__ import annotations

from datetime import date
from typing import Any

from hatnhan.capture.layout import tables
from hatnhan.capture.model import Kind, Trouble, Verdict
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import HEADER, NAMES, line


def said_of(rows: list[Any], kind: Kind = "members") -> dict[str, Trouble]:
    _, said = tables(book(sheet(rows)), kind)
    return {trouble.code: trouble for trouble in said}


def test_remarks_are_told_where_there_are_any() -> None:
    """Planted: a column of remarks was dropped without a word."""
    header = (*HEADER, "Ghi chú")
    told = said_of([header, [*line(1, NAMES[0]), "thử"]])["remarks_not_kept"]
    assert (told.verdict, told.value) == (Verdict.NORMALISED, ["Ghi chú"])
    assert told.message.startswith("Cột “Ghi chú” không được nhập và không lưu")
    assert said_of([header, [*line(1, NAMES[0]), None]]) == {}


def test_fields_that_are_not_recorded_are_told() -> None:
    """Planted: the codes of villages were recognised, never recorded and never spoken of."""
    header = ("TT", "Mã", "Tên bản", "Xã", "Tỉnh", "Từ ngày")
    rows = [header, [1, "B01", "Bản Nà Mẫu", "Xã Thử", "Tỉnh Mẫu", date(2010, 1, 28)]]
    assert said_of(rows, "establishments")["unread_columns"].value == ["Mã", "Tỉnh"]


def test_of_two_equal_columns_the_one_left_out_is_named_by_its_letter() -> None:
    rows = [(*HEADER, "Ngày sinh"), [*line(1, NAMES[0]), date(1980, 3, 4)]]
    assert said_of(rows)["unread_columns"].value == ["Ngày sinh (cột J)"]


def test_a_doubled_heading_is_named_where_another_is_missing() -> None:
    """Planted: only the missing name was spoken of, not the heading that took its place."""
    header = ("TT", "Ngày sinh", "Ngày sinh", *HEADER[3:])
    born = date(1980, 3, 4)
    told = said_of([header, [1, born, born, *line(1, NAMES[0])[3:]]])["missing_columns"]
    assert told.message == (
        "Thiếu cột bắt buộc: “Họ và tên” (trang tính “DS”, tiêu đề ở dòng 1). "
        "Tiêu đề “Ngày sinh” có ở hai cột B và C."
    )
    assert "tổ chức đảng" not in told.remedy
    without = [h for h in HEADER if h != "Dân tộc"]
    told = said_of([[*without, "Giới tính"], [1, NAMES[0], born, "Nam"]])["missing_columns"]
    assert "Tiêu đề “Giới tính” có ở hai cột D và I." in told.message


def test_what_a_merged_cell_holds_is_shown() -> None:
    """Planted: the rows of a merged cell were held with nothing shown of what it holds."""
    rows = [HEADER, line(1, NAMES[0]), line(2, NAMES[1], cell=None)]
    (table,), _ = tables(book(sheet(rows, merges=[(2, 5, 3, 5)])), "members")
    said = [(row, t.code, t.raw) for row in (2, 3) for t in table.troubles[row]]
    assert said == [(row, "merged_cell", "Chi bộ bản Nà Mẫu") for row in (2, 3)]


def test_what_a_hidden_column_holds_is_shown() -> None:
    rows = [HEADER, line(1, NAMES[0])]
    (table,), _ = tables(book(sheet(rows, hidden_columns=[4])), "members")
    assert [(t.code, t.raw) for t in table.troubles[2]] == [("hidden_column", "Thái")]
