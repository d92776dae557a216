"""Which fact brought a member into a figure: the latest change that made the figure count them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

import numpy as np

from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import Bools, Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.reach import Reach, nodes_of
from hatnhan.indicators.timeline import Timeline, joined, picked
from hatnhan.indicators.view import Rows, View


class Condition(Protocol):
    """Something about a membership that must hold for a figure to count it."""

    def since(self, rows: Rows, before: Ints) -> tuple[Bools, Ints]:
        """Whether it held just before a moment, and since which moment."""


class Dated:
    """That a stretch of time holds for something about a membership.

    ``of`` gives the subject of the timeline for membership rows.
    """

    def __init__(self, time: Timeline, of: Any) -> None:
        self._time = time
        self._of = of

    def since(self, rows: Rows, before: Ints) -> tuple[Bools, Ints]:
        """Whether it held just before a moment, and since which moment."""
        found = self._time.find(self._of(rows), before, after=False)
        return found >= 0, picked(self._time.start, found)


def came_in(
    view: View, rows: Rows, day: date, conditions: Sequence[Condition], status: int | None = None
) -> Ints:
    """For memberships on a day (subject, start) the moment since which the figure counts them.

    Goes back from row to row of a spell while each ends where the next begins and the
    conditions (and the status, if the figure is about one) held there too.
    """
    past = _rows_of(view, rows["subject"], day)
    before = np.full(len(rows["subject"]), end_of_day(day))
    row = past.time.find(rows["subject"], before, after=False)
    since: Ints = picked(past.time.start, row)
    going = np.arange(len(row))
    while len(going):
        here = {name: values[row] for name, values in past.columns.items()}
        begun = past.time.start[row]
        latest = begun.copy()
        holds = np.ones(len(row), np.bool_) if status is None else here["status"] == status
        for condition in conditions:
            held, start = condition.since(here, before)
            holds &= held
            latest = np.maximum(latest, start)
        since[going[holds]] = latest[holds]
        follows = holds & (latest == begun) & (row > 0)
        previous = np.maximum(row - 1, 0)
        follows &= past.time.subject[previous] == past.time.subject[row]
        follows &= past.time.stop[previous] == begun
        going, row, before = going[follows], previous[follows], begun[follows]
    return since


class _Past:
    """Memberships of some persons up to a day, by person and start."""

    def __init__(self, size: int, rows: Rows) -> None:
        self.time = Timeline(size, rows["subject"], rows["start"], rows["stop"])
        order = self.time.order
        self.columns = {name: rows[name][order] for name in ("subject", "cell", "est", "status")}


def _rows_of(view: View, persons: Ints, day: date) -> _Past:
    wanted = np.zeros(view.size("person"), np.bool_)
    wanted[persons] = True
    ordinal = day.toordinal()

    def where(columns: Columns) -> Bools:
        mask: Bools = wanted[columns["subject"]]
        mask &= columns["first"] <= ordinal
        return mask

    names = ("subject", "cell", "est", "status", "start", "stop")
    return _Past(view.size("person"), view.select("membership", where, *names))


class InScope:
    """That the member lies in the scope."""

    def __init__(self, view: View, reach: Reach) -> None:
        self._structure = view.structure
        self._reach = reach

    def since(self, rows: Rows, before: Ints) -> tuple[Bools, Ints]:
        """Whether it held just before a moment, and since which moment (0: always)."""
        reach = self._reach
        node = nodes_of(self._structure, reach.kind, rows["cell"], rows["est"])
        if reach.time is None:
            return reach.holds(node, before, after=False), np.zeros(len(node), np.int64)
        found = reach.time.find(node, before, after=False)
        return found >= 0, picked(reach.time.start, found)


def in_zone(view: View, bit: int) -> Dated:
    """That the member's establishment is in a zone."""
    spells = view.structure.establishments
    chosen = (spells["zones"] & bit) > 0
    time = joined(_part(spells.time, chosen))
    return Dated(time, lambda rows: rows["est"])


def in_youth_union(view: View) -> Dated:
    """That the person is described as a member of the youth union."""

    def where(columns: Columns) -> Bools:
        youth = (columns["about"] >> codes.YOUTH_BIT & 1) == 1
        return np.asarray(youth & (columns["first"] <= columns["last"]))

    rows = view.select("person", where, "subject", "start", "stop")
    time = joined(Timeline(view.size("person"), rows["subject"], rows["start"], rows["stop"]))
    return Dated(time, lambda rows: rows["subject"])


def _part(time: Timeline, chosen: Bools) -> Timeline:
    return Timeline(time.size, time.subject[chosen], time.start[chosen], time.stop[chosen])
