"""The shapes in which people write a date: what each part of the text is, judged by nobody yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_YEAR_LEAD: Final = r"(?:năm|sinh năm|s\.?n\.?|n\.)"
_DAY: Final = re.compile(
    r"(?:ngày\s*|ng\.?\s*)?(\d{1,2}|[?xX.\-_*]{1,2})\s*(?:[/.,\-\\_]|\s)\s*"
    r"(\d{1,2}|[?xX.\-_*]{1,2})\s*(?:[/.,\-\\_]|\s)\s*(\d{1,6})"
)
_WORDS: Final = re.compile(
    r"(?:ngày|ng\.?|mồng|mùng)?\s*(?:mồng|mùng)?\s*(\d{1,2})[\s,\-]*(?:tháng|thg|th|t)\.?\s*"
    r"(\d{1,2})[\s,.\-/]*(?:năm|n\.)?\s*(\d{1,6})",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_ISO_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_MONTH: Final = re.compile(
    r"(?:tháng|thg|th|t)?\.?\s*(\d{1,2})\s*(?:[/.,\-\\]|năm|\s)\s*(?:năm)?\s*(\d{1,6})",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(rf"{_YEAR_LEAD}?\s*['’]?(\d{{2,8}})", re.IGNORECASE)
_TIME: Final = re.compile(
    r"[\sT]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:AM|PM|SA|CH|Z)?$", re.IGNORECASE
)
_ABOUT: Final = re.compile(
    r"^(?:vào\s+)?(?:khoảng|chừng|độ|ước|tầm|cỡ|kh\.?|k\.|~|≈|\+/-|±)\s*|\s*(?:\?|\(\?\)|\(khoảng\))$",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(r"^(?:thứ\s+\w+|chủ nhật|cn)\s*,\s*", re.IGNORECASE)

_ENGLISH: Final = ("jan feb mar apr may jun jul aug sep oct nov dec").split()
_NAMED: Final = re.compile(
    rf"(\d{{1,2}})[\s\-/.,]*({'|'.join(_ENGLISH)})[a-z]*[\s\-/.,]*(\d{{1,6}})", re.IGNORECASE
)
_NAMED_FIRST: Final = re.compile(
    rf"({'|'.join(_ENGLISH)})[a-z]*[\s\-/.]*(\d{{1,2}})[\s,]+(\d{{1,6}})", re.IGNORECASE
)
"""Months that a program in English named: there is nothing to confuse in them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as written: digits of each part, None where it is not written."""

    year: str
    month: int | None = None
    day: int | None = None
    unknown: bool = False
    """The day, or day and month, were written as not known (00/00/1960, ?/3/1961)."""
    about: bool = False
    """Said to be approximate."""
    time: str = ""
    """A time of day beside it, other than midnight."""


def parts(text: str) -> Parts | None:
    """The parts of a tidy text, or None when it has not the shape of a date."""
    text = _WEEKDAY.sub("", text.strip().strip("'\"`"))
    time = ""
    if (clock := _TIME.search(text)) is not None:
        text = text[: clock.start()]
        time = "" if {*clock.groups()} <= {"0", "00", None} else clock[0].strip(" T")
    about = False
    if (rough := _ABOUT.search(text)) is not None:
        text, about = _ABOUT.sub("", text).strip(), bool(rough[0].strip())
    found = _parts(text.rstrip(" .,;"))
    if found is None:
        return None
    return Parts(found.year, found.month, found.day, found.unknown, about, time)


def _parts(text: str) -> Parts | None:
    if (m := _ISO.fullmatch(text)) is not None:
        return Parts(m[1], int(m[2]), int(m[3]))
    if (m := _DAY.fullmatch(text)) is not None:
        return _numbered(m)
    if (m := _WORDS.fullmatch(text)) is not None:
        return Parts(m[3], int(m[2]), int(m[1]))
    if (m := _NAMED.fullmatch(text)) is not None:
        return Parts(m[3], _ENGLISH.index(m[2].casefold()) + 1, int(m[1]))
    if (m := _NAMED_FIRST.fullmatch(text)) is not None:
        return Parts(m[3], _ENGLISH.index(m[1].casefold()) + 1, int(m[2]))
    if (m := _ISO_MONTH.fullmatch(text)) is not None and 1 <= int(m[2]) <= 12:
        return Parts(m[1], int(m[2]))
    if (m := _MONTH.fullmatch(text)) is not None and len(m[2]) != 1:
        return Parts(m[2], int(m[1]))
    if (m := _YEAR.fullmatch(text)) is not None:
        return Parts(m[1])
    return None


def _numbered(match: re.Match[str]) -> Parts | None:
    """Three groups; a day or month of noughts or signs is one that is not known."""
    day, month, year = match.groups()
    no_day = not day.isdecimal() or int(day) == 0
    no_month = not month.isdecimal() or int(month) == 0
    if no_month and no_day:
        return Parts(year, unknown=True)
    if no_month:
        return Parts(year, 0, int(day)) if month.isdecimal() else None
    return Parts(year, int(month), None if no_day else int(day), unknown=no_day)
