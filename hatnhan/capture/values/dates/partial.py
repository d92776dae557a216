"""Dates that may be known only to the month or the year, as text: "1961-03-24", "1961-03", "1961"."""

from __future__ import annotations

import calendar
from datetime import date

Precision = str
"""day, month or year."""


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """The parts as one text, as precise as they are."""
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"


def precision(text: str) -> Precision:
    """How precise a partial date is."""
    return {4: "year", 7: "month"}.get(len(text), "day")


def full(text: str | None) -> date | None:
    """The day, when it is known to the day."""
    return date.fromisoformat(text) if text is not None and len(text) == 10 else None


def bounds(text: str) -> tuple[date, date]:
    """The first and the last day it may be: rules of age hold for both, or a person is asked."""
    if len(text) == 10:
        day = date.fromisoformat(text)
        return day, day
    year = int(text[:4])
    if len(text) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(text[5:7])
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def vietnamese(text: str) -> str:
    """As people write it: "24/03/1961", "03/1961", "1961"."""
    return "/".join(reversed(text.split("-")))
