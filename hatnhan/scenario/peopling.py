"""The stock of 31/12/2005: zones, cells, what they serve, and their members."""

from __future__ import annotations

from typing import Any

from hatnhan.scenario import cells, lives, people, persons, stock, units
from hatnhan.scenario.casting import Cast, cast
from hatnhan.scenario.plan import RESOLUTION
from hatnhan.scenario.state import MINIMUM, Commune, Establishment, Organisation, World, sure

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
    """A high school has a grassroots cell directly under the district."""
    for est in world.ests.values():
        if not est.name.startswith(stock.HIGH_SCHOOL):
            continue
        owner = sure(est.commune.district).organisation
        cell = cells.found(
            world,
            DAY,
            "grassroots_cell",
            cell_name(est),
            "highschool",
            owner,
            commune=est.commune,
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
    for tag in _SIZES:
        for cell in world.cells.get(tag, []):
            est = next(iter(cell.serves.values()), None)
            size, probationers = _size(world, tag, cell)
            for n in range(size):
                # The first three are official: no cell is founded below the minimum.
                young = n >= MINIMUM and world.rng.random() < probationers
                _settle(world, cell, est, official=not young)
    _fill_lacking(world, chosen)
    world.relapsed = {}
    _relapse(world)


def _size(world: World, tag: str, cell: Organisation) -> tuple[int, float]:
    """Members of a cell, and the share of probationers among them."""
    rng = world.rng
    if tag == "village":
        if cell.vigour < WEAK:
            return rng.randint(3, 6), 0.03
        low, high = world.plan.village_size
        return round(rng.triangular(low, high, low + 6)), 0.07
    number = rng.randint(*_SIZES[tag])
    if tag in ("school", "station"):
        return number, 0.06
    return max(4, round(number * world.plan.staffing)), 0.06


def _relapse(world: World) -> None:
    """Before the resolution some of the smallest village cells lose members and fall short."""
    alone = [
        cell
        for cell in world.cells["village"]
        if all(
            person.est is home for home in cell.serves.values() for person in cell.members.values()
        )
    ]
    alone.sort(key=lambda cell: (cell.official, world.rng.random()))
    for cell in alone[: world.plan.relapsed]:
        leaving = [person for person in cell.members.values() if person.official][MINIMUM - 1 :]
        for person in leaving:
            world.due(DAY + world.rng.randrange(5, 36), lives.move_out, person)


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
