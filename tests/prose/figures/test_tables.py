"""Figures in the cells of tables."""

from __future__ import annotations

from datetime import date

from hatnhan.prose.figures import find
from tests.prose.figures.drafts import with_table

ROWS = [
    ["TT", "Đơn vị", "Số chi bộ", "Đảng viên", "Tỷ lệ (%)"],
    ["1", "2", "3", "4", "5"],
    ["1", "Mường Cang", "12", "1.376", "28,6"],
    ["2", "Nà Khằm", "7", "345", "7,4"],
]


def test_units_come_from_headings() -> None:
    """Planted and seen red: the numbers of rows and columns kept as figures."""
    found = find(with_table("Kết quả đến 30/9/2022:", ROWS))
    assert [(figure.raw, figure.unit) for figure in found] == [
        ("12", "chi bộ"),
        ("1.376", "đảng viên"),
        ("28,6", "%"),
        ("7", "chi bộ"),
        ("345", "đảng viên"),
        ("7,4", "%"),
    ]
    assert {figure.when for figure in found} == {date(2022, 9, 30)}


def test_titles_of_rows_name_what_is_counted() -> None:
    rows = [["Chỉ tiêu", "2021", "2022"], ["Tổng số đảng viên", "345", "361"]]
    found = find(with_table("Kết quả", rows))
    assert [(f.raw, f.unit, f.when) for f in found] == [
        ("345", "đảng viên", date(2021, 12, 31)),
        ("361", "đảng viên", date(2022, 12, 31)),
    ]
