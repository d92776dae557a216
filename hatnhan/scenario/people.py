"""What happens to people: each act enters its fact and keeps the picture up to date."""

from __future__ import annotations

from datetime import date

from hatnhan.scenario.state import MINIMUM, Establishment, Organisation, Person, World, sure


def register(world: World, on: int, person: Person) -> None:
    """The person is entered as a record, before the first membership."""
    world.recorder.record(
        "person_registered",
        on,
        id=person.id,
        name=person.name,
        sex=person.sex,
        born=person.born_text,
        ethnic=person.ethnic,
        education=person.education,
        youth_union=person.youth,
    )


def admit(
    world: World,
    on: int,
    person: Person,
    cell: Organisation,
    est: Establishment | None,
    *,
    decided: int,
    basis: dict[str, str] | None = None,
) -> None:
    """The ceremony in the cell; probation starts. ``decided`` is the day of the decision."""
    world.recorder.record(
        "member_admitted",
        on,
        person=person.id,
        cell=cell.id,
        **_at(est),
        decision_on=date.fromordinal(decided).isoformat(),
        **({"basis": basis} if basis else {}),
    )
    person.official = False
    _join(world, person, cell, est)


def arrive(
    world: World,
    on: int,
    person: Person,
    cell: Organisation,
    est: Establishment | None,
    *,
    official: bool = True,
) -> None:
    """From outside the register, or part of the stock at its start."""
    status = "official" if official else "probationary"
    world.recorder.record(
        "member_arrived", on, person=person.id, cell=cell.id, **_at(est), status=status
    )
    person.official = official
    _join(world, person, cell, est)


def come_back(
    world: World,
    on: int,
    person: Person,
    cell: Organisation,
    est: Establishment | None,
    *,
    restored: bool,
) -> None:
    """Re-admitted with a new probation, or restored with the status before."""
    kind = "member_restored" if restored else "member_readmitted"
    world.recorder.record(kind, on, person=person.id, cell=cell.id, **_at(est))
    person.official = person.official and restored
    _join(world, person, cell, est)


def recognise(world: World, on: int, person: Person) -> None:
    """Official from this day."""
    world.recorder.record("member_recognised", on, person=person.id)
    person.official = True
    _count(person, 1)


def transfer(
    world: World, on: int, person: Person, cell: Organisation, est: Establishment | None
) -> None:
    """To another cell or establishment inside the register."""
    world.recorder.record("member_transferred", on, person=person.id, cell=cell.id, **_at(est))
    _exit(world, person)
    _enter(person, cell, est)


def leave(world: World, on: int, person: Person, reason: str) -> None:
    """Out of the register, for one of the reasons of the contract."""
    world.recorder.record("member_left", on, person=person.id, reason=reason)
    _exit(world, person)
    person.exempt = person.away = person.suspended = False
    last = world.roll.pop()
    if last is not person:
        world.roll[person.place_on_roll] = last
        last.place_on_roll = person.place_on_roll
    person.place_on_roll = -1


def mark(world: World, on: int, person: Person, kind: str) -> None:
    """Exemption, suspension and its end, absence and return: still a member."""
    world.recorder.record(f"member_{kind}", on, person=person.id)
    if kind == "exempted":
        person.exempt = True
    elif kind == "suspended":
        person.suspended = True
    elif kind == "reinstated":
        person.exempt = person.suspended = False
    else:
        person.away = kind == "away"


def too_old_for_union(world: World, on: int, person: Person) -> None:
    """At thirty they leave the youth union."""
    world.recorder.record("person_described", on, id=person.id, youth_union=False)
    person.youth = False


def rehome(person: Person, cell: Organisation, est: Establishment | None) -> None:
    """Follow a merger or split of units, which is entered as a fact of the units."""
    _move_counts(person, cell, est)


def _at(est: Establishment | None) -> dict[str, str]:
    return {} if est is None else {"establishment": est.id}


def _join(world: World, person: Person, cell: Organisation, est: Establishment | None) -> None:
    person.place_on_roll = len(world.roll)
    world.roll.append(person)
    _enter(person, cell, est)


def _enter(person: Person, cell: Organisation, est: Establishment | None) -> None:
    person.cell, person.est = cell, est
    cell.members[person.n] = person
    if est is not None:
        est.members[person.n] = person
    if person.official:
        _count(person, 1)


def _exit(world: World, person: Person) -> None:
    cell = sure(person.cell)
    if person.official:
        _count(person, -1)
    del cell.members[person.n]
    if person.est is not None:
        del person.est.members[person.n]
    if cell.official < MINIMUM and cell.serves:
        world.relapsed[cell.id] = cell


def _move_counts(person: Person, cell: Organisation, est: Establishment | None) -> None:
    old = sure(person.cell)
    if person.official:
        _count(person, -1)
    del old.members[person.n]
    if person.est is not None:
        del person.est.members[person.n]
    _enter(person, cell, est)


def _count(person: Person, by: int) -> None:
    sure(person.cell).official += by
    if person.est is not None:
        person.est.official += by
