"""What happens to a person on a day foreseen: recognition, age, death, return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hatnhan.scenario import people
from hatnhan.scenario.state import MINIMUM, Person, World, sure


def die(world: World, day: int, person: Person) -> None:
    """A member dies, sometimes told late."""
    if not person.active:
        return
    if _wait(world, day, person, die):
        return
    cell = sure(person.cell)
    lag = late_by(world, 0.02, person)
    with world.recorder.late(lag):
        people.leave(world, day, person, "died")
    if lag:
        person.busy = cell.busy = day + lag


def move_out(world: World, day: int, person: Person) -> None:
    """A member moves out of the province."""
    if person.active:
        people.leave(world, day, person, "transferred_out")


def outgrow_union(world: World, day: int, person: Person) -> None:
    """Youth-union membership ends at thirty."""
    if person.active and person.youth and not _wait(world, day, person, outgrow_union):
        people.too_old_for_union(world, day, person)


def rest(world: World, day: int, person: Person) -> None:
    """Exempt from work and meetings because of age."""
    if not person.active or person.exempt or person.suspended:
        return
    if not _wait(world, day, person, rest):
        people.mark(world, day, person, "exempted")


def finish_probation(world: World, day: int, person: Person, due: int) -> None:
    """Official exactly twelve months after the ceremony, even when the paper comes later."""
    if not person.active or person.official:
        return
    if person.busy >= day:
        world.due(person.busy + 1, finish_probation, person, due)
        return
    fate = world.rng.random()
    if fate < 0.012:
        people.leave(world, day, person, "removed")
        return
    if fate < 0.013:
        people.leave(world, day, person, "admission_cancelled")
        return
    lag = day - due or late_by(world, 0.0015, person)
    with world.recorder.late(lag if day == due else 0):
        people.recognise(world, due, person)
    if day == due and lag:
        person.busy = day + lag


def come_home(world: World, day: int, person: Person) -> None:
    """Back from work elsewhere."""
    if person.active and person.away and not _wait(world, day, person, come_home):
        people.mark(world, day, person, "returned")


def reinstate(world: World, day: int, person: Person) -> None:
    """A suspension ends: usually reinstated, sometimes expelled."""
    if not person.active or not person.suspended or _wait(world, day, person, reinstate):
        return
    if world.rng.random() < 0.7:
        people.mark(world, day, person, "reinstated")
    else:
        people.leave(world, day, person, "expelled")


def come_back(world: World, day: int, person: Person, restored: bool) -> None:
    """Restored after a wrong decision, or admitted again years later."""
    cell = person.cell
    if person.active or cell is None or not cell.alive or cell.busy >= day:
        return
    est = person.est if person.est is not None and person.est.alive else None
    people.come_back(world, day, person, cell, est, restored=restored)
    if not person.official:
        again = same_day_next_year(day)
        world.due(again, finish_probation, person, again)


def same_day_next_year(day: int) -> int:
    """Twelve months later; 29 February gives the 28th."""
    on = date.fromordinal(day)
    try:
        return on.replace(year=on.year + 1).toordinal()
    except ValueError:
        return on.replace(year=on.year + 1, day=28).toordinal()


def late_by(world: World, chance: float, person: Person) -> int:
    """Days by which this fact is entered late: mostly 0. Units about to change are punctual."""
    cell = person.cell
    if world.rng.random() > chance * world.plan.lateness:
        return 0
    if cell is None or cell.tag not in ("village", "school", "station", "office"):
        return 0
    if (person.est is not None and person.est.pledged) or cell.official <= MINIMUM:
        return 0
    return world.rng.randrange(20, 110)


def _wait(world: World, day: int, person: Person, act: Callable[..., None]) -> bool:
    """Put off what concerns a person about whom another recording still waits."""
    held = person.busy
    if person.est is not None and person.est.pledged:
        held = max(held, world.pledged_until + world.rng.randrange(90))
    if held < day:
        return False
    world.due(held + 1, act, person)
    return True
