"""Numbers of items and notes, of the clock, and of slogans."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.context import Context

_CLOCK: Final = frozenset("lúc hồi vào khoảng trước sau từ đến".split())
_DAY: Final = frozenset("sáng chiều tối đêm trưa ngày kém rưỡi phút cùng".split())
_SLOGAN: Final = frozenset(
    "tốt không nhất rõ cùng bám dám biết sạch sẵn tại an có nắm cần chung xin luôn hóa thật xung".split()
)
_SLOGAN_HEADS: Final = frozenset("bộ hình châm trào dung tiêu chí hiệu hiện thần".split())
_QUOTES: Final = frozenset("\"“‘'«")


def item(context: Context, index: int) -> bool:
    """As in "1. ", "2.1 ", "3) ", "(4)" or "5/ " where a line begins."""
    stream, number = context.stream, context.numbers[index]
    if number.spoken or number.sign:
        return False
    before, after = context.before(index), context.after(index)
    if before.low == "(":
        return after.low == ")" and stream.at(number.first - 2).kind == "break"
    opens = before.kind == "break"
    if not opens and not _within_paragraph(context, index):
        return False
    raw = stream.at(number.first).text
    if after.low in (".", ")", "/") and stream.touches(number.stop - 1) and number.value < 100:
        return not (stream.touches(number.stop) and stream.at(number.stop + 1).kind == "number")
    return "." in raw and number.step < 1 and after.capital


def _within_paragraph(context: Context, index: int) -> bool:
    """As in "…251). 2) Lũy kế" or "…2015 1. Về tổ chức": an item that begins inside a paragraph."""
    stream, number = context.stream, context.numbers[index]
    before, after = context.before(index), context.after(index)
    if not number.plain or not stream.at(number.stop + 1).capital:
        return False
    opens = before.low in (".", ";") or before.kind == "number"
    return (opens and after.low in (".", ")")) or (before.low == ":" and after.low == ")")


def bracketed(context: Context, index: int) -> bool:
    """As in "(1)" before an item or after a word as a note: but "khiển trách (1), cảnh cáo (2)" count."""
    stream, number = context.stream, context.numbers[index]
    if number.spoken or number.sign or not number.plain:
        return False
    if context.before(index).low != "(" or context.after(index).low != ")":
        return False
    before, after = stream.at(number.first - 2), stream.at(number.stop + 1)
    if before.kind == "word" and after.kind != "word":
        return not (_bracketed_near(context, index, 1) or _bracketed_near(context, index, -1))
    if before.low == "%":
        return number.value < 10 and not _bracketed_near(context, index, 1)
    return before.kind != "word" or number.value < 10


def _bracketed_near(context: Context, index: int, step: int) -> bool:
    """Whether the next number on that side is a count in brackets too."""
    other = index + step
    if not 0 <= other < len(context.numbers):
        return False
    near = context.numbers[other]
    if context.stream.low(near.first - 1) != "(" or context.stream.low(near.stop) != ")":
        return False
    low, high = sorted((index, other))
    words = context.stream.lows(context.numbers[low].stop, context.numbers[high].first)
    return len(words) <= 10 and "" not in words and "." not in words


def clock(context: Context, index: int) -> bool:
    """As in "7 giờ 30", "8h30", "lúc 19 giờ": but "trong 48 giờ" is a figure."""
    stream, number = context.stream, context.numbers[index]
    if stream.lows(number.first - 1, number.first) and context.before(index).low in (
        "giờ",
        "h",
        "g",
    ):
        return stream.at(number.first - 2).kind == "number"
    if stream.low(number.stop) not in ("giờ", "h", "g") or number.value > 24:
        return False
    after = stream.at(number.stop + 1)
    return context.before(index).low in _CLOCK or after.kind == "number" or after.low in _DAY


def slogan(context: Context, index: int) -> bool:
    """As in "chi bộ bốn tốt", “3 không”: a number that belongs to a motto."""
    stream, number = context.stream, context.numbers[index]
    joined = number.linked or context.between(index) == ("+",)
    if joined and context.numbers[index - 1].reason == "slogan":
        return True
    if number.sign or not 1 <= number.value <= 9 or number.follows:
        return False
    quoted = context.before(index).low in _QUOTES
    if quoted and (stream.at(number.stop).kind == "word" or stream.low(number.stop) == "+"):
        return True
    if stream.low(number.stop) not in _SLOGAN:
        return False
    return context.before(index).low in _SLOGAN_HEADS or _in_slogan(context, index)


def _in_slogan(context: Context, index: int) -> bool:
    """The next part of a motto: "3 bám, 4 cùng"."""
    return (
        index > 0
        and context.numbers[index - 1].reason == "slogan"
        and len(context.between(index)) <= 3
    )


def schooling(context: Context, index: int) -> bool:
    """As in "trình độ văn hóa 12/12", "lớp 9/12"."""
    number = context.numbers[index]
    if number.linked:
        return context.numbers[index - 1].reason == "schooling"
    if number.link != "fraction" or context.numbers[index + 1].value not in (10, 12):
        return False
    return context.before(index).low in ("độ", "hóa", "hoá", "vấn", "lớp", "nghiệp")
