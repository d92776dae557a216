"""What in a sentence makes its figures speak of another day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from hatnhan.prose.figures import periods
from hatnhan.prose.figures.dates import Mention
from hatnhan.prose.model import Text


class Time(NamedTuple):
    """First and last day; the first is None for a single day, both when nothing is said."""

    since: date | None
    when: date | None


class Change(NamedTuple):
    """From this character on, figures speak of another time; in brackets only to `stop`."""

    place: int
    time: Time
    stop: int | None


NOTHING: Final = Time(None, None)

_NOW: Final = re.compile(
    r"(?<!năm )(?<!ngày )(?<!trước đến )\bnay\b|(?<!thực )(?<!phát )(?<!thể )(?<!biểu )(?<!xuất )"
    r"\bhiện (?:nay|tại|có|còn|đã|đang|chỉ|toàn|vẫn|là|tỉnh|huyện|xã|do)\b",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\b(?:qua|sau|trong|gần|hơn)\s(?:hơn\s|gần\s)?(\d{1,3})\s(tháng|năm)\b"
    r"(?P<executed>\s(?:triển khai\s|tổ chức\s)?(?:thực hiện|thi hành))?",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(
    r"(?:\bso\s(?:với\s)?|\bhơn\s|\bcùng\skỳ\s|\bvới\s)(?:cùng\skỳ\s|thời\sđiểm\s|ngày\s)?$",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(
    r"(?:\d[\w/]{0,20}\s?[-/–]\s?[A-ZĐ][\w/-]{0,20}|"
    r"(?:Nghị quyết|Chỉ thị|Kết luận|Quy định|Hướng dẫn|Quyết định|Kế hoạch|Đề án|Công văn)"
    r"[^,.;()\d]{0,40}\d{0,4}),?\s$",
    re.IGNORECASE,
)
_NOT_OF_DOCUMENT: Final = re.compile(r"\b(?:đến|từ|trước|sau|trong|năm)\s$", re.IGNORECASE)
_ISSUED: Final = re.compile(r"\b(?:thời điểm|khi)\b.{0,80}\bban hành\b", re.IGNORECASE)
_OPENING: Final = re.compile(r"(?:[,;:(]\s?|\b(?:trong|từ|qua|sau|cả)\s)$", re.IGNORECASE)
_STATED_BEHIND: Final = re.compile(
    r"\b(?:trong|tính đến|vào|tính tới)\s(?:ngày\s)?$", re.IGNORECASE
)
_OTHER: Final = re.compile(r"[\d,;:()]")
_IN_BRACKET: Final = 24
_NEAR: Final = 70
"""Characters before a date in which its document, or what it is compared with, is named."""


def changes(
    text: Text, mentions: Sequence[Mention], span: tuple[int, int], issued: date | None
) -> list[Change]:
    """The changes in the sentence of this span, in their order.

    `issued`: the day of the document whose issuing the text has named as its beginning.
    """
    found = [
        (mention.start, time_of(mention, text.written))
        for mention in mentions
        if _counts(text.text, mention, span[0])
    ]
    spoken = [*_now(text, span), *_after(text, span, issued)]
    found += [(place, time) for place, time in spoken if not _inside(mentions, place)]
    found.sort(key=lambda change: change[0])
    return [Change(place, time, _bracket(text.text, place, span)) for place, time in found]


def dated_behind(
    text: Text, mentions: Sequence[Mention], start: int
) -> Iterator[tuple[int, int, Time]]:
    """As in "giảm từ 34% (năm 2015) còn 18% (năm 2020)": dates alone in brackets, and of what.

    Yields the characters between which a figure must begin to be the one that is dated.
    """
    for mention in mentions:
        opened = text.text.rfind("(", max(start, mention.start - _IN_BRACKET), mention.start)
        behind = text.text[mention.end : mention.end + 1]
        if opened < 0 or behind != ")" or _OTHER.search(text.text, opened + 1, mention.start):
            continue
        near = max(start, opened - _NEAR)
        since = max(text.text.rfind(mark, near, opened) for mark in ";:()")
        yield max(near, since + 1), opened, time_of(mention, text.written)


def time_of(mention: Mention, written: date | None) -> Time:
    """The time a date or period stands for; an open period lasts to the day of the draft."""
    if mention.last is None:
        return Time(mention.first, written) if mention.first else NOTHING
    return Time(mention.first if mention.first != mention.last else None, mention.last)


def issued_on(text: Text, mentions: Sequence[Mention], start: int) -> date | None:
    """The day of a document that the sentence names as the time it speaks of."""
    for mention in mentions:
        if _of_document(text.text, mention, start) and _issuing(text.text, mention, start):
            return mention.last
    return None


def stated_behind(text: Text, mentions: Sequence[Mention]) -> Time | None:
    """As in "kết nạp 33 đảng viên trong năm 2023": the only date of a sentence, behind."""
    if len(mentions) != 1:
        return None
    place = mentions[0].start
    behind = _STATED_BEHIND.search(text.text, max(0, place - 20), place)
    return time_of(mentions[0], text.written) if behind else None


def _now(text: Text, span: tuple[int, int]) -> Iterator[tuple[int, Time]]:
    for match in _NOW.finditer(text.text, *span):
        yield match.start(), Time(None, text.written)


def _after(text: Text, span: tuple[int, int], issued: date | None) -> Iterator[tuple[int, Time]]:
    """As in "qua 9 tháng thực hiện": a new time, known when the day of issuing is."""
    for match in _AFTER.finditer(text.text, *span):
        length = int(match[1]) * (12 if match[2].lower() == "năm" else 1)
        later = periods.months_after(issued, length) if issued and match["executed"] else None
        yield match.start(), Time(issued, later) if later else NOTHING


def _inside(mentions: Sequence[Mention], place: int) -> bool:
    index = bisect_right(mentions, place, key=lambda mention: mention.start) - 1
    return index >= 0 and place < mentions[index].end


def _bracket(text: str, place: int, span: tuple[int, int]) -> int | None:
    """Where the bracket around a character closes; None outside brackets."""
    opened = text.rfind("(", max(span[0], place - 200), place)
    if opened < 0 or text.find(")", opened, place) >= 0:
        return None
    closed = text.find(")", place, min(span[1], place + 400))
    return closed if closed >= 0 else None


def _counts(text: str, mention: Mention, start: int) -> bool:
    """Whether the figures after a date speak of it: not of a comparison, document or term."""
    where = max(start, mention.start - _NEAR), mention.start
    if _COMPARED.search(text, *where):
        return False
    if _of_document(text, mention, start) and not _issuing(text, mention, start):
        return False
    term = not mention.precise and mention.first != mention.last and mention.first is not None
    return not term or mention.start == start or bool(_OPENING.search(text, *where))


def _of_document(text: str, mention: Mention, start: int) -> bool:
    """Whether it is the day of a document: "Nghị quyết số 05-NQ/HU ngày 4/3/2016"."""
    where = max(start, mention.start - _NEAR), mention.start
    printed = text[mention.start : mention.start + 4].lower()
    if _NOT_OF_DOCUMENT.search(text, *where) or not printed.startswith(("ngày", *"0123")):
        return False
    return bool(_DOCUMENT.search(text, *where))


def _issuing(text: str, mention: Mention, start: int) -> bool:
    return bool(_ISSUED.search(text, max(start, mention.start - 300), mention.start))
