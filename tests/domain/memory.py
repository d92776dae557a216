"""A store in memory that a register may read piece by piece, as it reads a database."""

from __future__ import annotations

from collections.abc import Iterable

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.register import Changes, Recorded, Register, Row, subject_keys

_REFERENCES = {
    "place": {"place": (4,)},
    "establishment": {"place": (2,)},
    "organisation": {"organisation": (3,), "place": (4,)},
    "link": {"organisation": (1,), "establishment": (2,)},
    "membership": {"organisation": (0,), "establishment": (1,)},
}


class Memory:
    """What a database would hold: recordings, and the rows now believed."""

    def __init__(self) -> None:
        self.said: list[Recorded] = []
        self.rows_now: list[Row] = []
        self._roots: dict[int, int] = {}
        self._mentions: dict[str, list[int]] = {}

    def record(self, fact: Fact | Corrected | Annulled) -> Changes:
        """Take in a recording with a register that starts from nothing in memory."""
        number = len(self.said) + 1
        changes = Register(self).record(number, fact)
        self.said.append((number, fact))
        if isinstance(fact, Fact):
            self._roots[number] = number
        else:
            self._roots[number] = self._roots[fact.of]
        body = fact.body if isinstance(fact, Corrected) else fact
        if isinstance(body, Fact):
            for key in subject_keys(body):
                roots = self._mentions.setdefault(key, [])
                if self._roots[number] not in roots:
                    roots.append(self._roots[number])
        gone = {id(row) for row in changes.closed}
        self.rows_now = [r for r in self.rows_now if id(r) not in gone] + changes.opened
        return changes

    def story(self, number: int) -> list[Recorded]:
        """See ``Loader``."""
        root = self._roots.get(number)
        return [said for said in self.said if self._roots[said[0]] == root]

    def stories(self, key: str) -> list[list[Recorded]]:
        """See ``Loader``."""
        return [self.story(root) for root in self._mentions.get(key, [])]

    def rows(self, table: str, subject: str) -> list[Row]:
        """See ``Loader``."""
        found = [r for r in self.rows_now if (r.table, r.subject) == (table, subject)]
        return sorted(found, key=lambda r: r.start)

    def holders(self, what: str, id: str) -> Iterable[tuple[str, str]]:
        """See ``Loader``."""
        for row in self.rows_now:
            columns = _REFERENCES.get(row.table, {}).get(what, ())
            if any(row.values[c] == id for c in columns):
                yield ("person" if row.table == "membership" else row.table), row.subject

    def links_at(self, role: str, cell: str, establishment: str) -> Iterable[int]:
        """See ``Loader``."""
        pair = (role, cell, establishment)
        return {int(r.subject) for r in self.rows_now if r.table == "link" and r.values == pair}

    def reorganisations(self) -> list[list[Recorded]]:
        """See ``Loader``."""
        kinds = ("organisation_merged", "organisation_split")
        return [self.story(n) for n, fact in self.said if fact.KIND in kinds]
