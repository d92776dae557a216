"""The stock of 31/12/2005: zones, cells, what they serve, and their members."""

from __future__ import annotations

from typing import Any

from hatnhan.scenario import cells, lives, people, persons, stock, units
from hatnhan.scenario.casting import Cast, cast
from hatnhan.scenario.plan import RESOLUTION
from hatnhan.scenario.state import Commune, Establishment, Organisation, World, sure

DAY = stock.DAY
WEAK = 0.06
"""Vigour below which a village cell stays small."""
TAGS = {"village": "village", "school": "school", "health_station": "station"}


def lay_stock(world: World) -> Cast:
    """Everything that stands when the register begins; returns who lacks what."""
    stock.lay_places(world)
    stock.open_establishments(world)
    stock.found_bodies(world)
    stock.found_agencies(world)
    for commune in world.communes.values():
        name = f"Chi bộ cơ quan {commune.kind} {commune.name}"
        commune.office = cells.found(
            world, DAY, "cell", name, "office", sure(commune.committee), commune=commune
        )
    _high_schools(world)
    chosen = cast(world)
    _classify(world, chosen)
    _found_own_cells(world, chosen)
    _found_joint_cells(world, chosen)
    _fill(world, chosen)
    return chosen


def _high_schools(world: World) -> None:
    """One school in some communes is a high school with a grassroots cell under the district."""
    communes = [c for c in world.communes.values() if any(e.kind == "school" for e in c.ests)]
    communes.sort(key=lambda c: (c.zone, world.rng.random()))
    for commune in communes[: world.plan.high_schools]:
        est = [e for e in commune.ests if e.kind == "school"][-1]
        units.rename(world, DAY, est, f"Trường THPT {commune.name}")
        name = f"Chi bộ {est.name}"
        cell = cells.found(
            world,
            DAY,
            "grassroots_cell",
            name,
            "highschool",
            sure(commune.district).organisation,
            commune=commune,
        )
        cells.assign(world, DAY, cell, est)


def _classify(world: World, chosen: Cast) -> None:
    """Zone of the commune for all; difficult and border villages by chance, some assured."""
    rng = world.rng
    flags: dict[str, set[str]] = {}
    for est in world.ests.values():
        commune, own = est.commune, {f"zone_{est.commune.zone}"}
        if est.kind == "village":
            if rng.random() < {1: 0.0, 2: 0.12, 3: 0.5}[commune.zone]:
                own.add("specially_difficult")
            if commune.border and rng.random() < 0.45:
                own.add("border")
        flags[est.id] = own
    for pool in (chosen.no_member, chosen.lacking):
        _assure(flags, [est for est in pool if est.kind == "village"])
    for est in world.ests.values():
        units.classify(world, DAY, est, tuple(sorted(flags[est.id])))


def _assure(flags: dict[str, set[str]], villages: list[Establishment]) -> None:
    """At least one village of each combination of flags that the programme asks for."""
    wanted = [{"border", "specially_difficult"}, {"border"}, {"specially_difficult"}, set()]
    in_border = [est for est in villages if est.commune.border][:2]
    others = [est for est in villages if est not in in_border][:2]
    for est, own in zip((*in_border, *others), wanted, strict=True):
        flags[est.id] = flags[est.id] - {"border", "specially_difficult"} | own


def _found_own_cells(world: World, chosen: Cast) -> None:
    without = {est.id for est in (*chosen.no_member, *chosen.lacking)}
    for est in world.ests.values():
        if est.id in without or est.cells:
            continue
        found_cell(world, DAY, est, TAGS[est.kind])


def found_cell(world: World, day: int, est: Establishment, tag: str, **rest: Any) -> Organisation:
    """An own cell below the committee of the commune; its links follow separately."""
    parent, name = sure(est.commune.committee), cell_name(est)
    cell = cells.found(world, day, "cell", name, tag, parent, commune=est.commune, **rest)
    cells.assign(world, day, cell, est)
    if tag == "village":
        # Some villages have nobody young: their cells stay small and may fall below three.
        weak = world.rng.random() < 0.16
        cell.vigour = WEAK / 2 if weak else world.rng.uniform(0.35, 1.0)
    return cell


def cell_name(est: Establishment) -> str:
    """The name of an establishment's own cell."""
    return f"Chi bộ {est.name[0].lower()}{est.name[1:]}"


