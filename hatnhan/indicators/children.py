"""The units directly below a scope, each with its figures, for maps and tables."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, Ints
from hatnhan.indicators.coverage import (
    establishments_on,
    links_on,
    organisations_on,
    states_on,
)
from hatnhan.indicators.forest import carried
from hatnhan.indicators.headcount import describe, table_of_states
from hatnhan.indicators.labels import keys_of, names_on, spells_of
from hatnhan.indicators.questions import Child, Question, Scope, Tree
from hatnhan.indicators.reach import nodes_of, reach_of, root_of
from hatnhan.indicators.view import View, pairs

_COUNTED = ("female", "minority", "youth")
_NAMES = ("female", "ethnic_minority", "youth_union")


def children(view: View, question: Question) -> list[Child]:
    """Figures of the living units directly below the scope, in order of their birth.

    Without scope: the places below the one root; the roots themselves if there are several
    or nothing lies below. With ``tree=now`` the units of that tree, with the figures of the day.
    Raises what ``reach_of`` raises.
    """
    reach_of(view, question)
    kind = question.scope.kind if question.scope else "place"
    up, alive = _tree(view, question, kind)
    roots = _roots(view, question, up, alive)
    labels = np.full(len(up), NONE)
    labels[roots] = np.arange(len(roots))
    labels = carried(up, labels)
    members = _members(view, question, kind, labels, len(roots))
    coverage = _coverage(view, question, kind, labels, len(roots))
    named_on = question.on if question.tree == Tree.THEN else date.max
    names = names_on(view, spells_of(view, kind), roots, named_on)
    return [
        Child(Scope(kind, key), name, states, counts)
        for key, name, states, counts in zip(
            keys_of(view, kind, roots), names, coverage, members, strict=True
        )
    ]


def _tree(view: View, question: Question, kind: str) -> tuple[Ints, Any]:
    """The node above each node, and which places or organisations the tree has."""
    structure = view.structure
    if question.tree == Tree.NOW:
        standing = structure.standing
        if kind == "place":
            return standing.lies, standing.alive_place
        return standing.belongs, standing.alive_organisation
    cut = end_of_day(question.on)
    if kind == "place":
        return structure.lying.up_on(cut), structure.places.time.row_on(cut) >= 0
    return structure.belonging.up_on(cut), organisations_on(view, question.on)["row"] >= 0


def _roots(view: View, question: Question, up: Ints, alive: Any) -> Ints:
    above = up[: len(alive)]
    if question.scope is not None:
        return np.flatnonzero(alive & (above == root_of(view, question.scope)))
    roots = np.flatnonzero(alive & (above == NONE))
    if len(roots) == 1:
        below = np.flatnonzero(alive & (above == roots[0]))
        return below if len(below) else roots
    return roots


def _members(
    view: View, question: Question, kind: str, labels: Ints, count: int
) -> list[dict[str, int]]:
    members = view.members(question.on)
    label = labels[nodes_of(view.structure, kind, members["cell"], members["est"])]
    inside = label >= 0
    members = {name: values[inside] for name, values in members.items()}
    label = label[inside]
    about = describe(view, members, question.on)
    total = np.bincount(label, minlength=count)
    official = np.bincount(label[members["status"] == 1], minlength=count)
    columns = {"total": total, "official": official, "probationary": total - official}
    for name, column in zip(_NAMES, _COUNTED, strict=True):
        columns[name] = np.bincount(label[about[column]], minlength=count)
    return [{name: int(values[i]) for name, values in columns.items()} for i in range(count)]


def _coverage(
    view: View, question: Question, kind: str, labels: Ints, count: int
) -> list[dict[str, dict[str, int]]]:
    day, structure = question.on, view.structure
    today, states = establishments_on(view, day), states_on(view, day)
    if kind == "place":
        label = labels[structure.establishment0 : structure.organisation0]
        est = np.flatnonzero((today["row"] >= 0) & (label >= 0))
        label = label[est]
    else:
        label, est = _touched(view, question, labels)
    order = np.argsort(label, kind="stable")
    bounds = np.searchsorted(label[order], np.arange(count + 1))
    found = []
    for begin, end in pairwise(bounds):
        chosen = est[order[begin:end]]
        found.append(table_of_states(view, today["kind"][chosen], states[chosen]))
    return found


def _touched(view: View, question: Question, labels: Ints) -> tuple[Ints, Ints]:
    """Pairs (child, establishment that a cell of it serves, supports or has a member in)."""
    day = question.on
    linked = [links_on(view, day, role) for role in codes.ROLES]
    members = view.members(day)
    located = members["est"] >= 0
    cell = np.concatenate([*(cell for cell, _ in linked), members["cell"][located]])
    est = np.concatenate([*(est for _, est in linked), members["est"][located]])
    label = labels[cell]
    inside = label >= 0
    return pairs(label[inside], est[inside], max(view.size("establishment"), 1))
