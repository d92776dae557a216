"""Dates that only their surroundings tell from numbers: "30/5", "30.5", "15-11", a bare 2019."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from hatnhan.prose.figures.lexicon import noun_at, noun_before
from hatnhan.prose.figures.numerals import SCALES
from hatnhan.prose.figures.periods import Days, months, nearest
from hatnhan.prose.figures.tokens import Stream, Token

_SURELY_DAY: Final = frozenset("ngày sáng chiều tối trưa hôm mùng mồng dịp đợt".split())
_MAYBE_DAY: Final = frozenset("đến từ trước sau tới tháng".split())
_YEAR: Final = frozenset("với trước giữa đầu cuối kể".split())
_MEASURE: Final = frozenset(
    "đạt chiếm còn được mới có gồm số bằng lệ tăng giảm vượt với trình độ hóa vấn".split()
)
_ROUGH: Final = frozenset("trên gần khoảng hơn dưới chừng".split())
_DASHES: Final = frozenset("-–—")

Found = tuple[int, int, Days]


def find(stream: Stream, taken: bytearray, written: date | None, dotted: bool) -> Iterator[Found]:
    """Spans and days of such dates, of the tokens whose characters are not taken yet.

    `dotted`: numbers of four digits are grouped in this text, so that a bare 2019 is a year.
    """
    last = -1
    for place, token in enumerate(stream.tokens):
        if token.kind != "number" or place <= last or taken[token.start]:
            continue
        length, days = _day_here(stream, place, written)
        if days is not None:
            last = place + length - 1
            yield token.start, stream.at(last).end, days
        elif _is_year(stream, place, dotted):
            yield token.start, token.end, months(int(token.text), 1, 12)


def _day_here(stream: Stream, place: int, written: date | None) -> tuple[int, Days | None]:
    """How many tokens a day or month without more takes here, and its days."""
    first, mark, second = stream.at(place), stream.at(place + 1), stream.at(place + 2)
    if "." in first.text:
        day, _, month = first.text.partition(".")
        if _small(day, 31) and _small(month, 12) and _dotted_day(stream, place):
            return 1, nearest(int(day), int(month), written)
    if second.kind != "number" or not _small(first.text, 31) or _longer(stream, place):
        return 0, None
    if mark.low == "/" and _small(first.text, 12) and _year_like(second.text):
        counted = _counted(stream, place + 3) and stream.low(place - 1) not in _MAYBE_DAY
        return 3, None if counted else months(int(second.text), *[int(first.text)] * 2)
    if _small(second.text, 12) and (
        (mark.low == "/" and _slashed_day(stream, place))
        or (mark.low in _DASHES and _dashed_day(stream, place))
    ):
        return 3, nearest(int(first.text), int(second.text), written)
    return 0, None


def _small(digits: str, most: int) -> bool:
    return digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= most


def _year_like(digits: str) -> bool:
    return digits.isdecimal() and len(digits) == 4 and 1930 <= int(digits) <= 2050


def _longer(stream: Stream, place: int) -> bool:
    """Whether the two numbers are part of a longer thing with slashes or a code."""
    before, after = stream.at(place - 1), stream.at(place + 3)
    return (before.low == "/" and stream.touches(place - 1)) or (
        after.low in ("/", "-") and stream.touches(place + 2) and stream.touches(place + 3)
    )


def _counted(stream: Stream, place: int) -> bool:
    """Whether what stands here says that a number before it counts."""
    return (
        stream.low(place) in ("%", "tổng", "số", "trong", "phần", "điểm", *SCALES)
        or noun_at(stream, place) > 0
    )


def _alone(stream: Stream, first: int, stop: int) -> bool:
    return stream.at(first - 1).kind == stream.at(stop).kind == "break"


def _dotted_day(stream: Stream, place: int) -> bool:
    """As in "đến ngày 30.5": but neither "12.5%" nor the heading "1.1"."""
    before = stream.at(place - 1)
    if before.low in _SURELY_DAY:
        return True
    if before.kind == "break" or before.low in _MEASURE or _counted(stream, place + 1):
        return False
    return before.low in _MAYBE_DAY or before.low in ("(", ",", "và")


def _slashed_day(stream: Stream, place: int) -> bool:
    """As in "đến 30/5", "Quốc khánh 2/9": but neither "11/12 huyện" nor "đạt 5/7"."""
    before = stream.at(place - 1)
    rises = int(stream.at(place).text) <= int(stream.at(place + 2).text)
    if before.low in _SURELY_DAY or _in_said_year(stream, place + 3):
        return True
    if _counted(stream, place + 3):
        opens = stream.at(place - 2).kind in ("break", "mark")
        return before.low in _MAYBE_DAY and (opens or not rises)
    if before.low in _MAYBE_DAY:
        return True
    if before.low in _MEASURE or before.low in (":", "là") or _in_proof(stream, place):
        return False
    if _in_row(stream, place):
        return False
    return not (rises and (_alone(stream, place, place + 3) or noun_before(stream, place)))


def _in_said_year(stream: Stream, place: int) -> bool:
    """As in "19/5 năm nay", "7/11 năm 2019"."""
    after = stream.at(place + 1)
    said = after.low in ("nay", "trước", "ngoái", "sau") or _year_like(after.text)
    return stream.low(place) == "năm" and said


def _in_row(stream: Stream, place: int) -> bool:
    """As in "Phú Lợi 10/10, Tân Hòa 11/12": fractions behind one name after another."""
    if not stream.at(place - 1).capital or _DAYS & set(stream.lows(place - _NEAR, place)):
        return False
    near = [*range(place - _NEAR, place - 2), *range(place + 4, place + _NEAR)]
    return any(
        stream.low(other) == "/"
        and stream.at(other - 1).kind == stream.at(other + 1).kind == "number"
        and stream.at(other - 2).capital
        and not {"", "."} & set(stream.lows(min(place, other), max(place, other)))
        for other in near
    )


_NEAR: Final = 14
_DAYS: Final = _SURELY_DAY | {"niệm", "lễ", "tết", "tháng"}


def _in_proof(stream: Stream, place: int) -> bool:
    """As in "99% (11/12)", "100% tán thành (12/12)": the fraction behind a percentage."""
    return stream.low(place - 1) == "(" and "%" in stream.lows(place - 7, place - 1)


def _dashed_day(stream: Stream, place: int) -> bool:
    """As in "ngày 15-11": but neither "8-10 người" nor "tăng 3-5"."""
    before = stream.at(place - 1).low
    if before in _SURELY_DAY:
        return True
    falls = int(stream.at(place).text) > int(stream.at(place + 2).text)
    return falls and before not in _MEASURE and not _counted(stream, place + 3)


def _is_year(stream: Stream, place: int, dotted: bool) -> bool:
    """Whether a bare number of four digits is a year: no noun after, no count before."""
    token, before, after = stream.at(place), stream.at(place - 1), stream.at(place + 1)
    if not _year_like(token.text) or "/" in (before.low, after.low):
        return False
    if before.low in _YEAR and before.kind == "word":
        return True
    if _counted(stream, place + 1) and after.low not in ("trong", "số"):
        return False
    if after.kind == "word" and _beside_year(stream, place):
        return True
    if before.low in _ROUGH and after.low != "là":
        return int(token.text) % 100 != 0 and dotted
    if _alone(stream, place, place + 1) or _behind_label(stream, place, before):
        return dotted
    return True


def _beside_year(stream: Stream, place: int) -> bool:
    """As in "2018 kết nạp 8, 2019 kết nạp 9": the year before or after with its own words."""
    year = int(stream.at(place).text)
    if stream.low(place - 1) not in (":", ",", ";", "(", "và"):
        return False
    for step in (1, -1):
        for other in range(place + 2 * step, place + _NEAR * step, step):
            if stream.at(other).text == str(year + step):
                return stream.at(other + 1).kind == "word"
            if stream.low(other) in ("", "."):
                break
    return False


def _behind_label(stream: Stream, place: int, before: Token) -> bool:
    """As in "nữ: 1980", "đảng viên 2010": a count after its noun where numbers are not grouped."""
    return before.low in (":", "số", "là") or noun_before(stream, place) > 0
