"""The cells of one row, each read by its field; what is said of them gathers in the row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from hatnhan.capture.model import Cell, RawRow, Row, Trouble, Verdict
from hatnhan.capture.rows.work import Work
from hatnhan.capture.values.read import STOPPING, Context, Read, Role

Reading = Callable[[Cell, Context], Read]
_ABSENT: Final = Cell(None, "")


class Reader:
    """One row being read: `get` reads a field, `say` tells something of the row."""

    def __init__(self, raw: RawRow, work: Work) -> None:
        self.raw = raw
        self.work = work
        self.row = Row(raw.sheet, raw.row)

    def get(self, field: str, reading: Reading, role: Role = "other") -> Any:
        """What the field's cell was read as; None where the cell or the column is not there."""
        cell = self.raw.cells.get(field)
        if cell is None or (cell.value is None and not cell.formula):
            return None
        return self.read(field, cell, reading, role)

    def read(self, field: str, cell: Cell, reading: Reading, role: Role = "other") -> Any:
        """A cell, blank or not, read as the field says."""
        done = reading(cell, self.work.columns.context(field, role))
        for trouble in done.troubles:
            self.row.troubles.append(trouble)
        if done.value is not None:
            self.row.values[field] = done.value
        return done.value

    def heading(self, field: str) -> str:
        """The heading of a field's column, as printed; '' without such a column."""
        return self.raw.headings.get(field, "")

    def cell(self, field: str) -> Cell:
        """The field's cell, a blank one where there is none."""
        return self.raw.cells.get(field, _ABSENT)

    def printed(self, field: str) -> str:
        """A cell as a person reads it."""
        cell = self.cell(field)
        return cell.raw or ("" if cell.value is None else str(cell.value))

    def say(
        self,
        code: str,
        verdict: Verdict,
        message: str,
        remedy: str = "",
        *,
        field: str = "",
        **more: Any,
    ) -> None:
        """Something to be said of the row, about one of its fields."""
        self.row.troubles.append(
            Trouble(
                code,
                verdict,
                message,
                remedy,
                column=self.heading(field),
                raw=self.printed(field) if field else "",
                **more,
            )
        )

    def stopped(self) -> bool:
        """Whether something said of the row keeps it from being recorded."""
        return any(trouble.verdict in STOPPING for trouble in self.row.troubles)

    def needed(self, value: object, field: str, what: str) -> bool:
        """Whether a value is there; else says so, unless its cell was already spoken of."""
        if value is not None:
            return True
        heading = self.heading(field)
        if not any(t.column == heading and t.verdict in STOPPING for t in self.row.troubles):
            self.say(
                f"missing_{field}",
                Verdict.HELD,
                f"Dòng không có {what}.",
                f"Điền {what} vào cột “{heading}”." if heading else f"Thêm cột ghi {what}.",
                field=field,
            )
        return False
