"""So sánh: two days, or one day as two recording numbers knew it, and what lies between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse

from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import day, number, typed_day
from hatnhan.indicators import queries
from hatnhan.web import asof
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.requests import WebRequest
from hatnhan.web.shapes import differences
from hatnhan.web.views.overview import year_before

PAGE = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the two things compared."""

    on: date
    known_at: int


@page("compare")
def compare(request: WebRequest, asked: Asked) -> HttpResponse:
    """Both answers side by side; for one day, the recordings that explain the difference."""
    first = other_mark(request, asked)
    second = Mark(asked.on, asked.known_at)
    question = asked.question
    before = queries.figures(replace(question, on=first.on, known_at=first.known_at))
    after = queries.figures(question)
    groups = differences.groups(before, after)
    changed = sum(len(group.rows) for group in groups)
    same_day = first.on == second.on
    told = explained(asked, first, second) if same_day and first.known_at != second.known_at else []
    return show(
        request,
        "web/compare.html",
        title=title(first, second, changed),
        first=first,
        second=second,
        groups=groups,
        same_day=same_day,
        told=Paginator(told, PAGE).get_page(request.GET.get("page")),
        since=first.on + timedelta(days=1) if first.on < second.on else None,
        with_known=request.GET.get("with_known", ""),
    )


def other_mark(request: WebRequest, asked: Asked) -> Mark:
    """What to compare with: `with_on` and `with_known`; without either the same day last year."""
    text, known = request.GET.get("with_on", "").strip(), request.GET.get("with_known", "").strip()
    number_known = asof.recording_number(known) if known else asked.known_at
    if number_known > asked.latest:
        raise Problem("known_at_above_latest", known_at=number_known, latest=asked.latest)
    if text:
        return Mark(typed_day(text, "ngày so sánh"), number_known)
    return Mark(asked.on if known else year_before(asked.on), number_known)


def explained(asked: Asked, first: Mark, second: Mark) -> list[queries.Difference]:
    """The recordings between two recording numbers that change a figure of the day."""
    low, high = sorted((first.known_at, second.known_at))
    return queries.diff(replace(asked.question, known_at=low), high)


def title(first: Mark, second: Mark, changed: int) -> str:
    """What the comparison comes to."""
    if first == second:
        return "Hai mốc là một; hãy chọn ngày khác hoặc lần ghi khác để so sánh"
    what = f"{number(changed)} con số khác nhau" if changed else "Không con số nào khác nhau"
    if first.on == second.on:
        return f"{what} giữa lần ghi {number(first.known_at)} và {number(second.known_at)}"
    return f"{what} giữa {day(first.on)} và {day(second.on)}"
