"""The way up from units to the roots, at every moment of a period.

Most units keep their way through a period; one table of the closing tree serves them. For those
above which something changed the ways are worked out piece by piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from hatnhan.indicators.codes import NONE, Bools, Ints
from hatnhan.indicators.forest import Forest
from hatnhan.indicators.timeline import Timeline, expand, picked

_DEPTH = 64


def ways_up(up: Ints, nodes: Ints) -> Any:
    """The chain from each node (itself first) to its root, one row each, filled with NONE."""
    columns = [nodes]
    while (columns[-1] >= 0).any():
        if len(columns) > _DEPTH:
            raise RecursionError("the tree of units has a cycle")
        columns.append(picked(up, columns[-1]))
    return np.stack(columns[: max(len(columns) - 1, 1)], axis=1)


@dataclass(frozen=True)
class Changing:
    """Ways of units above which something changed: one row of ``way`` per stretch of time."""

    time: Timeline
    way: Any


class Ways:
    """Ways up in one forest during a period (low, high). Only the first ``nodes`` count."""

    def __init__(self, forest: Forest, low: int, high: int, nodes: int) -> None:
        self.nodes = nodes
        self._steady = ways_up(forest.up_on(high), np.arange(forest.size))
        self.disturbed = _disturbed(forest, self._steady, low, high)
        self.changing = _changing(forest, np.flatnonzero(self.disturbed), low, high)

    def of(self, nodes: Any, at: Any, *, after: bool) -> Any:
        """The way up of each node just after (before) its moment, NONE for no node."""
        width = max(self._steady.shape[1], self.changing.way.shape[1])
        ways = np.full((len(nodes), width), NONE)
        ways[:, : self._steady.shape[1]] = self._steady[nodes]
        odd = np.flatnonzero(self.disturbed[nodes] & (nodes >= 0))
        if len(odd):
            row = self.changing.time.find(nodes[odd], at[odd], after=after)
            ways[odd] = NONE
            found = self.changing.way[np.maximum(row, 0)]
            ways[odd, : found.shape[1]] = np.where((row >= 0)[:, None], found, NONE)
        ways[nodes < 0] = NONE
        return ways


class StillWays:
    """Ways up in a tree that holds for all days."""

    def __init__(self, up: Ints, nodes: int) -> None:
        self.nodes = nodes
        self._steady = ways_up(up, np.arange(len(up)))
        self.disturbed: Bools = np.zeros(len(up), np.bool_)

    def of(self, nodes: Any, at: Any, *, after: bool) -> Any:  # noqa: ARG002 - see Ways
        """The way up of each node, NONE for no node."""
        ways = self._steady[nodes]
        ways[nodes < 0] = NONE
        return ways


def _disturbed(forest: Forest, ways: Any, low: int, high: int) -> Bools:
    """Nodes whose way up was another one at some moment of the period, or that ended in it."""
    time = forest.edges
    rows = np.flatnonzero((time.start < high) & (time.stop > low))
    node, up = time.subject[rows], forest.up[rows]
    own = np.zeros(forest.size, np.bool_)
    own[node[1:][(node[1:] == node[:-1]) & (up[1:] != up[:-1])]] = True
    gone = time.row_on(high) < 0
    own[node[gone[node]]] = True
    above: Bools = (own[ways] & (ways >= 0)).any(axis=1)
    return above


def _changing(forest: Forest, nodes: Ints, low: int, high: int) -> Changing:
    """Ways of some nodes piece by piece: each step up cuts the pieces where the tree changes."""
    time = forest.edges
    node, at = nodes, nodes
    start, stop = np.full(len(nodes), low), np.full(len(nodes), high)
    way: list[Ints] = []
    while len(at) and (at >= 0).any():
        if len(way) > _DEPTH:
            raise RecursionError("the tree of units has a cycle")
        begin = np.where(at >= 0, time.offsets[np.maximum(at, 0)], 0)
        counts = np.where(at >= 0, time.offsets[np.maximum(at, 0) + 1] - begin, 1)
        group, place = expand(counts)
        is_root = at[group] < 0
        row = np.where(is_root, 0, begin[group] + place)
        new_start = np.where(is_root, start[group], np.maximum(start[group], time.start[row]))
        new_stop = np.where(is_root, stop[group], np.minimum(stop[group], time.stop[row]))
        kept = new_start < new_stop
        group, row, is_root = group[kept], row[kept], is_root[kept]
        way = [column[group] for column in way]
        way.append(np.where(is_root, NONE, at[group]))
        node, start, stop = node[group], new_start[kept], new_stop[kept]
        at = np.where(is_root, NONE, forest.up[row])
    timeline = Timeline(forest.size, node, start, stop)
    table = np.stack(way, axis=1) if way else np.full((len(node), 1), NONE)
    return Changing(timeline, table[timeline.order])
