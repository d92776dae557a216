"""The two trees, of each day and of now, and when a unit lies below another.

*Where things lie*: places below places, establishments in places, organisations in their own
place or, without one, where their parent lies. *Who belongs to whom*: organisations below
organisations. Both are forests of edges that hold for a time. Nodes of the first are numbered
places, then establishments, then organisations; of the second, organisations.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from hatnhan.indicators.codes import NONE, Bools, Ints
from hatnhan.indicators.timeline import Timeline, expand, joined, picked

_DEPTH = 64
"""No chain of units is longer: six levels of organisations, three of places, and successors."""


class Forest:
    """Dated edges from a node to the one above it (NONE for a root)."""

    def __init__(self, size: int, child: Any, up: Any, start: Any, stop: Any) -> None:
        self.edges = Timeline(size, child, start, stop)
        self.up: Ints = np.asarray(up, np.int64)[self.edges.order]
        self._below = np.argsort(self.up, kind="stable")
        self._offsets = np.searchsorted(self.up[self._below], np.arange(size + 1))

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self.edges.size

    def within(self, root: int) -> Timeline:
        """When each node lies in the scope of ``root``: itself and all below it."""
        rows = np.arange(self.edges.offsets[root], self.edges.offsets[root + 1])
        level = joined(self._stretches(rows, self.edges.start[rows], self.edges.stop[rows]))
        found = [level]
        while len(level):
            level = self._one_below(level)
            found.append(level)
            if len(found) > _DEPTH:
                raise RecursionError("the tree of units has a cycle")
        parts = [(t.subject, t.start, t.stop) for t in found]
        subject, start, stop = (np.concatenate(column) for column in zip(*parts, strict=True))
        return joined(Timeline(self.size, subject, start, stop))

    def _one_below(self, level: Timeline) -> Timeline:
        """When nodes hang directly below a node that is in scope at the time."""
        counts = self._offsets[level.subject + 1] - self._offsets[level.subject]
        group, place = expand(counts)
        rows = self._below[self._offsets[level.subject[group]] + place]
        start = np.maximum(self.edges.start[rows], level.start[group])
        stop = np.minimum(self.edges.stop[rows], level.stop[group])
        meet = start < stop
        return joined(self._stretches(rows[meet], start[meet], stop[meet]))

    def _stretches(self, rows: Ints, start: Ints, stop: Ints) -> Timeline:
        return Timeline(self.size, self.edges.subject[rows], start, stop)

    def up_on(self, cut: int) -> Ints:
        """The node above every node at the end of a day; NONE for roots and what is not alive."""
        up: Ints = picked(self.up, self.edges.row_on(cut))
        return up


def below(up: Ints, root: int) -> Bools:
    """Which nodes of a fixed tree are ``root`` or lie below it."""
    inside = np.zeros(len(up), np.bool_)
    inside[root] = True
    for _ in range(_DEPTH):
        more = inside | (inside[up] & (up >= 0))
        if np.array_equal(more, inside):
            return inside
        inside = more
    raise RecursionError("the tree of units has a cycle")


def levels(up: Ints) -> list[Ints]:
    """The nodes of a fixed tree by depth, roots first."""
    depth = np.zeros(len(up), np.int64)
    above = up.copy()
    for _ in range(_DEPTH):
        has = above >= 0
        if not has.any():
            order = np.argsort(depth, kind="stable")
            bounds = np.searchsorted(depth[order], np.arange(1, depth.max(initial=0) + 1))
            return list(np.split(order, bounds))
        depth += has
        above = np.where(has, up[above], NONE)
    raise RecursionError("the tree of units has a cycle")


def carried(up: Ints, labels: Ints) -> Ints:
    """Labels carried down a fixed tree: each node's own, else that of the nearest above it."""
    labels = labels.copy()
    above = up.copy()
    for _ in range(_DEPTH):
        open_ = (labels < 0) & (above >= 0)
        if not open_.any():
            return labels
        labels[open_] = labels[above[open_]]
        above[open_] = up[above[open_]]
    raise RecursionError("the tree of units has a cycle")
