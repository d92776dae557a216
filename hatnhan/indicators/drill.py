"""The records behind one figure, by its dotted path: exactly as many as the figure says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Literal

import numpy as np

from hatnhan.domain.problems import Problem
from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.answer import crossings_of
from hatnhan.indicators.codes import NOWHERE, Bools, Ints
from hatnhan.indicators.coverage import establishments_on, organisations_on, states_on
from hatnhan.indicators.headcount import (
    describe,
    directly_below,
    establishments_in,
    members_in,
    organisations_in,
)
from hatnhan.indicators.history import state_history
from hatnhan.indicators.period import OPENING_STATES, admitted, founded, served_kinds
from hatnhan.indicators.questions import Question
from hatnhan.indicators.reach import Reach, reach_of
from hatnhan.indicators.since import Condition, InScope, came_in, in_youth_union, in_zone
from hatnhan.indicators.timeline import Timeline, joined, picked
from hatnhan.indicators.view import Rows, View

_ROOT = (1 << 34) - 1
_ETHNIC = frozenset(f"{code:02}" for code in range(1, codes.ETHNIC_CODES))


@dataclass(frozen=True)
class Found:
    """Records as places in the image, each with the recording that brought it in."""

    kind: Literal["person", "establishment", "organisation"]
    subject: Ints
    recording: Ints


def drill(view: View, question: Question, path: str) -> Found:
    """The records behind a figure, in the order of what brought them in.

    Raises ``unknown_figure``, and what ``reach_of`` raises.
    """
    reach = reach_of(view, question)
    group, _, rest = path.partition(".")
    finders = {
        "coverage": _coverage,
        "members": _members,
        "organisations": _organisations,
        "direct": _organisations,
        "flow": _flow,
        "admitted_by": _admitted_by,
        "cells_founded": _cells_founded,
    }
    of_period = group in ("flow", "admitted_by", "cells_founded")
    if group not in finders or not rest or (of_period and question.since is None):
        raise Problem("unknown_figure", path=path)
    found = finders[group](view, reach, question, path)
    order = np.lexsort((found.subject, found.recording))
    return Found(found.kind, found.subject[order], found.recording[order])


def _one_of(name: str, names: tuple[str, ...], path: str) -> int:
    if name not in names:
        raise Problem("unknown_figure", path=path)
    return names.index(name)


def _coverage(view: View, reach: Reach, question: Question, path: str) -> Found:
    kind, _, state = path.removeprefix("coverage.").rpartition(".")
    code = _one_of(state, codes.STATES, path)
    day = question.on
    chosen = establishments_in(view, reach, day) & (states_on(view, day) == code)
    chosen &= establishments_on(view, day)["kind"] == view.image.words["establishment_kind"].find(
        kind
    )
    history = state_history(view, chosen)
    held = history["first"] <= day.toordinal()
    held &= day.toordinal() < history["last"]
    est, at = history["est"][held], history["at"][held]
    if reach.kind == "place" and reach.time is not None:
        node = est + view.structure.establishment0
        row = reach.time.find(node, np.full(len(node), end_of_day(day)), after=False)
        at = np.maximum(at, picked(reach.time.start, row))
    return Found("establishment", est, at & _ROOT)


def _members(view: View, reach: Reach, question: Question, path: str) -> Found:
    members = members_in(view, reach, question.on)
    chosen, conditions, status = _counted(view, members, question, path)
    rows = {name: values[chosen] for name, values in members.items()}
    since = came_in(view, rows, question.on, [InScope(view, reach), *conditions], status)
    return Found("person", rows["subject"].astype(np.int64), since & _ROOT)


def _counted(
    view: View, members: Rows, question: Question, path: str
) -> tuple[Bools, list[Condition], int | None]:
    """Which members a path counts, and on what that depends besides the scope."""
    name, _, value = path.removeprefix("members.").partition(".")
    about = describe(view, members, question.on)
    every = np.ones(len(members["subject"]), np.bool_)
    if name in codes.STATUSES and not value:
        status = codes.STATUSES.index(name)
        return members["status"] == status, [], status
    plain: dict[str, tuple[Bools, list[Condition]]] = {
        "total": (every, []),
        "female": (about["female"], []),
        "ethnic_minority": (about["minority"], []),
        "youth_union": (about["youth"], [in_youth_union(view)]),
    }
    if name in plain and not value:
        return *plain[name], None
    if name == "by_ethnic" and value in _ETHNIC:
        return about["ethnic"] == int(value), [], None
    if name == "by_age_band":
        return about["band"] == _one_of(value, codes.BANDS, path), [], None
    if name == "by_establishment_kind" and value:
        return _of_kind(view, members["est"], value, question), [], None
    if name == "by_zone":
        return *_of_zone(view, members["est"], value, question, path), None
    raise Problem("unknown_figure", path=path)


def _of_kind(view: View, est: Ints, kind: str, question: Question) -> Bools:
    kinds = np.append(establishments_on(view, question.on)["kind"], codes.NONE)
    code = view.image.words["establishment_kind"].find(kind)
    chosen: Bools = (kinds[est] == code) & (est >= 0) & (code >= 0)
    return chosen | (est < 0) if kind == NOWHERE else chosen


def _of_zone(
    view: View, est: Ints, zone: str, question: Question, path: str
) -> tuple[Bools, list[Condition]]:
    zones = np.append(establishments_on(view, question.on)["zones"], 0)
    if zone == NOWHERE:
        return zones[est] == 0, []
    bit = codes.ZONE_BIT[codes.ZONES[_one_of(zone, codes.ZONES, path)]]
    return (zones[est] & bit) > 0, [in_zone(view, bit)]


def _organisations(view: View, reach: Reach, question: Question, path: str) -> Found:
    group, _, kind = path.partition(".")
    code = _one_of(kind, codes.ORGANISATION_KINDS, path)
    day = question.on
    if group == "direct":
        below = directly_below(view, question.scope, question.tree, day)
        if below is None:
            raise Problem("unknown_figure", path=path)
        chosen = below
    else:
        chosen = organisations_in(view, reach, day)
    orgs = np.flatnonzero(chosen & (organisations_on(view, day)["kind"] == code))
    spells = view.structure.organisations
    same = spells["kind"] == code
    time = joined(
        Timeline(
            spells.time.size,
            spells.time.subject[same],
            spells.time.start[same],
            spells.time.stop[same],
        )
    )
    cut = np.full(len(orgs), end_of_day(day))
    at = picked(time.start, time.find(orgs, cut, after=False))
    if group == "organisations" and reach.time is not None:
        node = orgs + (view.structure.organisation0 if reach.kind == "place" else 0)
        at = np.maximum(at, picked(reach.time.start, reach.time.find(node, cut, after=False)))
    return Found("organisation", orgs, at & _ROOT)


def _flow(view: View, reach: Reach, question: Question, path: str) -> Found:
    line = path.removeprefix("flow.")
    if line == "closing":
        return _members(view, reach, question, "members.total")
    if line == "opening":
        before = replace(question, on=question.begins - timedelta(1), since=None)
        return _members(view, reach, before, "members.total")
    code = _one_of(line, codes.FLOW, path)
    found = crossings_of(view, reach, question)
    chosen = found["line"] == code
    return Found("person", found["person"][chosen].astype(np.int64), found["at"][chosen] & _ROOT)


def _admitted_by(view: View, reach: Reach, question: Question, path: str) -> Found:
    rows = admitted(view, crossings_of(view, reach, question), question.begins)
    name, _, value = path.removeprefix("admitted_by.").partition(".")
    chosen: Any
    if name == "opening_state":
        chosen = rows["state"] == _one_of(value, OPENING_STATES, path)
    elif name == "establishment_kind" and value:
        code = view.image.words["establishment_kind"].find(value)
        chosen = (rows["kind"] == code) & (code >= 0)
        if value == NOWHERE:
            chosen |= rows["kind"] < 0
    elif name == "zone":
        zones = (*codes.ZONES, NOWHERE)
        bit = (*codes.ZONE_BIT.values(), 0)[_one_of(value, zones, path)]
        chosen = (rows["zones"] & bit) > 0 if bit else rows["zones"] == 0
    elif path in ("admitted_by.ethnic_minority", "admitted_by.youth_union"):
        chosen = rows["minority" if name == "ethnic_minority" else "youth"]
    else:
        raise Problem("unknown_figure", path=path)
    return Found("person", rows["person"][chosen].astype(np.int64), rows["at"][chosen] & _ROOT)


def _cells_founded(view: View, reach: Reach, question: Question, path: str) -> Found:
    rows = founded(view, reach, question.begins, question.on)
    name, _, kind = path.removeprefix("cells_founded.").partition(".")
    chosen = np.zeros(len(rows["cell"]), np.bool_)
    if path == "cells_founded.total":
        chosen[:] = True
    elif name == "by_establishment_kind" and kind:
        which, kinds = served_kinds(view, rows)
        chosen[which[kinds == view.image.words["establishment_kind"].find(kind)]] = True
        if kind == NOWHERE:
            serving = np.zeros(len(chosen), np.bool_)
            serving[which] = True
            chosen |= ~serving
    else:
        raise Problem("unknown_figure", path=path)
    return Found("organisation", rows["cell"][chosen], rows["at"][chosen] & _ROOT)
