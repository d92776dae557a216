"""Sheets as they would be read, written as lists of values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from hatnhan.capture.model import Cell, Sheet, Workbook


def cell(value: Any) -> Cell:
    """A cell as read: "=" alone is a formula that was never computed."""
    if isinstance(value, Cell):
        return value
    if value == "=":
        return Cell(None, "", formula=True)
    raw = (
        ""
        if value is None
        else value.strftime("%d/%m/%Y")
        if isinstance(value, date)
        else str(value)
    )
    return Cell(value, raw)


def sheet(
    rows: Sequence[Sequence[Any]],
    *,
    name: str | None = "DS",
    first: int = 1,
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    state: Literal["visible", "hidden", "very_hidden"] = "visible",
    filtered: bool = False,
) -> Sheet:
    """Empty rows stay out; cells under a merge repeat the first cell."""
    grid = {first + i: [cell(v) for v in row] for i, row in enumerate(rows)}
    for top, left, bottom, right in merges:
        anchor = grid[top][left]
        for r in range(top, bottom + 1):
            line = grid.setdefault(r, [])
            while len(line) <= right:
                line.append(Cell(None, ""))
            for c in range(left, right + 1):
                if (r, c) != (top, left):
                    line[c] = Cell(anchor.value, anchor.raw, merged=True)
    kept = {
        number: tuple(cells)
        for number, cells in grid.items()
        if any(c.value is not None or c.formula for c in cells)
    }
    return Sheet(
        name,
        kept,
        state,
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        filtered,
        tuple(merges),
    )


def book(*sheets: Sheet) -> Workbook:
    return Workbook("xlsx", sheets)
