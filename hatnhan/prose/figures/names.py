"""Numbers in the names of villages, wards, cells and schools."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.context import Context
from hatnhan.prose.figures.lexicon import noun_before

NAMED: Final = frozenset(
    """
    bản; thôn; xóm; ấp; buôn; bon; làng; sóc; khóm; tổ; khu; khối; đội; phố; tiểu khu; khu phố;
    tổ dân phố; tổ nhân dân; khối phố; phường; quận; chi bộ; tổ đảng; khu dân cư; cụm; trường;
    công ty; công ty cổ phần; xí nghiệp; nhà máy; nông trường; trạm; bệnh viện; chi đoàn; chi hội;
    điểm trường; đảng bộ; cụm dân cư; lớp; khu công nghiệp; đảng ủy; điểm nhóm; tổ tự quản;
    thcs; thpt; tiểu học; mầm non; trường thcs; trường thpt; trường tiểu học; trường mầm non;
    trường trung học cơ sở; trường trung học phổ thông; nhà trẻ; xã đội
    """.replace("\n", " ")
    .replace("    ", "")
    .strip()
    .split("; ")
)
"""Nouns of what is named by a number: "thôn 7", "chi bộ 3"."""

_HEADS: Final = NAMED | {"học", "non", "sở", "thông", "thcs", "thpt", "ubnd", "đường", "phụ"}
_WHERE: Final = frozenset("ở tại về của thuộc từ".split())
_DISTRICTS: Final = frozenset("huyện tỉnh thành xã quận".split())
_LARGEST: Final = 60
"""A village is not named by a larger number."""


def name(context: Context, index: int) -> bool:
    """As in "thôn 7", "bản Nà Sang 2": but neither "bản 292, trường học 93" nor "thôn: 7"."""
    number = context.numbers[index]
    if number.sign or number.link == "fraction" or number.linked or not number.plain:
        return False
    if number.spoken:
        return False
    if number.follows and not _higher_place(context, index):
        return False
    before = context.before(index)
    if before.kind != "word":
        return False
    noun = context.noun_before(index)
    if noun in NAMED:
        if _heads_count(context, index) and (
            _also_heads(context, index, 1) or _also_heads(context, index, -1)
        ):
            return True
        return number.value <= _LARGEST and not in_list_of_counts(context, index)
    return before.capital and number.value <= 9 and _capital_name(context, index)


def _higher_place(context: Context, index: int) -> bool:
    """As in "thôn 7 xã Chiềng Ly", "khu 6 thị trấn": the noun after is the next place up."""
    number = context.numbers[index]
    after = number.stop + number.follows
    if context.class_of(index) != "place":
        return False
    village = context.noun_before(index) in NAMED - {"cụm", "chi bộ", "đảng bộ"}
    return context.stream.at(after).capital or (village and number.unit.lower() in _HIGHER)


def _heads_count(context: Context, index: int) -> bool:
    """As in "tổ 1: 9": a name, then its count."""
    number, stream = context.numbers[index], context.stream
    small = number.plain and number.value <= _LARGEST
    return small and stream.low(number.stop) == ":" and stream.at(number.stop + 1).kind == "number"


def _also_heads(context: Context, index: int, step: int) -> bool:
    """Whether the next but one number on that side is a name of the same kind with its count."""
    noun = context.noun_before(index)
    others = (index + step * far for far in (2, 3, 4))
    return any(
        0 <= other < len(context.numbers)
        and context.noun_before(other) == noun
        and _heads_count(context, other)
        for other in others
    )


_HIGHER: Final = frozenset(("xã", "phường", "thị trấn", "thị xã", "huyện", "thành phố"))


def _capital_name(context: Context, index: int) -> bool:
    """Whether the run of capital words before is the name of a village, cell or school."""
    stream, last = context.stream, context.numbers[index].first - 1
    first = last
    while first > last - 6 and stream.at(first - 1).capital:
        first -= 1
    head = stream.low(first - 1)
    words = set(stream.lows(first, last + 1))
    if words & _DISTRICTS or head in _DISTRICTS or stream.low(first - 2) in ("thành", "thị"):
        return False
    if _after_name(context, index, first) or _repeated(context, index, first):
        return True
    if _said_to_have(context, index):
        return True
    if context.counted(index) or in_list_of_counts(context, index):
        return False
    if head in _HEADS or words & _HEADS:
        return True
    return head in _WHERE and context.numbers[index].value <= 9


def _said_to_have(context: Context, index: int) -> bool:
    """As in "đông nhất là Nậm Lành 1 với 34 đồng chí"."""
    stream, stop = context.stream, context.numbers[index].stop
    return stream.low(stop) in ("với", "có") and stream.at(stop + 1).kind == "number"


def _after_name(context: Context, index: int, first: int) -> bool:
    """The next of a list of names: "bản Nà Sang 1, Nà Sang 2"."""
    if index == 0 or context.numbers[index - 1].reason != "name":
        return False
    return first - context.numbers[index - 1].stop == 1 and context.stream.low(first - 1) in (
        ",",
        "và",
        ";",
    )


def _repeated(context: Context, index: int, first: int) -> bool:
    """As in "Nà Khằm 1, Nà Khằm 2": the same name beside, with another number."""
    words = context.stream.lows(first, context.numbers[index].first)
    for near in (index - 1, index + 1):
        if 0 <= near < len(context.numbers):
            place = context.numbers[near].first
            if context.stream.lows(place - len(words), place) == words:
                return not context.counted(near) and abs(place - context.numbers[index].first) < 9
    return False


def in_list_of_counts(context: Context, index: int) -> bool:
    """Whether the numbers around stand after their nouns: "ở bản 292, trường học 93, nữ 12"."""
    numbers = row(context, index)
    if len(numbers) < 2:
        return _said_to_count(context, index)
    nouns = [context.noun_before(i) for i in numbers]
    values = [context.numbers[i].value for i in numbers]
    if numbers[0] and sum(values) == context.numbers[numbers[0] - 1].value:
        return True
    if any(value > 99 for value in values) or any(not context.numbers[i].plain for i in numbers):
        return True
    plain = [
        i
        for i, noun in zip(numbers, nouns, strict=True)
        if noun not in NAMED and not context.before(i).capital
    ]
    return (
        bool(plain)
        or len({noun for noun in nouns if noun}) > 2
        or _said_to_count(context, numbers[0])
    )


def row(context: Context, index: int) -> list[int]:
    """The numbers around that are straight followed by a separator, a bracket or the end."""
    first = last = index
    while first > 0 and index - first < 12 and _next_in_row(context, first - 1):
        first -= 1
    while last + 1 < len(context.numbers) and last - index < 12 and _next_in_row(context, last):
        last += 1
    return list(range(first, last + 1))


def _next_in_row(context: Context, index: int) -> bool:
    """Whether the number after belongs to the same list of "noun number, noun number"."""
    number, following = context.numbers[index], context.numbers[index + 1]
    if number.reason or following.reason:
        return False
    if number.sign or number.follows or following.sign or following.follows:
        return False
    between = context.stream.lows(number.stop, following.first)
    if not 2 <= len(between) <= 9 or between[0] not in (",", ";", "và"):
        return False
    return "" not in between and not {",", ";", ".", "(", ")"} & set(between[1:])


_COUNTING: Final = frozenset("số lệ gồm".split())


def _said_to_count(context: Context, index: int) -> bool:
    """As in "tổng số thôn 12", "số chi bộ 45": the noun is said to be a number of things."""
    first = context.numbers[index].first
    length = noun_before(context.stream, first)
    return bool(length) and context.stream.low(first - length - 1) in _COUNTING
