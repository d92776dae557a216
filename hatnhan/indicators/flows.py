"""Crossings of a scope's border in a period: one per fact and person, in the order of time.

Opening + increases - decreases = closing in every scope, because each change of a member's
place is seen exactly once: as the beginning of a membership row (an entry or a move), as the
end of a spell, or as a change of the tree under a row that goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from hatnhan.indicators import codes
from hatnhan.indicators.codes import Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.headcount import Counts, members_in
from hatnhan.indicators.reach import Borders, Reach, nodes_of
from hatnhan.indicators.timeline import expand
from hatnhan.indicators.view import Rows, View

_NAMES = ("line", "person", "at", "cell", "est")


def crossings(view: View, reach: Reach, since: date, upto: date) -> Rows:
    """Every crossing of the period (both days included), unordered.

    Columns: line (place in ``codes.FLOW``), person, at (the moment of the fact), and cell and
    est: the member's just after coming in, just before going out.
    """
    parts = [
        *_begun(view, reach, since, upto),
        _ended(view, reach, since, upto),
        *_carried(view, reach, since, upto),
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in _NAMES}


def flow_figures(view: View, reach: Reach, found: Rows, since: date, upto: date) -> Counts:
    """The ``flow`` part of an answer, from the crossings of the period."""
    counts = np.bincount(found["line"], minlength=len(codes.FLOW))
    opening = len(members_in(view, reach, since - timedelta(1))["subject"])
    closing = len(members_in(view, reach, upto)["subject"])
    lines = {line: int(count) for line, count in zip(codes.FLOW, counts, strict=True)}
    return {"opening": opening, **lines, "closing": closing}


def _begun(view: View, reach: Reach, since: date, upto: date) -> Iterator[Rows]:
    """Entries, and moves by transfer or reorganisation of the member's own units."""
    rows = view.begun(
        "membership",
        since,
        upto,
        "subject",
        "cell",
        "est",
        "start",
        "line",
        "from_cell",
        "from_est",
    )
    goes_on = rows["line"] == codes.CHANGED
    rows = {name: values[~goes_on] for name, values in rows.items()}
    line, at = rows["line"], rows["start"]
    node = nodes_of(view.structure, reach.kind, rows["cell"], rows["est"])
    inside = reach.holds(node, at, after=True)
    entry = line <= codes.RESTORED
    yield _crossing(rows, entry & inside, line, "cell", "est", "start")

    moved = np.flatnonzero(~entry)
    rows = {name: values[moved] for name, values in rows.items()}
    came, at = inside[moved], rows["start"]
    before = nodes_of(view.structure, reach.kind, rows["from_cell"], rows["from_est"])
    was = reach.holds(before, at, after=False)
    by_transfer = rows["line"] == codes.TRANSFERRED
    into = np.where(by_transfer, codes.MOVED_IN, codes.REORGANISED_IN)
    out = np.where(by_transfer, codes.MOVED_OUT, codes.REORGANISED_OUT)
    yield _crossing(rows, came & ~was, into, "cell", "est", "start")
    yield _crossing(rows, was & ~came, out, "from_cell", "from_est", "start")


def _ended(view: View, reach: Reach, since: date, upto: date) -> Rows:
    """Spells that ended."""
    rows = view.ended("membership", since, upto, "subject", "cell", "est", "stop", "end_line")
    node = nodes_of(view.structure, reach.kind, rows["cell"], rows["est"])
    left = (rows["end_line"] > 0) & reach.holds(node, rows["stop"], after=False)
    line = rows["end_line"].astype(np.int64) - 1 + codes.FIRST_EXIT
    return _crossing(rows, left, line, "cell", "est", "stop")


def _carried(view: View, reach: Reach, since: date, upto: date) -> Iterator[Rows]:
    """Members whose units came into scope or left it under them."""
    borders = reach.borders(since, upto)
    if borders is None or not len(borders[0]):
        return
    _, at, came = borders
    low, high = since.toordinal(), upto.toordinal()

    def overlaps(columns: Columns) -> Any:
        mask = columns["first"] <= high
        mask &= columns["last"] >= low
        return mask

    rows = view.select("membership", overlaps, "subject", "cell", "est", "start", "stop")
    under = nodes_of(view.structure, reach.kind, rows["cell"], rows["est"])
    row, border = _spanned(rows, under, borders, view.structure.nodes)
    picked = {name: values[row] for name, values in rows.items()}
    picked["at"] = at[border]
    line = np.where(came[border], codes.REORGANISED_IN, codes.REORGANISED_OUT)
    yield _crossing(picked, np.ones(len(row), bool), line, "cell", "est", "at")


def _spanned(rows: Rows, under: Ints, borders: Borders, size: int) -> tuple[Ints, Ints]:
    """Pairs (row, border) where a row's node has a border while the row goes on."""
    node, at, _ = borders
    order = np.argsort(node, kind="stable")
    offsets = np.searchsorted(node[order], np.arange(size + 1))
    touched = np.flatnonzero(offsets[under + 1] > offsets[under])
    begin = offsets[under[touched]]
    group, place = expand(offsets[under[touched] + 1] - begin)
    row, border = touched[group], order[begin[group] + place]
    spans = (rows["start"][row] < at[border]) & (at[border] < rows["stop"][row])
    return row[spans], border[spans]


def _crossing(rows: Rows, mask: Any, line: Any, cell: str, est: str, at: str) -> Rows:
    chosen = np.flatnonzero(mask)
    return {
        "line": line[chosen].astype(np.int64),
        "person": rows["subject"][chosen],
        "at": rows[at][chosen],
        "cell": rows[cell][chosen],
        "est": rows[est][chosen],
    }
