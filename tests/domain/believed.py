"""Figures counted straight from a register's rows, for holding the domain against the oracle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hatnhan.domain.coverage import Presence, state_of
from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.register import Register, Row
from hatnhan.domain.times import FOREVER_KNOWN, end_of_day


class Believed:
    """All rows a register ever believed, each with the recordings between which it did."""

    def __init__(self) -> None:
        self.number = 0
        self._register = Register()
        self._rows: dict[int, tuple[Row, int, int]] = {}

    def tell(self, fact: Fact | Corrected | Annulled) -> None:
        """Record one more fact. Raises ``Problem``."""
        self.number += 1
        changes = self._register.record(self.number, fact)
        for row in changes.opened:
            self._rows[id(row)] = row, self.number, FOREVER_KNOWN
        for row in changes.closed:
            _, since, _ = self._rows[id(row)]
            self._rows[id(row)] = row, since, self.number

    def rows(self, table: str, known_at: int) -> list[Row]:
        """The rows of a table as believed at a recording."""
        return [
            row
            for row, since, until in self._rows.values()
            if row.table == table and since <= known_at < until
        ]

    def on(self, table: str, day: date, known_at: int) -> list[Row]:
        """Those that hold on a day."""
        cut = end_of_day(day)
        return [r for r in self.rows(table, known_at) if r.start < cut <= r.stop]

    def coverage(self, day: date, known_at: int) -> Counter[tuple[str, str]]:
        """(kind, state) of every open establishment."""
        members = self.on("membership", day, known_at)
        official = Counter(r.values[0] for r in members if r.values[2] == "official")
        here = Counter(r.values[1] for r in members)
        official_here = Counter(r.values[1] for r in members if r.values[2] == "official")
        links = {r.values[1:] for r in self.on("link", day, known_at) if r.values[0] == "coverage"}
        serves = Counter(cell for cell, _ in links)
        found: Counter[tuple[str, str]] = Counter()
        for row in self.on("establishment", day, known_at):
            cells = [cell for cell, establishment in links if establishment == row.subject]
            presence = Presence(
                own_cells=[official[cell] for cell in cells if serves[cell] == 1],
                joint=any(serves[cell] > 1 for cell in cells),
                members=here[row.subject],
                official=official_here[row.subject],
            )
            found[str(row.values[0]), str(state_of(presence, 3))] += 1
        return found

    def headcount(self, day: date, known_at: int) -> tuple[int, int]:
        """Members, and official ones among them."""
        members = self.on("membership", day, known_at)
        return len(members), sum(r.values[2] == "official" for r in members)

    def flow(self, since: date, until: date, known_at: int) -> Counter[str]:
        """Who entered and left the whole register in a period, by line."""
        first, cut = end_of_day(since - timedelta(1)), end_of_day(until)
        found: Counter[str] = Counter()
        for row in self.rows("membership", known_at):
            if first <= row.start < cut and row.values[6] in _ENTRIES:
                found[str(row.values[6])] += 1
            if first <= row.stop < cut and row.values[-1]:
                found[str(row.values[-1])] += 1
        return found


_ENTRIES = frozenset({"admitted", "readmitted", "arrived", "restored"})


def overlapping(rows: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Pairs of rows of one subject that hold at the same moment."""
    ordered = sorted(rows, key=lambda r: (r.table, r.subject, r.start))
    return [
        (a, b)
        for a, b in pairwise(ordered)
        if (a.table, a.subject) == (b.table, b.subject) and b.start < a.stop
    ]
