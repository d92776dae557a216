"""The day or period each figure speaks of, as far as the text says it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from hatnhan.prose.figures.cells import Tables
from hatnhan.prose.figures.changes import (
    NOTHING,
    Change,
    Time,
    changes,
    dated_behind,
    issued_on,
    stated_behind,
    time_of,
)
from hatnhan.prose.figures.dates import Mention
from hatnhan.prose.model import Block, Text
from hatnhan.prose.sentences import sentences

_REACH: Final = 50
"""Changes looked back through, so that one endless sentence stays linear."""


def times(text: Text, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Time]:
    """The time of each figure, by the characters they begin at, in order.

    It is the last one stated before the figure in its sentence, else before it in the text as
    far as the last heading. Dates of documents and of comparisons are passed over.
    """
    tables = Tables(text)
    found: list[Time] = [NOTHING] * len(starts)
    carried, issued = NOTHING, None
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
        issued = issued_on(text, inside, start) or issued
        told = changes(text, inside, (start, stop), issued)
        otherwise = stated_behind(text, inside) or carried
        for i in figures:
            found[i] = _at(starts[i], told, otherwise)
        for first, last, time in dated_behind(text, inside, start):
            nearest = bisect_left(starts, last) - 1
            if nearest >= 0 and starts[nearest] >= first:
                found[nearest] = time
        carried = _lasting(block, told, carried)
    return found


def _lasting(block: Block, told: list[Change], carried: Time) -> Time:
    """What the next sentence speaks of; a heading begins anew."""
    lasting = [change.time for change in told if change.stop is None]
    if lasting:
        return lasting[-1]
    return NOTHING if block.kind == "heading" else carried


def _within(mentions: Sequence[Mention], start: int, stop: int) -> Sequence[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, stop, key=lambda mention: mention.start)
    return mentions[first:last]


def _at(place: int, told: list[Change], otherwise: Time) -> Time:
    """The time at a character: the last change before it whose bracket is not closed."""
    stop = bisect_right(told, place, key=lambda change: change.place)
    for change in reversed(told[max(0, stop - _REACH) : stop]):
        if change.stop is None or place < change.stop:
            return change.time
    return otherwise


def _of_cell(
    text: Text, tables: Tables, cell: Block, mentions: Sequence[Mention], carried: Time
) -> Time:
    """The date in the heading of the column, else in the row before it, else before the table."""
    if cell.column is None:
        return carried
    for block in [*reversed(tables.headings(cell)), *reversed(tables.beside(cell))]:
        dated = _within(mentions, block.start, block.end)
        if dated:
            return time_of(dated[0], text.written)
    return carried
