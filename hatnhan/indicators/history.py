"""The states of establishments through time, worked out from every change that matters to them.

Changes are counted at moments and read at the end of days: a state that held for less than a
day is no state of any day.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.times import NEVER, day_of
from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, Bools, Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.questions import Stretch
from hatnhan.indicators.timeline import Timeline, expand, joined, picked
from hatnhan.indicators.view import Rows, View
from hatnhan.statute.rules import rule_book

_DAY = 40
_ROOT = (1 << 34) - 1


class Steps:
    """Changes of several counts at moments, summed up per subject in the order of time."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._parts: list[tuple[Any, Any, Any]] = []

    def spans(self, subject: Any, start: Any, stop: Any, column: int, by: Any = 1) -> None:
        """A count that is higher by ``by`` from start up to stop."""
        for at, sign in ((start, 1), (stop, -1)):
            change = np.zeros((len(subject), self._width), np.int32)
            change[:, column] = sign * by
            self._parts.append((subject, at, change))

    def marks(self, subject: Any, at: Any) -> None:
        """Moments at which to look although no count changes."""
        self._parts.append((subject, at, np.zeros((len(subject), self._width), np.int32)))

    def sums(self) -> tuple[Ints, Ints, Any]:
        """Subject, moment and the counts from then on; the last step of each moment only."""
        subject = np.concatenate([part[0] for part in self._parts])
        at = np.concatenate([part[1] for part in self._parts])
        change = np.concatenate([part[2] for part in self._parts])
        order = np.lexsort((at, subject))
        subject, at = subject[order], at[order]
        # Changes of one subject add up to nothing, so no count runs over into the next one.
        counts = np.cumsum(change[order], axis=0)
        last = np.ones(len(subject), np.bool_)
        last[:-1] = (subject[1:] != subject[:-1]) | (at[1:] != at[:-1])
        return subject[last], at[last], counts[last]


def state_history(view: View, wanted: Bools) -> Rows:
    """The states of some establishments, as stretches of days.

    Columns: est, first and last (days, first <= day < last), at (the moment of the fact that
    brought the state about), state. In order of establishment and time.
    """
    links = _coverage(view, wanted)
    steps = Steps(5)
    members = _memberships(view, wanted, "est")
    steps.spans(members["est"], members["start"], members["stop"], 0)
    officials = {name: values[members["status"] == 1] for name, values in members.items()}
    steps.spans(officials["est"], officials["start"], officials["stop"], 1)
    cell, start, stop, kind = _cells(view, links)
    link, cell_row = _meeting(links, cell, start, stop)
    begin = np.maximum(links["start"][link], start[cell_row])
    end = np.minimum(links["stop"][link], stop[cell_row])
    for column in range(3):
        of_kind = kind[cell_row] == column
        est = links["est"][link][of_kind]
        steps.spans(est, begin[of_kind], end[of_kind], 2 + column)
    changes = _rule_changes()
    subjects = np.flatnonzero(wanted)
    steps.marks(np.repeat(subjects, len(changes)), np.tile(changes, len(subjects)))
    opened = _open(view, wanted)
    steps.marks(opened.subject, opened.start)
    return _by_day(opened, *_states(*steps.sums()))


def stretches(view: View, key: str) -> list[Stretch]:
    """The states of one establishment through time. Raises ``unknown_id``."""
    place = view.image.ids["establishment"].find(key)
    if place == NONE or place >= view.size("establishment"):
        raise Problem("unknown_id", what=WHAT["establishment"], id=key)
    if not view.structure.establishments.known[place]:
        raise Problem("unknown_id", what=WHAT["establishment"], id=key)
    wanted = np.zeros(view.size("establishment"), np.bool_)
    wanted[place] = True
    found = state_history(view, wanted)
    rows = zip(*(found[name].tolist() for name in ("first", "last", "state", "at")), strict=True)
    return [
        Stretch(day_of(first << _DAY), day_of(last << _DAY), codes.STATES[state], at & _ROOT)
        for first, last, state, at in rows
    ]


def _states(est: Ints, at: Ints, counts: Any) -> tuple[Ints, Ints, Ints]:
    """The state from each step on."""
    total, officials, strong, below, joint = counts.T
    state = np.where(officials >= _minimum_at(at), codes.DUE, codes.TOO_FEW)
    state = np.where(joint > 0, codes.JOINT, state)
    state = np.where(total == 0, codes.NO_MEMBER, state)
    state = np.where(below > 0, codes.BELOW, state)
    return est, at, np.where(strong > 0, codes.OWN, state)


