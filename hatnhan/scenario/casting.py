"""Which establishments lack a member or a cell on the day of the resolution, and which are
admitted to or get a cell in the nine months: chosen so that the published totals come out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from hatnhan.scenario.plan import KINDS
from hatnhan.scenario.state import Establishment, StoryError, World

_WILD = {1: 0.2, 2: 1.0, 3: 4.0}
"""How likely an establishment is to lack members, by the zone of its commune."""


@dataclass(slots=True)
class Cast:
    """The roles of the establishments that have no own cell."""

    no_member: list[Establishment] = field(default_factory=list)
    groups: list[list[Establishment]] = field(default_factory=list)
    """Those that share a joint cell."""
    due: list[Establishment] = field(default_factory=list)
    too_few: list[Establishment] = field(default_factory=list)
    founders: list[Establishment] = field(default_factory=list)
    """Those whose own cell is founded in the nine months."""

    @property
    def joint(self) -> list[Establishment]:
        """All members of the groups."""
        return [est for group in self.groups for est in group]

    @property
    def lacking(self) -> list[Establishment]:
        """All with members but no own cell."""
        return [*self.joint, *self.due, *self.too_few]


def cast(world: World) -> Cast:
    """Choose the roles among all establishments of the stock."""
    for _ in range(200):
        try:
            return _draw(world)
        except StoryError:
            continue  # in a small plan the draw may leave a commune without enough villages
    raise StoryError("joint cells do not work out")


def _draw(world: World) -> Cast:
    free = {kind: [e for e in world.ests.values() if e.kind == kind] for kind in KINDS}
    free["school"] = [est for est in free["school"] if not est.cells]
    chosen = Cast()
    chosen.groups = _groups(world, free)
    plan = world.plan
    for role, numbers in (
        (chosen.no_member, plan.no_member),
        (chosen.due, plan.lacking.due),
        (chosen.too_few, plan.lacking.too_few),
    ):
        for kind in KINDS:
            role.extend(_take(world.rng, free[kind], numbers[kind], _remoteness))
    for pool in (chosen.no_member, chosen.lacking):
        villages = [est for est in pool if est.kind == "village"]
        if sum(est.commune.border for est in villages) < 2 or len(villages) < 4:
            raise StoryError("too few villages on the border")
    chosen.founders = _founders(world, chosen)
    return chosen


def _remoteness(est: Establishment) -> float:
    return _WILD[est.commune.zone]


def _take(
    rng: Random,
    pool: list[Establishment],
    number: int,
    weight: Callable[[Establishment], float],
) -> list[Establishment]:
    """Draw ``number`` without return, likelier the heavier, and take them out of the pool."""
    keyed = sorted(pool, key=lambda est: rng.random() ** (1 / weight(est)), reverse=True)
    taken = keyed[:number]
    gone = {est.id for est in taken}
    pool[:] = [est for est in pool if est.id not in gone]
    return taken


def _groups(world: World, free: dict[str, list[Establishment]]) -> list[list[Establishment]]:
    """Joint cells: a station with a school and villages of its commune, or villages only."""
    rng = world.rng
    numbers: dict[str, int] = dict(world.plan.lacking.joint)
    groups = []
    for station in _take(rng, free["health_station"], numbers["health_station"], _remoteness):
        group = [station]
        school = _near(station, free["school"])
        if numbers["school"] and school:
            group.append(school[0])
            free["school"].remove(school[0])
            numbers["school"] -= 1
        _fill(group, free["village"], numbers, size=4)
        groups.append(group)
    communes = [commune for commune in world.communes.values() if commune.zone > 1]
    rng.shuffle(communes)
    for commune in communes * 2:
        if not numbers["village"]:
            break
        group = []
        _fill(group, [e for e in free["village"] if e.commune is commune], numbers, size=4)
        free["village"] = [est for est in free["village"] if est not in group]
        groups.append(group)
    if numbers["school"] or numbers["village"] or any(len(group) < 2 for group in groups):
        raise StoryError("joint cells do not work out")
    return groups


def _near(of: Establishment, pool: list[Establishment]) -> list[Establishment]:
    return [est for est in pool if est.commune is of.commune]


def _fill(
    group: list[Establishment], pool: list[Establishment], numbers: dict[str, int], *, size: int
) -> None:
    """Add villages of the group's commune until it has its size; never leave one over."""
    candidates = _near(group[0], pool) if group else list(pool)
    number = min(size - len(group), numbers["village"])
    if numbers["village"] - number == 1:
        number += 1 if number < size else -1
    for est in candidates[:number]:
        group.append(est)
        pool.remove(est)
        numbers["village"] -= 1


def _founders(world: World, chosen: Cast) -> list[Establishment]:
    """Who gets an own cell; a joint cell keeps at least two establishments."""
    wanted = world.plan.founded_from
    out: list[Establishment] = []
    for kind in KINDS:
        for role, number in ((chosen.due, wanted.due), (chosen.too_few, wanted.too_few)):
            of_kind = [est for est in role if est.kind == kind]
            out.extend(world.rng.sample(of_kind, number[kind]))
    room = [len(group) - 2 for group in chosen.groups]
    for kind in ("health_station", "school", "village"):
        missing = wanted.joint[kind]
        for at in sorted(range(len(room)), key=lambda _: world.rng.random()) * 2:
            for est in chosen.groups[at]:
                if missing and room[at] > 0 and est.kind == kind and est not in out:
                    out.append(est)
                    room[at] -= 1
                    missing -= 1
                    break
        if missing:
            raise StoryError(f"joint cells cannot give {kind} cells")
    return out
