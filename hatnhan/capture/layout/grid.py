"""A sheet as a grid: what stands in a cell, what only lies under a merge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hatnhan.capture.layout.headings import tidy
from hatnhan.capture.model import Cell, Sheet

NOTHING = Cell(None, "")


def empty(cell: Cell) -> bool:
    """Nothing is written in it; a formula without its value is not nothing."""
    value = cell.value
    if value is None:
        return not cell.formula
    return isinstance(value, str) and not value.strip(" \t\r\n\xa0\u200b\ufeff")


def text_of(cell: Cell) -> str:
    """Its text on one line; numbers and dates as printed."""
    if isinstance(cell.value, str):
        return tidy(cell.value)
    if cell.value is None:
        return ""
    return tidy(cell.raw) or str(cell.value)


def numeric(cell: Cell) -> bool:
    """A number or a date, typed or written: data, not a heading."""
    if isinstance(cell.value, bool):
        return False
    if isinstance(cell.value, int | float | date):
        return True
    text = text_of(cell)
    return bool(text) and (text[0].isdecimal() or text.strip("()").isdecimal())


class Grid:
    """Reads a sheet by row and column, aware of merges."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.numbers = sorted(sheet.rows)
        self._anchors: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in sheet.merges:
            if bottom - top > 3:
                continue  # no heading is that tall; rows under it are looked at elsewhere
            for row in range(top, bottom + 1):
                for column in range(left, min(right, left + 400) + 1):
                    if (row, column) != (top, left):
                        self._anchors[row, column] = (top, left)

    def row(self, number: int) -> Sequence[Cell]:
        """The cells of a row; none where the row is blank."""
        return self.sheet.rows.get(number, ())

    def cell(self, row: int, column: int) -> Cell:
        """One cell, blank beyond the edge."""
        cells = self.sheet.rows.get(row, ())
        return cells[column] if column < len(cells) else NOTHING

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Where the merge over the cell begins, else the cell itself."""
        return self._anchors.get((row, column), (row, column))

    def own(self, row: int, column: int) -> str:
        """The text that is written in the cell itself."""
        cell = self.cell(row, column)
        if cell.merged or (row, column) in self._anchors:
            return ""
        return text_of(cell)

    def shown(self, row: int, column: int) -> str:
        """The text that a reader sees over the cell: that of its merge."""
        top, left = self.anchor(row, column)
        return text_of(self.cell(top, left))

    def own_columns(self, row: int) -> list[int]:
        """The columns in which something is written."""
        return [
            i
            for i, cell in enumerate(self.row(row))
            if not cell.merged and not empty(cell) and (row, i) not in self._anchors
        ]

    def next_row(self, row: int) -> int | None:
        """The sheet's next row that is written in, blank or not, when it is the next number."""
        return row + 1 if row + 1 in self.sheet.rows else None
