"""Single villages that move, divide or end: the reservoir, boundaries, growth, a disbanding."""

from __future__ import annotations

from hatnhan.scenario import cells, founding, people, stock, units
from hatnhan.scenario.state import (
    MINIMUM,
    Commune,
    Establishment,
    Organisation,
    World,
    ordinal,
    sure,
)

_RESERVOIR = ("118", "120", "119")
"""Districts along the Đà river whose low villages made room for the lake (2008-2010)."""


def schedule(world: World) -> None:
    """A few of each over the years; only in the full province."""
    if world.plan.communes is not None:
        return
    rng = world.rng
    for _ in range(14):
        world.due(rng.randrange(ordinal(2008, 10, 1), ordinal(2010, 8, 1)), make_room)
    for _ in range(7):
        world.due(rng.randrange(ordinal(2009, 1, 5), ordinal(2016, 1, 5)), divide)
    for _ in range(4):
        world.due(rng.randrange(ordinal(2011, 1, 5), ordinal(2016, 1, 5)), shift)
    world.due(ordinal(2010, 9, 6), locate_university)
    for year in (2009, 2014):
        world.due(ordinal(year, 11, 12), disband)


def _villages(
    world: World, day: int, *, least: int, district: str | None = None
) -> list[Establishment]:
    """Villages with one own cell that may be touched today."""
    out = []
    for commune in world.communes.values():
        if district is not None and sure(commune.district).code != district:
            continue
        for est in commune.ests:
            own = est.own
            if est.kind == "village" and own is not None and len(est.cells) == 1:
                alone = all(person.est is est for person in own.members.values())
                if alone and len(est.members) >= least and _free(est, own, day):
                    out.append(est)
    return out


def _free(est: Establishment, own: Organisation, day: int) -> bool:
    members_in = all(person.cell is own for person in est.members.values())
    return members_in and founding.untouched(own, day) and not own.supports


def make_room(world: World, day: int) -> None:
    """A village moves out of the lake: a new one is opened elsewhere, the old one closed."""
    rng = world.rng
    able = _villages(world, day, least=3, district=rng.choice(_RESERVOIR))
    old = rng.choice(able)
    own = sure(old.own)
    near = [c for c in world.communes.values() if c.zone > 1 and c is not old.commune]
    commune = rng.choice(near)
    new = stock.open_village(world, day, commune, people_code=old.people)
    units.classify(world, day, new, old.zones)
    _follow(world, day, own, commune)
    cells.unassign(world, day, own, old)
    cells.assign(world, day, own, new)
    for person in list(old.members.values()):
        people.transfer(world, day, person, own, new)
    cells.rename(world, day, own, f"Chi bộ {new.name[0].lower()}{new.name[1:]}")
    units.close(world, day, old)


def _follow(world: World, day: int, own: Organisation, commune: Commune) -> None:
    """The cell passes under the committee of the village's new commune."""
    cells.move(world, day, own, sure(commune.committee))
    own.commune = commune


def divide(world: World, day: int) -> None:
    """A grown village becomes two; the second waits for a cell of its own."""
    old = max(_villages(world, day, least=12), key=lambda est: (len(est.members), est.id))
    own = sure(old.own)
    parts = []
    for number in (1, 2):
        name = f"{old.name} {number}"
        old.commune.names.add(name)
        part = units.open_establishment(
            world, day, "village", name, old.commune, people_code=old.people
        )
        units.classify(world, day, part, old.zones)
        parts.append(part)
    members = sorted(old.members.values(), key=lambda person: person.n)
    shares = {person.id: parts[at % 2] for at, person in enumerate(members)}
    units.split(world, day, old, shares, {own.id: parts[0]})
    parts[1].host = own


def shift(world: World, day: int) -> None:
    """A boundary is drawn anew: a village passes to another commune of its district."""
    est = world.rng.choice(_villages(world, day, least=3))
    beside = [
        commune
        for commune in world.communes.values()
        if commune.district is est.commune.district
        and commune is not est.commune
        and est.name not in commune.names
    ]
    commune = world.rng.choice(beside)
    units.move(world, day, est, commune)
    _follow(world, day, sure(est.own), commune)


def locate_university(world: World, day: int) -> None:
    """The university's organisation is placed in the ward where it stands."""
    ward = world.communes["03655"]
    university = world.bodies[stock.UNIVERSITY]
    world.recorder.record("organisation_located", day, id=university.id, place=ward.id)


def disband(world: World, day: int) -> None:
    """A cell of an agency is disbanded by discipline; who is not expelled goes elsewhere."""
    cell = min(
        (
            c
            for c in world.cells["agency"]
            if founding.untouched(c, day) and len(c.members) > 2 * MINIMUM
        ),
        key=lambda c: (len(c.members), c.id),
    )
    beside = [c for c in sure(cell.parent).children.values() if c is not cell and c.busy < day]
    for at, person in enumerate(list(cell.members.values())):
        if at < 2 and founding.movable(person, day):
            people.leave(world, day, person, "expelled")
        else:
            people.transfer(world, day, person, beside[at % len(beside)], None)
    cells.dissolve(world, day, cell, disband=True)
