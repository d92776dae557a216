"""Tổ chức: the tree of a day, and the life of one organisation."""

from __future__ import annotations

from django.http import HttpResponse

from hatnhan.domain.vietnamese import day, number
from hatnhan.indicators import queries
from hatnhan.registry import access
from hatnhan.web import branches, links, people
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at, marked, may, page, show
from hatnhan.web.fates import fate
from hatnhan.web.requests import WebRequest
from hatnhan.web.timeline import timeline
from hatnhan.web.units import path, place_steps, state

CELLS = ("cell", "grassroots_cell")
PAGE = 100


@page("organisations")
def organisations(request: WebRequest, asked: Asked) -> HttpResponse:
    """The top of the tree with one level open, or what a search finds."""
    q = request.GET.get("q", "").strip()[:80]
    answer = queries.figures(asked.question)
    kinds = answer["organisations"]
    people_in = answer["members"]["total"]
    total = sum(n for kind, n in kinds.items() if kind != "group")
    roots = [] if q else branches.roots(asked)
    return show(
        request,
        "web/organisations.html",
        title=f"{number(total)} tổ chức đảng, {number(people_in)} đảng viên ngày {day(asked.on)}",
        kinds=kinds,
        q=q,
        found=branches.search(q, asked) if q else None,
        roots=roots,
        first_level=branches.below(roots[0].id, asked)
        if len(roots) == 1 and roots[0].opens
        else None,
    )


@page("organisations")
def branch(request: WebRequest, asked: Asked, key: str) -> HttpResponse:
    """The organisations directly below one, for the tree to open."""
    access.access_organisation(request.user, key, asked.on, asked.known_at, today=asked.today)
    return show(request, "web/parts/branch.html", nodes=branches.below(key, asked))


@page("organisations")
def organisation(request: WebRequest, asked: Asked, key: str) -> HttpResponse:
    """One organisation: where it stands, what is below it, what it serves, what happened to it."""
    access.access_organisation(request.user, key, asked.on, asked.known_at, today=asked.today)
    row = state("organisation", key, at(asked))
    question = branches.of_the_day(asked, key)
    is_cell = row.kind in CELLS
    served = links.of_cell(key, at(asked)) if is_cell else {"coverage": [], "support": []}
    return show(
        request,
        "web/organisation.html",
        row=row,
        key=key,
        alive=branches.alive(key, at(asked)),
        steps=marked(request, path(question.scope, at(asked))[:-1]),
        places=marked(request, place_steps(row, at(asked))),
        fate=fate("organisation", key, asked),
        is_cell=is_cell,
        answer=queries.figures(question),
        nodes=[] if is_cell else branches.below(key, asked),
        served=served["coverage"],
        helped=served["support"],
        people=people.of_cell(key, at(asked)) if is_cell and may(request, "recorder") else [],
        timeline=timeline("organisation", key, asked),
    )
