"""Who comes, goes and moves in ordinary months."""

from __future__ import annotations

from hatnhan.scenario import admissions, founding, lives, people, persons
from hatnhan.scenario.peopling import WEAK
from hatnhan.scenario.recorder import Slip
from hatnhan.scenario.state import (
    MINIMUM,
    Establishment,
    Organisation,
    Person,
    StoryError,
    World,
    sure,
)

_WEIGHTS = {
    "village": 60,
    "school": 15,
    "station": 1.6,
    "highschool": 1.3,
    "office": 3.2,
    "agency": 13,
    "grassroots": 6,
    "armed": 1.6,
    "border": 0.8,
}
_CAPS = {
    "village": 44,
    "grassroots": 34,
    "highschool": 29,
    "agency": 46,
    "station": 9,
    "office": 24,
}
MOBILE = ("school", "station", "office", "agency", "grassroots", "highschool", "armed")


def pick(world: World, day: int) -> Person | None:
    """A member by chance who may be touched today and whose cell can bear it."""
    for _ in range(12):
        person = world.roll[world.rng.randrange(len(world.roll))]
        cell = sure(person.cell)
        if person.busy >= day or person.suspended or person.away or cell.busy >= day:
            continue
        if person.est is not None and (person.est.pledged or person.est.own is None):
            continue
        if cell.serves and cell.official <= MINIMUM and world.rng.random() < 0.6:
            continue
        return person
    return None


def place_for(world: World, day: int) -> tuple[Organisation, Establishment | None]:
    """A cell for a newcomer, and the establishment they belong to."""
    rng = world.rng
    if world.wanting and rng.random() < (0.085 if day < _LATER else 0.05):
        est = rng.choice(world.wanting)
        cell = next(iter(est.cells.values()), None) or est.host
        if est.alive and cell is not None and cell.alive and cell.busy < day and not est.pledged:
            return cell, est
    tags = [tag for tag in _WEIGHTS if world.cells.get(tag)]
    weights = [_WEIGHTS[tag] for tag in tags]
    for _ in range(60):
        tag = rng.choices(tags, weights)[0]
        cell = rng.choice(world.cells[tag])
        if (
            cell.busy < day
            and len(cell.members) < _CAPS.get(tag, 34)
            and rng.random() < cell.vigour
        ):
            return cell, home(cell)
    raise StoryError("no cell takes another member")


_LATER = 735_000  # 2013-05-14: by then most villages have their cell


def home(cell: Organisation) -> Establishment | None:
    """The one establishment a cell serves."""
    return next(iter(cell.serves.values())) if len(cell.serves) == 1 else None


def admit_someone(world: World, day: int) -> None:
    """An ordinary admission; now and then entered late or wrongly."""
    rng = world.rng
    cell, est = place_for(world, day)
    ethnic = persons.ethnic_of(world, cell, est)
    woman = 0.3 + 0.2 * (cell.tag in ("school", "station")) + (day - 732_000) / 7_300 * 0.12
    person = persons.draw(world, day, ethnic, age=persons.admission_age(world), woman=woman)
    if rng.random() < world.slip_chance and cell.tag not in ("border", "armed"):
        slip = _slip(world, cell, est)
        with world.recorder.slipping(slip):
            admissions.welcome(world, day, person, cell, est)
        if slip.kind == "member_admitted":
            person.busy = day + slip.after
            cell.busy = max(cell.busy, person.busy)
        return
    admissions.welcome(world, day, person, cell, est, lag=_lag(world, cell))


def _lag(world: World, cell: Organisation) -> int:
    chance = 0.0012 * world.plan.lateness
    late = cell.tag in ("village", "school") and world.rng.random() < chance
    return world.rng.randrange(20, 120) if late else 0


def _slip(world: World, cell: Organisation, est: Establishment | None) -> Slip:
    rng = world.rng
    chance = rng.random()
    if est is not None and est.kind == "village" and chance < 0.3:
        others = [e for e in est.commune.ests if e.kind == "village" and e is not est and e.own]
        if others:
            return admissions.wrong_establishment(world, rng.choice(others))
    if chance < 0.5:
        return admissions.wrong_birth(world)
    if chance < 0.65:
        return admissions.wrong_group(world, cell)
    return admissions.wrong_name(world)


