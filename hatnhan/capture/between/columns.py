"""What only a whole column of dates shows, told of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hatnhan.capture.model import RawRow, Row, Table, Trouble
from hatnhan.capture.rows.columns import Columns
from hatnhan.capture.values.dates.column import Bounded, shifted, swapped
from hatnhan.capture.values.dates.partial import full
from hatnhan.capture.values.dates.serials import SHIFT
from hatnhan.capture.values.read import Role
from hatnhan.statute.checks import add_months

_ROLES: Final[dict[str, Role]] = {
    "born": "born", "admitted": "admitted", "official": "recognised", "decision_on": "decision",
    "on": "opened",
}  # fmt: skip
_EXPLAINED: Final = frozenset(
    {"event_before_birth", "under_18", "official_before_admission", "official_too_early", "over_60"}
)
"""What is said of a row whose date was moved between the epochs: the move says it better."""


def judge(table: Table, rows: Sequence[Row], columns: Columns) -> None:
    """Dates exchanged day for month by a computer, and dates moved by the days between epochs.

    `rows` are those of the table, in its order.
    """
    by_number = {row.row: row for row in rows}
    dated = [
        (
            {raw.row: raw.cells[field] for raw in table.rows if field in raw.cells},
            columns.context(field, role),
        )
        for field, role in _ROLES.items()
    ]
    for number, trouble in swapped(dated):
        by_number[number].troubles.append(trouble)
    if not any(t.code in _EXPLAINED for row in rows for t in row.troubles):
        return
    for number, trouble in _moved(table, by_number, columns).items():
        row = by_number[number]
        row.troubles = [t for t in row.troubles if t.code not in _EXPLAINED]
        row.troubles.append(trouble)


def _moved(table: Table, rows: Mapping[int, Row], columns: Columns) -> dict[int, Trouble]:
    """What is said of the column in which most dates were moved.

    A date pasted into a workbook that counts from 1904 comes too late, into another too early; the
    other way only where that explains nothing.
    """
    early = SHIFT if not columns.date1904 else -SHIFT
    for days in (early, -early):
        found = [
            shifted(
                [one for raw in table.rows for one in _bounded(field, raw, rows[raw.row])],
                columns.context(field, _ROLES[field]),
                days,
            )
            for field in ("admitted", "official", "born")
        ]
        if any(found):
            return max(found, key=len)
    return {}


@dataclass(frozen=True, slots=True)
class _Days:
    born: date | None
    admitted: date | None
    official: date | None


def _bounded(field: str, raw: RawRow, row: Row) -> Iterator[Bounded]:
    """A date of the row with the days between which the others allow it."""
    days = _Days(*(full(row.values.get(name)) for name in ("born", "admitted", "official")))
    day: date | None = getattr(days, field)
    if day is None or field not in raw.cells:
        return
    if field == "official" and days.admitted is not None:
        earliest, latest = add_months(days.admitted, 12), add_months(days.admitted, 24)
    elif field == "admitted" and days.official is not None:
        earliest, latest = add_months(days.official, -24), add_months(days.official, -12)
    elif field == "born" and days.admitted is not None:
        earliest, latest = add_months(days.admitted, -12 * 60), add_months(days.admitted, -12 * 18)
    else:
        return  # nothing that bounds it
    yield Bounded(row.row, raw.cells[field], day, earliest, latest + timedelta(days=1))
