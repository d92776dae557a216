"""New villages of resettlement, new schools, the last village, and new lists of zones."""

from __future__ import annotations

from hatnhan.scenario import founding, names, people, stock, units
from hatnhan.scenario.recorder import Slip
from hatnhan.scenario.state import (
    Commune,
    Establishment,
    Organisation,
    Person,
    World,
    ordinal,
    sure,
)

_LISTS = {
    2017: {"number": "582/QĐ-TTg", "issuer": "Thủ tướng Chính phủ", "date": "2017-04-28"},
    2021: {"number": "612/QĐ-UBDT", "issuer": "Ủy ban Dân tộc", "date": "2021-09-16"},
}


def schedule(world: World) -> None:
    """Villages of resettlement 2007-2012 and 2024-2026, schools 2008-2014, the last village in 2017."""
    rng, plan = world.rng, world.plan
    for _ in range(plan.new_villages - 1):
        day = rng.randrange(ordinal(2007, 2, 1), ordinal(2012, 12, 1))
        world.due(world.weekday(day), resettle)
    for _ in range(-(-plan.new_villages // 18)):
        # After floods and landslides: these may still have few members or none today.
        day = rng.randrange(ordinal(2024, 3, 1), ordinal(2026, 9, 1))
        world.due(world.weekday(day), resettle)
    for _ in range(plan.new_schools):
        day = rng.randrange(ordinal(2008, 7, 1), ordinal(2014, 9, 10))
        world.due(world.weekday(day), open_school)
    world.due(ordinal(2017, 5, 16), open_last)
    world.due(ordinal(2020, 6, 15), serve_last)


def resettle(world: World, day: int) -> None:
    """Households move to a new village; its first members attend the commune's cell."""
    wild = [c for c in world.communes.values() if c.zone > 1 and sure(c.office).busy < day]
    if not wild:
        world.due(day + 10, resettle)
        return
    commune = world.rng.choice(wild)
    _settle_in(world, day, commune, world.rng.randint(0, 4))


def _settle_in(world: World, day: int, commune: Commune, number: int) -> Establishment:
    est = stock.open_village(world, day, commune)
    zones = {f"zone_{commune.zone}"} | ({"specially_difficult"} if commune.zone == 3 else set())
    if commune.border and world.rng.random() < 0.4:
        zones.add("border")
    units.classify(world, day, est, tuple(sorted(zones)))
    host = sure(commune.office)
    near = [c for c in world.communes.values() if c.district is commune.district]
    source = world.rng.choice(near) if commune.district else commune
    for person in founding.pick_helpers(day, source, number, but=est):
        people.transfer(world, day, person, host, est)
    est.host = host
    return est


def open_school(world: World, day: int) -> None:
    """A new school whose first teachers come from another one."""
    free = [c for c in world.communes.values() if sure(c.office).busy < day]
    if not free:
        world.due(day + 10, open_school)
        return
    commune = world.rng.choice(free)
    before = sum(1 for est in commune.ests if est.kind == "school")
    name = names.school(before, commune.name)
    est = units.open_establishment(world, day, "school", name, commune, people_code="01")
    units.classify(world, day, est, (f"zone_{commune.zone}",))
    host = sure(commune.office)
    for person in _teachers(world, day, world.rng.randint(1, 3)):
        people.transfer(world, day, person, host, est)
    est.host = host


def _teachers(world: World, day: int, number: int) -> list[Person]:
    pool: list[Organisation] = [c for c in world.cells["school"] if c.busy < day]
    large = [cell for cell in pool if cell.official >= 6] or pool
    cell = world.rng.choice(large)
    free = [person for person in cell.members.values() if founding.movable(person, day)]
    return free[: min(number, max(0, cell.official - 4))]


def open_last(world: World, day: int) -> None:
    """A remote border village that still has no cell at the end of 2019."""
    border = [c for c in world.communes.values() if c.border] or list(world.communes.values())
    world.last = _settle_in(world, day, border[-1], 2)


def serve_last(world: World, day: int) -> None:
    """In 2020 it gets its cell too."""
    est = sure(world.last)
    if founding.within_reach(world, day, est):
        world.last = None
        founding.found_own(world, day, est)
    else:
        world.due(day + 30, serve_last)


def reclassify_2017(world: World, day: int) -> None:
    """A new list of specially difficult villages."""
    _reclassify(world, day, leaving=0.3, entering=0.05, document=_LISTS[2017])


def reclassify_2021(world: World, day: int) -> None:
    """The list of 2021: fewer villages, some communes leave zone III."""
    _reclassify(world, day, leaving=0.35, entering=0.02, document=_LISTS[2021])


def _reclassify(
    world: World, day: int, *, leaving: float, entering: float, document: dict[str, str]
) -> None:
    rng = world.rng
    eased = {c.id for c in world.communes.values() if c.zone > 1 and rng.random() < 0.12}
    for commune in world.communes.values():
        commune.zone -= commune.id in eased
    for est in list(world.ests.values()):
        zones = set(est.zones)
        if est.commune.id in eased:
            zones = {z for z in zones if not z.startswith("zone_")} | {f"zone_{est.commune.zone}"}
        if "specially_difficult" in zones:
            if rng.random() < leaving:
                zones.discard("specially_difficult")
        elif est.kind == "village" and est.commune.zone == 3 and rng.random() < entering:
            zones.add("specially_difficult")
        if zones != set(est.zones):
            slip = _wrong_list(world) if rng.random() < 0.008 else None
            with world.recorder.slipping(slip):
                units.classify(world, day, est, tuple(sorted(zones)), basis=document)


def _wrong_list(world: World) -> Slip:
    """The village stands under a wrong zone in the list as first entered."""
    return Slip(
        "establishment_classified",
        lambda fact: {**fact, "zones": [*fact["zones"], "remote"]},
        world.rng.randrange(20, 160),
        "Sửa theo danh sách đã ký",
    )
