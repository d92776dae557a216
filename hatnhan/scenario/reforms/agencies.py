"""Offices and agencies: new ones, those that outgrow a single cell, and the count of 2019."""

from __future__ import annotations

from hatnhan.scenario import cells, founding, people, stock
from hatnhan.scenario.plan import YEAR_END
from hatnhan.scenario.routine import bring_on_all
from hatnhan.scenario.state import (
    MINIMUM,
    Organisation,
    Person,
    StoryError,
    World,
    ordinal,
    sure,
)


def schedule(world: World) -> None:
    """Spread the changes of agencies over the years to 2018."""
    rng, plan = world.rng, world.plan
    first, last = ordinal(2008, 1, 15), ordinal(2018, 11, 1)
    for _ in range(plan.upgrades):
        world.due(world.weekday(rng.randrange(first, last)), upgrade)
    for _ in range(plan.new_agencies - min(10, plan.new_agencies)):
        world.due(world.weekday(rng.randrange(first, last)), new_agency)
    if plan.communes is None:
        for _ in range(10):
            world.due(ordinal(2020, 3, 20), absorb)


def upgrade(world: World, day: int) -> None:
    """A grassroots cell of an agency grows into a committee with three cells."""
    ready = [
        cell
        for cell in world.cells["grassroots"]
        if cell.official >= 3 * MINIMUM + 3 and founding.untouched(cell, day)
    ]
    old = max(ready, key=lambda cell: (len(cell.members), cell.id), default=None)
    if old is None or old.parent is None:
        raise StoryError("no grassroots cell can become a committee")
    name = f"Đảng bộ {old.name.removeprefix('Chi bộ ')}"
    committee = cells.found(world, day, "grassroots_committee", name, "committee", old.parent)
    parts = [stock.found_part(world, day, committee, "agency", n) for n in (1, 2, 3)]
    members = sorted(old.members.values(), key=lambda person: (not person.official, person.n))
    for at, person in enumerate(members):
        people.transfer(world, day, person, parts[at % 3], None)
    cells.dissolve(world, day, old)


def new_agency(world: World, day: int) -> None:
    """A new office in a district or at the province."""
    owners = [d.organisation for d in world.districts.values() if d.organisation is not None]
    owner = world.rng.choice([*owners, world.bodies[stock.BLOC]])
    found_agency(world, day, owner, owner)


def found_agency(
    world: World, day: int, parent: Organisation, donors: Organisation
) -> Organisation:
    """A grassroots cell under ``parent`` with members of the large cells below ``donors``."""
    number = world.counters["agency"] = world.counters.get("agency", 0) + 1
    name = f"Chi bộ cơ quan mới số {number} {parent.name.removeprefix('Đảng bộ ')}"
    cell = cells.found(world, day, "grassroots_cell", name, "grassroots", parent)
    for person in spare(world, day, donors, world.rng.randint(4, 7)):
        people.transfer(world, day, person, cell, None)
    return cell


def spare(world: World, day: int, above: Organisation, number: int) -> list[Person]:
    """So many official members of the largest offices below, or else of the province."""
    offices = [
        cell for tag in ("grassroots", "agency", "office") for cell in world.cells.get(tag, ())
    ]
    offices.sort(key=lambda cell: (-cell.official, cell.id))
    below = [cell for cell in offices if above in (cell.parent, sure(cell.parent).parent)]
    for pool in (below, offices):
        out = _two_of_each(pool, day, number)
        if len(out) >= MINIMUM:
            return out
    raise StoryError(f"{above.name} cannot spare members")


def _two_of_each(pool: list[Organisation], day: int, number: int) -> list[Person]:
    out: list[Person] = []
    for cell in pool:
        free = [p for p in cell.members.values() if founding.movable(p, day) and p.est is None]
        out.extend(free[: min(2, number - len(out), max(0, cell.official - MINIMUM - 1))])
    return out


def absorb(world: World, day: int) -> None:
    """A grassroots cell becomes a cell of a committee of the same owner (leaner offices)."""
    for cell in world.cells["grassroots"]:
        beside = [c for c in sure(cell.parent).children.values() if c.tag == "committee"]
        if beside and len(cell.members) < 24:
            cells.retype(world, day, cell, "cell")
            cells.move(world, day, cell, beside[world.rng.randrange(len(beside))])
            cells.retag(world, cell, "agency")
            return
    raise StoryError("no grassroots cell can be absorbed")


def settle_cells(world: World, day: int) -> None:
    """Before the count of 31/12/2019: every village has its cell, and the number is right."""
    bring_on_all(world, day)
    world.frozen = YEAR_END.toordinal()
    published = world.plan.cells_2019
    if published is None:
        return
    while count(world) > published:
        _join(world, day)
    while count(world) < published:
        _divide(world, day)


def _join(world: World, day: int) -> None:
    """The smallest cell of an agency goes into another of the same committee."""
    able = [
        cell
        for cell in world.cells["agency"]
        if founding.untouched(cell, day) and len(sure(cell.parent).children) > 2
    ]
    small = min(able, key=lambda cell: (len(cell.members), cell.id))
    beside = [c for c in sure(small.parent).children.values() if c is not small]
    cells.merge(world, day, [small], min(beside, key=lambda cell: (len(cell.members), cell.id)))


def count(world: World) -> int:
    """Cells below committees, grassroots cells not counted."""
    return sum(1 for some in world.cells.values() for cell in some if cell.kind == "cell")


def _divide(world: World, day: int) -> None:
    """The largest cell of an agency gives members to a new one beside it."""
    large = max(
        (cell for cell in world.cells["agency"] if founding.untouched(cell, day)),
        key=lambda cell: (cell.official, cell.id),
    )
    committee = sure(large.parent)
    cell = stock.found_part(world, day, committee, "agency", len(committee.children) + 1)
    free = [person for person in large.members.values() if founding.movable(person, day)]
    for person in free[: max(MINIMUM + 1, len(free) // 2)]:
        people.transfer(world, day, person, cell, None)
