"""What the checks of dated rules ask about persons and cells, answered from the rows believed now.

All that some facts lead to is read at once: an import asks a hundred thousand questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, Final

from hatnhan.domain.facts import Fact
from hatnhan.domain.facts.organisations import CELL_KINDS, OrganisationFounded
from hatnhan.domain.facts.people import MemberAdmitted, MemberRecognised
from hatnhan.domain.times import FOREVER_KNOWN, day_of, end_of_day
from hatnhan.ledger import bulk

_MANY: Final = 5000
"""For more keys than this the whole table is read: quicker than so many look-ups."""

_TOGETHER: Final = 500

_BORN: Final = """
SELECT p.key, s.born FROM registry_personstate s JOIN registry_person p ON p.id = s.person_id
"""
_ENTRIES: Final = """
SELECT p.key, m.start, m.line FROM registry_membership m JOIN registry_person p
ON p.id = m.person_id AND m.line IN ('admitted', 'readmitted', 'arrived', 'restored')
"""
_IN_CELLS: Final = """
SELECT p.key, m.start, m.stop, m.status FROM registry_membership m JOIN registry_organisation p
ON p.id = m.cell_id
"""
_TREE: Final = """
SELECT p.key, u.key, s.start, s.stop FROM registry_organisationstate s
JOIN registry_organisation p ON p.id = s.organisation_id
JOIN registry_organisation u ON u.id = s.parent_id
"""

_BEGAN: Final = frozenset({"admitted", "readmitted"})


class Lookup:
    """Answers about whom some facts name (a `hatnhan.statute.checks.Lookup`)."""

    def __init__(self, facts: Collection[Fact]) -> None:
        persons = {f.person for f in facts if isinstance(f, MemberAdmitted | MemberRecognised)}
        founded = [f for f in facts if isinstance(f, OrganisationFounded)]
        above = any(f.kind not in CELL_KINDS for f in founded)
        self._below = _tree() if above else {}
        cells = {f.id for f in founded if f.kind in CELL_KINDS}
        for f in founded:
            if f.kind not in CELL_KINDS:
                cells |= self._under(f.id, end_of_day(f.on))
        self._born = dict(_read(_BORN, persons))
        self._entries: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for person, start, line in _read(_ENTRIES, persons):
            self._entries[person].append((start, line))
        self._in_cell: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for cell, start, stop, status in _read(_IN_CELLS, cells):
            self._in_cell[cell].append((start, stop, status))

    def born(self, person: str) -> str | None:
        """Date of birth, perhaps partial; None if unknown."""
        return self._born.get(person)

    def probation_from(self, person: str, on: date) -> date | None:
        """The ceremony that began the probation running on a day; None where the member came
        from outside, so that the register does not know it."""
        cut = end_of_day(on)
        entries = [entry for entry in self._entries.get(person, ()) if entry[0] < cut]
        start, line = max(entries, default=(0, ""))
        return day_of(start) if line in _BEGAN else None

    def officials(self, cell: str, on: date) -> int:
        """Official members of a cell at the end of a day."""
        return sum(status == "official" for status in self._there(cell, end_of_day(on)))

    def members(self, organisation: str, on: date) -> int:
        """Members of an organisation and all below it at the end of a day."""
        cut = end_of_day(on)
        cells = self._under(organisation, cut)
        return sum(1 for cell in cells for _ in self._there(cell, cut))

    def _there(self, cell: str, cut: int) -> Iterator[str]:
        for start, stop, status in self._in_cell.get(cell, ()):
            if start < cut <= stop:
                yield status

    def _under(self, organisation: str, cut: int) -> set[str]:
        """The organisation and all below it at a cut."""
        found = {organisation}
        fresh = [organisation]
        while fresh:
            for child, start, stop in self._below.get(fresh.pop(), ()):
                if child not in found and start < cut <= stop:
                    found.add(child)
                    fresh.append(child)
        return found


def _tree() -> dict[str, list[tuple[str, int, int]]]:
    below: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for child, parent, start, stop in bulk.stream(f"{_TREE} WHERE s.known_to = {FOREVER_KNOWN}"):
        below[parent].append((child, start, stop))
    return below


def _read(query: str, keys: Collection[str]) -> Iterator[Any]:
    """The rows believed now of some keys (`p.key` in the query)."""
    alias = "s" if " s JOIN" in query else "m"
    believed = f"{query} WHERE {alias}.known_to = {FOREVER_KNOWN}"
    if len(keys) > _MANY:
        yield from bulk.stream(believed)
        return
    for some in _parts(sorted(keys)):
        marks = ", ".join(["%s"] * len(some))
        yield from bulk.stream(f"{believed} AND p.key IN ({marks})", some)


def _parts(keys: list[str]) -> Iterable[list[str]]:
    return (keys[i : i + _TOGETHER] for i in range(0, len(keys), _TOGETHER))
