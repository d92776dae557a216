"""Flows of every node of both trees at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.paths import StillWays, Ways
from hatnhan.indicators.questions import Tree
from hatnhan.indicators.structure import Structure
from hatnhan.indicators.timeline import expand
from hatnhan.indicators.view import Rows, View

_LINES = len(codes.FLOW)


def flows_of_nodes(
    view: View,
    since: date,
    upto: date,
    tree: Tree,
    opening: tuple[Ints, Ints],
    closing: tuple[Ints, Ints],
) -> tuple[Any, Any]:
    """Opening, every line of ``codes.FLOW`` and closing, of all nodes of both trees."""
    begun = view.begun(
        "membership", since, upto, "cell", "est", "start", "line", "from_cell", "from_est"
    )
    ended = view.ended("membership", since, upto, "cell", "est", "stop", "end_line")
    structure = view.structure
    found = []
    for i, kind in enumerate(("place", "organisation")):
        ways = ways_of(structure, kind, since, upto, tree)
        counts = np.zeros(_LINES * ways.nodes, np.int64)
        _count_begun(view, kind, ways, begun, counts)
        _count_ended(view, kind, ways, ended, counts)
        if isinstance(ways, Ways):
            _count_carried(view, kind, ways, (since, upto), counts)
        lines = counts.reshape(_LINES, ways.nodes)
        found.append(np.vstack([opening[i], lines, closing[i]]).astype(np.int32))
    return found[0], found[1]


def ways_of(
    structure: Structure, kind: str, since: date, upto: date, tree: Tree
) -> Ways | StillWays:
    """The ways up in one tree during a period; of places only places are counted."""
    nodes = structure.establishment0 if kind == "place" else structure.organisations.time.size
    if tree == Tree.NOW:
        standing = structure.standing
        up = standing.lies if kind == "place" else standing.belongs
        return structure.remember(("still", kind), lambda: StillWays(up, nodes))
    forest = structure.lying if kind == "place" else structure.belonging
    low, high = end_of_day(since - timedelta(1)), end_of_day(upto)
    key = ("ways", kind, low, high)
    return structure.remember(key, lambda: Ways(forest, low, high, nodes))


def _nodes(view: View, kind: str, cell: Any, est: Any) -> Any:
    return cell if kind == "organisation" else view.structure.node(cell, est)


def _count_begun(view: View, kind: str, ways: Ways | StillWays, rows: Rows, counts: Ints) -> None:
    """Entries count in every node on the way up; moves in those on one way and not the other."""
    line = rows["line"]
    entry = np.flatnonzero(line <= codes.RESTORED)
    node = _nodes(view, kind, rows["cell"][entry], rows["est"][entry])
    way = ways.of(node, rows["start"][entry], after=True)
    _add(counts, way, line[entry].astype(np.int64))
    moves = np.flatnonzero((line == codes.TRANSFERRED) | (line == codes.REORGANISED))
    at, by = rows["start"][moves], line[moves]
    into = _nodes(view, kind, rows["cell"][moves], rows["est"][moves])
    out = _nodes(view, kind, rows["from_cell"][moves], rows["from_est"][moves])
    lines = np.where(by == codes.TRANSFERRED, codes.MOVED_IN, codes.REORGANISED_IN)
    _cross(counts, ways.of(out, at, after=False), ways.of(into, at, after=True), lines)


def _count_ended(view: View, kind: str, ways: Ways | StillWays, rows: Rows, counts: Ints) -> None:
    left = np.flatnonzero(rows["end_line"])
    node = _nodes(view, kind, rows["cell"][left], rows["est"][left])
    way = ways.of(node, rows["stop"][left], after=False)
    _add(counts, way, rows["end_line"][left].astype(np.int64) - 1 + codes.FIRST_EXIT)


def _count_carried(
    view: View, kind: str, ways: Ways, period: tuple[date, date], counts: Ints
) -> None:
    """Members whose units changed their way up while the membership went on."""
    changing = ways.changing
    time = changing.time
    follows = np.flatnonzero(
        (time.subject[1:] == time.subject[:-1]) & (time.start[1:] == time.stop[:-1])
    )
    if not len(follows):
        return
    low, high = (day.toordinal() for day in period)

    def overlaps(columns: Columns) -> Any:
        mask = columns["first"] <= high
        mask &= columns["last"] >= low
        return mask

    rows = view.select("membership", overlaps, "cell", "est", "start", "stop")
    node = _nodes(view, kind, rows["cell"], rows["est"])
    border_node, border_at = time.subject[follows], time.stop[follows]
    weight = _spanning(node, rows, border_node, border_at, time.size)
    old, new = changing.way[follows], changing.way[follows + 1]
    lines = np.full(len(follows), codes.REORGANISED_IN)
    _cross(counts, old, new, lines, weight)


def _spanning(node: Ints, rows: Rows, border_node: Ints, border_at: Ints, size: int) -> Ints:
    """How many memberships of a border's node go on over it. Borders are in order of node."""
    offsets = np.searchsorted(border_node, np.arange(size + 1))
    touched = np.flatnonzero(offsets[node + 1] > offsets[node])
    begin = offsets[node[touched]]
    group, place = expand(offsets[node[touched] + 1] - begin)
    row, border = touched[group], begin[group] + place
    spans = (rows["start"][row] < border_at[border]) & (border_at[border] < rows["stop"][row])
    return np.bincount(border[spans], minlength=len(border_node))


def _cross(counts: Ints, old: Any, new: Any, lines: Ints, weight: Any = None) -> None:
    """Nodes on the new way only gain, those on the old way only lose (the line after ``lines``)."""
    same = old[:, :, None] == new[:, None, :]
    _add(counts, np.where(same.any(axis=1), codes.NONE, new), lines, weight)
    _add(counts, np.where(same.any(axis=2), codes.NONE, old), lines + 1, weight)


def _add(counts: Ints, way: Any, lines: Ints, weight: Any = None) -> None:
    nodes = len(counts) // _LINES
    # In the tree of places the way begins with units that are no places.
    held = (way >= 0) & (way < nodes)
    key = (way + (lines * nodes)[:, None])[held]
    if weight is None:
        counts += np.bincount(key, minlength=len(counts))
    else:
        by = np.broadcast_to(weight[:, None], way.shape)[held]
        counts += np.bincount(key, weights=by, minlength=len(counts)).astype(np.int64)
