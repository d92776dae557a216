"""Limits that head a count or a group of units: "dưới 10 đảng viên: 56"."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.context import Context
from hatnhan.prose.figures.lexicon import noun_before
from hatnhan.prose.figures.limits import WIDE, after_nouns
from hatnhan.prose.figures.nouns import NOUNS

_UNITS: Final = ("organisation", "place", "household")
_MOST: Final = 200
_USUAL: Final = 50
"""The usual limits of small and large units are 3, 5, 9, 10, 20, 30 and 50 members."""
_GROUPS: Final = frozenset("số các những nhiều lệ".split())
_REACH: Final = 6


def heading_of_count(context: Context, index: int) -> bool:
    """As in "dưới 10 đảng viên: 56; từ 10 đến 30 đảng viên có 120 chi bộ": a limit, then how many."""
    numbers = context.numbers
    limit = index + 1 if numbers[index].link == "range" else index
    if limit + 1 >= len(numbers):
        return False
    number, following = numbers[limit], numbers[limit + 1]
    limited = number.qualifier in WIDE or number.linked or _with_members(context, limit)
    if not limited or not number.follows or number.value > _MOST or following.sign:
        return False
    between = context.stream.lows(after_nouns(context, limit), following.first)
    if between == (":",):
        return not following.follows or context.class_of(limit + 1) != context.class_of(limit)
    if context.class_of(limit) != "person":
        return False
    units = bool(following.follows) and context.class_of(limit + 1) in _UNITS
    return (not between and (units or not following.follows)) or (
        units and between in (("có",), ("là",), ("gồm",))
    )


def _with_members(context: Context, index: int) -> bool:
    """As in "bản có 1 đảng viên: 12": units by how many members they have."""
    stream, number = context.stream, context.numbers[index]
    if stream.low(number.first - 1) != "có" or number.value > 9:
        return False
    place = number.first - 1 - (stream.low(number.first - 2) == "chỉ")
    length = noun_before(stream, place)
    noun = " ".join(stream.lows(place - length, place))
    return NOUNS.get(noun) in _UNITS and stream.low(place - length - 1) in _OPENING


_OPENING: Final = frozenset(("", ":", ";", ",", ".", "số", "(", "và", "-"))


def small_units(context: Context, index: int) -> bool:
    """As in "số chi bộ có dưới 9 đảng viên giảm": the units are counted, not their members."""
    numbers, stream = context.numbers, context.stream
    number = numbers[index]
    first = numbers[index - 1] if number.linked and numbers[index - 1].link == "range" else number
    if first is not number:
        return first.reason == "small_units"
    last = numbers[index + 1] if number.link == "range" else number
    place = number.first - len(number.qualifier.split())
    opened = stream.low(place - 1) == "từ" and last is not number
    if not (opened or (number.qualifier in WIDE and number.qualifier != "hơn")):
        return False
    if context.class_of(index) not in ("person", "organisation") or last.value > _USUAL:
        return False
    place -= opened
    while stream.low(place - 1) in ("có", "chỉ"):
        place -= 1
    return _group_before(context, place)


def _group_before(context: Context, place: int) -> bool:
    """Whether the words before name a group of units: "tỷ lệ chi bộ", "số chi bộ nông thôn"."""
    stream = context.stream
    for stop in range(place, place - _REACH, -1):
        if stream.at(stop - 1).kind != "word":
            return False
        length = noun_before(stream, stop)
        noun = " ".join(stream.lows(stop - length, stop))
        if NOUNS.get(noun) in _UNITS and stream.low(stop - length - 1) in _GROUPS:
            return True
    return False
