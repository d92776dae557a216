"""The subjects of the register, each with the facts that concern it and the rows they give.

A *unit* (place, establishment, organisation) is what others refer to; those others are its
*holders*. A unit's essence (birth, end, kinds) follows from its own facts alone, so a new
fact makes work only for its own subjects and for the holders of those whose essence changed.
"""

from __future__ import annotations

from bisect import insort
from typing import Any, Final

from hatnhan.domain.facts import Fact
from hatnhan.domain.register.rows import Row
from hatnhan.domain.times import NEVER

_PAIR: Final = "\x1f"


class Entry:
    """A fact believed, at its moment; ``root`` is the number of its first recording."""

    __slots__ = ("fact", "moment", "root")

    def __init__(self, root: int, moment: int, fact: Fact) -> None:
        self.root = root
        self.moment = moment
        self.fact: Any = fact

    def __lt__(self, other: Entry) -> bool:
        return self.moment < other.moment


class Subject:
    """Anything with facts and rows. ``refs`` are the units its rows refer to; ``rows`` are
    complete only when ``complete`` is set (a register read piece by piece fills them in)."""

    __slots__ = ("complete", "entries", "id", "refs", "rows")

    def __init__(self, id: str) -> None:
        self.id = id
        self.entries: list[Entry] = []
        self.rows: list[Row] = []
        self.refs: frozenset[Unit] = frozenset()
        self.complete = True

    def add(self, entry: Entry) -> None:
        """Put a fact in its place; facts in order cost nothing extra."""
        entries = self.entries
        if not entries or entries[-1].moment < entry.moment:
            entries.append(entry)
        else:
            insort(entries, entry)

    def remove(self, entry: Entry) -> None:
        """Take out a fact that is no longer believed."""
        self.entries = [e for e in self.entries if e.root != entry.root]

    def refer(self, units: frozenset[Unit]) -> None:
        """Note the units that the rows now refer to."""
        if units == self.refs:
            return
        for unit in self.refs - units:
            unit.holders.discard(self)
        for unit in units - self.refs:
            unit.holders.add(self)
        self.refs = units


class Unit(Subject):
    """A place, establishment or organisation.

    ``birth`` and ``fate`` are moments; ``ended_by`` is the fact of its end. ``kinds`` lists
    (moment, kind) of an organisation from its founding on; ``level`` is a place's.
    """

    __slots__ = ("birth", "ended_by", "fate", "held", "holders", "kinds", "level", "mixed", "what")

    def __init__(self, what: str, id: str) -> None:
        super().__init__(id)
        self.what = what
        self.birth: int | None = None
        self.fate: int = NEVER
        self.ended_by: Entry | None = None
        self.kinds: list[tuple[int, str]] = []
        self.level = ""
        self.mixed = False
        """Whether it ever was an organisation other than a cell."""
        self.holders: set[Subject] = set()
        self.held = True
        """Whether ``holders`` is complete; not so at first when read piece by piece."""

    def essence(self) -> tuple[object, ...]:
        """What holders depend on."""
        return self.birth, self.fate, self.ended_by, tuple(self.kinds), self.level

    def row_before(self, at: int) -> Row | None:
        """The row in force just before the fact at this moment."""
        for row in reversed(self.rows):
            if row.start < at:
                return row if at <= row.stop else None
        return None


class Pair(Subject):
    """A cell and an establishment in one role: where links meet. It has no rows."""

    __slots__ = ("cell", "establishment", "links", "role")

    def __init__(self, role: str, cell: str, establishment: str) -> None:
        super().__init__(pair_key(role, cell, establishment))
        self.role = role
        self.cell = cell
        self.establishment = establishment
        self.links: set[Link] = set()


class Link(Subject):
    """One assignment and what became of it; known by the number of the assigning fact."""

    __slots__ = ("pairs", "role")

    def __init__(self, root: int, role: str) -> None:
        super().__init__(str(root))
        self.role = role
        self.pairs: frozenset[Pair] = frozenset()


class Person(Subject):
    """A record of a person; ``rows`` describe it, ``spells`` are its memberships.

    ``into`` is the record that this one turned out to be; ``sources`` the records that
    turned out to be this one. Memberships belong to the last ``into``, the *head*.
    """

    __slots__ = ("birth", "described", "fate", "into", "sources", "spells")

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.birth: int | None = None
        self.fate: int = NEVER
        self.into: Person | None = None
        self.sources: set[Person] = set()
        self.spells: list[Row] = []
        self.described = True
        """Whether ``rows`` are complete, as ``complete`` says of ``spells``."""

    def head(self) -> Person:
        """The record that has the memberships."""
        person = self
        while person.into is not None:
            person = person.into
        return person

    def group(self) -> list[Person]:
        """The record itself and all that were merged into it."""
        found = [self]
        for person in found:
            found += person.sources
        return found


def pair_key(role: str, cell: str, establishment: str) -> str:
    """The name of a pair, for indexes; the length tells where the cell's id ends."""
    return _PAIR.join((role, str(len(cell)), cell, establishment))


def subject_keys(fact: Fact) -> list[str]:
    """The keys of all subjects whose own history the fact is part of, the main one first.

    ``place:ID``, ``establishment:ID``, ``organisation:ID``, ``person:ID`` or
    ``pair:ROLE␟LENGTH␟CELL␟ESTABLISHMENT``; mergers and splits concern several.
    """
    return [f"{what}:{id}" for what, id in concerns(fact)]


def concerns(fact: Any) -> list[tuple[str, str]]:
    """(what, id) of each subject the fact belongs to, the main one first."""
    kind: str = fact.KIND
    what, _, verb = kind.partition("_")
    if what == "member":
        return [("person", fact.person)]
    if what in ("coverage", "support"):
        return [("pair", pair_key(what, fact.cell, fact.establishment))]
    if verb == "merged":
        return [(what, id) for id in dict.fromkeys((*fact.sources, fact.into))]
    if verb == "split":
        return [(what, id) for id in dict.fromkeys((fact.source, *fact.into))]
    return [(what, fact.id)]
