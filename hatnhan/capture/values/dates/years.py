"""Years that are not plainly years: two digits, slips of the hand, other eras."""

from __future__ import annotations

from datetime import date
from typing import Final

from hatnhan.capture.values.read import Role

OLDEST: Final = 1890
"""No year before it is taken for one of our time."""
_BUDDHIST: Final = 543
_MINGUO: Final = 1911
_YOUNGEST: Final = 16
"""Nobody in a register of members was born later than so many years before the day of the check:
only to choose a century."""


def latest_of(role: Role, today: date | None) -> int:
    """The latest year that a date may be of: of a birth, that of somebody who may be in a list."""
    return (today or date(2099, 12, 31)).year - (_YOUNGEST if role == "born" else 0)


def of_two_digits(digits: int, role: Role, today: date | None, after: date | None = None) -> int:
    """The year that two digits most likely mean: births before events, nothing in the future.

    `after`: the birth of the person, where it is known; an event does not come before it.
    """
    latest = latest_of(role, today)
    year = latest - (latest - digits) % 100
    if after is not None and role != "born" and year < after.year:
        return year + 100
    return year


def guesses(digits: str, today: date | None) -> tuple[int, ...]:
    """Years of our time within one slip of what is written, the likeliest first.

    Slips: two digits exchanged, one too many, one left out, one wrong.
    """
    latest = today.year if today is not None else 2099
    found: list[int] = []
    for tried in (
        _exchanged(digits),
        _doubled(digits),
        _shorter(digits),
        _longer(digits),
        _wrong(digits),
    ):
        for text in tried:
            if len(text) == 4 and OLDEST <= int(text) <= latest and int(text) not in found:
                found.append(int(text))
    return tuple(found)


def _exchanged(digits: str) -> list[str]:
    pairs = range(len(digits) - 1)
    near = [digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in pairs]
    if len(digits) == 4:
        near.append(digits[2] + digits[1] + digits[0] + digits[3])
    return near


def _doubled(digits: str) -> list[str]:
    """A digit typed twice counts before any other that is too many."""
    return [
        digits[:i] + digits[i + 1 :] for i in range(1, len(digits)) if digits[i] == digits[i - 1]
    ]


def _shorter(digits: str) -> list[str]:
    return [digits[:i] + digits[i + 1 :] for i in range(len(digits))]


def _longer(digits: str) -> list[str]:
    return [digits[:i] + c + digits[i:] for i in range(len(digits) + 1) for c in "9012345678"]


def _wrong(digits: str) -> list[str]:
    return [digits[:i] + c + digits[i + 1 :] for i in range(len(digits)) for c in "9012345678"]


def of_another_era(digits: str, today: date | None) -> tuple[str, int] | None:
    """Name of the era and the year of ours: Buddhist years and, of three digits, Minguo years."""
    year, latest = int(digits), (today.year if today is not None else 2099)
    if len(digits) == 4 and OLDEST + _BUDDHIST <= year <= latest + _BUDDHIST:
        return "Phật lịch", year - _BUDDHIST
    if len(digits) == 3 and 100 <= year <= latest - _MINGUO:
        return "Dân Quốc", year + _MINGUO
    return None


def minguo(year: int) -> int:
    """A year counted from 1912."""
    return year + _MINGUO


def buddhist(year: int) -> int:
    """A year counted from the Buddha's passing, as in Thailand and Laos."""
    return year - _BUDDHIST
