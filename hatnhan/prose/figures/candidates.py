"""Every number of a text with its value, before it is asked whether it is a figure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

from hatnhan.prose.figures import spoken
from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.figures.numerals import SCALES, Style, read
from hatnhan.prose.figures.tokens import Stream

Link = Literal["", "fraction", "range", "change"]


@dataclass(slots=True)
class Number:
    """A number of the text, being judged: the tokens [first, stop)."""

    first: int
    stop: int
    value: Fraction
    step: Fraction
    sign: str = ""
    """"%", "điểm %" or "lần" where it is printed."""
    spoken: bool = False
    """Whether it is in words."""
    plain: bool = True
    """Whether it is digits only: no groups, no decimals, no word of scale."""
    unit: str = ""
    follows: int = 0
    """Tokens of a known noun straight after it."""
    qualifier: str = ""
    link: Link = ""
    """How it belongs to the number after it: 49/66, 3-5, từ 76 xuống 1."""
    linked: bool = False
    """Whether the number before it links to it."""
    reason: str = ""
    """Why it is no figure; "" when it is one."""


def numbers(stream: Stream, style: Style, taken: bytearray) -> list[Number]:
    """The numbers whose characters are not taken by dates and codes, in their order."""
    found: list[Number] = []
    place = 0
    while place < len(stream.tokens):
        token = stream.at(place)
        number = None
        if taken[token.start]:
            place += 1
            continue
        if token.kind == "number":
            number = _printed(stream, place, style)
        elif token.kind == "word" and token.low in _OPENERS:
            number = _in_words(stream, place)
        if number is None:
            place += 1
            continue
        found.append(number)
        place = number.stop
    return found


_OPENERS: Final = spoken.STARTS | {"nửa", "không"}


def _printed(stream: Stream, place: int, style: Style) -> Number | None:
    token = stream.at(place)
    parsed = read(token.text, style)
    if parsed is None:
        return None
    number = Number(place, place + 1, *parsed, plain=token.text.isdecimal())
    _scale(stream, number, style)
    _sign(stream, number)
    return number


def _in_words(stream: Stream, place: int) -> Number | None:
    low = stream.low(place)
    if low == "một" and stream.low(place + 1) == "nửa":
        return Number(place, place + 2, Fraction(50), Fraction(10), "%", spoken=True)
    if low == "nửa":
        return Number(place, place + 1, Fraction(50), Fraction(10), "%", spoken=True)
    if low == "không":
        none = stream.low(place + 1) == "có"
        return Number(place, place + 2, Fraction(0), Fraction(1), spoken=True) if none else None
    length, value = spoken.below_thousand(stream, place)
    if not length:
        return None
    number = Number(place, place + length, Fraction(value), Fraction(1), spoken=True)
    _scale(stream, number, None)
    _sign(stream, number)
    return number


def _scale(stream: Stream, number: Number, style: Style | None) -> None:
    """Words of scale after the number: "700 nghìn", "2 nghìn tỷ", "1 tỷ 200 triệu"."""
    scale, stop = _scale_words(stream, number.stop)
    if scale == 1:
        return
    number.value *= scale
    number.step *= scale
    number.stop, number.plain = stop, False
    parsed, length = _next_part(stream, stop, style)
    if parsed is None:
        return
    lower, end = _scale_words(stream, stop + length)
    # "một nghìn hai trăm": a last part without a word of scale is below a thousand.
    if lower < scale and (lower > 1 or number.spoken) and parsed * lower < scale:
        number.value += parsed * lower
        number.step = Fraction(lower)
        number.stop = end


def _next_part(stream: Stream, place: int, style: Style | None) -> tuple[Fraction | None, int]:
    if style is None:
        length, value = spoken.below_thousand(stream, place)
        return (Fraction(value) if length else None), length
    token = stream.at(place)
    if token.kind != "number" or not token.text.isdecimal() or len(token.text) > 3:
        return None, 0
    return Fraction(int(token.text)), 1


def _scale_words(stream: Stream, place: int) -> tuple[int, int]:
    """The product of the words of scale here, and the token after them."""
    scale, stop = 1, place
    while stop < place + 2 and stream.low(stop) in SCALES:
        low = stream.low(stop)
        if low == "tr" and stream.low(stop + 1) not in ("đ", "đồng", "."):
            break
        scale *= SCALES[low]
        stop += 1
    return scale, stop


def _sign(stream: Stream, number: Number) -> None:
    """A sign of percentage, points of percentage or "lần" after the number."""
    for words, sign in _SIGNS:
        if stream.lows(number.stop, number.stop + len(words)) == words:
            number.sign = sign
            if sign != "lần":
                number.stop += len(words)
            return


_SIGNS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("điểm", "phần", "trăm"), "điểm %"),
    (("điểm", "%"), "điểm %"),
    (("%", "điểm"), "điểm %"),
    (("phần", "trăm"), "%"),
    (("%",), "%"),
    (("lần",), "lần"),
)


def link(stream: Stream, found: list[Number]) -> None:
    """Note which neighbours are a fraction, a range or a change from one to the other."""
    for left, right in pairwise(found):
        left.link = _link(stream, left, right)
        right.linked = bool(left.link)


def _link(stream: Stream, left: Number, right: Number) -> Link:
    between = stream.lows(left.stop, right.first)
    if not between or len(between) > 9 or "" in between:
        return ""
    if between == ("/",):
        return "fraction"
    if between in (("trong",), ("trên",), ("trong", "số"), ("trên", "tổng", "số")):
        timed = NOUNS.get(stream.low(right.stop)) == "time"
        return "" if left.sign or timed else "fraction"
    if between in (("-",), ("–",), ("—",), ("đến",), ("tới",)):
        return "range" if left.value < right.value or right.sign else "change"
    words = set(between)
    if (
        stream.low(left.first - 1) == "từ"
        and words & _CHANGES
        and not words & {",", ";", "(", "trở"}
    ):
        return "change"
    return ""


_CHANGES: Final = frozenset("xuống lên còn thành đến".split())
