"""One mutable world, and the questions every step asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from tests.oracle import kinds
from tests.oracle.belief import Fact, Impossible
from tests.oracle.lines import Body
from tests.oracle.units import Contents, Establishment, Organisation, Person, Place, Unit

U = TypeVar("U", bound=Unit)


class World(Contents):
    """The world being replayed.

    It is given the whole believed history, since records merged later are one person from the
    first day, and a person's attributes may be asked for before the record was made.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        super().__init__()
        self.into: dict[str, str] = {}
        self.registrations: dict[str, Body] = {}
        for fact in facts:
            self.foresee(fact)

    def foresee(self, fact: Fact) -> None:
        """Take note of what a believed fact says about all days."""
        if fact.kind == "person_merged":
            self.into.update(dict.fromkeys(fact.body["sources"], fact.body["into"]))
        if fact.kind == "person_registered":
            self.registrations[fact.body["id"]] = fact.body

    def resolved(self, person: str) -> str:
        """The record that stands for a person in the end, after all mergers of records."""
        seen = set()
        while person in self.into and person not in seen:
            seen.add(person)
            person = self.into[person]
        return person

    def described(self, person: str) -> Person:
        """The record of a person, as first registered when asked before its registration."""
        return self.persons.get(person) or person_of(self.registrations[person])

    # Units by id, alive at this moment

    def place(self, id_: str) -> Place:
        """A living place, or ``Impossible``."""
        return alive(self.places, id_)

    def establishment(self, id_: str) -> Establishment:
        """An open establishment, or ``Impossible``."""
        return alive(self.establishments, id_)

    def organisation(self, id_: str) -> Organisation:
        """A living organisation, or ``Impossible``."""
        return alive(self.organisations, id_)

    def cell(self, id_: str) -> Organisation:
        """A living cell or grassroots cell, or ``Impossible``."""
        organisation = self.organisation(id_)
        if not organisation.is_cell:
            raise Impossible("not_a_cell", id_)
        return organisation

    def person(self, id_: str) -> str:
        """The record that memberships named with this living record belong to."""
        alive(self.persons, id_)
        return self.resolved(id_)

    def records_of(self, person: str) -> list[str]:
        """The names a map may use for a person: the record's own, then those of its sources.

        Records merged away by now are left out; whether the others are registered yet is not
        asked, since a map is only looked up, never checked.
        """
        found = [person]
        for record in found:
            sources = (source for source, into in self.into.items() if into == record)
            found += [source for source in sources if source not in found]
        return [name for name in found if name not in self.persons or self.persons[name].alive]

    # Who belongs to whom

    def places_in(self, parent: str) -> list[Place]:
        """The living places directly under a place."""
        return [p for p in self.places.values() if p.alive and p.parent == parent]

    def establishments_in(self, place: str) -> list[Establishment]:
        """The open establishments that lie directly in a place."""
        return [e for e in self.establishments.values() if e.alive and e.place == place]

    def located_in(self, place: str) -> list[Organisation]:
        """The living organisations whose own place is this one."""
        return [o for o in self.organisations.values() if o.alive and o.place == place]

    def children(self, parent: str) -> list[Organisation]:
        """The living organisations directly under an organisation."""
        return [o for o in self.organisations.values() if o.alive and o.parent == parent]

    def members_of_cell(self, cell: str) -> list[str]:
        """Persons with an active membership in a cell."""
        return [person for person, m in self.members.items() if m.cell == cell]

    def members_at(self, establishment: str) -> list[str]:
        """Persons with an active membership at an establishment."""
        return [p for p, m in self.members.items() if m.establishment == establishment]

    def end_links(self, cell: str = "", establishment: str = "") -> None:
        """End all links, of both roles, that have this cell or this establishment."""
        for links in (self.coverage, self.support):
            links -= {link for link in links if link[0] == cell or link[1] == establishment}


def alive(units: Mapping[str, U], id_: str) -> U:
    """The unit, if it has been born and has not ended."""
    if id_ not in units:
        raise Impossible("unknown_id", id_)
    if not units[id_].alive:
        raise Impossible("ended_id", id_)
    return units[id_]


def born(units: dict[str, U], unit: U) -> None:
    """Put a new unit under its id, which must never have been used."""
    if unit.id in units:
        raise Impossible("id_taken", unit.id)
    units[unit.id] = unit


def person_of(body: Body) -> Person:
    """The record a registration makes."""
    return Person(
        id=body["id"],
        kind="",
        name=body["name"],
        sex=body["sex"],
        born=body["born"],
        ethnic=body["ethnic"],
        education=body.get("education", ""),
        youth_union=body.get("youth_union", False),
    )


def check_level(child: Place, parent: Place) -> None:
    """Levels descend."""
    if kinds.LEVELS[parent.level] <= kinds.LEVELS[child.level]:
        raise Impossible("level", f"{child.id} under {parent.id}")


def check_rank(child: Organisation, parent: Organisation) -> None:
    """A parent is of higher rank."""
    if parent.rank <= child.rank:
        raise Impossible("rank", f"{child.id} under {parent.id}")


def mapped(
    concerned: Iterable[str],
    into: Sequence[str],
    targets: Mapping[str, str],
    names: Callable[[str], Iterable[str]] = lambda one: (one,),
) -> dict[str, str]:
    """Where a split sends everyone concerned; names it does not need are not looked at.

    ``names`` gives the keys that may stand for one concerned (the records of one person); the
    first that is in the map counts.
    """
    found = {}
    for one in concerned:
        name = next((name for name in names(one) if name in targets), None)
        if name is None:
            raise Impossible("not_in_map", one)
        if targets[name] not in into:
            raise Impossible("target_outside_split", targets[name])
        found[one] = targets[name]
    return found


Step = Callable[[World, Fact], None]
STEPS: dict[str, Step] = {}
"""What every kind of fact does to the world, filled by the modules of steps."""


def step(*names: str) -> Callable[[Step], Step]:
    """Declare a function as the step of these kinds."""

    def declared(function: Step) -> Step:
        for name in names:
            STEPS[name] = function
        return function

    return declared
