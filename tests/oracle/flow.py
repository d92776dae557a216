"""Flows of a period: persons in scope before and after each fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.oracle import kinds
from tests.oracle.belief import Fact
from tests.oracle.coverage import state_of
from tests.oracle.replay import apply, world_on
from tests.oracle.selection import View, is_minority, kind_of, zones_of
from tests.oracle.trees import Scope, Tree
from tests.oracle.world import World

LINES = (
    *("opening", "admitted", "readmitted", "arrived", "restored", "moved_in", "moved_out"),
    *("reorganised_in", "reorganised_out", *kinds.REASONS, "closing"),
)
"""Lines of a flow in the order of the contract."""

ENTRIES = ("member_admitted", "member_readmitted", "member_arrived", "member_restored")


@dataclass(frozen=True)
class Crossing:
    """One person crossing the scope's border by one fact; ``line`` is the line of the flow."""

    line: str
    person: str
    fact: Fact


@dataclass(frozen=True)
class Period:
    """The believed facts, the first and the last day, the scope and the tree of now or None."""

    facts: Sequence[Fact]
    first: str
    last: str
    scope: Scope | None
    now: Tree | None
    minimum: int

    def view(self, world: World) -> View:
        """A world through the tree of now, or through its own."""
        return View(world, self.now or Tree(world), self.scope)

    def before(self) -> World:
        """The world at the end of the day before the first."""
        world = World(self.facts)
        for fact in self.facts:
            if fact.on < self.first:
                apply(world, fact)
        return world

    def inside(self) -> list[Fact]:
        """The facts of the period in the order of time."""
        return [fact for fact in self.facts if self.first <= fact.on <= self.last]


def line_of(fact: Fact, enters: bool) -> str:
    """The line of the flow that counts a crossing by this fact."""
    if fact.kind == "member_transferred":
        return "moved_in" if enters else "moved_out"
    if fact.kind == "member_left":
        return str(fact.body["reason"])
    if fact.kind in ENTRIES:
        return fact.kind.removeprefix("member_")
    return "reorganised_in" if enters else "reorganised_out"


def crossings(period: Period) -> list[Crossing]:
    """Every crossing of the period, in the order of time, persons by id within one fact."""
    world = period.before()
    members = period.view(world).members()
    found = []
    for fact in period.inside():
        apply(world, fact)
        after = period.view(world).members()
        found += [Crossing(line_of(fact, True), person, fact) for person in sorted(after - members)]
        found += [
            Crossing(line_of(fact, False), person, fact) for person in sorted(members - after)
        ]
        members = after
    return found


def records(period: Period) -> dict[str, list[tuple[str, int | None]]]:
    """Path to (person or organisation, recording) for ``flow``, ``admitted_by``, ``cells_founded``.

    The recording of opening and closing is left to the caller (None).
    """
    found: dict[str, list[tuple[str, int | None]]] = {}
    before, after = period.before(), world_on(period.facts, period.last)
    for line, world in (("opening", before), ("closing", after)):
        found[f"flow.{line}"] = [(p, None) for p in sorted(period.view(world).members())]
    for crossing in crossings(period):
        one = (crossing.person, crossing.fact.root)
        found.setdefault(f"flow.{crossing.line}", []).append(one)
        if crossing.line == "admitted":
            for path in admission_paths(period, before, crossing):
                found.setdefault(f"admitted_by.{path}", []).append(one)
    for fact in period.inside():
        if fact.kind == "organisation_founded" and fact.body["kind"] in kinds.CELLS:
            for path in founding_paths(period, fact):
                found.setdefault(f"cells_founded.{path}", []).append((fact.body["id"], fact.root))
    return found


def admission_paths(period: Period, before: World, crossing: Crossing) -> list[str]:
    """Paths under ``admitted_by`` of one admission, as things are at the end of its day."""
    world = world_on(period.facts, crossing.fact.on)
    named = crossing.fact.body.get("establishment")
    record = world.described(crossing.person)
    paths = [
        f"opening_state.{opening_state(before, named, period.minimum)}",
        f"establishment_kind.{kind_of(world, named)}",
    ]
    paths += ["ethnic_minority"] if is_minority(record.ethnic) else []
    paths += ["youth_union"] if record.youth_union else []
    return paths + [f"zone.{zone}" for zone in zones_of(world, named)]


def opening_state(before: World, establishment: str | None, minimum: int) -> str:
    """The state before the period of the establishment named in an admission."""
    if establishment is None:
        return "none"
    unit = before.establishments.get(establishment)
    return state_of(before, establishment, minimum) if unit and unit.alive else "not_open"


def founding_paths(period: Period, fact: Fact) -> list[str]:
    """Paths under ``cells_founded`` of one founding; none when out of scope that evening."""
    world = world_on(period.facts, fact.on)
    cell = fact.body["id"]
    if period.scope is not None:
        if period.now is None and not world.organisations[cell].alive:
            return []
        if not period.view(world).organisation_is_in(cell):
            return []
    served = {establishment for one, establishment in world.coverage if one == cell}
    served_kinds = sorted({kind_of(world, establishment) for establishment in served})
    return ["total", *(f"by_establishment_kind.{kind}" for kind in served_kinds or ["none"])]
