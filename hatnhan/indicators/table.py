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
from hatnhan.indicators.coverage import establishments_on, states_from
from hatnhan.indicators.fixed import Fixed
from hatnhan.indicators.nodeflows import flows_of_nodes
from hatnhan.indicators.questions import Tree
from hatnhan.indicators.view import View

Matrix = Any
"""Counts, one row per figure and one column per node: adding up runs along the rows."""

_FLAGS = 8
_BANDS = len(codes.BANDS)
_HERE = 5 + _BANDS + codes.ETHNIC_CODES
"""The first row about establishments: kinds, then zones."""


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
    members, counted = view.members(day), _Counted(view, day)
    own = counted.by(members["cell"], organisations.size)
    by_establishment = counted.by(members["est"], view.size("establishment"))
    states = states_from(view, day, by_establishment[0], by_establishment[1], own[1])
    apart = np.flatnonzero(members["est"] < 0)
    by_place = places.laid(by_establishment)
    if len(apart):
        in_place = places.of_cells(members["cell"][apart]).astype(np.int32)
        by_place += counted.by(in_place, places.size, apart)
    by_place, by_organisation = places.rolled(by_place), organisations.rolled(own)
    flows = (None, None)
    if since is not None:
        opening = _openings(view, since - timedelta(1), tree)
        closing = by_place[0], by_organisation[0]
        flows = flows_of_nodes(view, since, day, tree, opening, closing)
    coverage = _coverage(view, day, places, states)
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
        self._flags = members["status"] | (about & 3).astype(np.int32) << 1
        self._band = codes.band_of(born, day.year, day.month, day.day).astype(np.int32)
        self._groups, place = _groups(view)
        self._ethnic = place[about >> codes.ETHNIC_SHIFT]
        kinds = len(view.image.words["establishment_kind"]) + 1
        number, self._combinations = _combinations(view, day, kinds)
        # NONE picks the last one: no establishment.
        self._where = number[members["est"]]

    def by(self, node: Any, size: int, only: Ints | None = None) -> Matrix:
        """Counts in all dimensions by node; members of no node (NONE) are left out.

        ``only`` gives the members that ``node`` is about, otherwise all.
        """
        what = self._flags, self._band, self._ethnic, self._where
        if only is not None:
            what = tuple(values[only] for values in what)  # type: ignore[assignment]
        rows = _FLAGS, _BANDS, len(self._groups), len(self._combinations)
        flags, band, ethnic, where = (
            _bincount(values, node, size + 1, count)
            for values, count in zip(what, rows, strict=True)
        )
        result = np.zeros((_HERE + self._combinations.shape[1], size), np.int32)
        flags.sum(axis=0, out=result[0], dtype=np.int32)
        for i in range(3):
            with_flag = [one for one in range(_FLAGS) if one >> i & 1]
            result[1 + i] = flags[with_flag].sum(axis=0)
        result[5 : 5 + _BANDS] = band
        result[5 + _BANDS + self._groups] = ethnic
        majority = result[5 + _BANDS + codes.KINH] + result[5 + _BANDS + codes.FOREIGNER]
        result[4] = result[0] - majority
        for row, combinations in enumerate(self._combinations.T, _HERE):
            for combination in np.flatnonzero(combinations):
                result[row] += where[combination]
        return result


def _bincount(what: Small, node: Any, width: int, rows: int) -> Matrix:
    """Counts by what (rows) and node (columns); node NONE falls into a first column, left out."""
    key = what * np.int32(width)
    key += node
    key += np.int32(1)
    counts = np.bincount(key, minlength=rows * width).reshape(rows, width)
    return counts[:, 1:]


def _groups(view: View) -> tuple[Ints, Small]:
    """The ethnic groups that anybody in the register belongs to, and the place of each code
    among them."""

    def work() -> tuple[Ints, Small]:
        person = view.image.tables["person"]
        about = np.concatenate([person.live["about"], person.dead["about"]])
        counts = np.bincount(about >> codes.ETHNIC_SHIFT, minlength=codes.ETHNIC_CODES)
        place = np.cumsum(counts > 0) - 1
        return np.flatnonzero(counts), place.astype(np.int32)

    return view.remember("ethnic groups", work)


def _combinations(view: View, day: date, kinds: int) -> tuple[Small, Any]:
    """The combination of kind and zones of each establishment, numbered, with a last one for no
    establishment, and for each combination which rows (kinds, then zones) it counts under."""

    def work() -> tuple[Small, Any]:
        today = establishments_on(view, day)
        each = (today["kind"].astype(np.int64) << 8 | today["zones"]) + 1
        each[today["row"] < 0] = 0
        names, number = np.unique(np.append(each, 0), return_inverse=True)
        rows = np.zeros((len(names), kinds + len(codes.ZONES) + 1), np.bool_)
        for i, name in enumerate(names.tolist()):
            kind, zones = (kinds - 1, 0) if name == 0 else ((name - 1) >> 8, (name - 1) & 255)
            rows[i, kind] = True
            for place, bit in enumerate(codes.ZONE_BIT.values()):
                rows[i, kinds + place] = bool(zones & bit)
            rows[i, -1] = not zones
        return number.astype(np.int32), rows

    return view.remember(("combinations", day, kinds), work)


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
    by_est, apart, by_cell = view.remember(("members by unit", day), lambda: _by_unit(view, day))
    by_place = places.laid(by_est[None])
    by_place += np.bincount(places.of_cells(apart) + 1, minlength=places.size + 1)[None, 1:]
    return places.rolled(by_place)[0], organisations.rolled(by_cell[None].copy())[0]


def _by_unit(view: View, day: date) -> tuple[Ints, Small, Ints]:
    """Members of each establishment, the cells of those without one, members of each cell."""
    members = view.on("membership", day, "cell", "est")
    here = np.bincount(members["est"] + np.int32(1), minlength=view.size("establishment") + 1)
    apart = members["cell"][members["est"] < 0]
    return here[1:], apart, np.bincount(members["cell"], minlength=view.size("organisation"))


def _coverage(view: View, day: date, places: Fixed, states: Any) -> Matrix:
    """Establishments by kind and state (rows) and place (all above it included)."""
    rows = len(view.image.words["establishment_kind"]) * len(codes.STATES)
    est = np.flatnonzero(states != NONE)
    row = establishments_on(view, day)["kind"].take(est) * len(codes.STATES) + states.take(est)
    width = places.size + 1
    key = row * width + places.of_establishments(est) + 1
    counts = np.bincount(key, minlength=rows * width).reshape(rows, width)[:, 1:]
    return places.rolled(np.ascontiguousarray(counts))
