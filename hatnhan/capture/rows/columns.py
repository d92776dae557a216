"""What is known of the columns of a table before its rows are read: meaning and old encodings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any, Final

from hatnhan.capture.model import Cell, Table
from hatnhan.capture.values import legacy
from hatnhan.capture.values.read import Context, Role

_LOOKED_AT: Final = 2000
"""Cells of a column that tell in which encoding it was typed."""


class Columns:
    """The columns of one table; contexts are made once and shared by all of its rows."""

    def __init__(
        self, table: Table, decisions: Mapping[str, Any], today: date, *, date1904: bool
    ) -> None:
        self._table = table
        self._decisions = decisions
        self._today = today
        self.date1904 = date1904
        self._headings = table.rows[0].headings if table.rows else {}
        self._made: dict[tuple[str, Role], Context] = {}

    def context(self, field: str, role: Role) -> Context:
        """What the column of a field says of its cells."""
        made = self._made.get((field, role))
        if made is None:
            heading = self._headings.get(field, "")
            made = self._made[field, role] = Context(
                column=heading,
                role=role,
                today=self._today,
                confirmed=frozenset(self._decisions.get(f"confirmed:{heading}") or ()),
                date1904=self.date1904,
                encoding=legacy.of_column(self._cells(field)),
            )
        return made

    def _cells(self, field: str) -> list[Cell]:
        """The first cells of the column that hold anything."""
        cells = (raw.cells[field] for raw in self._table.rows if field in raw.cells)
        return list(islice(cells, _LOOKED_AT))
