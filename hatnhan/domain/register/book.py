"""The register: takes recordings one by one and keeps what follows from them.

``record`` is the whole of it. After every recording the history believed must be possible
on every day; otherwise a ``Problem`` is raised and the register must be thrown away.
"""

from __future__ import annotations

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.register import checks, essence, links, members, units
from hatnhan.domain.register.rows import Changes, Row, replace
from hatnhan.domain.register.shelf import Loader, Shelf
from hatnhan.domain.register.subjects import Entry, Link, Pair, Person, Subject, Unit


class Register:
    """All subjects, in memory; with a ``loader`` only those touched."""

    def __init__(self, loader: Loader | None = None) -> None:
        self._shelf = Shelf(loader)
        self.place = self._shelf.place
        self.establishment = self._shelf.establishment
        self.organisation = self._shelf.organisation
        self.pair = self._shelf.pair

    def record(self, number: int, fact: Fact | Corrected | Annulled) -> Changes:
        """Take in a recording; gives the rows opened and closed. Raises ``Problem``."""
        shelf = self._shelf
        shelf.open_for(number, fact)
        before, after = shelf.standing.take(number, fact)
        changes = Changes()
        if before is after:
            return changes
        dirty: dict[Subject, None] = {}
        if before is not None:
            for subject in shelf.subjects_of(before):
                subject.remove(before)
                dirty[subject] = None
        if after is not None:
            for subject in shelf.subjects_of(after):
                subject.add(after)
                dirty[subject] = None
        self._settle(dirty, before, after, changes)
        return changes

    def _settle(
        self,
        dirty: dict[Subject, None],
        before: Entry | None,
        after: Entry | None,
        changes: Changes,
    ) -> None:
        """Refold what the facts touch, then check what must hold between subjects."""
        affected, described = self._spread(dirty, before, after, changes)
        pairs = {s for s in dirty if isinstance(s, Pair)}
        for person in described:
            self._shelf.fill_description(person)
            person.rows = replace(person.rows, members.describe(person), changes)
        for subject in affected:
            self._shelf.fill(subject)
            if isinstance(subject, Unit):
                self._fold_unit(subject, changes)
            elif isinstance(subject, Link):
                pairs |= self._fold_link(subject, changes)
            elif isinstance(subject, Person):
                self._fold_person(subject, changes)
        self._check(affected, pairs, before, after)

    def _spread(
        self,
        dirty: dict[Subject, None],
        before: Entry | None,
        after: Entry | None,
        changes: Changes,
    ) -> tuple[dict[Subject, None], list[Person]]:
        """Work out essences; gives all subjects to fold again, and the records to describe."""
        affected: dict[Subject, None] = {}
        described: list[Person] = []
        entry = after or before
        of_record = entry is not None and entry.fact.KIND.startswith("person_")
        for subject in dirty:
            if isinstance(subject, Unit):
                before_it = subject.essence()
                essence.resolve(subject)
                affected[subject] = None
                if subject.essence() != before_it:
                    if before_it[0] is None:
                        changes.born.append((subject.what, subject.id))
                    affected |= dict.fromkeys(self._shelf.holders(subject))
            elif isinstance(subject, Pair):
                affected |= dict.fromkeys(subject.links)
            elif isinstance(subject, Person):
                affected[subject.head()] = None
                if of_record:
                    described.append(subject)
            else:
                affected[subject] = None
        for person in described:
            if person.birth is None:
                changes.born.append(("person", person.id))
            members.resolve(person)
        for person in described:
            self._shelf.join(person)
        affected |= dict.fromkeys([p.head() for p in described] + described)
        return affected, described

    def _fold_unit(self, unit: Unit, changes: Changes) -> None:
        rows, refs = units.fold(self, unit)
        unit.rows = replace(unit.rows, rows, changes)
        unit.refer(refs)

    def _fold_link(self, link: Link, changes: Changes) -> set[Pair]:
        rows, refs, pairs = links.fold(self, link)
        link.rows = replace(link.rows, rows, changes)
        link.refer(refs)
        touched = {*pairs, *link.pairs}
        for pair in touched:
            (pair.links.add if pair in pairs else pair.links.discard)(link)
        link.pairs = pairs
        members.check_cells(link.rows, refs)
        return touched

    def _fold_person(self, person: Person, changes: Changes) -> None:
        rows, refs = members.fold(self, person)
        person.spells = replace(person.spells, rows, changes)
        person.refer(refs)
        members.check_cells(person.spells, refs)

    def _check(
        self,
        affected: dict[Subject, None],
        pairs: set[Pair],
        before: Entry | None,
        after: Entry | None,
    ) -> None:
        entry = after or before
        if entry is not None and entry.fact.KIND.startswith("organisation_"):
            since = min(e.moment for e in (before, after) if e is not None)
            for reorganisation in self._shelf.reorganisations_since(since):
                checks.check_heirs(self, reorganisation)
        for subject in affected:
            if isinstance(subject, Unit) and subject.what == "organisation":
                checks.check_ranks(self, subject)
            elif isinstance(subject, Unit) and subject.what == "place":
                checks.check_levels(self, subject)
        for pair in pairs:
            links.check_pair(pair)

    def row_before(self, unit: Unit, at: int) -> Row | None:
        """The row of a unit in force just before the fact at this moment."""
        self._shelf.fill(unit)
        return unit.row_before(at)
