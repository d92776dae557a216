"""Proposals of facts about links, persons and memberships."""

from __future__ import annotations

from tests.histories import cast
from tests.histories.draw import Draw, living
from tests.histories.propose_units import propose
from tests.oracle import kinds
from tests.oracle.lines import Body
from tests.oracle.steps_persons import MAY_ENTER_AFTER


@propose("coverage_assigned", "support_assigned")
def assigned(d: Draw) -> Body:
    return {"cell": d.cell(), "establishment": d.establishment()}


@propose("coverage_ended")
def coverage_ended(d: Draw) -> Body:
    return _ended(d, d.world.coverage)


@propose("support_ended")
def support_ended(d: Draw) -> Body:
    return _ended(d, d.world.support)


def _ended(d: Draw, links: set[tuple[str, str]]) -> Body:
    if d.chance(0.1):
        return assigned(d)
    cell, establishment = d.one(sorted(links))
    return {"cell": cell, "establishment": establishment}


@propose("person_registered")
def person_registered(d: Draw) -> Body:
    body: Body = {"id": d.fresh("person"), "name": d.person_name(), "sex": d.one(kinds.SEXES)}
    body |= {"born": d.one(cast.BORN), "ethnic": d.one(cast.ETHNIC)}
    return body | _described(d, 0.4)


def _described(d: Draw, share: float) -> Body:
    body: Body = {}
    if d.chance(share):
        body["education"] = d.one(kinds.EDUCATION)
    if d.chance(share):
        body["youth_union"] = d.chance(0.7)
    return body


@propose("person_described")
def person_described(d: Draw) -> Body:
    found = _described(d, 0.6) or {"name": d.person_name()}
    return {"id": d.record()} | found


@propose("person_merged")
def person_merged(d: Draw) -> Body:
    into = d.record()
    return {"sources": d.some([r for r in living(d.world.persons) if r != into], 2), "into": into}


def _unit(d: Draw) -> Body:
    body = {"cell": d.cell()}
    if d.chance(0.75):
        body["establishment"] = d.establishment()
    return body


def entered_by(kind: str) -> None:
    """Declare the proposals of one way in, which mostly choose those who may go that way."""

    @propose(kind)
    def _entered(d: Draw) -> Body:
        may = [r for r in living(d.world.persons) if _may(d, r, kind) or d.chance(0.03)]
        body: Body = {"person": d.id("person", may)} | _unit(d)
        if kind == "member_arrived":
            body["status"] = d.one(("official", "official", "probationary"))
        if kind == "member_admitted" and d.chance(0.3):
            body["decision_on"] = d.one((d.day, "2005-01-01"))
        return body


def _may(d: Draw, record: str, kind: str) -> bool:
    person = d.world.resolved(record)
    past = d.world.past.get(person)
    return person not in d.world.members and (past.reason if past else "") in MAY_ENTER_AFTER[kind]


for _kind in MAY_ENTER_AFTER:
    entered_by(_kind)


@propose("member_recognised")
def recognised(d: Draw) -> Body:
    fit = [p for p, m in d.world.members.items() if m.status == "probationary" or d.chance(0.1)]
    return {"person": d.member(fit)}


@propose("member_exempted", "member_suspended", "member_away")
def flagged(d: Draw) -> Body:
    return {"person": d.member(d.world.members)}


@propose("member_reinstated")
def reinstated(d: Draw) -> Body:
    fit = [p for p, m in d.world.members.items() if m.exempt or m.suspended or d.chance(0.05)]
    return {"person": d.member(fit)}


@propose("member_returned")
def returned(d: Draw) -> Body:
    return {"person": d.member(p for p, m in d.world.members.items() if m.away or d.chance(0.05))}


@propose("member_transferred")
def transferred(d: Draw) -> Body:
    return {"person": d.member(d.world.members)} | _unit(d)


@propose("member_left")
def left(d: Draw) -> Body:
    return {"person": d.member(d.world.members), "reason": d.one(kinds.REASONS)}
