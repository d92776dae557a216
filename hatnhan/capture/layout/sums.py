"""Totals that a sheet prints: check sums of the lines above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hatnhan.capture.layout import lines
from hatnhan.capture.layout.grid import text_of
from hatnhan.capture.layout.headings import key
from hatnhan.capture.model import Cell, RawRow


def counted(label: str, rows: Sequence[RawRow]) -> int | None:
    """How many lines a total says there are; "10 bản" counts lines where all are villages."""
    count = lines.count_in(label)
    sort = lines.count_of_sort(label) if count is None else None
    if sort is not None and all(_of(row, sort[1]) for row in rows):
        return sort[0]
    return count


def _of(row: RawRow, sort: str) -> bool:
    """Whether the line is of the sort, by its name or by its kind."""
    cells = (row.cells.get("name"), row.cells.get("kind"))
    return any(f"{key(text_of(cell))} ".startswith(f"{sort} ") for cell in cells if cell)


def check_sum(
    sums: Mapping[str, Cell], row: int, label: str, count: int | None, covered: Sequence[RawRow]
) -> dict[str, Cell]:
    """A total with where it stands, what it says and the lines that it sums."""
    found = dict(sums)
    found["@row"] = Cell(row, str(row))
    if label:
        found["@label"] = Cell(label, label)
    if count is not None:
        found["@count"] = Cell(count, label)
    if covered:
        found["@from"] = Cell(covered[0].row, str(covered[0].row))
        found["@to"] = Cell(covered[-1].row, str(covered[-1].row))
    return found
