"""Interval rows: what the fold of the facts says, piece by piece.

A row holds from the moment ``start`` up to, not including, the moment ``stop``; it is what
the tables of the registry store and what every figure is counted from. A row that lasted
less than a day is kept: no day sees it, but the flows of a period count it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "place": ("level", "kind", "name", "code", "parent", "ending", "successor"),
    "establishment": ("kind", "name", "place", "zones", "ending", "successor"),
    "organisation": ("kind", "name", "code", "parent", "place", "ending", "successor"),
    "link": ("role", "cell", "establishment"),
    "person": ("name", "sex", "born", "ethnic", "education", "youth_union"),
    "membership": (
        "cell",
        "establishment",
        "status",
        "exempt",
        "suspended",
        "away",
        "line",
        "from_cell",
        "from_establishment",
        "end_line",
    ),
}
"""The columns of each table's ``values``. References are the writers' own ids, ``None``
where there is none; ``ending`` and ``successor`` (of units) and ``end_line`` (of a
membership) are filled only in the row that ends there."""

Values = tuple[object, ...]


class Row:
    """One piece of one subject's history, as believed.

    ``cause`` is the number of the recording of the fact that began it; ``pk`` and
    ``known_from`` belong to whoever stores the row.
    """

    __slots__ = ("cause", "known_from", "pk", "start", "stop", "subject", "table", "values")

    def __init__(  # noqa: PLR0913, PLR0917 - a row is these columns; keywords would cost imports
        self,
        table: str,
        subject: str,
        start: int,
        stop: int,
        values: Values,
        cause: int,
        pk: int | None = None,
        known_from: int = 0,
    ) -> None:
        self.table = table
        self.subject = subject
        self.start = start
        self.stop = stop
        self.values = values
        self.cause = cause
        self.pk = pk
        self.known_from = known_from

    def says(self) -> tuple[int, int, Values, int]:
        """All that the row says, for comparing two folds."""
        return self.start, self.stop, self.values, self.cause

    def __repr__(self) -> str:
        return f"Row({self.table} {self.subject} {self.start}..{self.stop} {self.values})"


@dataclass(slots=True)
class Changes:
    """What one recording changed: rows now believed, rows no longer believed, and the
    subjects (kind, id) it brought into the register."""

    opened: list[Row] = field(default_factory=list)
    closed: list[Row] = field(default_factory=list)
    born: list[tuple[str, str]] = field(default_factory=list)


def replace(old: list[Row], new: list[Row], changes: Changes) -> list[Row]:
    """The rows to keep after a new fold: those that say the same stay the same rows."""
    at = 0
    for before, after in zip(old, new, strict=False):
        if before.says() != after.says():
            break
        at += 1
    if at == len(old):
        changes.opened += new[at:]
        return old + new[at:]
    standing = {row.says(): row for row in old[at:]}
    kept = old[:at]
    for row in new[at:]:
        same = standing.pop(row.says(), None)
        if same is None:
            changes.opened.append(row)
        kept.append(same or row)
    changes.closed += standing.values()
    return kept
