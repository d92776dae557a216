"""Cơ sở: the list of a day, and the life of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse

from hatnhan.indicators import queries
from hatnhan.registry import access
from hatnhan.web import export, founding, links, people, sheets
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at, marked, may, page, show
from hatnhan.web.fates import fate
from hatnhan.web.filters import EstablishmentFilter
from hatnhan.web.labels import ESTABLISHMENT_KINDS, STATES, ZONES
from hatnhan.web.requests import WebRequest
from hatnhan.web.shapes import bars, sentences
from hatnhan.web.shapes.strip import strip
from hatnhan.web.timeline import timeline
from hatnhan.web.units import place_steps, state

PAGE = 50
SORT_NAMES = [
    ("name", "Tên"),
    ("place", "Địa bàn"),
    ("state", "Trạng thái"),
    ("members", "Đảng viên"),
]


@page("establishments")
def establishments(request: WebRequest, asked: Asked) -> HttpResponse:
    """Every establishment of the scope open on the day, filtered and sorted."""
    wanted = EstablishmentFilter.read(request.GET)
    lines = queries.establishments(asked.question)
    found = wanted.of(lines, at(asked))
    kinds = sorted({line.kind for line in lines} | set(ESTABLISHMENT_KINDS), key=_kind_order)
    return show(
        request,
        "web/establishments.html",
        title=sentences.establishments(found, wanted, len(lines)),
        wanted=wanted,
        counts=bars.together({"": bars.count(line.state for line in found)}),
        total=len(found),
        rows=Paginator(found, PAGE).get_page(request.GET.get("page")),
        kinds=kinds,
        states=STATES,
        zones=[zone for zone in ZONES if zone != "none"],
        sorts=SORT_NAMES,
    )


@page("establishments")
def establishments_file(request: WebRequest, asked: Asked, form: str) -> HttpResponse:
    """The same list as a file; every row, not only the page shown."""
    wanted = EstablishmentFilter.read(request.GET)
    found = wanted.of(queries.establishments(asked.question), at(asked))
    return export.answer(request, asked, sheets.establishments(found), form)


@page("establishments")
def establishment(request: WebRequest, asked: Asked, key: str) -> HttpResponse:
    """One establishment: its life, its people and cells, what it lacks for a cell."""
    access.access_establishment(request.user, key, asked.on, asked.known_at, today=asked.today)
    row = state("establishment", key, at(asked))
    line = next((x for x in queries.establishments(asked.at(asked.on)) if x.id == key), None)
    served = links.of_establishment(key, at(asked))
    here = people.of_establishment(key, at(asked))
    return show(
        request,
        "web/establishment.html",
        row=row,
        key=key,
        line=line,
        places=marked(request, place_steps(row, at(asked))),
        fate=fate("establishment", key, asked),
        strip=strip(queries.coverage_history(key, asked.known_at), asked.on, asked.today),
        timeline=timeline("establishment", key, asked),
        cells=served["coverage"],
        helpers=served["support"],
        people=here if may(request, "recorder") else [],
        missing=founding.missing(here, asked.on) if line and line.state != "own_cell" else None,
    )


def _kind_order(kind: str) -> tuple[int, str]:
    known = list(ESTABLISHMENT_KINDS)
    return (known.index(kind) if kind in known else len(known), kind)
