"""Dates in order: a period does not end before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hatnhan.domain.vietnamese import day
from hatnhan.prose.figures.dates import find_dates
from hatnhan.prose.model import Block, Kind, Relation, Text, Verdict
from hatnhan.prose.relations.draft import Draft

_TO = re.compile(r"\s+(?:đến|tới)\s+(?:hết\s+)?")
_TERM = re.compile(
    r"(?:nhiệm kỳ|giai đoạn|niên khóa|khóa)\s+(?P<since>(?:19|20)\d\d)\s*[-–]\s*(?P<until>(?:19|20)\d\d)",
    re.IGNORECASE,
)


def disorders(draft: Draft) -> Iterator[Relation]:
    """The periods of a draft that end before they begin; a date is no figure, so no ids."""
    text = draft.text.text
    for mention in draft.dates:
        said = text[mention.start : mention.end]
        ends = _TO.split(said)
        if mention.first is not None or len(ends) != 2:
            continue
        first, last = (_day(end) for end in ends)
        if first is not None and last is not None and last < first:
            yield _disorder(text, mention.start, mention.end, f"{day(first)} sau {day(last)}")
    for match in _TERM.finditer(text):
        if int(match["until"]) < int(match["since"]):
            said = f"{match['since']} sau {match['until']}"
            yield _disorder(text, match.start(), match.end(), said)


def _day(said: str) -> date | None:
    """The one day that words name; None for a month, a year or a day without year."""
    found = find_dates(Text(said, (Block(0, len(said)),)))
    if len(found) != 1 or not found[0].precise or found[0].first != found[0].last:
        return None
    return found[0].first


def _disorder(text: str, start: int, end: int, equation: str) -> Relation:
    return Relation(
        Kind.AT_MOST, (), (), text[start:end], start, end, "dates-in-order", Verdict.FAILS,
        equation, "Ngày bắt đầu đứng sau ngày kết thúc. Kiểm tra lại hai mốc thời gian.",
    )  # fmt: skip
