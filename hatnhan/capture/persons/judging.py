"""Two records weighed: names, births, where they are members, and what speaks against it."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.persons import births, names
from hatnhan.capture.persons.births import BirthMatch
from hatnhan.capture.persons.identity import Grade, Identity, Judgement
from hatnhan.capture.persons.names import CLOSE, NameMatch

LIKELY: Final = 50
"""From here on a person is asked."""
SURE: Final = 80
"""From here on it is sure if nothing but the writing differs."""
SHOWN: Final = 30
"""Below this a pair is not worth a look."""

_COMMUNE: Final = 6
_SHARED: Final = (
    ("cell", 14, "cùng chi bộ"),
    ("establishment", 14, "cùng cơ sở"),
    ("place", _COMMUNE, "cùng xã"),
)
_ELSEWHERE: Final = {
    BirthMatch.SAME: -8,
    BirthMatch.SWAPPED: -14,
    BirthMatch.MONTH: -14,
    BirthMatch.SAME_MONTH_ONLY: -14,
}
_COMMON: Final = 12
"""A name borne by more than this many in what is compared says little."""


def judge(a: Identity, b: Identity, bearers: int = 0) -> Judgement | None:
    """What is to be said of two records; None when they have nothing to do with each other.

    `bearers`: how many of the register bear this name (0: not counted).
    """
    women = a.sex == b.sex == "female"
    one, two = names.read(a.name), names.read(b.name)
    if not one.words or not two.words:
        return None
    name = names.compare(one, two, women=women)
    birth = births.compare(births.read(a.born), births.read(b.born))
    place, where = _place(a, b, birth)
    if name in (NameMatch.DIFFERENT, NameMatch.MIDDLE):
        if birth is BirthMatch.SAME and place > 0 and one.words[:1] == two.words[:1]:
            told = ("cùng họ, cùng ngày sinh", where, "khác tên: có thể là sinh đôi")
            return Judgement(Grade.UNLIKELY, 30, told, twins=True)
        if name is NameMatch.DIFFERENT:
            return None
    points, said = _others(a, b)
    score = name.points + birth.points + place + points + _rarity(bearers)
    reasons = (name.told, birth.told, *((where,) if where else ()), *said)
    score = max(0, min(100, score))
    if score < SHOWN:
        return None
    grade = Grade.LIKELY if score >= LIKELY else Grade.UNLIKELY
    if score >= SURE and name in CLOSE and birth is BirthMatch.SAME and points >= 0:
        # Two namesakes of one day in one commune exist; in one cell, or admitted together, not.
        apart = place <= _COMMUNE and a.cell and b.cell
        grade = Grade.SURE if points or not apart else Grade.LIKELY
    return Judgement(grade, score, reasons)


def _place(a: Identity, b: Identity, birth: BirthMatch) -> tuple[int, str]:
    """The points of what they share, and its name; who moved has at least the month in common."""
    for field, points, told in _SHARED:
        mine = getattr(a, field)
        if mine and mine == getattr(b, field):
            return points, told
    if a.place and b.place:
        return _ELSEWHERE.get(birth, -20), "khác xã"
    return 0, ""


def _others(a: Identity, b: Identity) -> tuple[int, tuple[str, ...]]:
    """The points of the other attributes, lost where they differ, and their names."""
    points, said = 0, []
    if a.sex and b.sex and a.sex != b.sex:
        points -= 18
        said.append("khác giới tính")
    if a.ethnic and b.ethnic and a.ethnic != b.ethnic:
        points -= 10
        said.append("khác dân tộc")
    if a.joined and b.joined and a.joined == b.joined:
        points += 16
        said.append("cùng ngày vào Đảng")
    return points, tuple(said)


def _rarity(bearers: int) -> int:
    if not bearers:
        return 0
    return 4 if bearers <= 3 else -8 if bearers > _COMMON else 0
