"""Số liệu: every figure of a scope on a day or over a period, and the list behind each."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse

from hatnhan.accounts.commands import log_access
from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.domain.vietnamese import day, number, typed_day
from hatnhan.indicators import catalogue, queries
from hatnhan.web import behind as records
from hatnhan.web import export, sheets
from hatnhan.web.asof import Asked
from hatnhan.web.doors import may, page, show
from hatnhan.web.filters import matches
from hatnhan.web.requests import WebRequest
from hatnhan.web.shapes import figures as shapes
from hatnhan.web.units import scope_name

PAGE = 100
MOST_PATHS = 60
UNITS = {"person": "người", "establishment": "cơ sở", "organisation": "tổ chức"}


def since_of(request: WebRequest, asked: Asked) -> date | None:
    """The first day of the period the address names. Raises `Problem("bad_value")`."""
    text = request.GET.get("since", "").strip()
    if not text:
        return None
    since = typed_day(text, "từ ngày")
    if since > asked.on:
        raise Problem("bad_value", field="từ ngày", expected=f"ngày không sau {day(asked.on)}")
    return since


@page("figures")
def figures(request: WebRequest, asked: Asked) -> HttpResponse:
    """All figures of the scope."""
    since = since_of(request, asked)
    answer = queries.figures(asked.at(asked.on, since))
    return show(
        request,
        "web/figures.html",
        title=shapes.title(answer, since, asked.on),
        since=since,
        answer=answer,
        coverage=shapes.coverage(answer["coverage"]),
        members=shapes.members(answer["members"]),
        flow=shapes.flow(answer["flow"]) if since else None,
        admitted=shapes.admitted(answer["admitted_by"]) if since else None,
        periods=shapes.periods(asked.on),
        before=shapes.day_before(since) if since else None,
    )


@page("figures")
def figures_file(request: WebRequest, asked: Asked, form: str) -> HttpResponse:
    """The same figures as a file, each with its path."""
    since = since_of(request, asked)
    answer = queries.figures(asked.at(asked.on, since))
    rows = [(catalogue.describe(path).name, path, value) for path, value in shapes.flat(answer)]
    name = scope_name(asked)
    title = f"Số liệu {name}, " + (
        f"từ {day(since)} đến {day(asked.on)}" if since else f"ngày {day(asked.on)}"
    )
    return export.answer(request, asked, sheets.figures(title, rows), form)


@page("figures")
def drill(request: WebRequest, asked: Asked) -> HttpResponse:
    """The records behind one figure, or behind a sum of figures."""
    found = behind(request, asked)
    q = request.GET.get("q", "").strip()[:80]
    words = bare(q).split()
    shown = [r for r in found[:] if matches(words, r.label, r.id)] if words else found
    rows = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "web/drill.html",
        title=title_of(found),
        paths=list(found.counts),
        definitions=found.names,
        since=found.question.since,
        rows=rows,
        q=q,
        about=records.about(list(rows), asked),
    )


@page("figures")
def drill_file(request: WebRequest, asked: Asked, form: str) -> HttpResponse:
    """The same records as a file."""
    found = behind(request, asked)
    return export.answer(request, asked, sheets.records(title_of(found), found[:]), form)


def behind(request: WebRequest, asked: Asked) -> records.Behind:
    """The records behind the paths of the address.

    Raises `Problem`: `unknown_figure`, and `not_allowed` for names of people to whoever may only
    see figures.
    """
    paths = list(dict.fromkeys(request.GET.getlist("path")))
    if not 0 < len(paths) <= MOST_PATHS:
        raise Problem("unknown_figure", path=", ".join(paths[:3]))
    found = records.Behind(asked.at(asked.on, since_of(request, asked)), paths)
    if "person" in found.kinds:
        if not may(request, "recorder"):
            raise Problem("not_allowed")
        log_access(
            request.user,
            "view.members",
            scope=scope_name(asked),
            rows=len(found),
            details=" ".join(paths),
        )
    return found


def title_of(found: records.Behind) -> str:
    """How many records of what kind, behind which figure."""
    unit = UNITS[next(iter(found.kinds))] if len(found.kinds) == 1 else "bản ghi"
    return f"{number(len(found))} {unit}: {shapes.paths_title(list(found.counts))}"
