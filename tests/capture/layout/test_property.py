"""However a list is dressed, the same data are found in it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hatnhan.capture.layout import signature, tables
from hatnhan.capture.model import Table
from tests.capture.layout.build import book, sheet
from tests.capture.layout.members import FIELDS, HEADER, NAMES, line

TITLES = (
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["Độc lập - Tự do - Hạnh phúc"],
    ["DANH SÁCH ĐẢNG VIÊN XÃ THỬ"],
    ["(Kèm theo Báo cáo số 45/BC-UBND ngày 12/6/2019)"],
    [],
)
EXTRA = ("Quê quán", "Số CCCD", "Chức vụ")


@st.composite
def dressed(draw: st.DrawFn) -> tuple[list[list[Any]], list[tuple[str, ...]]]:
    """A sheet, and the names of its people with the number of the line in their own order."""
    count = draw(st.integers(1, 7))
    order = draw(st.permutations(range(len(HEADER) + len(EXTRA))))
    header = [(*HEADER, *EXTRA)[i] for i in order]
    people = [line(i + 1, NAMES[i % len(NAMES)]) for i in range(count)]
    rows: list[list[Any]] = list(draw(st.lists(st.sampled_from(TITLES), max_size=5)))
    rows.append(header)
    if draw(st.booleans()):
        rows.append(list(range(1, len(header) + 1)))
    for i, person in enumerate(people):
        between = draw(st.sampled_from(["", "", "", "blank", "page"]))
        if between and i:
            rows.append([] if between == "blank" else header)
        full = [*person, "Xã Kia", "001099012345", "Bí thư"]
        rows.append([full[j] for j in order])
    name = header.index("Họ và tên")
    for tail in draw(
        st.lists(st.sampled_from(["Cộng", "Người lập biểu", "Ghi chú: thử"]), max_size=3)
    ):
        cells: list[Any] = [None] * len(header)
        cells[name] = tail
        rows.append(cells)
    return rows, [tuple(str(v) for v in p[1:]) for p in people]


def _values(table: Table) -> list[tuple[str, ...]]:
    return [tuple(str(r.cells[f].value) for f in FIELDS[1:]) for r in table.rows]


@settings(max_examples=120, deadline=None)
@given(dressed())
def test_dress_changes_nothing(made: tuple[list[list[Any]], list[tuple[str, ...]]]) -> None:
    """Planted: the header repeated on a further page began another table."""
    rows, people = made
    (table,), said = tables(book(sheet(rows)), "members")
    assert _values(table) == people
    assert not table.troubles
    assert {t.code for t in said} == {"unread_columns", "forbidden_columns"}
    assert "001099012345" not in repr((table, said))
    written = {i for i, row in enumerate(rows, 1) if row}
    assert written == {r.row for r in table.rows} | {r.row for r in table.skipped}
    assert signature(table) == signature(_plain())


def _plain() -> Table:
    rows = [[*HEADER, *EXTRA], [*line(1, NAMES[0]), "a", "b", "c"]]
    return tables(book(sheet(rows)), "members")[0][0]
