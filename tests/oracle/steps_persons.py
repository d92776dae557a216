"""Steps of persons and their memberships."""

from __future__ import annotations

from tests.oracle.belief import Fact, Impossible
from tests.oracle.units import Membership, Past
from tests.oracle.world import World, alive, born, person_of, step

THROWN_OUT = ("removed", "resigned", "expelled")
MAY_ENTER_AFTER: dict[str, tuple[str, ...]] = {
    "member_admitted": ("", "admission_cancelled"),
    "member_arrived": ("", "transferred_out"),
    "member_readmitted": THROWN_OUT,
    "member_restored": (*THROWN_OUT, "admission_cancelled"),
}
"""Ways in, and after which end of the last membership they are open; "" is never a member."""


@step("person_registered")
def registered(w: World, f: Fact) -> None:
    born(w.persons, person_of(f.body))


@step("person_described")
def described(w: World, f: Fact) -> None:
    person = alive(w.persons, f.body["id"])
    person.name = f.body.get("name", person.name)
    person.education = f.body.get("education", person.education)
    person.youth_union = f.body.get("youth_union", person.youth_union)


@step("person_merged")
def person_merged(w: World, f: Fact) -> None:
    """Only the records end here: the memberships were those of ``into`` from the first day."""
    into = alive(w.persons, f.body["into"])
    for source in [alive(w.persons, id_) for id_ in dict.fromkeys(f.body["sources"])]:
        source.end("merged", into.id)


@step(*MAY_ENTER_AFTER)
def entered(w: World, f: Fact) -> None:
    person = w.person(f.body["person"])
    cell, establishment = unit_named(w, f)
    if person in w.members:
        raise Impossible("already_a_member", person)
    past = w.past.get(person, Past("", ""))
    if past.reason not in MAY_ENTER_AFTER[f.kind]:
        raise Impossible(f"{f.kind}_after_{past.reason or 'never'}", person)
    status = {"member_arrived": f.body.get("status", ""), "member_restored": past.status}
    w.members[person] = Membership(cell, establishment, status.get(f.kind, "probationary"))


def unit_named(w: World, f: Fact) -> tuple[str, str | None]:
    """The living cell and the open establishment, or none, that a fact gives a member."""
    establishment = f.body.get("establishment")
    if establishment is not None:
        w.establishment(establishment)
    return w.cell(f.body["cell"]).id, establishment


def member(w: World, f: Fact) -> Membership:
    """The active membership of the person a fact names."""
    person = w.person(f.body["person"])
    if person not in w.members:
        raise Impossible("not_a_member", person)
    return w.members[person]


@step("member_recognised")
def recognised(w: World, f: Fact) -> None:
    m = member(w, f)
    if m.status != "probationary":
        raise Impossible("not_probationary", f.body["person"])
    m.status = "official"


@step("member_exempted")
def exempted(w: World, f: Fact) -> None:
    free_of_both(w, f).exempt = True


@step("member_suspended")
def suspended(w: World, f: Fact) -> None:
    free_of_both(w, f).suspended = True


def free_of_both(w: World, f: Fact) -> Membership:
    """The membership, if it is neither exempt nor suspended."""
    m = member(w, f)
    if m.exempt or m.suspended:
        raise Impossible("exempt_or_suspended", f.body["person"])
    return m


@step("member_reinstated")
def reinstated(w: World, f: Fact) -> None:
    m = member(w, f)
    if not m.exempt and not m.suspended:
        raise Impossible("neither_exempt_nor_suspended", f.body["person"])
    m.exempt = m.suspended = False


@step("member_away")
def away(w: World, f: Fact) -> None:
    m = member(w, f)
    if m.away:
        raise Impossible("already_away", f.body["person"])
    m.away = True


@step("member_returned")
def returned(w: World, f: Fact) -> None:
    m = member(w, f)
    if not m.away:
        raise Impossible("not_away", f.body["person"])
    m.away = False


@step("member_transferred")
def transferred(w: World, f: Fact) -> None:
    m = member(w, f)
    cell, establishment = unit_named(w, f)
    if (m.cell, m.establishment) == (cell, establishment):
        raise Impossible("nothing_changed", f.body["person"])
    m.cell, m.establishment = cell, establishment


@step("member_left")
def left(w: World, f: Fact) -> None:
    m = member(w, f)
    person = w.person(f.body["person"])
    w.past[person] = Past(f.body["reason"], m.status)
    del w.members[person]
