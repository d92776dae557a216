"""The life of an establishment as one strip: stretches of one state along a line of years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hatnhan.indicators.queries import Stretch
from hatnhan.web.labels import STATE

CHARACTER = 0.72
"""Width of one letter of a label in per cent of a strip at desk width."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch on the strip: `end` is its last day, None while it goes on; `label` is empty
    where it would not fit.
    """

    start: date
    end: date | None
    state: str
    name: str
    cause: int
    x: str
    width: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis; every second one is left out on a phone."""

    year: int
    x: str
    odd: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Pieces, axis, and the place of the day asked about."""

    pieces: list[Piece]
    ticks: list[Tick]
    cursor: str


def strip(stretches: Sequence[Stretch], on: date, today: date) -> Strip | None:
    """The strip from the first stretch to today; None for one that has no history yet."""
    shown = [s for s in stretches if s.start_day <= today]
    if not shown:
        return None
    first, last = shown[0].start_day, max(today, shown[0].start_day + timedelta(days=1))
    days = (last - first).days + 1

    def at(when: date) -> float:
        return 100 * min(max((when - first).days, 0), days) / days

    pieces = []
    for s in shown:
        after = min(s.end_day, last + timedelta(days=1))
        x, width = at(s.start_day), at(after) - at(s.start_day)
        state = STATE[s.state]
        name, short = str(state.name), str(state.short)
        label = next((text for text in (name, short) if len(text) * CHARACTER < width), "")
        pieces.append(
            Piece(
                start=s.start_day,
                end=None if s.end_day > last else after - timedelta(days=1),
                state=s.state,
                name=name,
                cause=s.cause,
                x=f"{x:.3f}%",
                width=f"{max(width - 0.2, 0.3):.3f}%",
                label=label,
            )
        )
    return Strip(pieces, _ticks(first, last, at), f"{at(on):.3f}%")


def _ticks(first: date, last: date, at: Callable[[date], float]) -> list[Tick]:
    years = last.year - first.year
    step = next((s for s in (1, 2, 3, 5, 10, 20) if years / s <= 8), 20)
    marks = [y for y in range(first.year + 1, last.year + 1) if y % step == 0]
    return [
        Tick(
            y,
            f"{at(date(y, 1, 1)):.3f}%",
            bool(i % 2),
            "middle" if at(date(y, 1, 1)) < 96 else "end",
        )
        for i, y in enumerate(marks)
    ]
