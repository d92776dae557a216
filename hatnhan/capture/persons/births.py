"""Two dates of birth compared: parts not known, day and month exchanged, slips of one digit."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import OSA

Born = tuple[int, int, int]
"""Year, month, day; 0 for what is not known."""


class BirthMatch(Enum):
    """How two dates of birth agree: the points that it gives, and the Vietnamese for it."""

    SAME = (40, "cùng ngày sinh")
    SWAPPED = (32, "ngày và tháng sinh đảo nhau")
    MONTH = (28, "cùng tháng và năm sinh, một bên thiếu ngày")
    SLIP = (26, "ngày sinh chỉ khác một chữ số")
    YEAR = (22, "cùng năm sinh, một bên thiếu ngày tháng")
    FIRST = (20, "cùng năm sinh, một bên ghi 01/01")
    SAME_MONTH_ONLY = (28, "cùng tháng và năm sinh")
    SAME_YEAR_ONLY = (22, "cùng năm sinh")
    UNKNOWN = (8, "một bên không có ngày sinh")
    OTHER_DAY = (-6, "cùng năm sinh, khác ngày")
    NEXT_YEAR = (-6, "năm sinh chênh một năm")
    DIFFERENT = (-40, "khác năm sinh")

    def __init__(self, points: int, told: str) -> None:
        self.points = points
        self.told = told


@lru_cache(maxsize=1 << 16)
def read(born: str) -> Born:
    """The parts of "1980-05-02", "1980-05", "1980" or ''."""
    parts = [int(part) for part in born.split("-") if part.isdecimal()]
    year, month, day = (*parts, 0, 0, 0)[:3]
    return year, month, day


def compare(a: Born, b: Born) -> BirthMatch:
    """How two dates of birth agree."""
    if not a[0] or not b[0]:
        return BirthMatch.UNKNOWN
    if a == b:
        if a[2]:
            return BirthMatch.SAME
        return BirthMatch.SAME_MONTH_ONLY if a[1] else BirthMatch.SAME_YEAR_ONLY
    whole = bool(a[2] and b[2])
    if whole and a[0] == b[0] and (a[1], a[2]) == (b[2], b[1]):
        return BirthMatch.SWAPPED
    if whole and _slipped(a, b):
        return BirthMatch.SLIP
    if a[0] == b[0]:
        if not whole:
            return _parts(a, b)
        return BirthMatch.FIRST if (1, 1) in (a[1:], b[1:]) else BirthMatch.OTHER_DAY
    return BirthMatch.NEXT_YEAR if abs(a[0] - b[0]) == 1 else BirthMatch.DIFFERENT


def _parts(a: Born, b: Born) -> BirthMatch:
    """Of dates of one year of which one is not whole."""
    if not a[1] or not b[1]:
        return BirthMatch.YEAR
    return BirthMatch.MONTH if a[1] == b[1] else BirthMatch.OTHER_DAY


def _slipped(a: Born, b: Born) -> bool:
    """One digit wrong or two neighbours exchanged, as dd/mm/yyyy is typed."""
    left, right = (f"{d:02}{m:02}{y:04}" for y, m, d in (a, b))
    return OSA.distance(left, right, score_cutoff=1) <= 1
