"""The state of every establishment on a day: exclusive, exhaustive (contract, section 3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from hatnhan.domain.times import end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, Ints
from hatnhan.indicators.view import Rows, View, pairs
from hatnhan.statute.rules import rule_book


def establishments_on(view: View, day: date) -> Rows:
    """Establishments open on a day: row (NONE when not open) and kind and zones, by place."""

    def work() -> Rows:
        spells = view.structure.establishments
        rows = spells.time.row_on(end_of_day(day))
        zones = np.where(rows >= 0, spells.at("zones", rows), 0)
        return {"row": rows, "kind": spells.at("kind", rows), "zones": zones}

    return view.remember(("establishments", day), work)


def organisations_on(view: View, day: date) -> Rows:
    """Organisations alive on a day: row (NONE when not), kind and parent, by place."""

    def work() -> Rows:
        spells = view.structure.organisations
        rows = spells.time.row_on(end_of_day(day))
        return {"row": rows, "kind": spells.at("kind", rows), "parent": spells.at("parent", rows)}

    return view.remember(("organisations", day), work)


def links_on(view: View, day: date, role: str) -> tuple[Ints, Ints]:
    """The distinct pairs (cell, open establishment) linked in a role on a day."""

    def work() -> tuple[Ints, Ints]:
        found = view.on("link", day, "role", "cell", "est")
        of_role = found["role"] == codes.ROLES.index(role)
        cell, est = found["cell"][of_role], found["est"][of_role]
        is_open = establishments_on(view, day)["row"][est] >= 0
        return pairs(cell[is_open], est[is_open], max(view.size("establishment"), 1))

    return view.remember(("links", day, role), work)


def states_on(view: View, day: date) -> Any:
    """The state of every establishment (its place in ``codes.STATES``), NONE if not open."""

    def work() -> Any:
        members, ests = view.members(day), view.size("establishment")
        # Members without establishment fall into a first, unused place.
        here = by_status(members["est"] + np.int32(1), members["status"], ests + 1)[1:]
        in_cell = by_status(members["cell"], members["status"], view.size("organisation"))
        return states_from(view, day, here.sum(axis=1), here[:, 1], in_cell[:, 1])

    return view.remember(("states", day), work)


def by_status(unit: Any, status: Any, size: int) -> Any:
    """Members by unit and status, probationary and official."""
    return np.bincount(unit * np.int32(2) + status, minlength=2 * size).reshape(size, 2)


def states_from(view: View, day: date, total: Ints, officials: Ints, in_cell: Ints) -> Any:
    """The state of every establishment from counts of its members and of cells' officials."""
    cell, est = links_on(view, day, "coverage")
    minimum = rule_book().at(day).cell_minimum
    states = classify(total, officials, in_cell, cell, est, minimum)
    states[establishments_on(view, day)["row"] < 0] = NONE
    return states


def classify(
    total: Ints, officials: Ints, in_cell: Ints, cell: Ints, est: Ints, minimum: int
) -> Any:
    """The six states from counts per establishment, officials per cell, and links.

    ``cell`` and ``est`` are the distinct pairs of coverage. A cell that serves one
    establishment is its own cell, one that serves more is a joint cell of each.
    """
    own = np.bincount(cell, minlength=len(in_cell))[cell] == 1
    strong = own & (in_cell[cell] >= minimum)
    states = np.where(officials >= minimum, codes.DUE, codes.TOO_FEW).astype(np.int8)
    states[est[~own]] = codes.JOINT
    states[total == 0] = codes.NO_MEMBER
    states[est[own]] = codes.BELOW
    states[est[strong]] = codes.OWN
    return states
