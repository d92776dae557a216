"""Whether somebody may read a recording: one of those it names lies in their part of the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from hatnhan.domain.problems import Problem
from hatnhan.ledger.models import Recording
from hatnhan.registry import access
from hatnhan.registry.scopes import Scope
from hatnhan.web import journal
from hatnhan.web.asof import Asked
from hatnhan.web.fields import references
from hatnhan.web.journal import Entry
from hatnhan.web.requests import WebRequest


def readable(request: WebRequest, asked: Asked, number: int) -> Entry:
    """A recording the user may read. Raises `Problem`: `unknown_recording`, `not_found`."""
    entry = journal.recording(number)
    everything = access.visible(request.user, today=asked.today) is access.Everything
    if not (everything or _may_read(request, asked, entry)):
        raise Problem("not_found", what="lần ghi", id=number)
    return entry


def _may_read(request: WebRequest, asked: Asked, entry: Entry) -> bool:
    """Whether the user sees one of the subjects, on the day of the fact or of the question."""
    fact = _fact(entry)
    days = {asked.on} | ({date.fromisoformat(fact["on"])} if "on" in fact else set())
    return any(
        _sees(request, what, key, on, asked) for what, key in references(fact) for on in days
    )


def _fact(entry: Entry) -> dict[str, Any]:
    """The fact told, put in place, or taken back."""
    body = entry.body
    if "body" in body:
        return dict(body["body"])
    if entry.of is None:
        return body
    first = Recording.objects.get(number=entry.root)
    return Entry.told(first.line)


def _sees(request: WebRequest, what: str, key: str, on: date, asked: Asked) -> bool:
    user, known_at, today = request.user, asked.known_at, asked.today
    try:
        if what == "place":
            access.allow_scope(user, Scope("place", key), asked.at(on), today=today)
        elif what == "establishment":
            access.access_establishment(user, key, on, known_at, today=today)
        elif what == "organisation":
            access.access_organisation(user, key, on, known_at, today=today)
        else:
            access.access_person(user, key, on, known_at, today=today)
    except Problem:
        return False
    return True
