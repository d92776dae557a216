"""Years of membership for which the badge of the Party is given."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.context import Context

LIMIT_WORDS: Final = frozenset("từ đến tới đủ ngoài quá trên dưới hơn".split())
_BADGES: Final = frozenset((30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90))
"""Years of membership for which the badge is given (Regulation 294-QĐ/TW, 28.3)."""


def party_age(context: Context, index: int) -> bool:
    """As in "30 năm tuổi Đảng", "Huy hiệu 50 năm": but "12 năm tuổi đảng" is one member's."""
    number, stream = context.numbers[index], context.stream
    if stream.low(number.stop) != "năm":
        return False
    words = stream.lows(number.first - 5, number.first)
    if any(words[i : i + 2] == ("huy", "hiệu") for i in range(4)):
        return True
    if _among_badges(context, index):
        return True
    if stream.lows(number.stop + 1, number.stop + 3) != ("tuổi", "đảng"):
        return False
    limit = number.qualifier or words[-1] in LIMIT_WORDS
    return bool(limit) or number.value in _BADGES


def _among_badges(context: Context, index: int) -> bool:
    """As in "gồm 5 đồng chí 70 năm, 9 đồng chí 60 năm" of a sentence about badges."""
    number, stream = context.numbers[index], context.stream
    if number.value % 5 or not 30 <= number.value <= 95 or number.qualifier:
        return False
    after = stream.at(number.stop + 1)
    if stream.low(number.first - 1) in _LAPSE or (after.kind == "word" and after.low not in _GIVEN):
        return False
    if context.comes_after(index, "party_age", 6):
        return True
    return _speaks_of_badges(context, number.first, -1) or _speaks_of_badges(
        context, number.stop, 1
    )


_LAPSE: Final = frozenset("trong qua niệm sau suốt hơn gần".split())
_GIVEN: Final = frozenset("và có cho là tuổi".split())
_SIGHT: Final = 60


def _speaks_of_badges(context: Context, place: int, step: int) -> bool:
    """Whether "huy hiệu" or "tuổi Đảng" is said in the sentence on that side."""
    for near in range(place, place + _SIGHT * step, step):
        if context.stream.low(near) in ("", "."):
            return False
        if context.stream.lows(near, near + 2) in (("huy", "hiệu"), ("tuổi", "đảng")):
            return True
    return False
