"""What the bar on every page shows: the way to the scope, units below it, days worth going to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hatnhan.domain.times import AsOf
from hatnhan.programmes.queries import programmes
from hatnhan.web import units
from hatnhan.web.asof import Asked
from hatnhan.web.requests import WebRequest

FIRST_YEAR = 2006


@dataclass(frozen=True, slots=True)
class Preset:
    """A day offered by the date control, and why."""

    on: date
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar as its template reads it."""

    path: list[units.Step]
    up: list[units.Step]
    children: list[units.Step]
    presets: list[Preset]
    hidden: list[tuple[str, str]]
    first_year: int


def bar(request: WebRequest, asked: Asked) -> Bar:
    """The bar for a question; its form keeps everything else the address says."""
    point = AsOf(asked.on, asked.known_at)
    path = units.path(asked.scope, point)
    kept = [
        (key, value)
        for key in request.GET
        if key not in ("on", "known_at", "page")
        for value in request.GET.getlist(key)
    ]
    return Bar(
        path=path,
        up=path[:-1] if asked.scope else [],
        children=units.children(asked.scope, point),
        presets=presets(asked),
        hidden=kept,
        first_year=min(FIRST_YEAR, asked.on.year),
    )


def presets(asked: Asked) -> list[Preset]:
    """The day each programme began, nine months later, and the ends of the last two years."""
    found = []
    for programme in programmes(asked.today):
        start = programme.issued_on
        found.append(Preset(start, f"ngày ban hành Nghị quyết {programme.number}"))
        month = start.month + 9
        found.append(
            Preset(
                date(start.year + (month > 12), (month - 1) % 12 + 1, start.day), "sau chín tháng"
            )
        )
    found += [Preset(date(asked.today.year - back, 12, 31), "cuối năm") for back in (7, 2, 1)]
    return [p for p in dict.fromkeys(found) if p.on <= asked.today]
