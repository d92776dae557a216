"""What an officer records by hand: facts made from what a form says, the rules enforced.

Every command checks that the actor may record there, that the dated rules hold, and then goes
through the one door; it is atomic and returns the number of its (main) recording. Refusals are
`Problem`s. `today` is the day on which the actor acts: their assignments must hold on it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hatnhan.domain.facts import Annulled, Basis, Corrected, Fact
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.times import AsOf
from hatnhan.domain.wire import read_fact
from hatnhan.ledger.models import Recording
from hatnhan.ledger.queries import latest
from hatnhan.registry import models
from hatnhan.registry.access import allow_recording
from hatnhan.registry.projection import Recordable, Recorded, record
from hatnhan.registry.store import read_stored
from hatnhan.registry.warnings import enforce

if TYPE_CHECKING:
    from hatnhan.accounts.models import User

Basing = Basis | None


@transaction.atomic
def admit_member(  # noqa: PLR0913 - as many as the form has fields
    *,
    actor: User,
    today: date,
    cell: str,
    on: date,
    person: str | None = None,
    new_person: Mapping[str, Any] | None = None,
    establishment: str | None = None,
    decision_on: date | None = None,
    basis: Basing = None,
) -> int:
    """Admit a person, known or new (`new_person` has the fields of `person_registered`)."""
    _allow(actor, on, today, organisation=cell, establishment=establishment)
    made: list[Fact] = []
    if person is None:
        if new_person is None:
            raise Problem("missing_field", kind="member_admitted", field="person")
        person = _new_id()
        made.append(_fact("person_registered", on, id=person, **new_person))
    made.append(
        _fact(
            "member_admitted",
            on,
            basis,
            person=person,
            cell=cell,
            establishment=establishment,
            decision_on=decision_on,
        )
    )
    return _record(made, actor).last


@transaction.atomic
def recognise_member(
    *, actor: User, today: date, person: str, on: date, basis: Basing = None
) -> int:
    """A probationary member is official from `on`."""
    _allow(actor, on, today, person=person)
    return _record([_fact("member_recognised", on, basis, person=person)], actor).last


@transaction.atomic
def transfer_member(
    *,
    actor: User,
    today: date,
    person: str,
    cell: str,
    on: date,
    establishment: str | None = None,
    basis: Basing = None,
) -> int:
    """A member passes to another cell or establishment; the actor must be in charge of both."""
    _allow(actor, on, today, person=person, organisation=cell, establishment=establishment)
    fact = _fact(
        "member_transferred", on, basis, person=person, cell=cell, establishment=establishment
    )
    return _record([fact], actor).last


@transaction.atomic
def record_departure(
    *, actor: User, today: date, person: str, reason: str, on: date, basis: Basing = None
) -> int:
    """A membership ends, for one of the reasons of `member_left`."""
    _allow(actor, on, today, person=person)
    fact = _fact("member_left", on, basis, person=person, reason=reason)
    return _record([fact], actor).last


@transaction.atomic
def found_cell(  # noqa: PLR0913 - as many as the form has fields
    *,
    actor: User,
    today: date,
    name: str,
    parent: str,
    on: date,
    establishment: str | None = None,
    members: Sequence[str] | None = None,
    kind: str = "cell",
    basis: Basing = None,
) -> int:
    """Found a cell below `parent`, to serve an establishment, with its first members.

    `members` are transferred into it; unless named they are all members of the establishment.
    Enough of them must be official. Returns the recording of the founding.
    """
    _allow(actor, on, today, organisation=parent, establishment=establishment)
    at = AsOf(on, latest())
    if members is None:
        members = _members_at(establishment, at) if establishment else []
    for person in members:
        _allow(actor, on, today, person=person)
    cell = _new_id()
    made = [_fact("organisation_founded", on, basis, id=cell, kind=kind, name=name, parent=parent)]
    if establishment is not None:
        made.append(_fact("coverage_assigned", on, basis, cell=cell, establishment=establishment))
    for person in members:
        where = _establishment_of(person, at) if establishment is None else establishment
        made.append(
            _fact("member_transferred", on, basis, person=person, cell=cell, establishment=where)
        )
    return _record(made, actor).first


@transaction.atomic
def correct(
    *, actor: User, today: date, of: int, body: Fact, basis: Basing = None, note: str | None = None
) -> int:
    """What recording `of` said is now `body`, a whole fact of the same kind."""
    _allow_amending(actor, today, of)
    _allow(actor, body.on, today, **_named(body))
    return _record([Corrected(of=of, body=body, basis=basis, note=note)], actor).last


@transaction.atomic
def annul(
    *, actor: User, today: date, of: int, basis: Basing = None, note: str | None = None
) -> int:
    """Recording `of` counts no more."""
    _allow_amending(actor, today, of)
    return _record([Annulled(of=of, basis=basis, note=note)], actor).last


def _allow(actor: User, on: date, today: date, **units: str | None) -> None:
    allow_recording(actor, {k: v for k, v in units.items() if v is not None}, on, today=today)


def _allow_amending(actor: User, today: date, of: int) -> None:
    """The actor must be in charge of everybody named in the recording that is amended."""
    lines = Recording.objects.filter(number=of).values_list("root", flat=True)
    root = Recording.objects.filter(number__in=lines).first()
    if root is None:
        raise Problem("unknown_recording", of=of)
    first = read_stored(root.line)
    if isinstance(first, Fact):
        _allow(actor, first.on, today, **_named(first))


def _named(fact: Any) -> dict[str, str | None]:
    """The units a fact names, one of each kind."""
    what = fact.KIND.partition("_")[0]
    named = {
        "person": getattr(fact, "person", None),
        "organisation": getattr(fact, "cell", None),
        "establishment": getattr(fact, "establishment", None),
    }
    own = getattr(fact, "id", None) or getattr(fact, "into", None)
    if what in WHAT and isinstance(own, str):
        named[what] = own
    return named


def _fact(kind: str, on: date, basis: Basing = None, /, **fields: Any) -> Fact:
    """A fact from values, read with the same checks as a line of a file."""
    values = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in {"on": on, **fields}.items()
        if value is not None
    }
    if basis is not None:
        values["basis"] = {
            "number": basis.number,
            "issuer": basis.issuer,
            "date": basis.date.isoformat(),
        }
    return read_fact({"fact": kind, **values})


def _record(made: Sequence[Recordable], actor: User) -> Recorded:
    """Through the door, then against the rules of the day, in one transaction."""
    done = record(made, actor=actor.username)
    bodies = [fact.body if isinstance(fact, Corrected) else fact for fact in made]
    enforce([fact for fact in bodies if isinstance(fact, Fact)])
    return done


def _new_id() -> str:
    """An id of our own; a name or a code would not identify anybody."""
    return f"hn-{uuid.uuid4().hex}"


def _members_at(establishment: str, at: AsOf) -> list[str]:
    """The members of an establishment on a day."""
    rows = models.Membership.objects.as_of(at).filter(establishment__key=establishment)
    return sorted(rows.values_list("person__key", flat=True))


def _establishment_of(person: str, at: AsOf) -> str | None:
    rows = models.Membership.objects.as_of(at).filter(person__key=person)
    return rows.values_list("establishment__key", flat=True).first()
