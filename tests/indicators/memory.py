"""A register in memory as the source of an image: histories without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from hatnhan.domain.register import COLUMNS, Register, Row
from hatnhan.domain.times import FOREVER_KNOWN, end_of_day
from hatnhan.domain.wire import parse_line
from hatnhan.indicators.engine import Engine
from hatnhan.indicators.layout import LAYOUTS, Layout

REFERS = {
    "place": "place",
    "parent": None,
    "establishment": "establishment",
    "cell": "organisation",
    "from_cell": "organisation",
    "from_establishment": "establishment",
    "successor": None,
}
"""Columns that name a unit; None stands for one of the table's own kind."""


class MemorySource:
    """Records lines with the domain's register and keeps every row ever believed."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.register = Register()
        self.number = 0
        self.born: dict[str, dict[str, int]] = {
            what: {} for what in ("place", "establishment", "organisation", "person")
        }
        self.rows: dict[str, list[list[Any]]] = {table: [] for table in COLUMNS}
        self.facts: dict[int, Any] = {}
        self._of: dict[int, list[Any]] = {}
        for line in lines:
            self.record(line)

    def record(self, line: str) -> None:
        """Take in one line."""
        number = self.number + 1
        fact = parse_line(line).fact
        changes = self.register.record(number, fact)
        self.facts[number] = fact
        self.number = number
        for what, key in changes.born:
            self.born[what].setdefault(key, number)
        for row in changes.closed:
            self._of[id(row)][4] = number
        for row in changes.opened:
            stored = [len(self.rows[row.table]), row.start, row.stop, number, FOREVER_KNOWN, row]
            self.rows[row.table].append(stored)
            self._of[id(row)] = stored

    def head(self) -> tuple[int, str]:
        """Number and a stand-in for the hash."""
        return self.number, f"hash {self.number}"

    def hash_of(self, number: int) -> str | None:
        """The stand-in for the hash of a recording."""
        return f"hash {number}" if number <= self.number else None

    def identities(self, what: str, after: int, upto: int) -> Sequence[tuple[int, str]]:
        """Subjects born in recordings (after, upto]."""
        born = sorted((n, key) for key, n in self.born[what].items())
        return [(n, key) for n, key in born if after < n <= upto]

    def opened(self, layout: Layout, after: int, upto: int) -> Iterator[Sequence[Any]]:
        """Rows believed from a recording in (after, upto] on."""
        table = next(name for name, one in LAYOUTS.items() if one is layout)
        rows = [r for r in self.rows[table] if after < r[3] <= upto]
        if rows:
            yield [self._tuple(table, layout, row) for row in rows]

    def closed(self, layout: Layout, after: int, upto: int) -> Sequence[tuple[int, int]]:
        """Rows known before, closed by a recording in (after, upto]."""
        table = next(name for name, one in LAYOUTS.items() if one is layout)
        return [(r[0], r[4]) for r in self.rows[table] if r[3] <= after < r[4] <= upto]

    def people(self, numbers: Any, day: date, known_at: int) -> dict[int, tuple[str, str]]:
        """Key and name of persons on a day."""
        key_of = {n: key for key, n in self.born["person"].items()}
        found: dict[int, tuple[str, str]] = {}
        for r in sorted(self.rows["person"], key=lambda r: r[1]):
            number = self.born["person"][r[5].subject]
            believed = number in numbers and r[3] <= known_at < r[4]
            if believed and (number not in found or r[1] < end_of_day(day)):
                found[number] = key_of[number], r[5].values[0]
        return found

    def recordings(self, numbers: Sequence[int]) -> dict[int, tuple[str, date | None]]:
        """Kind and day of recordings."""
        return {
            number: (self.facts[number].KIND, getattr(self.facts[number], "on", None))
            for number in numbers
        }

    def _tuple(self, table: str, layout: Layout, stored: list[Any]) -> tuple[Any, ...]:
        row: Row = stored[5]
        values = dict(zip(COLUMNS[table], row.values, strict=True))
        own = "person" if table == "membership" else table
        values[layout.subject] = row.subject if table != "link" else int(row.subject)
        out = list(stored[:5])
        for column in layout.selected[5:]:
            name = column.removesuffix("_id")
            # An establishment's name of the column "establishment" is its subject, and so on.
            value = values[name]
            if column.endswith("_id") and value is not None:
                value = self.born[self._kind(name, own)][value]
            out.append(value)
        return tuple(out)

    @staticmethod
    def _kind(name: str, own: str) -> str:
        if name in ("parent", "successor"):
            return own
        return {
            "cell": "organisation",
            "from_cell": "organisation",
            "from_establishment": "establishment",
        }.get(name, name)


def engine_of(lines: Iterable[str]) -> Engine:
    """An engine over a history in memory."""
    return Engine(MemorySource(lines))
