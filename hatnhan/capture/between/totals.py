"""Totals that a file prints against its rows: check sums, never data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hatnhan.capture.model import Cell, RawRow, Row, Table, Trouble, Verdict
from hatnhan.capture.values import numbers
from hatnhan.capture.values.cells import blank
from hatnhan.capture.values.marks import marked
from hatnhan.capture.values.read import Context

_MARKS: Final = frozenset({
    "specially_difficult", "border", "zone_1", "zone_2", "zone_3", "remote", "female", "male",
    "youth_union",
})  # fmt: skip


@dataclass(slots=True)
class Reconciliation:
    """What each printed total was compared with."""

    compared: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For the answer: whether all agree, and each comparison."""
        if not self.compared:
            return {}
        return {
            "agrees": all(one["agrees"] for one in self.compared),
            "compared": self.compared,
        }


_PRINTED: Final = Context()


def reconcile(tables: Iterable[Table]) -> Reconciliation:
    """Compare the printed totals of all tables with the rows that they sum."""
    done = Reconciliation()
    for table in tables:
        for total in table.totals:
            _one(table, total, done)
    return done


def _one(table: Table, total: Mapping[str, Cell], done: Reconciliation) -> None:
    row = _number(total.get("@row"))
    first, last = _number(total.get("@from")), _number(total.get("@to"))
    if first is None or last is None:
        return
    covered = [raw for raw in table.rows if first <= raw.row <= last]
    printed = _number(total.get("@count"))
    if printed is not None:
        _compare(table, row, "số dòng", printed, len(covered), done)
    for name, cell in total.items():
        count = _number(cell)
        if name in _MARKS and count is not None:
            heading = covered[0].headings.get(name, name) if covered else name
            _compare(table, row, heading, count, _marked(covered, name), done)


def _compare(
    table: Table, row: int | None, what: str, printed: int, counted: int, done: Reconciliation
) -> None:
    one = {"sheet": table.sheet, "row": row, "of": what, "printed": printed, "counted": counted}
    done.compared.append(one | {"agrees": printed == counted})
    if printed != counted:
        done.troubles.append(
            Trouble(
                "total_differs",
                Verdict.HELD,
                f"Dòng {row} ghi tổng {what} là {printed}, đếm được {counted} (chênh "
                f"{abs(printed - counted)}).",
                "Kiểm tra xem thiếu hay thừa dòng nào.",
                column="" if what == "số dòng" else what,
                raw=str(printed),
                value=counted,
                rows=(row,) if row else (),
            )
        )


def _marked(rows: Iterable[RawRow], name: str) -> int:
    cells = (raw.cells.get(name) for raw in rows)
    return sum(
        1 for cell in cells if cell and not blank(cell) and marked(str(cell.value)) is not False
    )


def _number(cell: Cell | None) -> int | None:
    """A printed total, which may be text such as "1.024"."""
    value = numbers.count(cell, _PRINTED).value if cell else None
    return value if isinstance(value, int) else None


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows got which verdict, and how many facts they bring."""
    found: dict[str, int] = {"rows": 0, "facts": 0}
    for row in rows:
        if not row.skipped:
            found["rows"] += 1
            found["facts"] += len(row.facts)
        key = "already_there" if row.verdict is Verdict.THERE else row.verdict.value
        found[key] = found.get(key, 0) + 1
    return found
