"""Dates and periods in Vietnamese prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from hatnhan.prose.figures import loose_dates, periods
from hatnhan.prose.figures.numerals import style_of
from hatnhan.prose.figures.periods import Days
from hatnhan.prose.figures.tokens import Stream, tokenise
from hatnhan.prose.model import Text


@dataclass(frozen=True, slots=True)
class Mention:
    """A date or period: characters [start, end) of the text and the days they stand for."""

    start: int
    end: int
    first: date | None
    """Its first day; None where the text does not say the year."""
    last: date | None
    """Its last day; None where the year is not said or the period is open ("từ năm 2015")."""
    precise: bool
    """Whether the days are printed, not only hinted at ("giữa năm", "đầu tháng", a term)."""


_S: Final = r"[ \t\u00a0\u202f]{0,2}"
_G: Final = r"[ \t\u00a0\u202f]{1,3}"
_D: Final = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M: Final = r"(?P<m>0?[1-9]|1[0-2])"
_Y: Final = r"(?P<y>(?:19|20)\d\d)"
_DAY: Final = r"(?:ngày|mùng|mồng|hôm|sáng|chiều|tối|trưa|đêm|dịp)"
_TO: Final = rf"(?:{_S}[-–—]{_S}|{_G}(?:đến|tới){_G})"
_B: Final = r"(?<![\w.,/-])"
_E: Final = r"(?![\w/]|[.,-]\d)"
_EDGE: Final = rf"(?:(?P<edge>đầu|giữa|cuối|hết){_G})?"
_IN_YEAR: Final = rf"(?:{_S}[/.-]{_S}|,?{_G}năm{_G}|,{_G})"

Build = Callable[[re.Match[str], "date | None"], "Days | None"]

_DAYS: Final = rf"(?:{_DAY}{_G})?(?P<d0>0?[1-9]|[12]\d|3[01]){_TO}(?:ngày{_G})?{_D}"

_TWO: Final = rf"(?P<d0>0?[1-9]|[12]\d|3[01])(?:,{_G}|{_G}và{_G})(?:ngày{_G})?{_D}"
_TWO_DAYS: Final = rf"{_DAY}{_G}{_TWO}"

_FORMS: Final[tuple[tuple[str, Build], ...]] = (
    (rf"{_DAYS}(?P<s>[/.-]){_M}(?P=s){_Y}", periods.days_of_month),
    (rf"{_DAYS}{_G}tháng{_G}{_M}{_IN_YEAR}{_Y}", periods.days_of_month),
    (rf"(?:{_DAY}{_G})?{_D}{_S}(?P<s>[/.-]){_S}{_M}{_S}(?P=s){_S}{_Y}", periods.full_day),
    (rf"(?:{_DAY}{_G})?{_D}{_G}tháng{_G}{_M}{_IN_YEAR}{_Y}", periods.full_day),
    (rf"(?:{_DAY}{_G})?{_D}/{_M},?{_G}năm{_G}{_Y}", periods.full_day),
    (rf"{_DAYS}[/.]{_M}(?P<y>)", periods.days_of_month),
    (rf"{_TWO_DAYS}[/.]{_M}(?:[/.]{_Y})?", periods.days_of_month),
    (rf"(?<=\(){_TWO}[/.]{_M}(?P<y>)(?=\))", periods.days_of_month),
    (rf"{_DAY}{_G}{_D}{_G}tháng{_G}{_M}(?P<y>)", periods.day_of_month),
    (
        rf"(?:(?:năm|nhiệm{_G}kỳ|giai{_G}đoạn|năm{_G}học){_G})?(?P<y0>(?:19|20)\d\d)"
        rf"(?:{_S}[-–—/]{_S}|{_G}(?:đến|tới){_G}(?:hết{_G})?(?:năm{_G})?){_Y}",
        periods.term,
    ),
    (
        rf"(?P<n>\d\d?|mười{_G}một|ba|sáu|tám|chín|mười){_G}tháng{_G}"
        rf"(?:(?P<half>đầu|cuối){_G}năm|năm(?={_G}[12]))(?:(?:{_G}|/){_Y})?",
        periods.first_months,
    ),
    (
        rf"(?P<n>3|6|9|11|ba|sáu|chín|mười{_G}một)(?P<half>){_G}tháng(?P<y>)(?={_G}ước)",
        periods.first_months,
    ),
    (
        rf"tháng{_G}(?P<m0>0?[1-9]|1[0-2]){_TO}(?:tháng{_G})?{_M}(?:{_IN_YEAR}{_Y})?",
        periods.several_months,
    ),
    (rf"{_EDGE}(?:tháng{_G}|T){_M}{_IN_YEAR}{_Y}", periods.month),
    (rf"{_EDGE}tháng{_G}{_M}(?P<y>)(?!{_G}tháng)", periods.month),
    (rf"{_EDGE}quý{_G}(?P<q>IV|III|II|I|[1-4])(?:(?:{_IN_YEAR}|{_G}){_Y})?", periods.quarter),
    (rf"{_EDGE}năm{_G}{_Y}", periods.year),
)
"""In the order of trial: the longer forms first."""

_PATTERNS: Final = tuple(
    (re.compile(f"{_B}{form}{_E}", re.IGNORECASE), build) for form, build in _FORMS
)
_YEAR_ALONE: Final = re.compile(rf"(?P<edge>){_Y}")
"""The heading of a column that is a year."""
_EACH: Final = re.compile(r"(?:\b(?:mỗi|hàng|hằng|từng|một)|\d)[ \t\u00a0\u202f]$", re.IGNORECASE)
"""Before "tháng 5": five times a month, not May."""
_UNTIL: Final = re.compile(r"\b(?:đến|tới|hết)\s(?:hết\s|thời điểm\s|ngày\s)?$", re.IGNORECASE)
_SINCE: Final = re.compile(r"\b(?:từ|từ sau)\s(?:ngày\s)?$", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"\s(?:đến|tới)\s|\d\s?[-–—]\s?\d")
_EDGE_BEFORE: Final = re.compile(r"\b(đầu|giữa|cuối)\s$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\btrước\s$", re.IGNORECASE)
_JOIN: Final = re.compile(r"\s?(?:đến|tới|-|–|—)\s?(?:hết\s|ngày\s)?", re.IGNORECASE)


def find_dates(text: Text) -> tuple[Mention, ...]:
    """Dates and periods of a text in their order; no two overlap.

    The year of "30/5" or "tháng 9" is that of the day the draft speaks from, or the year before
    where that would lie far ahead.
    """
    text = dated(text)
    style = style_of(text.text)
    return dates_in(text, tokenise(text.text, spaced=style.spaced), style.dotted)


_DATELINE: Final = re.compile(
    rf"(?:[^\d\n,]{{2,40}},{_S})?(?:ngày{_G})?"
    rf"{_D}(?:{_S}[/.-]{_S}|{_G}tháng{_G}){_M}(?:{_S}[/.-]{_S}|{_G}năm{_G}){_Y}\W{{0,3}}",
    re.IGNORECASE,
)
_HEAD: Final = 12
"""Blocks from the beginning in which a dateline is looked for."""


def dated(text: Text) -> Text:
    """The draft with the day of its dateline, where nobody has said what day it speaks from."""
    if text.written is not None:
        return text
    for block in text.blocks[:_HEAD]:
        match = _DATELINE.fullmatch(
            text.text[block.start : min(block.end, block.start + 90)].strip()
        )
        days = periods.full_day(match, None) if match else None
        if days is not None:
            return replace(text, written=days.last)
    return text


def dates_in(text: Text, stream: Stream, dotted: bool) -> tuple[Mention, ...]:
    """The same for a text whose tokens are known; `dotted`: a bare 2019 can be no count."""
    taken = bytearray(len(text.text))
    found: list[Mention] = []
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = match.span()
            if any(taken[start:end]) or not _stands(text.text, match):
                continue
            days = build(match, text.written)
            if days is not None:
                found.append(Mention(start, end, *days))
                taken[start:end] = b"\1" * (end - start)
    found += _headings(text, taken)
    for start, end, days in loose_dates.find(stream, taken, text.written, dotted):
        found.append(Mention(start, end, *days))
    found.sort(key=lambda mention: mention.start)
    return tuple(_joined(text.text, (_in_context(text.text, mention) for mention in found)))


def _headings(text: Text, taken: bytearray) -> Iterator[Mention]:
    """Columns that are headed by a bare year; their characters become taken."""
    for block in text.blocks:
        if block.row != 0 or block.end - block.start > 6 or any(taken[block.start : block.end]):
            continue
        match = _YEAR_ALONE.fullmatch(text.text[block.start : block.end].strip())
        if match:
            taken[block.start : block.end] = b"\1" * (block.end - block.start)
            yield Mention(block.start, block.end, *periods.year(match, None))


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether the words before allow a date: not "mỗi tháng 5 buổi"."""
    if match.group()[0].isdecimal():
        return True
    return not _EACH.search(text, max(0, match.start() - 8), match.start())


