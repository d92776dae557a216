"""When a number in words is a count: "bốn chi bộ", but not "một trong những", "hai là"."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.context import Context

_COUNTED: Final = frozenset(
    ("person", "organisation", "place", "document", "household", "time", "money", "age", "measure")
)
_NO_COUNT: Final = frozenset("phần thứ lần số ngày quý mùng mồng điều khoản mục tháng".split())
_TIMES: Final = frozenset("gấp tăng giảm bằng".split())
_ROUGH_HALF: Final = frozenset("hơn gần quá non trên".split())
_HALF_OF: Final = frozenset("năm đầu cuối sau tháng nhiệm kỳ thế đời ngày vời".split())


def not_counted(context: Context, index: int) -> bool:
    """Whether a number in words is no figure; never of digits."""
    number = context.numbers[index]
    if not number.spoken:
        return False
    first = context.stream.low(number.first)
    if "nửa" in context.stream.lows(number.first, number.stop):
        return _no_half(context, index)
    if first == "không":
        return not _none_of(context, index)
    if number.sign == "%" or (number.sign and context.before(index).low in _TIMES):
        return False
    if context.before(index).low in _NO_COUNT:
        return True
    if not number.follows:
        return first in ("một", "năm") or not _of_several(context, index)
    if _pointed_at(context, index):
        return True
    kind = context.class_of(index)
    if number.stop - number.first == 1 and first in ("một", "năm"):
        return not _one_or_five(context, index, kind)
    return kind not in _COUNTED


def _pointed_at(context: Context, index: int) -> bool:
    """As in "hai huyện cộng lại", "ba chi bộ này": those just named, not counted anew."""
    number = context.numbers[index]
    after = context.stream.lows(number.stop + number.follows, number.stop + number.follows + 2)
    return after in _TOGETHER or after[0] in ("này", "ấy")


_TOGETHER: Final = (("cộng", "lại"), ("gộp", "lại"), ("nói", "trên"), ("kể", "trên"))


def _of_several(context: Context, index: int) -> bool:
    """As in "ba trong bốn bí thư chi bộ"."""
    if context.numbers[index].link != "fraction":
        return False
    whole = context.numbers[index + 1]
    return bool(whole.follows) and whole.spoken


def _no_half(context: Context, index: int) -> bool:
    number = context.numbers[index]
    whole = number.stop - number.first == 2
    rough = context.before(index).low in _ROUGH_HALF
    return not (whole or rough) or context.after(index).low in _HALF_OF


def _none_of(context: Context, index: int) -> bool:
    """As in "12 chi bộ tốt, không có chi bộ yếu": none in a list that counts the same things."""
    number = context.numbers[index]
    if (
        index == 0
        or not number.follows
        or context.class_of(index) not in ("person", "organisation")
    ):
        return False
    if context.before(index).low not in (",", ";", "và"):
        return False
    owner = context.numbers[index - 1]
    return "" not in context.between(index) and (
        not owner.reason and owner.unit.lower() == number.unit.lower()
    )


def _one_or_five(context: Context, index: int, kind: str) -> bool:
    """As in "một" is mostly an article and "năm" mostly a year: they count only in a counting place."""
    number = context.numbers[index]
    before = context.before(index)
    if context.stream.low(number.first) == "năm":
        return context.after(index).low in ("năm", "tháng") or (
            before.low in ("có", "gồm", "còn") and kind in ("person", "organisation", "place")
        )
    if kind not in ("person", "organisation", "place", "household", "document"):
        return False
    if before.low in ("còn", "chỉ") or context.stream.lows(number.first - 2, number.first) == (
        "chỉ",
        "có",
    ):
        return True
    return before.low in (",", "và", ";") and index > 0 and _same_list(context, index)


def _same_list(context: Context, index: int) -> bool:
    """Whether the number before counts too, in the same list."""
    owner = context.numbers[index - 1]
    between = context.between(index)
    return (
        not owner.reason and context.discrete(index - 1) and len(between) <= 7 and "" not in between
    )
