"""Stretches of time per subject, and which of them holds at a moment."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

import numpy as np

from hatnhan.indicators.codes import NONE, Bools, Ints


class Timeline:
    """Stretches [start, stop) of subjects; those of one subject never overlap.

    Kept in order of subject and start. ``subject`` counts from 0 to ``size`` - 1.
    """

    def __init__(self, size: int, subject: Any, start: Any, stop: Any) -> None:
        order = np.lexsort((start, subject))
        self.size = size
        self.order: Ints = order
        self.subject: Ints = np.asarray(subject, np.int64)[order]
        self.start: Ints = np.asarray(start, np.int64)[order]
        self.stop: Ints = np.asarray(stop, np.int64)[order]
        self.offsets: Ints = np.searchsorted(self.subject, np.arange(size + 1))

    def __len__(self) -> int:
        return len(self.subject)

    @cached_property
    def _index(self) -> tuple[Ints, Ints]:
        """All moments of beginning, and a key of subject and rank of moment for each stretch.

        Moments are too long to share a word with a subject; their ranks are not.
        """
        moments = np.sort(self.start)
        return moments, self.subject * (len(moments) + 1) + np.searchsorted(moments, self.start)

    def _row(self, subject: Any, at: Any, side: Literal["left", "right"]) -> Ints:
        """The last stretch in order that is not after subject and moment; may be another's."""
        moments, key = self._index
        rank = np.searchsorted(moments, at, side=side) - 1
        row: Ints = np.searchsorted(key, subject * (len(moments) + 1) + rank, side="right") - 1
        return row

    def find(self, subject: Any, at: Any, *, after: bool) -> Ints:
        """The stretch of each subject just after (or just before) a moment, or NONE.

        A stretch holds just after ``at`` when start <= at < stop, just before it when
        start < at <= stop. A negative subject has none.
        """
        if not len(self):
            return np.full(np.broadcast(subject, at).shape, NONE)
        subject = np.asarray(subject, np.int64)
        row = np.maximum(self._row(subject, at, "right" if after else "left"), 0)
        holds = (self.subject[row] == subject) & (
            (self.start[row] <= at) & (at < self.stop[row])
            if after
            else (self.start[row] < at) & (at <= self.stop[row])
        )
        return np.where(holds, row, NONE)

    def begun(self, subject: Any, at: Any) -> Ints:
        """The last stretch of each subject begun before a moment, over or not, or NONE."""
        subject = np.asarray(subject, np.int64)
        row = self._row(subject, at, "left")
        return np.where((row >= 0) & (picked(self.subject, row) == subject), row, NONE)

    def on(self, cut: int) -> Bools:
        """Which stretches hold at the end of a day, given as its cut."""
        return (self.start < cut) & (cut <= self.stop)

    def row_on(self, cut: int) -> Ints:
        """The stretch of every subject at the end of a day, or NONE."""
        rows = np.full(self.size, NONE)
        held = np.flatnonzero(self.on(cut))
        rows[self.subject[held]] = held
        return rows

    def last(self) -> Ints:
        """The last stretch of every subject, or NONE."""
        return np.where(self.offsets[1:] > self.offsets[:-1], self.offsets[1:] - 1, NONE)

    def first(self) -> Ints:
        """The first stretch of every subject, or NONE."""
        return np.where(self.offsets[1:] > self.offsets[:-1], self.offsets[:-1], NONE)


def picked(values: Any, rows: Ints) -> Any:
    """Values by row number, NONE where there is no row."""
    if not len(values):
        return np.full(len(rows), NONE)
    return np.where(rows >= 0, values[np.maximum(rows, 0)], NONE)


def joined(timeline: Timeline) -> Timeline:
    """The same time with stretches that touch made one."""
    if not len(timeline):
        return timeline
    fresh = np.ones(len(timeline), np.bool_)
    fresh[1:] = (timeline.subject[1:] != timeline.subject[:-1]) | (
        timeline.start[1:] != timeline.stop[:-1]
    )
    heads = np.flatnonzero(fresh)
    tails = np.append(heads[1:], len(timeline)) - 1
    return Timeline(
        timeline.size, timeline.subject[heads], timeline.start[heads], timeline.stop[tails]
    )


def expand(counts: Ints) -> tuple[Ints, Ints]:
    """For groups of the given sizes: the group of each member, and its place in the group."""
    group = np.repeat(np.arange(len(counts)), counts)
    begin = np.repeat(np.cumsum(counts) - counts, counts)
    return group, np.arange(len(group)) - begin
