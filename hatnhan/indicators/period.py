"""What a period brought besides the balance: who was admitted where, and cells founded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from hatnhan.indicators import codes
from hatnhan.indicators.codes import NONE, NOT_OPEN, NOWHERE, Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.coverage import states_on
from hatnhan.indicators.headcount import Counts, named, some
from hatnhan.indicators.reach import Reach
from hatnhan.indicators.view import Rows, View, pairs

_DAY = 40
OPENING_STATES = (*codes.STATES, NOT_OPEN, NOWHERE)


def admitted(view: View, found: Rows, since: date) -> Rows:
    """The admissions among the crossings of a period, with what they are broken down by.

    Columns besides those of crossings: state (place in ``OPENING_STATES``), kind (NONE without
    establishment; of one gone by evening its last), zones, minority, youth.
    """
    chosen = np.flatnonzero(found["line"] == codes.ADMITTED)
    rows = {name: values[chosen] for name, values in found.items()}
    est, evening = rows["est"], ((rows["at"] >> _DAY) + 1) << _DAY
    before = states_on(view, since - timedelta(1))
    state = np.where(before < 0, OPENING_STATES.index(NOT_OPEN), before)
    state = np.append(state, OPENING_STATES.index(NOWHERE))
    spells = view.structure.establishments
    row = spells.time.begun(est, evening)
    about = _persons_at(view, rows["person"], rows["at"] >> _DAY)
    ethnic = about >> codes.ETHNIC_SHIFT
    return {
        **rows,
        "state": state[est],
        "kind": spells.at("kind", row),
        "zones": np.where(row >= 0, spells.at("zones", row), 0),
        "minority": (ethnic != codes.KINH) & (ethnic != codes.FOREIGNER),
        "youth": (about >> codes.YOUTH_BIT & 1) == 1,
    }


def admitted_figures(view: View, rows: Rows) -> dict[str, Any]:
    """The ``admitted_by`` part of an answer."""
    kinds = view.image.words["establishment_kind"].words
    by_state = np.bincount(rows["state"], minlength=len(OPENING_STATES))
    by_kind = np.bincount(rows["kind"] + 1, minlength=len(kinds) + 1)
    kind_counts = named(by_kind[1:], kinds)
    kind_counts[NOWHERE] = kind_counts.get(NOWHERE, 0) + int(by_kind[0])
    zone = {
        name: int(np.count_nonzero(rows["zones"] & bit)) for name, bit in codes.ZONE_BIT.items()
    }
    zone[NOWHERE] = int(np.count_nonzero(rows["zones"] == 0))
    return {
        "opening_state": named(by_state, OPENING_STATES),
        "establishment_kind": some(kind_counts),
        "ethnic_minority": int(np.count_nonzero(rows["minority"])),
        "youth_union": int(np.count_nonzero(rows["youth"])),
        "zone": some(zone),
    }


def _persons_at(view: View, person: Ints, ordinal: Ints) -> Any:
    """The column ``about`` of persons, each at the end of its own day."""
    wanted = np.zeros(view.size("person"), np.bool_)
    wanted[person] = True

    def where(columns: Columns) -> Any:
        return wanted[columns["subject"]] & (columns["first"] <= columns["last"])

    rows = view.select("person", where, "subject", "first", "start", "about")
    # Subject and day fit one word; a day needs 22 bits.
    key = rows["subject"].astype(np.int64) << 22 | rows["first"]
    order = np.lexsort((rows["start"], key))
    asked = person.astype(np.int64) << 22 | ordinal
    place = np.searchsorted(key[order], asked, side="right") - 1
    row = order[np.maximum(place, 0)]
    # Before somebody's registration count the attributes first registered.
    early = (place < 0) | (rows["subject"][row] != person)
    row[early] = order[place[early] + 1]
    return rows["about"][row]


def founded(view: View, reach: Reach, since: date, upto: date) -> Rows:
    """Foundings of cells in the period: cell, at (the moment), by the scope of that evening."""
    spells = view.structure.organisations
    first = spells.time.first()
    first = first[first >= 0]
    start = spells.time.start[first]
    low, high = since.toordinal() << _DAY, (upto.toordinal() + 1) << _DAY
    chosen = codes.IS_CELL[spells["kind"][first]] & (start >= low) & (start < high)
    cell, at = spells.time.subject[first][chosen], start[chosen]
    node = cell if reach.kind != "place" else cell + view.structure.organisation0
    inside = reach.holds(node, ((at >> _DAY) + 1) << _DAY, after=False)
    return {"cell": cell[inside], "at": at[inside]}


def served_kinds(view: View, rows: Rows) -> tuple[Ints, Ints]:
    """Pairs (place among the founded cells, kind): each kind a cell served that evening."""
    place = np.full(view.size("organisation"), NONE)
    place[rows["cell"]] = np.arange(len(rows["cell"]))

    def where(columns: Columns) -> Any:
        mask = place[columns["cell"]] >= 0
        mask &= columns["first"] < columns["last"]
        return mask & (columns["role"] == codes.ROLES.index("coverage"))

    links = view.select("link", where, "cell", "est", "first", "last")
    which = place[links["cell"]]
    day = rows["at"][which] >> _DAY
    held = (links["first"] <= day) & (day < links["last"])
    which, est, evening = which[held], links["est"][held], (day[held] + 1) << _DAY
    spells = view.structure.establishments
    row = spells.time.find(est, evening, after=False)
    kinds = view.image.words["establishment_kind"]
    return pairs(which[row >= 0], spells.at("kind", row[row >= 0]), max(len(kinds), 1))


def founded_figures(view: View, rows: Rows) -> dict[str, Any]:
    """The ``cells_founded`` part of an answer."""
    total = len(rows["cell"])
    which, kind = served_kinds(view, rows)
    kinds = view.image.words["establishment_kind"].words
    counts: Counts = named(np.bincount(kind, minlength=len(kinds)), kinds)
    counts[NOWHERE] = counts.get(NOWHERE, 0) + total - len(np.unique(which))
    return {"total": total, "by_establishment_kind": some(counts)}
