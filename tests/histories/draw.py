"""Drawing ids and values for a proposal from the world of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

from tests.histories import cast
from tests.histories.profiles import Profile
from tests.oracle.units import Organisation, Unit
from tests.oracle.world import World

T = TypeVar("T")


class Nothing(Exception):
    """There is nothing in this world to which the proposed fact could happen."""


class Draw:
    """A source of random choices for one proposal about one day of one world.

    ``used`` holds every id ever used by kind of subject, dead or not yet born ones too;
    ``sort`` is the level or kind wanted for what is born, empty for any; ``same_day`` holds the
    ids that other facts of the day name, which are drawn more often.
    """

    def __init__(
        self,
        rng: Random,
        world: World,
        day: str,
        used: Mapping[str, list[str]],
        profile: Profile,
        *,
        sort: str = "",
        same_day: frozenset[str] = frozenset(),
    ) -> None:
        self.rng = rng
        self.world = world
        self.day = day
        self.used = used
        self.wild = profile.wild
        self.sort = sort
        self.same_day = same_day

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def one(self, choices: Sequence[T]) -> T:
        """Any of the choices, or ``Nothing`` when there is none."""
        if not choices:
            raise Nothing
        return self.rng.choice(choices)

    def some(self, choices: Sequence[T], most: int = 2) -> list[T]:
        """One or more different choices, in random order, rarely one of them twice."""
        if not choices:
            raise Nothing
        found = self.rng.sample(choices, self.rng.randint(1, min(most, len(choices))))
        return [*found, found[0]] if self.chance(self.wild / 4) else found

    def fresh(self, subject: str) -> str:
        """An id not yet used, or rarely one that is taken."""
        used = self.used[subject]
        if used and self.chance(self.wild / 2):
            return self.rng.choice(used)
        return f"{subject[0]}{len(used) + 1}"

    def id(self, subject: str, fit: Iterable[str]) -> str:
        """A fit id, or rarely any that was ever used."""
        if self.used[subject] and self.chance(self.wild):
            return self._favoured(self.used[subject])
        return self._favoured(sorted(fit))

    def _favoured(self, choices: Sequence[str]) -> str:
        """Any of the choices, more often one that another fact of the day names."""
        if self.chance(0.35):
            choices = [one for one in choices if one in self.same_day] or choices
        return self.one(choices)

    # Fit ids of this world

    def place(self, level: str | None = None) -> str:
        """A living place, of a level if one is given."""
        places = self.world.places.values()
        return self.id("place", (p.id for p in places if p.alive and level in (None, p.level)))

    def establishment(self) -> str:
        """An open establishment, more often an early one, so that some have many members."""
        open_ones = sorted(living(self.world.establishments))
        return self.id("establishment", open_ones[:1] if self.chance(0.3) else open_ones)

    def organisation(self, above: int = 0) -> str:
        """A living organisation, of a rank above the given one."""
        return self.id("organisation", (o.id for o in self.organisations() if o.rank > above))

    def organisations(self) -> list[Organisation]:
        """All living organisations."""
        return [o for o in self.world.organisations.values() if o.alive]

    def cell(self) -> str:
        """A living cell, more often an early one, so that some have many members."""
        cells = sorted(o.id for o in self.organisations() if o.is_cell)
        return self.id("organisation", cells[:1] if self.chance(0.4) else cells)

    def record(self) -> str:
        """A living record of a person."""
        return self.id("person", living(self.world.persons))

    def member(self, fit: Iterable[str]) -> str:
        """A living record of one of these members (a merged record has several names)."""
        persons = set(fit)
        records = living(self.world.persons)
        return self.id("person", (r for r in records if self.world.resolved(r) in persons))

    # Values

    def person_name(self) -> str:
        """A synthetic name of a person."""
        return " ".join(self.rng.choice(part) for part in (cast.FAMILY, cast.MIDDLE, cast.GIVEN))

    def name(self, names: Sequence[str]) -> str:
        """A synthetic name of a unit."""
        return f"{self.rng.choice(names)} {self.rng.randint(1, 99)}"


def living(units: Mapping[str, Unit]) -> list[str]:
    """Ids of the living units."""
    return [unit.id for unit in units.values() if unit.alive]
