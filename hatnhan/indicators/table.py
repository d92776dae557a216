"""The whole table of a day or period at once: every node of both trees.

``answer`` gives one scope; here one pass over the members gives all of them: headcounts in all
dimensions, coverage by place and kind, and the flow of every node. The two ways check each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, Ints, Small
from hatnhan.indicators.coverage import establishments_on, states_on
from hatnhan.indicators.fixed import Fixed
from hatnhan.indicators.nodeflows import flows_of_nodes
from hatnhan.indicators.questions import Tree
from hatnhan.indicators.view import View

Matrix = Any
"""Counts, one row per figure and one column per node: adding up runs along the rows."""

_FLAGS = 8
_BANDS = len(codes.BANDS)


@dataclass(frozen=True)
class WholeTable:
    """Figures of every node, one row per figure named in ``columns``.

    ``organisations`` by the Party's tree and ``places`` by where members lie count all below;
    ``establishments`` count their own. ``coverage`` has a row per kind and state and a column
    per place. The flows have opening, the lines of ``codes.FLOW`` and closing as rows; they are
    None without a period.
    """

    columns: tuple[str, ...]
    places: Matrix
    organisations: Matrix
    establishments: Matrix
    coverage: Matrix
    place_flow: Matrix | None
    organisation_flow: Matrix | None


def whole_table(
    view: View, day: date, since: date | None = None, tree: Tree = Tree.THEN
) -> WholeTable:
    """The table of a day, with the flows of a period ending on it when ``since`` is given."""
    places, organisations = forests(view, day, tree)
    members = view.members(day)
    counted = _Counted(view, day)
    by_place = places.rolled(counted.by(places.of_members(members), places.size))
    by_organisation = organisations.rolled(counted.by(members["cell"], organisations.size))
    by_establishment = counted.by(members["est"], view.size("establishment"))
    flows = (None, None)
    if since is not None:
        opening = _openings(view, since - timedelta(1), tree)
        closing = by_place[0], by_organisation[0]
        flows = flows_of_nodes(view, since, day, tree, opening, closing)
    coverage = _coverage(view, day, places)
    names = columns_of(view)
    return WholeTable(names, by_place, by_organisation, by_establishment, coverage, *flows)


def columns_of(view: View) -> tuple[str, ...]:
    """Names of the figures of a headcount, as dotted paths below ``members``."""
    kinds = view.image.words["establishment_kind"].words
    return (
        *("total", "official", "female", "youth_union", "ethnic_minority"),
        *(f"by_age_band.{band}" for band in codes.BANDS),
        *(f"by_ethnic.{code:02}" for code in range(codes.ETHNIC_CODES)),
        *(f"by_establishment_kind.{kind}" for kind in (*kinds, codes.NOWHERE)),
        *(f"by_zone.{zone}" for zone in (*codes.ZONES, codes.NOWHERE)),
    )


class _Counted:
    """Members of a day, each with the few numbers that say what to count them under."""

    def __init__(self, view: View, day: date) -> None:
        members = view.members(day)
        about, born = view.about(members["subject"], day)
        band = codes.band_of(born, day.year, day.month, day.day)
        flags = members["status"] | (about & 3) << 1
        self._fine = band.astype(np.int32) * _FLAGS + flags
        self._ethnic = (about >> codes.ETHNIC_SHIFT).astype(np.int32)
        self._kinds = len(view.image.words["establishment_kind"]) + 1
        self._where, self._combinations = _combinations(view, day, members["est"], self._kinds)

    def by(self, node: Small, size: int) -> Matrix:
        """Counts in all dimensions by node; members of no node (NONE) are left out."""
        width = size + 1
        fine = self._bincount(self._fine, node, width, _BANDS * _FLAGS)
        by_flag = fine.reshape(_BANDS, _FLAGS, width).sum(axis=0)
        ethnic = self._bincount(self._ethnic, node, width, codes.ETHNIC_CODES)
        where = self._bincount(self._where, node, width, len(self._combinations))
        total = by_flag.sum(axis=0)
        rows = 5 + _BANDS + codes.ETHNIC_CODES + self._combinations.shape[1]
        result = np.empty((rows, size), np.int32)
        result[0] = total[1:]
        for i in range(3):
            with_flag = [flags for flags in range(_FLAGS) if flags >> i & 1]
            result[1 + i] = by_flag[with_flag, 1:].sum(axis=0)
        result[4] = (total - ethnic[codes.KINH] - ethnic[codes.FOREIGNER])[1:]
        result[5 : 5 + _BANDS] = fine.reshape(_BANDS, _FLAGS, width).sum(axis=1)[:, 1:]
        result[5 + _BANDS : 5 + _BANDS + codes.ETHNIC_CODES] = ethnic[:, 1:]
        here = result[5 + _BANDS + codes.ETHNIC_CODES :]
        here[:] = 0
        for combination, counts in zip(self._combinations, where, strict=True):
            here[combination] += counts[1:].astype(np.int32)
        return result

    @staticmethod
    def _bincount(what: Small, node: Small, width: int, rows: int) -> Matrix:
        key = what * np.int32(width) + node + np.int32(1)
        return np.bincount(key, minlength=rows * width).reshape(rows, width)


def _combinations(view: View, day: date, est: Small, kinds: int) -> tuple[Small, Any]:
    """The combination of kind and zones of each member's establishment, numbered, and for each
    combination which rows (kinds, then zones) it counts under. The first is no establishment."""
    today = establishments_on(view, day)
    codes_of_all = (today["kind"].astype(np.int64) << 8 | today["zones"]) + 1
    codes_of_all[today["row"] < 0] = 0
    names, number = np.unique(np.append(codes_of_all, 0), return_inverse=True)
    # The last element stands for no establishment, which NONE picks.
    where = number.astype(np.int32).take(est, mode="wrap")
    rows = np.zeros((len(names), kinds + len(codes.ZONES) + 1), np.bool_)
    for i, name in enumerate(names.tolist()):
        kind, zones = (kinds - 1, 0) if name == 0 else ((name - 1) >> 8, (name - 1) & 255)
        rows[i, kind] = True
        for place, bit in enumerate(codes.ZONE_BIT.values()):
            rows[i, kinds + place] = bool(zones & bit)
        rows[i, -1] = not zones
    return where, rows


def forests(view: View, day: date, tree: Tree) -> tuple[Fixed, Fixed]:
    """Both trees of a day (or of now), fixed."""
    structure = view.structure
    cut = 0 if tree == Tree.NOW else end_of_day(day)

    def work() -> tuple[Fixed, Fixed]:
        if tree == Tree.NOW:
            lies, belongs = structure.standing.lies, structure.standing.belongs
        else:
            lies, belongs = structure.lying.up_on(cut), structure.belonging.up_on(cut)
        return Fixed(lies, structure), Fixed(belongs, None)

    return structure.remember(("fixed", cut), work)


def _openings(view: View, day: date, tree: Tree) -> tuple[Ints, Ints]:
    """Members of every node of both trees on a day."""
    places, organisations = forests(view, day, tree)
    members = view.on("membership", day, "cell", "est")
    by_place = np.bincount(places.of_members(members) + 1, minlength=places.size + 1)[1:]
    by_cell = np.bincount(members["cell"], minlength=organisations.size)
    return places.rolled(by_place[None])[0], organisations.rolled(by_cell[None])[0]


def _coverage(view: View, day: date, places: Fixed) -> Matrix:
    """Establishments by kind and state (rows) and place (all above it included)."""
    rows = len(view.image.words["establishment_kind"]) * len(codes.STATES)
    today, states = establishments_on(view, day), states_on(view, day)
    est = np.flatnonzero(states != NONE)
    row = today["kind"].take(est) * len(codes.STATES) + states.take(est)
    width = places.size + 1
    key = row * width + places.of_establishments(est) + 1
    counts = np.bincount(key, minlength=rows * width).reshape(rows, width)[:, 1:]
    return places.rolled(np.ascontiguousarray(counts))