def _found_joint_cells(world: World, chosen: Cast) -> None:
    for group in chosen.groups:
        commune = group[0].commune
        short = [est.name.removeprefix("Bản ").removeprefix("Trường ") for est in group]
        name = f"Chi bộ ghép {' - '.join(short[:3])}"
        parent = sure(commune.committee)
        cell = cells.found(world, DAY, "cell", name, "joint", parent, commune=commune)
        for est in group:
            cells.assign(world, DAY, cell, est)
            est.host = cell


def _fill(world: World, chosen: Cast) -> None:
    """Members for every cell, then for the establishments that have none of their own."""
    rng = world.rng
    relapsed = _relapsed(world)
    low, high = world.plan.village_size
    scale = dict.fromkeys(_SIZES, world.plan.staffing) | {"school": 1.0, "station": 1.0}
    for tag, (least, most) in _SIZES.items():
        for cell in world.cells.get(tag, []):
            est = next(iter(cell.serves.values()), None)
            if cell.id in relapsed:
                size, probationers = 2 + (rng.random() < 0.3), 0.0
            elif tag == "village" and cell.vigour < WEAK:
                size, probationers = rng.randint(3, 6), 0.03
            elif tag == "village":
                size, probationers = round(rng.triangular(low, high, low + 6)), 0.07
            else:
                size, probationers = max(4, round(rng.randint(least, most) * scale[tag])), 0.06
            for n in range(size):
                # The first three are official, so that only chosen cells are below the minimum.
                young = n >= 3 and rng.random() < probationers
                official = (n < 2 or n >= 3) if cell.id in relapsed else not young
                _settle(
                    world, cell, est, official=official and not (n >= 2 and cell.id in relapsed)
                )
    _fill_lacking(world, chosen)
    world.relapsed = relapsed


_SIZES = {
    "village": (0, 0),
    "school": (5, 11),
    "station": (3, 5),
    "highschool": (12, 24),
    "office": (8, 12),
    "agency": (15, 29),
    "grassroots": (13, 28),
    "armed": (10, 19),
    "border": (10, 16),
}


def _relapsed(world: World) -> dict[str, Organisation]:
    """The cells that stand below the minimum, by id; a set would have no order."""
    chosen = world.rng.sample(world.cells["village"], world.plan.relapsed)
    return {cell.id: cell for cell in chosen}


def _fill_lacking(world: World, chosen: Cast) -> None:
    rng = world.rng
    founders = {est.id for est in chosen.founders}
    for est in chosen.joint:
        few = (1, 4) if est.kind == "village" else (1, 3)
        number = rng.choice((2, 3, 3, 4)) if est.id in founders else rng.randint(*few)
        for _ in range(number):
            _settle(world, sure(est.host), est, official=True)
    for est in chosen.due:
        est.host = host_of(world, est.commune, est)
        for _ in range(rng.randint(3, 4)):
            _settle(world, sure(est.host), est, official=True)
    for est in chosen.too_few:
        est.host = host_of(world, est.commune, est)
        number = 2 if est.id in founders else rng.choice((1, 1, 2))
        for _ in range(number):
            _settle(world, sure(est.host), est, official=True)


def host_of(world: World, commune: Commune, est: Establishment) -> Organisation:
    """A cell near by that takes in the members of an establishment without one."""
    rng, office = world.rng, sure(commune.office)
    if rng.random() < 0.4 or est.kind != "village":
        return office
    own = [e.own for e in commune.ests if e.kind == "village" and e is not est]
    near = [cell for cell in own if cell and cell.official >= 4 and cell.busy < world.day]
    return rng.choice(near) if near else office


def _settle(world: World, cell: Organisation, est: Establishment | None, *, official: bool) -> None:
    """One member of the stock; a probationer of 2005 is recognised during 2006."""
    rng = world.rng
    ethnic = persons.ethnic_of(world, cell, est)
    age = persons.stock_age(world) if official else persons.admission_age(world)
    woman = 0.45 if cell.tag in ("school", "station") else 0.2
    person = persons.draw(world, DAY, ethnic, age=age, woman=woman)
    people.register(world, DAY, person)
    people.arrive(world, DAY, person, cell, est, official=official)
    persons.foresee(world, DAY, person)
    if not official:
        due = DAY + rng.randrange(5, 360)
        if due == RESOLUTION.toordinal():
            due += 3
        world.due(due, lives.finish_probation, person, due)
