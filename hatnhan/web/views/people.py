"""People: one person's life in the register, and probationers whose year is over."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse

from hatnhan.accounts.commands import log_access
from hatnhan.domain.vietnamese import number
from hatnhan.registry import access
from hatnhan.statute.checks import add_months
from hatnhan.web import duties, founding, people
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at, page, show
from hatnhan.web.requests import WebRequest
from hatnhan.web.timeline import timeline
from hatnhan.web.units import scope_name, state

PAGE = 100


@page("organisations", role="recorder")
def person(request: WebRequest, asked: Asked, key: str) -> HttpResponse:
    """One person: the few attributes held, and what happened."""
    access.access_person(request.user, key, asked.on, asked.known_at, today=asked.today)
    log_access(request.user, "view.person", rows=1, details=key)
    found = people.members(Q(person__key=key), at(asked))
    return show(
        request,
        "web/person.html",
        key=key,
        row=state("person", key, at(asked)),
        member=found[0] if found else None,
        timeline=timeline("person", key, asked),
    )


@page("overview", role="recorder")
def probation(request: WebRequest, asked: Asked) -> HttpResponse:
    """Probationers whose twelve months are over and whose recognition nobody recorded."""
    found = duties.probation_over(asked)
    log_access(
        request.user, "view.members", scope=scope_name(asked), rows=len(found), details="probation"
    )
    rows = [
        (record, since, add_months(since, founding.PROBATION_MONTHS)) for record, since in found
    ]
    return show(
        request,
        "web/probation.html",
        title=f"{number(len(found))} đảng viên dự bị chờ ghi công nhận",
        rows=Paginator(rows, PAGE).get_page(request.GET.get("page")),
    )
