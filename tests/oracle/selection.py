"""Who and what is in a scope at one moment, and the breakdowns of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.oracle.lines import first_day
from tests.oracle.trees import Scope, Tree
from tests.oracle.units import Establishment, Membership, Organisation
from tests.oracle.world import World

BANDS = ((17, "under_18"), (30, "18_30"), (40, "31_40"), (50, "41_50"), (60, "51_60"))
"""Last completed year of each age band but the open one."""

NOT_MINORITY = ("01", "55")


@dataclass(frozen=True)
class View:
    """One world seen through a tree (its own, or that of now) and a scope (None is all)."""

    world: World
    tree: Tree
    scope: Scope | None

    def cell_is_in(self, cell: str) -> bool:
        """Whether an organisation is in the scope of an organisation."""
        return self.scope is not None and self.scope.id in self.tree.organisations_above(cell)

    def member_is_in(self, m: Membership) -> bool:
        """By the cell, or by the place of the establishment, without one of the cell."""
        if self.scope is None:
            return True
        if self.scope.kind == "organisation":
            return self.cell_is_in(m.cell)
        if m.establishment is not None:
            return self.scope.id in self.tree.places_of_establishment(m.establishment)
        return self.scope.id in self.tree.places_of_organisation(m.cell)

    def members(self) -> set[str]:
        """Persons with an active membership in the scope."""
        return {p for p, m in self.world.members.items() if self.member_is_in(m)}

    def organisation_is_in(self, id_: str) -> bool:
        """Whether an organisation is in the scope of whichever kind."""
        if self.scope is None:
            return True
        if self.scope.kind == "organisation":
            return self.cell_is_in(id_)
        return self.scope.id in self.tree.places_of_organisation(id_)

    def organisations(self) -> list[Organisation]:
        """Living organisations in the scope."""
        living = (o for o in self.world.organisations.values() if o.alive)
        return [organisation for organisation in living if self.organisation_is_in(organisation.id)]

    def establishments(self) -> list[Establishment]:
        """Open establishments in the scope."""
        living = (e for e in self.world.establishments.values() if e.alive)
        return [
            establishment for establishment in living if self._establishment_is_in(establishment.id)
        ]

    def _establishment_is_in(self, id_: str) -> bool:
        if self.scope is None:
            return True
        if self.scope.kind == "place":
            return self.scope.id in self.tree.places_of_establishment(id_)
        links = self.world.coverage | self.world.support
        cells = {cell for cell, served in links if served == id_}
        cells |= {self.world.members[person].cell for person in self.world.members_at(id_)}
        return any(self.cell_is_in(cell) for cell in cells)

    def direct(self) -> list[Organisation]:
        """Living organisations directly under the scope's, without scope under the roots."""
        above = [self.scope.id] if self.scope else self.tree.roots()
        living = (o for o in self.world.organisations.values() if o.alive)
        return [o for o in living if self.tree.directly_under(o.id) in above]


def completed_years(born: str, day: str) -> int:
    """Birthdays had by the end of a day; a partial birth date is its first day."""
    birth = first_day(born)
    return int(day[:4]) - int(birth[:4]) - (day[5:] < birth[5:])


def age_band(born: str, day: str) -> str:
    """The band of completed years."""
    years = completed_years(born, day)
    return next((name for last, name in BANDS if years <= last), "over_60")


def is_minority(ethnic: str) -> bool:
    """Every code but Kinh and foreigner."""
    return ethnic not in NOT_MINORITY


def zones_of(world: World, establishment: str | None) -> list[str]:
    """The establishment's own zones, ``none`` without establishment or zone."""
    if establishment is None:
        return ["none"]
    return sorted(world.establishments[establishment].zones) or ["none"]


def kind_of(world: World, establishment: str | None) -> str:
    """The establishment's kind, ``none`` without one."""
    return "none" if establishment is None else world.establishments[establishment].kind


def member_paths(world: World, person: str, day: str) -> Iterable[str]:
    """Every path under ``members`` that counts this member on this day."""
    m, record = world.members[person], world.described(person)
    yield from ("total", m.status)
    if record.sex == "female":
        yield "female"
    if is_minority(record.ethnic):
        yield "ethnic_minority"
    if record.youth_union:
        yield "youth_union"
    yield f"by_ethnic.{record.ethnic}"
    yield f"by_age_band.{age_band(record.born, day)}"
    yield f"by_establishment_kind.{kind_of(world, m.establishment)}"
    for zone in zones_of(world, m.establishment):
        yield f"by_zone.{zone}"
