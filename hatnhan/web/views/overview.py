"""Tổng quan: where a part of the register stands on a day, and what needs doing first."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse

from hatnhan.indicators import queries
from hatnhan.indicators.catalogue import named_sums
from hatnhan.programmes.queries import programmes
from hatnhan.web import duties
from hatnhan.web.areas import overview_map
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page, show
from hatnhan.web.labels import ESTABLISHMENT_KINDS
from hatnhan.web.requests import WebRequest
from hatnhan.web.shapes import bars, trend
from hatnhan.web.shapes.headline import Since, headline


@page("overview")
def overview(request: WebRequest, asked: Asked) -> HttpResponse:
    """The first page."""
    choices = comparisons(asked)
    since = next(
        (c for c in choices if c.key == request.GET.get("vs")), choices[0] if choices else None
    )
    start = since.on + timedelta(days=1) if since else None
    now = queries.figures(asked.at(asked.on, start))
    before = queries.figures(asked.at(since.on)) if since else now
    coverage = now["coverage"]
    kinds = [kind for kind in ESTABLISHMENT_KINDS if kind in coverage]
    kinds += sorted(set(coverage) - set(kinds))
    joint = joint_counts(asked.on)
    total = bars.row("", bars.together(coverage), joint=joint)
    founded = now["cells_founded"]["total"] if since else 0
    return show(
        request,
        "web/overview.html",
        title=headline(total, founded, since, asked.on),
        since=since,
        comparisons=choices,
        total=total,
        before=bars.row("", bars.together(before["coverage"]), joint=joint),
        rows=[bars.row(kind, coverage[kind], joint=joint) for kind in kinds],
        bare_by_kind=duties.by_kind(coverage, "no_member"),
        duties=duties.duties(asked, coverage),
        trend=trend.lines(queries.trend(asked.question, trend.quarters(asked.today)), joint=joint),
        map=overview_map(asked, request.GET.get("level"), joint=joint),
        sums=named_sums(joint_counts_as_cell=joint),
        coverage=coverage,
    )


def joint_counts(on: date) -> bool:
    """Whether a joint cell counts as having one: a setting of the programme of the day."""
    return any(programme.joint_counts_as_cell for programme in programmes(on))


def comparisons(asked: Asked) -> list[Since]:
    """The days a reader may compare with, the most telling first; none before anything began."""
    on = asked.on
    found = [
        Since("nghi-quyet", p.issued_on, f"ngày ban hành Nghị quyết {p.number}")
        for p in programmes(on)
    ]
    first = min((c.on for c in found), default=date.min)
    found.append(Since("dau-nam", date(on.year - 1, 12, 31), f"đầu năm {on.year}"))
    found.append(Since("nam-truoc", year_before(on), "cùng ngày năm trước"))
    return [c for c in found if first <= c.on < on]


def year_before(on: date) -> date:
    """The same day a year earlier; 28 February stands for the 29th."""
    return date(on.year - 1, on.month, 28 if (on.month, on.day) == (2, 29) else on.day)
