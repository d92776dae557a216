"""What lies in the scope of a question, and when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Protocol

import numpy as np

from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.times import end_of_day
from hatnhan.indicators.codes import NONE, Bools, Ints
from hatnhan.indicators.forest import below
from hatnhan.indicators.questions import Question, Scope, Tree
from hatnhan.indicators.structure import Structure
from hatnhan.indicators.timeline import Timeline
from hatnhan.indicators.view import View

Borders = tuple[Ints, Ints, Bools]
"""Changes of scope: node, moment, and whether it came in."""


class Reach(Protocol):
    """The scope of a question. Nodes are those of the tree it is taken in."""

    kind: str
    """``place``, ``organisation``, or ``all``."""

    @property
    def time(self) -> Timeline | None:
        """When each node is in scope; None when that does not change with time."""

    def on(self, day: date, /) -> Bools | None:
        """Which nodes are in scope at the end of a day; None when all are."""

    def holds(self, nodes: Any, at: Any, /, *, after: bool) -> Bools:
        """Which nodes are in scope just after (before) their moment."""

    def borders(self, since: date, upto: date) -> Borders | None:
        """Changes of scope in a period by changes of the tree; None when there can be none."""


class Everything:
    """No scope: the whole register, whatever lies where."""

    kind = "all"
    time = None

    def on(self, day: date) -> None:
        """All nodes."""

    def holds(self, nodes: Any, _at: Any, *, after: bool) -> Bools:  # noqa: ARG002 - see Reach
        """Every node there is."""
        return np.asarray(nodes) >= 0

    def borders(self, since: date, upto: date) -> None:
        """None: nothing leaves the register by being moved."""


class Then:
    """A scope in the tree of each day."""

    def __init__(self, kind: str, time: Timeline) -> None:
        self.kind = kind
        self.time = time

    def on(self, day: date) -> Bools:
        """Nodes in scope at the end of a day."""
        return self.time.row_on(end_of_day(day)) >= 0

    def holds(self, nodes: Any, at: Any, *, after: bool) -> Bools:
        """Which nodes are in scope just after (before) their moment."""
        return self.time.find(nodes, at, after=after) >= 0

    def borders(self, since: date, upto: date) -> Borders:
        """Nodes that came into scope or left it by a change of the tree."""
        low, high = end_of_day(since - timedelta(1)), end_of_day(upto)
        time = self.time
        came = np.flatnonzero((time.start >= low) & (time.start < high))
        left = np.flatnonzero((time.stop >= low) & (time.stop < high))
        return (
            np.concatenate([time.subject[came], time.subject[left]]),
            np.concatenate([time.start[came], time.stop[left]]),
            np.concatenate([np.ones(len(came), bool), np.zeros(len(left), bool)]),
        )


class Now:
    """A scope in the tree after all facts known, held for all days."""

    time = None

    def __init__(self, kind: str, inside: Bools) -> None:
        self.kind = kind
        self._inside = inside

    def on(self, _day: date) -> Bools:
        """Nodes that stand in the scope."""
        return self._inside

    def holds(self, nodes: Any, _at: Any, *, after: bool) -> Bools:  # noqa: ARG002 - see Reach
        """Nodes that stand in the scope, whatever the moment."""
        nodes = np.asarray(nodes)
        inside: Bools = self._inside[nodes] & (nodes >= 0)
        return inside

    def borders(self, since: date, upto: date) -> None:
        """None: this tree holds for all days."""


def root_of(view: View, scope: Scope) -> int:
    """The scope's unit; raises ``unknown_id`` when the history believed does not know it."""
    root = view.image.ids[scope.kind].find(scope.id)
    spells = view.structure.places if scope.kind == "place" else view.structure.organisations
    if root == NONE or root >= view.size(scope.kind) or not spells.known[root]:
        raise Problem("unknown_id", what=WHAT[scope.kind], id=scope.id)
    return root


def reach_of(view: View, question: Question) -> Reach:
    """The scope of a question; raises ``unknown_id`` or ``scope_not_in_tree``."""
    if question.scope is None:
        return Everything()
    kind = question.scope.kind
    root = root_of(view, question.scope)
    if question.tree == Tree.THEN:
        return Then(kind, view.structure.within(kind, root))
    standing = view.structure.standing
    alive = standing.alive_place if kind == "place" else standing.alive_organisation
    if not alive[root]:
        raise Problem("scope_not_in_tree", id=question.scope.id)
    up = standing.lies if kind == "place" else standing.belongs
    inside = view.remember(("standing", kind, root), lambda: below(up, root))
    return Now(kind, inside)


def nodes_of(structure: Structure, kind: str, cell: Any, establishment: Any) -> Any:
    """The nodes that place members, given by cell and establishment, in a scope of this kind."""
    if kind == "organisation":
        return np.asarray(cell)
    return structure.node(cell, establishment)
