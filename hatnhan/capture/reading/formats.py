"""Number formats of a spreadsheet: which cells are days, and what a person sees in them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from hatnhan.capture.model import Value

BUILT_IN: Final[dict[int, str]] = {
    9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy"),
}  # fmt: skip
"""What formats known by number alone show; of 14 and 22 in this country."""

_TOKEN: Final = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|general|standard|y+|m+|d+|h+|s+(?:\.0+)?|.',
    re.IGNORECASE | re.DOTALL,
)
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_LONGEST: Final = 400
"""Letters that a number may be written with."""
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LAST: Final = 2_958_465
"""31/12/9999."""


@lru_cache(maxsize=4096)
def tokens(code: str) -> tuple[str, ...]:
    """The first section of a format, piece by piece; minutes are told as n, months as m."""
    found: list[str] = []
    for piece in _TOKEN.findall(code[:500]):
        if piece == ";":
            break
        found.append(piece if piece[0] in '"\\[' else piece.lower())
    for place, piece in enumerate(found):
        if set(piece) == {"m"} and len(piece) < 3:
            before = next((p for p in reversed(found[:place]) if p[0] in "hdmys["), "")
            after = next((p for p in found[place + 1 :] if p[0] in "hdmys"), "")
            if before[:1] == "h" or before[:2].lower() == "[h" or after[:1] == "s":
                found[place] = "n" * len(piece)
    return tuple(found)


@lru_cache(maxsize=4096)
def is_day(code: str) -> bool:
    """Whether cells of this format hold days (a time alone is none)."""
    pieces = tokens(code)
    return any(set(p) <= {"y"} or set(p) <= {"d"} or set(p) <= {"m"} for p in pieces)


@lru_cache(maxsize=4096)
def _is_time(code: str) -> bool:
    return any(p[0] in "hs" or p[:2].lower() in ("[h", "[m", "[s") for p in tokens(code) if p)


def read_number(text: str, code: str, *, date1904: bool) -> tuple[Value, str]:
    """The value of a number as the file holds it, and what a person sees.

    A serial number that is no day is left a number: 0, 60 (29/02/1900 never was), beyond 9999.
    """
    if len(text) > _LONGEST or not _NUMBER.match(text):
        return text, text
    number = float(text)
    if number in (float("inf"), float("-inf")):
        return text, text
    if is_day(code):
        day = of_serial(number, date1904=date1904)
        if day is not None:
            return day, whole(day, code)
    value = _whole(text, number)
    return value, _seen(text, value, code)


def of_serial(number: float, *, date1904: bool) -> date | datetime | None:
    """The day (and time, where there is one) of a serial number; None where there is none."""
    days = int(number // 1)
    seconds = round((number - days) * 86_400)
    if seconds == 86_400:
        days, seconds = days + 1, 0
    if date1904:
        if not 0 <= days <= _LAST - 1462:
            return None
        start = date(1904, 1, 1)
    elif days == 60 or not 1 <= days <= _LAST:
        return None
    else:
        start = date(1899, 12, 31 if days < 60 else 30)
    day = start + timedelta(days=days)
    return datetime.combine(day, _clock(seconds)) if seconds else day


def _clock(seconds: int) -> time:
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def shown(day: date | datetime, code: str) -> str:
    """A day as a cell of this format shows it."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    half = any(p in ("am/pm", "a/p") for p in tokens(code))
    return "".join(_piece(p, moment, code, half=half) for p in tokens(code)).strip()


def whole(day: date | datetime, code: str) -> str:
    """The same with the time, also where the format hides it: that it is there is to be seen."""
    if isinstance(day, datetime) and not _is_time(code):
        return f"{shown(day, code)} {day:%H:%M}"
    return shown(day, code)


def _piece(piece: str, at: datetime, code: str, *, half: bool) -> str:
    first, long = piece[0], len(piece) > 1
    if first == '"':
        return piece[1:-1]
    if first == "\\":
        return piece[1:]
    if first == "_":
        return " "
    if first == "y":
        return f"{at.year:04}" if len(piece) > 2 else f"{at.year % 100:02}"
    if first == "m" and len(piece) > 2:
        return f"Thg{at.month}" if "42a" in code.lower() else _MONTHS[at.month - 1]
    if piece in ("am/pm", "a/p"):
        return "CH" if at.hour >= 12 else "SA"
    hour = (at.hour % 12 or 12) if half else at.hour
    numbers = {"m": at.month, "n": at.minute, "d": at.day, "h": hour, "s": at.second}
    if first in numbers and len(piece) < 3:
        return f"{numbers[first]:02}" if long else str(numbers[first])
    if first == "d":
        return ("T2", "T3", "T4", "T5", "T6", "T7", "CN")[at.weekday()]
    return "" if first in "[*@;" or piece in ("general", "standard") else piece


def _whole(text: str, number: float) -> int | float:
    """An integer where the number is one, exactly as written as far as that goes."""
    if len(text) <= 300 and text.lstrip("+-").isdecimal():
        return int(text)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _seen(text: str, value: float, code: str) -> str:
    pieces = tokens(code)
    plain = "".join(p for p in pieces if p[0] not in '"\\[_*')
    if plain and not plain.strip("0") and isinstance(value, int) and value >= 0:
        return str(value).zfill(len(plain))
    if plain.rstrip().endswith("%") and isinstance(value, int | float):
        places = len(plain.partition(".")[2].rstrip("% "))
        return f"{value * 100:.{places}f}%".replace(".", ",")
    if _is_time(code) and 0 <= value < 1:
        moment = datetime.combine(date(2000, 1, 1), _clock(round(value * 86_400) % 86_400))
        return shown(moment, code)
    return text if "e" in text.lower() else str(value)