def arrive_someone(world: World, day: int) -> None:
    """A member moves into the province, mostly to an office, a school or the forces."""
    rng = world.rng
    tags = [tag for tag in (*MOBILE, "village") if world.cells.get(tag)]
    for _ in range(30):
        tag = rng.choice(tags)
        cell = rng.choice(world.cells[tag])
        if cell.busy < day and len(cell.members) < _CAPS.get(tag, 34):
            break
    else:
        return
    est = home(cell)
    ethnic = persons.ethnic_of(world, cell, est)
    person = persons.draw(world, day, ethnic, age=rng.uniform(23, 52), woman=0.35)
    people.register(world, day, person)
    people.arrive(world, day, person, cell, est)
    persons.foresee(world, day, person)


def leave_someone(world: World, day: int, reason: str) -> None:
    """A member leaves for this reason; a few come back another year."""
    person = pick(world, day)
    if person is None:
        return
    people.leave(world, day, person, reason)
    if reason == "removed" and world.rng.random() < 0.03:
        world.due(day + 1_200 + world.rng.randrange(400), lives.come_back, person, False)
    elif reason == "expelled" and world.rng.random() < 0.06:
        world.due(day + 150 + world.rng.randrange(200), lives.come_back, person, True)


def transfer_someone(world: World, day: int) -> None:
    """A member changes office or school, usually inside the district."""
    rng = world.rng
    person = pick(world, day)
    if person is None or person.cell is None or person.cell.tag not in MOBILE:
        return
    here, tag = _top(person.cell), person.cell.tag
    pool = world.cells[tag]
    choices = [pool[rng.randrange(len(pool))] for _ in range(6)]
    choices.sort(key=lambda cell: _top(cell) is not here)
    for cell in choices:
        if cell is not person.cell and cell.busy < day and len(cell.members) < _CAPS.get(tag, 34):
            people.transfer(world, day, person, cell, home(cell))
            return


def _top(cell: Organisation) -> Organisation:
    above = cell
    while above.parent is not None and above.parent.kind != "provincial":
        above = above.parent
    return above


def go_away(world: World, day: int) -> None:
    """Work elsewhere for some months, still counted at home."""
    person = pick(world, day)
    if person is not None and not person.exempt and person.cell is not None:
        people.mark(world, day, person, "away")
        world.due(day + world.rng.randrange(90, 330), lives.come_home, person)


def suspend_someone(world: World, day: int) -> None:
    """Suspended while a case is looked into."""
    person = pick(world, day)
    if person is not None and not person.exempt:
        people.mark(world, day, person, "suspended")
        world.due(day + world.rng.randrange(40, 200), lives.reinstate, person)


def drain(world: World, day: int) -> None:
    """The young leave a small village for good; its cell may fall below the minimum."""
    rng = world.rng
    weak = [c for c in world.cells["village"] if c.vigour < WEAK and founding.untouched(c, day)]
    if not weak:
        return
    cell = min(rng.sample(weak, min(6, len(weak))), key=lambda c: (c.official, c.id))
    for person in cell.members.values():
        if founding.movable(person, day) and person.est is not None and not person.est.pledged:
            people.leave(world, day, person, "transferred_out")
            return


def false_leave(world: World, day: int) -> None:
    """Somebody is entered as dead or moved who is not: a namesake. Annulled weeks later."""
    person = pick(world, day)
    if person is None or person.cell is None or person.cell.tag not in ("village", "school"):
        return
    if person.cell.official <= MINIMUM + 1 or not founding.movable(person, day):
        return
    reason = world.rng.choice(("died", "transferred_out"))
    number = world.recorder.record("member_left", day, person=person.id, reason=reason)
    until = day + world.rng.randrange(15, 90)
    world.recorder.annul(number, day=until, note="Ghi nhầm người trùng họ tên")
    person.busy = person.cell.busy = until


def duplicate(world: World, day: int) -> None:
    """One who moved away comes back under a second record; later the records are joined."""
    person = pick(world, day)
    if person is None or person.cell is None or not founding.movable(person, day):
        return
    cell = person.cell
    people.leave(world, day, person, "transferred_out")
    world.due(day + world.rng.randrange(30, 200), _return_twice, person, cell)


def _return_twice(world: World, day: int, first: Person, cell: Organisation) -> None:
    if first.active or not cell.alive or cell.busy >= day:
        return
    second = persons.draw(world, day, first.ethnic, age=40)
    second.name, second.sex, second.born = first.name, first.sex, first.born
    second.born_text, second.education, second.youth = first.born_text, first.education, False
    people.register(world, day, second)
    people.arrive(world, day, second, cell, home(cell))
    joined = day + world.rng.randrange(60, 500)
    second.busy = joined
    world.due(joined, _join_records, first, second)


def _join_records(world: World, day: int, first: Person, second: Person) -> None:
    world.recorder.record("person_merged", day, sources=[second.id], into=first.id)
    second.id = first.id
    persons.foresee(world, day, second)
