"""The first and last day of what a printed date or period names."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple


class Days(NamedTuple):
    """The days a mention stands for; None where the text does not say the year."""

    first: date | None
    last: date | None
    precise: bool = True


UNKNOWN: Final = Days(None, None)
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS: Final = {"ba": 3, "sáu": 6, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}


def day(year: int, month: int, number: int) -> date | None:
    """A date of the calendar, or None."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def months_after(start: date, count: int) -> date | None:
    """The same day some months later, or the last of that month."""
    month = start.month - 1 + count
    year = start.year + month // 12
    if year > 9998:
        return None
    last = end_of_month(year, month % 12 + 1)
    return last.replace(day=min(start.day, last.day))


def months(year: int, first: int, last: int) -> Days:
    """Whole months of one year."""
    return Days(date(year, first, 1), end_of_month(year, last))


def at_edge(days: Days, edge: str) -> Days:
    """A part of a period: its beginning, middle or end are only hinted at."""
    first, last = days.first, days.last
    if not edge or first is None or last is None:
        return days
    third = (last - first) / 3
    if edge == "đầu":
        return Days(first, first + third, precise=False)
    if edge == "giữa":
        year = last.year
        middle = date(year, 6, 30) if first.month != last.month else first + timedelta(days=14)
        return Days(middle, middle, precise=False)
    return Days(last, last, precise=edge == "hết")


def nearest(number: int, month: int, written: date | None) -> Days | None:
    """A day without its year: the one at most half a year after the draft's own day."""
    if day(2024, month, number) is None:
        return None
    if written is None:
        return UNKNOWN
    on = day(written.year, month, number)
    if on is not None and (on - written).days > 183:
        on = day(written.year - 1, month, number)
    return Days(on, on)


def full_day(match: re.Match[str], _written: date | None) -> Days | None:
    """A day with its month and year."""
    on = day(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if on is None else Days(on, on)


def day_of_month(match: re.Match[str], written: date | None) -> Days | None:
    """A day with its month."""
    return nearest(int(match["d"]), int(match["m"]), written)


def days_of_month(match: re.Match[str], written: date | None) -> Days | None:
    """A few days of a month: "từ 22 đến 24/9/2020"."""
    if int(match["d0"]) >= int(match["d"]):
        return None
    days = full_day(match, written) if match["y"] else day_of_month(match, written)
    if days is None or days.last is None:
        return days
    return Days(days.last.replace(day=int(match["d0"])), days.last)


def _year(match: re.Match[str], written: date | None) -> int | None:
    return int(match["y"]) if match["y"] else (written.year if written else None)


def month(match: re.Match[str], written: date | None) -> Days:
    """A month, or its beginning, middle or end."""
    year = _year(match, written)
    number = int(match["m"])
    return UNKNOWN if year is None else at_edge(months(year, number, number), edge(match))


def several_months(match: re.Match[str], written: date | None) -> Days | None:
    """The months from one to another."""
    year, first, last = _year(match, written), int(match["m0"]), int(match["m"])
    if first >= last:
        return None
    return UNKNOWN if year is None else months(year, first, last)


def quarter(match: re.Match[str], written: date | None) -> Days:
    """A quarter of a year."""
    year, last = _year(match, written), 3 * _QUARTERS[match["q"].upper()]
    return UNKNOWN if year is None else months(year, last - 2, last)


def first_months(match: re.Match[str], written: date | None) -> Days | None:
    """The first or last months of a year: "6 tháng đầu năm 2023"."""
    raw = match["n"].lower()
    count = int(raw) if raw.isdecimal() else _COUNTS[raw]
    year = _year(match, written)
    if not 1 <= count <= 12:
        return None
    if year is None:
        return UNKNOWN
    at_end = (match["half"] or "").lower() == "cuối"
    return months(year, 13 - count, 12) if at_end else months(year, 1, count)


def term(match: re.Match[str], _written: date | None) -> Days | None:
    """Years from one to another; a term of office does not begin on New Year's Day."""
    first, last = int(match["y0"]), int(match["y"])
    if not 0 < last - first <= 60 or ("/" in match.group() and last - first > 1):
        return None
    return Days(date(first, 1, 1), date(last, 12, 31), precise=False)


def year(match: re.Match[str], _written: date | None) -> Days:
    """A year, or its beginning, middle or end."""
    return at_edge(months(int(match["y"]), 1, 12), edge(match))


def edge(match: re.Match[str]) -> str:
    """The word before a period that names a part of it."""
    return (match["edge"] or "").lower()
