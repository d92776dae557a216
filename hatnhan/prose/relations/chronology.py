"""Dates in order: a period does not end before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hatnhan.domain.vietnamese import day
from hatnhan.prose.model import Kind, Relation, Verdict
from hatnhan.prose.relations.draft import Draft

_BETWEEN = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?$")
_FROM = re.compile(r"(?:từ|kể từ)(?:\s+\S+){0,2}\s*$", re.IGNORECASE)
_TERM = re.compile(
    r"(?:nhiệm kỳ|giai đoạn|niên khóa|khóa)\s+(?P<since>(?:19|20)\d\d)\s*[-–]\s*(?P<until>(?:19|20)\d\d)",
    re.IGNORECASE,
)


def disorders(draft: Draft) -> Iterator[Relation]:
    """The periods of a draft that end before they begin; a date is no figure, so no ids."""
    text = draft.text.text
    for one, other in zip(draft.dates, draft.dates[1:], strict=False):
        if not _BETWEEN.match(text[one.end : other.start]) or one.first is None:
            continue
        opened = _FROM.search(text[max(one.start - 20, 0) : one.start])
        if opened and other.last is not None and other.last < one.first:
            yield _disorder(text, one.start, other.end, f"{day(one.first)} sau {day(other.last)}")
    for match in _TERM.finditer(text):
        if int(match["until"]) < int(match["since"]):
            said = f"{match['since']} sau {match['until']}"
            yield _disorder(text, match.start(), match.end(), said)


def _disorder(text: str, start: int, end: int, equation: str) -> Relation:
    return Relation(
        Kind.AT_MOST, (), (), text[start:end], start, end, "dates-in-order", Verdict.FAILS,
        equation, "Ngày bắt đầu đứng sau ngày kết thúc. Kiểm tra lại hai mốc thời gian.",
    )  # fmt: skip
