"""Nhật ký: who told the register what, and when."""

from __future__ import annotations

from django.http import HttpResponse

from hatnhan.indicators import queries
from hatnhan.web import journal as log
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, sees_everything, show
from hatnhan.web.fields import fields
from hatnhan.web.labels import FACTS
from hatnhan.web.reading import readable
from hatnhan.web.requests import WebRequest


@page("journal", role="recorder")
def journal(request: WebRequest, asked: Asked) -> HttpResponse:
    """Recordings, the newest first."""
    wanted = log.Wanted.read(request.GET)
    found = log.entries(wanted, asked.known_at, _subjects(request, asked))
    return show(
        request,
        "web/journal.html",
        wanted=wanted,
        rows=found[: log.PAGE],
        older=found[log.PAGE - 1].number if len(found) > log.PAGE else None,
        kinds=FACTS,
    )


@page("journal", role="recorder")
def recording(request: WebRequest, asked: Asked, number: int) -> HttpResponse:
    """One recording: what it says, on what it rests, what was corrected, where it is chained."""
    entry = readable(request, asked, number)
    return show(
        request,
        "web/recording.html",
        entry=entry,
        fields=fields(entry.body),
        amendments=[other for other in log.amendments(entry) if other.number != number],
    )


def _subjects(request: WebRequest, asked: Asked) -> set[str] | None:
    """What a user of one part may read about: what is in that part on the day. None: everything."""
    if sees_everything(request, asked):
        return None
    question = asked.question
    return {
        *(f"establishment:{line.id}" for line in queries.establishments(question)),
        *(f"organisation:{line.id}" for line in queries.organisations(question)),
        *(f"person:{record.id}" for record in queries.drill(question, "members.total")),
    }
