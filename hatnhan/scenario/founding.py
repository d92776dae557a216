"""Cells for establishments: founded, repaired when too small, given up, supported."""

from __future__ import annotations

from hatnhan.scenario import admissions, cells, people, peopling
from hatnhan.scenario.state import (
    MINIMUM,
    Commune,
    Establishment,
    Organisation,
    Person,
    StoryError,
    World,
    sure,
)


def found_own(
    world: World, day: int, est: Establishment, *, lag: int = 0, extra: int = 0
) -> Organisation:
    """The establishment gets a cell of its own: its members, and others moved in if too few.

    ``extra`` more members than the minimum needs are moved in.
    """
    own = list(est.members.values())
    helpers = _helpers(world, day, est, extra)
    if est.official + len(helpers) < MINIMUM:
        raise StoryError(f"{est.id} cannot have a cell on {day}")
    parent = sure(est.commune.committee)
    slip = admissions.wrong_unit_name(world) if world.rng.random() < 0.012 and not lag else None
    with world.recorder.late(lag), world.recorder.slipping(slip):
        cell = cells.found(
            world,
            day,
            "cell",
            peopling.cell_name(est),
            peopling.TAGS[est.kind],
            parent,
            commune=est.commune,
            basis=admissions.decision(world, parent, day - 5),
        )
        for before in list(est.cells.values()):
            cells.unassign(world, day, before, est)
        for helper in list(est.supporters.values()):
            cells.unsupport(world, day, helper, est)
        cells.assign(world, day, cell, est)
        for person in [*own, *helpers]:
            people.transfer(world, day, person, cell, est)
    if lag:
        cell.busy = day + lag
        for person in [*own, *helpers]:
            person.busy = day + lag
    est.host = None
    world.relapsed.pop(cell.id, None)
    return cell


def within_reach(world: World, day: int, est: Establishment) -> bool:
    """Whether a cell could be founded here today."""
    return ready(est, day) and est.official + len(_helpers(world, day, est, 0)) >= MINIMUM


def _helpers(world: World, day: int, est: Establishment, extra: int) -> list[Person]:
    """Who moves in so that the minimum is reached: from the commune, else from afar."""
    wanted = max(0, MINIMUM - est.official) + extra
    near = pick_helpers(day, est.commune, wanted, but=est)
    if est.official + len(near) >= MINIMUM:
        return near
    return pick_from_afar(world, day, wanted, but=est)


def pick_helpers(day: int, commune: Commune, wanted: int, *, but: Establishment) -> list[Person]:
    """Official members of the strongest cells of the commune, who can be spared and touched."""
    if wanted <= 0:
        return []
    sources = [commune.office] if commune.office is not None else []
    sources += [e.own for e in commune.ests if e is not but and e.own is not None]
    sources.sort(key=lambda cell: (-cell.official, cell.id))
    return _spared(sources, day, wanted, but)


def pick_from_afar(world: World, day: int, wanted: int, *, but: Establishment) -> list[Person]:
    """The same from the offices of the whole province, when the commune has nobody to spare."""
    sources = sorted(world.cells["office"], key=lambda cell: (-cell.official, cell.id))
    return _spared(sources, day, wanted, but)


def _spared(sources: list[Organisation], day: int, wanted: int, but: Establishment) -> list[Person]:
    """A few of each cell that stays above the minimum; more of each when that is not enough."""
    out: dict[int, Person] = {}
    for most in (2, wanted):
        for cell in sources:
            gone = sum(person.cell is cell for person in out.values())
            number = min(most - gone, cell.official - MINIMUM - gone, wanted - len(out))
            if cell.busy < day and number > 0:
                free = [p for p in cell.members.values() if movable(p, day) and p.est is not but]
                out |= {p.n: p for p in [p for p in free if p.n not in out][:number]}
    return list(out.values())


def movable(person: Person, day: int) -> bool:
    """Official, at work, and no recording about them waits."""
    return (
        person.official
        and person.busy < day
        and not (person.exempt or person.away or person.suspended)
        and (person.est is None or not person.est.pledged)
    )


def untouched(cell: Organisation, day: int) -> bool:
    """Whether no recording waits about the cell or its members."""
    return cell.busy < day and all(person.busy < day for person in cell.members.values())


def ready(est: Establishment, day: int) -> bool:
    """Whether nothing waits that would forbid founding a cell here today."""
    touched = [*est.cells.values(), *([est.host] if est.host else [])]
    return (
        est.alive
        and all(person.busy < day for person in est.members.values())
        and all(cell.busy < day for cell in touched)
    )


def repair(world: World, day: int, cell: Organisation) -> bool:
    """Move official members in until the cell has its minimum again."""
    est = next(iter(cell.serves.values()), None)
    if est is None or cell.busy >= day:
        return False
    helpers = pick_helpers(day, est.commune, MINIMUM - cell.official, but=est)
    if cell.official + len(helpers) < MINIMUM:
        return False
    for person in helpers:
        people.transfer(world, day, person, cell, est)
    world.relapsed.pop(cell.id, None)
    return True


def give_up(world: World, day: int, cell: Organisation) -> bool:
    """A cell that cannot be kept: its members attend another one, the cell is dissolved."""
    est = next(iter(cell.serves.values()), None)
    members = list(cell.members.values())
    if est is None or len(cell.serves) != 1 or cell.supports or cell.busy >= day:
        return False
    if any(person.busy >= day or person.est is not est for person in members):
        return False
    host = est.commune.office
    if host is None or host.busy >= day:
        return False
    for person in members:
        people.transfer(world, day, person, host, est)
    cells.dissolve(world, day, cell)
    est.host = host
    return True


def give_support(world: World, day: int, est: Establishment) -> None:
    """The committee designates a cell to bring members to a place without any."""
    if est.cells or est.supporters or not est.alive:
        return
    cell = peopling.host_of(world, est.commune, est)
    if cell.busy < day:
        cells.support(world, day, cell, est)
        est.host = cell