def _by_day(opened: Timeline, est: Ints, at: Ints, state: Ints) -> Rows:
    """Steps as stretches of days while the establishment is open, equal neighbours made one."""
    stop = np.full(len(at), NEVER)
    stop[:-1] = np.where(est[1:] == est[:-1], at[1:], NEVER)
    row = opened.find(est, at, after=True)
    stop = np.where(row >= 0, np.minimum(stop, picked(opened.stop, row)), stop)
    first, last = at >> _DAY, stop >> _DAY
    keep = (row >= 0) & (first < last)
    est, at, first, last, state = (v[keep] for v in (est, at, first, last, state))
    head = np.ones(len(est), np.bool_)
    head[1:] = (est[1:] != est[:-1]) | (state[1:] != state[:-1]) | (first[1:] != last[:-1])
    heads: Any = np.flatnonzero(head)
    tails: Any = np.append(heads[1:], len(est))[: len(heads)] - 1
    return {
        "est": est[heads],
        "first": first[heads],
        "last": last[tails],
        "at": at[heads],
        "state": state[heads],
    }


def _open(view: View, wanted: Bools) -> Timeline:
    time = view.structure.establishments.time
    chosen = wanted[time.subject]
    return joined(Timeline(time.size, time.subject[chosen], time.start[chosen], time.stop[chosen]))


def _memberships(view: View, wanted: Bools, column: str) -> Rows:
    def where(columns: Columns) -> Any:
        mask = wanted[columns[column]] & (columns[column] >= 0)
        mask &= columns["first"] <= columns["last"]
        return mask

    return view.select("membership", where, column, "start", "stop", "status")


def _coverage(view: View, wanted: Bools) -> Rows:
    """Times of the distinct pairs (cell, establishment) of all cells that ever served one
    of the establishments wanted."""
    count = max(view.size("establishment"), 1)

    def where(columns: Columns) -> Any:
        mask = columns["role"] == codes.ROLES.index("coverage")
        mask &= columns["first"] <= columns["last"]
        return mask

    rows = view.select("link", where, "cell", "est", "start", "stop")
    serves = np.zeros(view.size("organisation"), np.bool_)
    serves[rows["cell"][wanted[rows["est"]]]] = True
    chosen = serves[rows["cell"]]
    pair = rows["cell"][chosen].astype(np.int64) * count + rows["est"][chosen]
    start, stop = rows["start"][chosen], rows["stop"][chosen]
    names, numbered = np.unique(pair, return_inverse=True)
    steps = Steps(1)
    steps.spans(numbered, start, stop, 0)
    subject, at, held = steps.sums()
    until = np.append(at[1:], NEVER)
    on = held[:, 0] > 0
    time = joined(Timeline(len(names), subject[on], at[on], until[on]))
    pair = names[time.subject]
    return {"cell": pair // count, "est": pair % count, "start": time.start, "stop": time.stop}


def _cells(view: View, links: Rows) -> tuple[Ints, Ints, Ints, Ints]:
    """Stretches of cells that serve: cell, start, stop, and 0 own and strong, 1 own, 2 joint."""
    serves = np.zeros(view.size("organisation"), np.bool_)
    serves[links["cell"]] = True
    members = _memberships(view, serves, "cell")
    official = members["status"] == 1
    steps = Steps(2)
    start, stop = members["start"][official], members["stop"][official]
    steps.spans(members["cell"][official], start, stop, 0)
    steps.spans(links["cell"], links["start"], links["stop"], 1)
    changes = _rule_changes()
    cells = np.flatnonzero(serves)
    steps.marks(np.repeat(cells, len(changes)), np.tile(changes, len(cells)))
    cell, at, counts = steps.sums()
    own = np.where(counts[:, 0] >= _minimum_at(at), 0, 1)
    kind = np.where(counts[:, 1] == 1, own, np.where(counts[:, 1] > 1, 2, NONE))
    head = np.ones(len(cell), np.bool_)
    head[1:] = (cell[1:] != cell[:-1]) | (kind[1:] != kind[:-1])
    cell, at, kind = cell[head], at[head], kind[head]
    stop = np.full(len(cell), NEVER)
    stop[:-1] = np.where(cell[1:] == cell[:-1], at[1:], NEVER)
    serving = kind != NONE
    return cell[serving], at[serving], stop[serving], kind[serving]


def _meeting(links: Rows, cell: Ints, start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """Pairs (link, stretch) of one cell that share time; stretches are in order of cell."""
    low: Any = np.searchsorted(cell, links["cell"], side="left")
    counts = np.searchsorted(cell, links["cell"], side="right") - low
    link, place = expand(counts)
    row = low[link] + place
    meets = (links["start"][link] < stop[row]) & (start[row] < links["stop"][link])
    return link[meets], row[meets]


def _rule_changes() -> Ints:
    """The moments at which another minimum may begin to hold: the beginning of its day."""
    return np.array(rule_book().cell_minimums()[0], np.int64) << _DAY


def _minimum_at(at: Ints) -> Any:
    """The minimum of the day of each moment."""
    days, minimums = rule_book().cell_minimums()
    return np.array(minimums)[np.searchsorted(days, at >> _DAY, side="right")]
