"""The nine months of Resolution 03-NQ/TU, from 11/02 to 10/11/2006, to the published totals."""

from __future__ import annotations

from hatnhan.scenario import admissions, founding, peopling, persons
from hatnhan.scenario.casting import Cast
from hatnhan.scenario.plan import PERIOD, ByKind
from hatnhan.scenario.state import Establishment, StoryError, World, ordinal

FIRST, LAST = (day.toordinal() for day in PERIOD)


def prepare(world: World, chosen: Cast) -> None:
    """Put the nine months into the agenda and keep life away from those concerned."""
    rng = world.rng
    world.pledged_until = LAST
    for est in (*chosen.no_member, *chosen.lacking):
        est.pledged = True
    for est in chosen.no_member:
        if rng.random() < 0.93:
            world.due(world.weekday(FIRST + rng.randrange(5, 45)), _support, est)
    slots = _slots(world, chosen)
    busy = {est.id for est in slots}
    late = [est for est in chosen.founders if est.id not in busy]
    late = late[: max(1, len(chosen.founders) // 50)]
    for est in chosen.founders:
        if est in late:
            day = world.weekday(LAST - rng.randrange(8, 16))
            world.due(day, _found, est, rng.randrange(25, 70))
        else:
            world.due(world.weekday(FIRST + rng.randrange(25, 268)), _found, est, 0)
    _schedule(world, slots)
    world.due(LAST + 1, _release, chosen)


def _support(world: World, day: int, est: Establishment) -> None:
    founding.give_support(world, day, est)


def _found(world: World, day: int, est: Establishment, lag: int) -> None:
    founding.found_own(world, day, est, lag=lag, extra=int(world.rng.random() < 0.2))


def _release(_world: World, _day: int, chosen: Cast) -> None:
    for est in (*chosen.no_member, *chosen.lacking):
        est.pledged = False


def _slots(world: World, chosen: Cast) -> list[Establishment]:
    """The establishment of each admission, so that kinds, states and zones come out."""
    plan, rng = world.plan, world.rng
    slots: list[Establishment] = []
    for pool, numbers in (
        (chosen.no_member, plan.admitted_where_none),
        (chosen.lacking, plan.admitted_where_some),
    ):
        for kind in ("school", "health_station"):
            of_kind = [est for est in pool if est.kind == kind]
            slots.extend(_spread(world, of_kind, numbers[kind]))
    slots.extend(_village_slots(world, chosen))
    rng.shuffle(slots)
    return slots


def _spread(world: World, pool: list[Establishment], number: int) -> list[Establishment]:
    """So many of the pool: mostly different ones, about one in six a second time."""
    if number and not pool:
        raise StoryError("no establishment for an admission")
    once = min(len(pool), number - number // 6)
    out = world.rng.sample(pool, once)
    while len(out) < number:
        out.extend(world.rng.sample(out[:once], min(once, number - len(out))))
    return out


def _village_slots(world: World, chosen: Cast) -> list[Establishment]:
    """Villages by zone: so many in specially difficult ones, so many in border ones."""
    plan = world.plan
    both = plan.border_villages * 2 // 5
    classes = {
        (True, True): both,
        (True, False): plan.difficult_villages - both,
        (False, True): plan.border_villages - both,
    }
    of_none, of_some = _by_zone(chosen.no_member), _by_zone(chosen.lacking)
    left: ByKind = {
        "none": plan.admitted_where_none["village"],
        "some": plan.admitted_where_some["village"],
    }
    out: list[Establishment] = []
    for zones, number in classes.items():
        none = of_none.get(zones, [])
        first = min(number * 3 // 5, len(none), left["none"])
        if not of_some.get(zones):
            first = number
        out.extend(_spread(world, none, first))
        out.extend(_spread(world, of_some.get(zones, []), number - first))
        left["none"] -= first
        left["some"] -= number - first
    out.extend(_spread(world, of_none[False, False], left["none"]))
    out.extend(_spread(world, of_some[False, False], left["some"]))
    return out


def _by_zone(pool: list[Establishment]) -> dict[tuple[bool, bool], list[Establishment]]:
    out: dict[tuple[bool, bool], list[Establishment]] = {}
    for est in pool:
        if est.kind == "village":
            key = ("specially_difficult" in est.zones, "border" in est.zones)
            out.setdefault(key, []).append(est)
    return out


def _schedule(world: World, slots: list[Establishment]) -> None:
    """Days, peoples and youth-union membership of the admissions."""
    plan, rng = world.plan, world.rng
    majority = _majority(world, slots)
    young = set(rng.sample(range(len(slots)), plan.youth_union))
    first = ordinal(2006, 4, 20)
    for n, est in enumerate(slots):
        day = world.weekday(rng.randrange(first, LAST - 3))
        if rng.random() < 0.3:
            day = rng.choice((ordinal(2006, 5, 19), ordinal(2006, 9, 1), ordinal(2006, 11, 7)))
        lag = rng.randrange(20, 90) if n % 60 == 7 and not _founded_too(world, est) else 0
        world.due(day, _admit, est, n in majority, n in young, lag, n)


def _founded_too(world: World, est: Establishment) -> bool:
    """Whether a cell of its own is due here in the nine months."""
    return any(
        act is _found and args[0] is est for day in world.agenda.values() for act, args in day
    )


def _majority(world: World, slots: list[Establishment]) -> set[int]:
    """Which admissions are of Kinh people: mostly staff of schools and stations."""
    rng, number = world.rng, len(slots) - world.plan.minority
    order = sorted(
        range(len(slots)),
        key=lambda n: (
            rng.random()
            * (0.25 if slots[n].kind == "school" else 0.4 if slots[n].kind != "village" else 1.0)
        ),
    )
    return set(order[:number])


def _admit(
    world: World, day: int, est: Establishment, kinh: bool, young: bool, lag: int, n: int
) -> None:
    """One of the 413."""
    rng = world.rng
    cell = est.own or next(iter(est.cells.values()), None) or est.host
    if cell is None:
        cell = peopling.host_of(world, est.commune, est)
    ethnic = "01" if kinh else _minority(world, est)
    age = rng.uniform(18.6, 29.3) if young else rng.uniform(31, 47)
    person = persons.draw(world, day, ethnic, age=age, youth=young, woman=0.38)
    if n % 45 == 11 and not lag:
        slip = admissions.wrong_name(world) if n % 2 else admissions.wrong_birth(world)
        with world.recorder.slipping(slip):
            admissions.welcome(world, day, person, cell, est, basis=True)
        return
    admissions.welcome(world, day, person, cell, est, basis=True, lag=lag)


def _minority(world: World, est: Establishment) -> str:
    if est.kind == "village" and est.people != "01":
        return est.people
    codes, weights = est.commune.peoples
    while True:
        code = world.rng.choices(codes, weights)[0]
        if code != "01":
            return code
