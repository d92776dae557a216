"""Dates of one cell: text day first, true dates, serials, years and months; never by the machine's
locale, never clamped, and no more precise than written."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from hatnhan.capture.model import Cell, Value, Verdict
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.dates import typed, written
from hatnhan.capture.values.dates.partial import bounds, full, precision, vietnamese
from hatnhan.capture.values.read import NOTHING, Context, Read, proposed

__all__ = ["bounds", "full", "precision", "read", "vietnamese"]


def read(cell: Cell, ctx: Context, after: date | None = None) -> Read:
    """The date as text as precise as written: "2006-02-10", "1961-03" or "1952".

    `after`: the birth of the person, where known; it only helps to propose a century.
    """
    if blank(cell):
        return NOTHING
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    content = _content(cell.value, cell.raw, ctx, after)
    return Read(content.value, said + content.troubles) if said else content


@lru_cache(maxsize=65536, typed=True)
def _content(value: Value, raw: str, ctx: Context, after: date | None) -> Read:
    cell = Cell(value=value, raw=raw)
    return proposed(_read(cell, ctx, value, after), ctx)


def _read(cell: Cell, ctx: Context, value: Value, after: date | None) -> Read:
    if isinstance(value, date | datetime):
        return typed.of_date(cell, ctx, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return typed.of_number(cell, ctx, value)
    return written.read(cell, ctx, after)