def _in_context(text: str, mention: Mention) -> Mention:
    """A period that a word before makes a day or leaves open."""
    first, last = mention.first, mention.last
    if first is None or last is None:
        return mention
    where = max(0, mention.start - 16), mention.start
    edge = _EDGE_BEFORE.search(text, *where)
    if edge:
        return Mention(
            mention.start, mention.end, *periods.at_edge(Days(first, last), edge[1].lower())
        )
    if _UNTIL.search(text, *where):
        return replace(mention, first=last)
    if _SINCE.search(text, *where):
        several = first != last and _SEVERAL.search(text, mention.start, mention.end)
        return mention if several else replace(mention, last=None)
    if _BEFORE.search(text, *where):
        eve = first - timedelta(days=1)
        return replace(mention, first=eve, last=eve, precise=False)
    return mention


def _joined(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Two dates with "từ" and "đến" are one period."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and _opens(text, before) and _JOIN.fullmatch(text, before.end, mention.start):
            joined[-1] = _period(before, mention)
        else:
            joined.append(mention)
    return joined


def _opens(text: str, mention: Mention) -> bool:
    return bool(_SINCE.search(text, max(0, mention.start - 8), mention.start))


def _period(begin: Mention, finish: Mention) -> Mention:
    first, last = begin.first, finish.last
    if first and last and first > last:
        earlier = periods.day(first.year - 1, first.month, first.day)
        first = earlier if earlier and earlier <= last else None
    return Mention(begin.start, finish.end, first, last, begin.precise and finish.precise)
