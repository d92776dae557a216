"""Members, establishments and organisations of a scope on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, NOWHERE, Bools, Ints
from hatnhan.indicators.coverage import (
    establishments_on,
    links_on,
    organisations_on,
    states_on,
)
from hatnhan.indicators.questions import Scope, Tree
from hatnhan.indicators.reach import Reach, nodes_of, root_of
from hatnhan.indicators.view import Rows, View

Counts = dict[str, int]


def members_in(view: View, reach: Reach, day: date) -> Rows:
    """Memberships of the scope on a day: subject, cell, est, status."""
    members = view.members(day)
    inside = reach.on(day)
    if inside is None:
        return members
    node = nodes_of(view.structure, reach.kind, members["cell"], members["est"])
    chosen = np.flatnonzero(inside[node])
    return {name: values[chosen] for name, values in members.items()}


def describe(view: View, members: Rows, day: date) -> Rows:
    """What each member counts under: sex, ethnic, youth, minority, band."""
    about, born = view.about(members["subject"], day)
    ethnic = about >> codes.ETHNIC_SHIFT
    return {
        "female": (about >> codes.FEMALE_BIT & 1) == 1,
        "ethnic": ethnic,
        "minority": (ethnic != codes.KINH) & (ethnic != codes.FOREIGNER),
        "youth": (about >> codes.YOUTH_BIT & 1) == 1,
        "band": codes.band_of(born, day.year, day.month, day.day),
    }


def member_figures(view: View, reach: Reach, day: date) -> dict[str, Any]:
    """The ``members`` part of an answer."""
    members = members_in(view, reach, day)
    about = describe(view, members, day)
    total = len(members["subject"])
    official = int(np.count_nonzero(members["status"]))
    by_ethnic = np.bincount(about["ethnic"], minlength=codes.ETHNIC_CODES)
    by_band = np.bincount(about["band"], minlength=len(codes.BANDS))
    minority = total - int(by_ethnic[codes.KINH]) - int(by_ethnic[codes.FOREIGNER])
    return {
        "total": total,
        "official": official,
        "probationary": total - official,
        "female": int(np.count_nonzero(about["female"])),
        "ethnic_minority": minority,
        "youth_union": int(np.count_nonzero(about["youth"])),
        "by_ethnic": {f"{code:02}": int(by_ethnic[code]) for code in np.flatnonzero(by_ethnic)},
        "by_age_band": named(by_band, codes.BANDS),
        **_by_establishment(view, members["est"], day),
    }


def _by_establishment(view: View, est: Ints, day: date) -> dict[str, Counts]:
    """Members by kind of their establishment, and under each of its zones."""
    today = establishments_on(view, day)
    per = np.bincount(est + 1, minlength=view.size("establishment") + 1)
    without, per = int(per[0]), per[1:]
    kinds = view.image.words["establishment_kind"]
    by_kind = np.zeros(len(kinds) + 1, np.int64)
    np.add.at(by_kind, today["kind"], per)
    by_zone = {
        zone: int(per[(today["zones"] & bit) > 0].sum()) for zone, bit in codes.ZONE_BIT.items()
    }
    unzoned = without + int(per[today["zones"] == 0].sum())
    kind_counts = named(by_kind, kinds.words)
    kind_counts[NOWHERE] = kind_counts.get(NOWHERE, 0) + without
    return {
        "by_establishment_kind": some(kind_counts),
        "by_zone": some({**by_zone, NOWHERE: unzoned}),
    }


def establishments_in(view: View, reach: Reach, day: date) -> Bools:
    """Which establishments are open and in the scope on a day.

    In a place's scope those that lie there; in an organisation's those that a cell of it
    serves or supports or has a member in.
    """
    is_open: Bools = establishments_on(view, day)["row"] >= 0
    inside = reach.on(day)
    if inside is None:
        return is_open
    if reach.kind == "place":
        s = view.structure
        return is_open & inside[s.establishment0 : s.organisation0]
    touched = np.zeros(len(is_open), np.bool_)
    for role in codes.ROLES:
        cell, est = links_on(view, day, role)
        touched[est[inside[cell]]] = True
    members = view.members(day)
    touched[members["est"][inside[members["cell"]] & (members["est"] >= 0)]] = True
    return is_open & touched


def coverage_figures(view: View, reach: Reach, day: date) -> dict[str, Counts]:
    """The ``coverage`` part of an answer: kind of establishment by state."""
    chosen = establishments_in(view, reach, day)
    return table_of_states(
        view, establishments_on(view, day)["kind"][chosen], states_on(view, day)[chosen]
    )


def table_of_states(view: View, kind: Ints, state: Any) -> dict[str, Counts]:
    """Counts by kind and state, zeros left out, kinds in order of their name."""
    kinds = view.image.words["establishment_kind"].words
    width = len(codes.STATES)
    counts = np.bincount(kind * width + state, minlength=len(kinds) * width)
    by_kind = {
        name: named(row, codes.STATES)
        for name, row in zip(kinds, counts.reshape(-1, width), strict=True)
    }
    return {name: row for name, row in sorted(by_kind.items()) if row}


def organisations_in(view: View, reach: Reach, day: date) -> Bools:
    """Which organisations are alive and in the scope on a day."""
    alive: Bools = organisations_on(view, day)["row"] >= 0
    inside = reach.on(day)
    if inside is None:
        return alive
    if reach.kind == "place":
        inside = inside[view.structure.organisation0 :]
    return alive & inside


def organisation_figures(view: View, chosen: Bools, day: date) -> Counts:
    """Counts of some organisations by kind."""
    kind = organisations_on(view, day)["kind"][chosen]
    counts = np.bincount(kind, minlength=len(codes.ORGANISATION_KINDS))
    return named(counts, codes.ORGANISATION_KINDS)


def directly_below(view: View, scope: Scope | None, tree: Tree, day: date) -> Bools | None:
    """Organisations directly under the scope's; without scope under the roots; None for a place."""
    if scope is not None and scope.kind == "place":
        return None
    today = organisations_on(view, day)
    alive: Bools = today["row"] >= 0
    if tree == Tree.THEN:
        above, is_there = today["parent"], alive
    else:
        standing = view.structure.standing
        above, is_there = standing.directly, standing.alive_organisation
    if scope is not None:
        chosen: Bools = alive & (above == root_of(view, scope))
        return chosen
    up = above if tree == Tree.THEN else view.structure.standing.belongs
    is_root = is_there & (up == NONE)
    under_a_root: Bools = alive & (above >= 0) & is_root[above]
    return under_a_root


def named(counts: Any, names: Any) -> Counts:
    """Counts by the name of their place, zeros left out."""
    return {names[i]: int(counts[i]) for i in np.flatnonzero(counts[: len(names)])}


def some(counts: Counts) -> Counts:
    """Counts without the zeros."""
    return {name: count for name, count in counts.items() if count}
