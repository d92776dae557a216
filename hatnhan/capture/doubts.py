"""Persons of the register who may be one, one of them out of sight of who imported the other.

The import of a commune must not tell whether somebody is a member elsewhere, and must not count
a person twice: so the pair waits for who keeps the whole register.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from hatnhan.capture.memory import decide as remember
from hatnhan.capture.model import Answer, Verdict
from hatnhan.capture.models import Batch, BatchState, Doubt
from hatnhan.domain.facts import Annulled
from hatnhan.domain.facts.people import PersonMerged
from hatnhan.domain.problems import Problem
from hatnhan.ledger.models import Recording
from hatnhan.registry.projection import record

MERGED: Final = "merged"
DROPPED: Final = "dropped"
DISTINCT: Final = "distinct"
ANSWERS: Final = (MERGED, DROPPED, DISTINCT)
_TAKEN: Final = frozenset({Verdict.ACCEPTED, Verdict.NORMALISED, Verdict.WARNED})


def note(batch: Batch, answer: Answer) -> None:
    """Keep the doubts about the persons that a batch brings, as it is recorded."""
    found = [
        Doubt(batch=batch, person=one.row.values["id"], other=one.other, reasons=one.reasons)
        for one in answer.beyond
        if one.row.facts and one.row.verdict in _TAKEN
    ]
    Doubt.objects.bulk_create(found, ignore_conflicts=True)


def waiting() -> QuerySet[Doubt]:
    """Those that nobody has decided, of imports that stand."""
    return Doubt.objects.filter(answer="", batch__state=BatchState.COMMITTED)


def decide(doubt: Doubt, answer: str, *, who: str, now: datetime, today: date) -> None:
    """One of `ANSWERS`: the new record goes on where the older one ends and is merged into it; or
    the new record should not be there and is annulled; or they are two persons. `today` is the
    day of a merger.

    Raises `Problem`: `doubt_decided` when somebody was quicker, and whatever the register says
    where that cannot be.
    """
    with transaction.atomic():
        held = Doubt.objects.select_for_update().select_related("batch").get(pk=doubt.pk)
        if held.answer:
            raise Problem("doubt_decided", who=held.who)
        held.answer, held.who, held.at = answer, who, now
        held.save()
        if answer == DISTINCT:
            key = "|".join(sorted(f"person:{one}" for one in (held.person, held.other)))
            remember(key, DISTINCT, who=who, now=now)
            return
        facts = _merger(held, today) if answer == MERGED else _annulments(held)
        record(facts, actor=who, expected=len(facts), recorded_at=now)


def _merger(doubt: Doubt, on: date) -> list[PersonMerged]:
    return [PersonMerged(on=on, sources=(doubt.person,), into=doubt.other)]


def _annulments(doubt: Doubt) -> list[Annulled]:
    """Of what the import recorded about the person, the newest first."""
    span = (doubt.batch.first, doubt.batch.last)
    own = Recording.objects.filter(number__range=span, subject=f"person:{doubt.person}")
    gone = Recording.objects.filter(kind="annulled", root__range=span).values("of")
    note = f"Trùng người với hồ sơ {doubt.other}"
    numbers = own.exclude(number__in=gone).order_by("-number").values_list("number", flat=True)
    return [Annulled(of=number, note=note) for number in numbers]
