"""The day or period each figure speaks of, as far as the text says it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from hatnhan.prose.figures.cells import Tables
from hatnhan.prose.figures.dates import Mention
from hatnhan.prose.model import Block, Text
from hatnhan.prose.sentences import sentences


class Time(NamedTuple):
    """First and last day; the first is None for a single day, both when nothing is said."""

    since: date | None
    when: date | None


class _Change(NamedTuple):
    """From this character on, figures speak of another time; in brackets only to `stop`."""

    place: int
    time: Time
    stop: int | None


_NOTHING: Final = Time(None, None)
_REACH: Final = 50
"""Changes looked back through, so that one endless sentence stays linear."""
_NOW: Final = re.compile(
    r"\b(?<!năm )(?<!ngày )(?:hiện|nay)\b(?! đại| thực| vật| tượng)", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"\b(?:qua|sau|trong|gần|hơn)\s(?:hơn\s|gần\s)?\d{1,3}\s(?:tháng|năm)\b", re.IGNORECASE
)
_COMPARED: Final = re.compile(
    r"(?:\bso\s(?:với\s)?|\bhơn\s|\bcùng\skỳ\s|\bvới\s)(?:cùng\skỳ\s|thời\sđiểm\s|ngày\s)?$",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(
    r"(?:\d[\w/]*\s?[-/–]\s?[A-ZĐ][\w/-]{0,20}|"
    r"(?:Nghị quyết|Chỉ thị|Kết luận|Quy định|Hướng dẫn|Quyết định|Kế hoạch|Đề án|Công văn)"
    r"[^,.;()\d]{0,40}\d{0,4}),?\s$",
    re.IGNORECASE,
)
_NOT_OF_DOCUMENT: Final = re.compile(r"\b(?:đến|từ|trước|sau|trong|năm)\s$", re.IGNORECASE)
_ISSUED: Final = re.compile(r"\b(?:thời điểm|khi)\b.{0,80}\bban hành\b", re.IGNORECASE)
_OPENING: Final = re.compile(r"(?:^|[,;:(]\s?|\b(?:trong|từ|qua|sau|cả)\s)$", re.IGNORECASE)
_STATED_AFTER: Final = re.compile(r"\b(?:trong|tính đến|vào|tính tới)\s(?:ngày\s)?$", re.IGNORECASE)


def times(text: Text, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Time]:
    """The time of each figure, by the characters they begin at, in order.

    It is the last one stated before the figure in its sentence, else before it in the text as
    far as the last heading. Dates of documents and of comparisons are passed over.
    """
    tables = Tables(text)
    found: list[Time] = [_NOTHING] * len(starts)
    carried = _NOTHING
    block_index = 0
    for start, stop in sentences(text):
        while text.blocks[block_index].end < stop:
            block_index += 1
        block = text.blocks[block_index]
        figures = range(bisect_left(starts, start), bisect_left(starts, stop))
        inside = _within(mentions, start, stop)
        if block.kind == "cell":
            time = _of_cell(text, tables, block, mentions, carried)
            for i in figures:
                found[i] = time
            continue
        changes = _changes(text, inside, start, stop)
        ahead = _stated_after(text, inside, start) if not changes else None
        for i in figures:
            found[i] = _at(starts[i], changes, ahead or carried)
        if block.kind == "heading":
            carried = _NOTHING
        lasting = [change for change in changes if change.stop is None]
        if lasting:
            carried = lasting[-1].time
    return found


def _within(mentions: Sequence[Mention], start: int, stop: int) -> Sequence[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, stop, key=lambda mention: mention.start)
    return mentions[first:last]


def _at(place: int, changes: list[_Change], carried: Time) -> Time:
    """The time at a character: the last change before it whose bracket is not closed."""
    stop = bisect_right(changes, place, key=lambda change: change.place)
    for change in reversed(changes[max(0, stop - _REACH) : stop]):
        if change.stop is None or place < change.stop:
            return change.time
    return carried


def _changes(text: Text, mentions: Sequence[Mention], start: int, stop: int) -> list[_Change]:
    changes = [
        _Change(
            mention.start,
            _time(mention, text.written),
            _bracket(text.text, mention.start, start, stop),
        )
        for mention in mentions
        if _counts(text.text, mention, start)
    ]
    for pattern, time in ((_NOW, Time(None, text.written)), (_AFTER, _NOTHING)):
        changes += [
            _Change(m.start(), time, _bracket(text.text, m.start(), start, stop))
            for m in pattern.finditer(text.text, start, stop)
            if not _inside(mentions, m.start())
        ]
    return sorted(changes, key=lambda change: change.place)


def _inside(mentions: Sequence[Mention], place: int) -> bool:
    index = bisect_right(mentions, place, key=lambda mention: mention.start) - 1
    return index >= 0 and place < mentions[index].end


def _time(mention: Mention, written: date | None) -> Time:
    if mention.last is None:
        return Time(mention.first, written) if mention.first else _NOTHING
    return Time(mention.first if mention.first != mention.last else None, mention.last)


def _bracket(text: str, place: int, start: int, stop: int) -> int | None:
    """Where the bracket around a character closes; None outside brackets."""
    opened = text.rfind("(", max(start, place - 200), place)
    if opened < 0 or text.find(")", opened, place) >= 0:
        return None
    closed = text.find(")", place, min(stop, place + 400))
    return closed if closed >= 0 else None


def _counts(text: str, mention: Mention, start: int) -> bool:
    """Whether the figures after a date speak of it: not of a comparison, document or term."""
    where = max(start, mention.start - 70), mention.start
    if _COMPARED.search(text, *where):
        return False
    if _document(text, mention, where) and not _ISSUED.search(
        text, max(start, mention.start - 300), mention.start
    ):
        return False
    term = not mention.precise and mention.first != mention.last and mention.first is not None
    return not term or bool(
        _OPENING.search(text[where[0] : where[1]] if where[0] > start else text[start : where[1]])
    )


def _document(text: str, mention: Mention, where: tuple[int, int]) -> bool:
    if _NOT_OF_DOCUMENT.search(text, *where):
        return False
    if not text[mention.start : mention.start + 4].lower().startswith(("ngày", "0", "1", "2", "3")):
        return False
    return bool(_DOCUMENT.search(text, *where))


def _stated_after(text: Text, mentions: Sequence[Mention], start: int) -> Time | None:
    """As in "kết nạp 33 đảng viên trong năm 2023": the only date of the sentence, after its figures."""
    del start
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    if not _STATED_AFTER.search(text.text, max(0, mention.start - 20), mention.start):
        return None
    return _time(mention, text.written)


def _of_cell(
    text: Text, tables: Tables, cell: Block, mentions: Sequence[Mention], carried: Time
) -> Time:
    """The date in the heading of the column, else in the row before it, else before the table."""
    if cell.column is None:
        return carried
    for block in [*reversed(tables.headings(cell)), *reversed(tables.beside(cell))]:
        dated = _within(mentions, block.start, block.end)
        if dated:
            return _time(dated[0], text.written)
    return carried
