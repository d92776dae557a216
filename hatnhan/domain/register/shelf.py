"""Where the register keeps its subjects, and fetches those it has not seen yet.

Without a loader everything recorded is at hand. With one (a database behind), a subject is
read when first named: its facts at once, its rows and its holders only when needed.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Protocol

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.register import essence, members
from hatnhan.domain.register.rows import Row
from hatnhan.domain.register.standing import Standing
from hatnhan.domain.register.subjects import (
    Entry,
    Link,
    Pair,
    Person,
    Subject,
    Unit,
    concerns,
    pair_key,
)

Recorded = tuple[int, Fact | Corrected | Annulled]


class Loader(Protocol):
    """Gives a register, piece by piece, what is stored of the subjects it touches."""

    def story(self, number: int) -> list[Recorded]:
        """The fact a recording belongs to, with all its amendments, in order; [] if none."""

    def stories(self, key: str) -> list[list[Recorded]]:
        """The stories of all facts that ever concerned the subject ``what:id``."""

    def rows(self, table: str, subject: str) -> list[Row]:
        """The rows now believed of a subject, in order of ``start``."""

    def holders(self, what: str, id: str) -> Iterable[tuple[str, str]]:
        """(what, id) of every subject with a row now believed that refers to the unit;
        what is place, establishment, organisation, link or person."""

    def links_at(self, role: str, cell: str, establishment: str) -> Iterable[int]:
        """The links with a row now believed at this pair."""

    def reorganisations(self) -> list[list[Recorded]]:
        """The stories of all mergers and splits of organisations."""


class Shelf:
    """All subjects at hand, by what they are and by their ids."""

    def __init__(self, loader: Loader | None) -> None:
        self.standing = Standing()
        self._loader = loader
        self._units: dict[tuple[str, str], Unit] = {}
        self._persons: dict[str, Person] = {}
        self._pairs: dict[str, Pair] = {}
        self._links: dict[int, Link] = {}
        self._reorganisations: list[Entry] = []
        self._all_reorganisations = loader is None

    # -- subjects by name ---------------------------------------------------------

    def place(self, id: str) -> Unit:
        """The place of this id, known or not."""
        return self.unit("place", id)

    def establishment(self, id: str) -> Unit:
        """The establishment of this id, known or not."""
        return self.unit("establishment", id)

    def organisation(self, id: str) -> Unit:
        """The organisation of this id, known or not."""
        return self.unit("organisation", id)

    def unit(self, what: str, id: str) -> Unit:
        """The unit of this id; blank (never born) when the register has none."""
        unit = self._units.get((what, id))
        if unit is None:
            unit = self._units[what, id] = Unit(what, id)
            if self._loader:
                self._read(unit, what, id)
                unit.complete = unit.held = not unit.entries
                essence.resolve(unit)
        return unit

    def person(self, id: str) -> Person:
        """The record of this id; blank when the register has none."""
        person = self._persons.get(id)
        if person is None:
            person = self._persons[id] = Person(id)
            if self._loader:
                self._read(person, "person", id)
                person.complete = person.described = not person.entries
                members.resolve(person)
                self.join(person)
        return person

    def pair(self, role: str, cell: str, establishment: str) -> Pair:
        """The pair, with the links that ever met there."""
        key = pair_key(role, cell, establishment)
        pair = self._pairs.get(key)
        if pair is None:
            pair = self._pairs[key] = Pair(role, cell, establishment)
            if self._loader:
                self._read(pair, "pair", key)
                for root in self._loader.links_at(role, cell, establishment):
                    link = self.link(root, role)
                    pair.links.add(link)
                    link.pairs |= {pair}
        return pair

    def link(self, root: int, role: str) -> Link:
        """The link begun by this recording."""
        link = self._links.get(root)
        if link is None:
            link = self._links[root] = Link(root, role)
            if self._loader:
                self._take_story(self._loader.story(root))
                entry = self.standing.believed(root) if self.standing.knows(root) else None
                link.entries = [entry] if entry else []
                link.complete = not self.standing.knows(root)
                self.fill(link)
        return link

    def subjects_of(self, entry: Entry) -> list[Subject]:
        """The subjects whose history a fact is part of."""
        fact = entry.fact
        kind: str = fact.KIND
        if kind.startswith("member_"):
            return [self.person(fact.person)]
        if kind.startswith("person_"):
            return [self.person(id) for _, id in concerns(fact)]
        if kind.startswith(("coverage_", "support_")):
            role = kind.partition("_")[0]
            pair = self.pair(role, fact.cell, fact.establishment)
            if kind.endswith("_assigned"):
                return [pair, self.link(entry.root, role)]
            return [pair]
        found: list[Subject] = [self.unit(what, id) for what, id in concerns(fact)]
        if kind in ("organisation_merged", "organisation_split"):
            self._note(entry)
        return found

    # -- what a recording needs ---------------------------------------------------

    def open_for(self, number: int, fact: Fact | Corrected | Annulled) -> None:
        """Have at hand all that a recording may touch, as it was before it."""
        if self._loader is None:
            return
        if isinstance(fact, Fact):
            self.subjects_of(Entry(number, 0, fact))
            return
        self._take_story(self._loader.story(fact.of))
        if not self.standing.knows(fact.of):
            return
        root = self.standing.root_of(fact.of)
        bodies = self.standing.bodies(root)
        if isinstance(fact, Corrected):
            bodies.append(fact.body)
        for body in bodies:
            self.subjects_of(Entry(root, 0, body))

    def fill(self, subject: Subject) -> None:
        """Have a subject's rows at hand."""
        if subject.complete or self._loader is None:
            return
        subject.complete = True
        if isinstance(subject, Unit):
            subject.rows = self._loader.rows(subject.what, subject.id)
        elif isinstance(subject, Person):
            subject.spells = self._loader.rows("membership", subject.id)
        elif isinstance(subject, Link):
            subject.rows = self._loader.rows("link", subject.id)
            for row in subject.rows:
                pair = self.pair(*map(str, row.values))
                pair.links.add(subject)
                subject.pairs |= {pair}

    def fill_description(self, person: Person) -> None:
        """Have the rows of a record's description at hand; memberships do without."""
        if not person.described and self._loader is not None:
            person.described = True
            person.rows = self._loader.rows("person", person.id)

    def holders(self, unit: Unit) -> list[Subject]:
        """Every subject whose rows refer to a unit, in a settled order."""
        if not unit.held and self._loader:
            unit.held = True
            for what, id in self._loader.holders(unit.what, unit.id):
                unit.holders.add(self._named(what, id))
        return sorted(unit.holders, key=lambda s: (type(s).__name__, s.id))

    def join(self, person: Person) -> None:
        """Tie a record to the one it turned out to be, and to those that turned out it."""
        into: Person | None = None
        sources: set[Person] = set()
        for entry in person.entries:
            fact = entry.fact
            if fact.KIND != "person_merged":
                continue
            if fact.into != person.id:
                into = self.person(fact.into)
            else:
                sources |= {self.person(id) for id in fact.sources if id != person.id}
        person.into, person.sources = into, sources

    def reorganisations_since(self, at: int) -> list[Entry]:
        """Mergers and splits of organisations believed from a moment on."""
        if not self._all_reorganisations and self._loader:
            self._all_reorganisations = True
            for story in self._loader.reorganisations():
                self._take_story(story)
                entry = self.standing.believed(story[0][0])
                if entry is not None:
                    self._note(entry)
        found = self._reorganisations
        after = found[bisect_left(found, at, key=lambda e: e.moment) :]
        return [e for e in after if self.standing.believed(e.root) is e]

    # -- reading ------------------------------------------------------------------

    def _named(self, what: str, id: str) -> Subject:
        if what == "person":
            return self.person(id)
        if what == "link":
            root = int(id)
            assert self._loader is not None
            self._take_story(self._loader.story(root))
            return self.link(root, self.standing.bodies(root)[0].KIND.partition("_")[0])
        return self.unit(what, id)

    def _read(self, subject: Subject, what: str, id: str) -> None:
        """Read the facts of a subject."""
        assert self._loader is not None
        for story in self._loader.stories(f"{what}:{id}"):
            self._take_story(story)
            entry = self.standing.believed(story[0][0])
            if entry is not None and (what, id) in concerns(entry.fact):
                subject.add(entry)

    def _take_story(self, story: Iterable[Recorded]) -> None:
        for number, fact in story:
            if not self.standing.knows(number):
                self.standing.take(number, fact)

    def _note(self, entry: Entry) -> None:
        if entry.moment:
            insort(self._reorganisations, entry)
