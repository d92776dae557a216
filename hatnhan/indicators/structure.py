"""Where units lie, as believed at one recording number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from hatnhan.indicators.codes import MERGED, NONE, Bools, Ints
from hatnhan.indicators.columns import Table
from hatnhan.indicators.forest import Forest
from hatnhan.indicators.timeline import Timeline, picked

T = TypeVar("T")
_DEPTH = 64
_REMEMBERED = 60


class Spells:
    """Believed rows of one kind of unit, by unit and start; columns by name."""

    def __init__(self, table: Table, known_at: int, size: int) -> None:
        live = np.flatnonzero(table.live["kf"] <= known_at)
        dead = np.flatnonzero((table.dead["kf"] <= known_at) & (table.dead["kt"] > known_at))
        raw = {
            name: np.concatenate([table.live[name][live], table.dead[name][dead]])
            for name in table.live.names
        }
        self.time = Timeline(size, raw["subject"], raw["start"], raw["stop"])
        self._columns = {name: values[self.time.order] for name, values in raw.items()}

    def __getitem__(self, name: str) -> Any:
        return self._columns[name]

    def at(self, name: str, rows: Ints) -> Any:
        """A column by row number, NONE where there is no row."""
        return picked(self._columns[name], rows)

    @cached_property
    def known(self) -> Bools:
        """Which subjects are in this history at all."""
        return self.time.last() >= 0


class Standing:
    """The trees after all facts known: where each unit, ended or not, stands in them.

    A merged unit stands as the one it went into; another ended one as its last parent or
    place; repeatedly. ``lies`` is the node above in the tree of places (all nodes), ``belongs``
    in that of organisations, ``directly`` the living organisation directly above.
    """

    def __init__(self, structure: Structure) -> None:
        s = structure
        places, ests, orgs = s.places, s.establishments, s.organisations
        self.lies: Ints = np.concatenate(
            [
                _ended_into(places, places.at("parent", places.time.last())),
                _ended_into(ests, ests.at("place", ests.time.last()), s.establishment0),
                _ended_into(orgs, s.organisation_up(orgs.time.last()), s.organisation0),
            ]
        )
        self.belongs: Ints = _ended_into(orgs, orgs.at("parent", orgs.time.last()))
        self.alive_place = _endless(places)
        self.alive_organisation = _endless(orgs)

        merged = orgs.at("ending", orgs.time.last()) == MERGED
        became = _first(np.where(merged, orgs.at("successor", orgs.time.last()), NONE), ~merged)
        stands_as = _first(self.belongs, self.alive_organisation)
        self.directly: Ints = picked(stands_as, picked(self.belongs, became))


def _endless(spells: Spells) -> Bools:
    """Which units have not ended."""
    last = spells.time.last()
    endless: Bools = (last >= 0) & (spells.at("ending", last) == 0)
    return endless


def _ended_into(spells: Spells, above: Ints, offset: int = 0) -> Ints:
    """The node above each unit: of a merged one the unit it went into."""
    last = spells.time.last()
    merged = spells.at("ending", last) == MERGED
    successor = spells.at("successor", last) + offset
    return np.where((last >= 0) & merged, successor, above)


def _first(up: Ints, wanted: Bools) -> Ints:
    """Each unit itself if wanted, else the first wanted one on its way up, or NONE."""
    at = np.arange(len(up))
    for _ in range(_DEPTH):
        passed = (at >= 0) & ~picked(wanted, at).astype(bool)
        if not passed.any():
            return at
        at[passed] = up[at[passed]]
    raise RecursionError("the tree of units has a cycle")


class Structure:
    """Units and both forests as believed at one recording number."""

    def __init__(self, tables: dict[str, Table], sizes: dict[str, int], known_at: int) -> None:
        self.sizes = sizes
        self.places = Spells(tables["place"], known_at, sizes["place"])
        self.establishments = Spells(tables["establishment"], known_at, sizes["establishment"])
        self.organisations = Spells(tables["organisation"], known_at, sizes["organisation"])
        self.establishment0 = sizes["place"]
        self.organisation0 = sizes["place"] + sizes["establishment"]
        self.nodes = self.organisation0 + sizes["organisation"]
        self._remembered: OrderedDict[object, Any] = OrderedDict()

    def remember(self, key: object, work: Callable[[], T]) -> T:
        """The result of ``work`` under a key, worked out once; the oldest are forgotten."""
        if key not in self._remembered:
            self._remembered[key] = work()
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(key)
        return self._remembered[key]  # type: ignore[no-any-return]

    def organisation_up(self, rows: Ints) -> Ints:
        """The node above organisations (given by row) in the tree of places."""
        place = self.organisations.at("place", rows)
        parent = self.organisations.at("parent", rows)
        by_parent = np.where(parent >= 0, parent + self.organisation0, NONE)
        return np.where(place >= 0, place, by_parent)

    @cached_property
    def lying(self) -> Forest:
        """Where things lie."""
        p, e, o = self.places, self.establishments, self.organisations
        rows = np.arange(len(o.time))
        return Forest(
            self.nodes,
            np.concatenate(
                [
                    p.time.subject,
                    e.time.subject + self.establishment0,
                    o.time.subject + self.organisation0,
                ]
            ),
            np.concatenate([p["parent"], e["place"], self.organisation_up(rows)]),
            np.concatenate([p.time.start, e.time.start, o.time.start]),
            np.concatenate([p.time.stop, e.time.stop, o.time.stop]),
        )

    @cached_property
    def belonging(self) -> Forest:
        """Who belongs to whom."""
        o = self.organisations
        return Forest(o.time.size, o.time.subject, o["parent"], o.time.start, o.time.stop)

    @cached_property
    def standing(self) -> Standing:
        """The trees after all facts known."""
        return Standing(self)

    def within(self, kind: str, root: int) -> Timeline:
        """When nodes lie in the scope of a place or organisation, by the tree of each day."""
        forest = self.lying if kind == "place" else self.belonging
        return self.remember(("within", kind, root), lambda: forest.within(root))

    def node(self, cell: Any, establishment: Any) -> Any:
        """The node that places a member: the establishment, without one the cell; else NONE."""
        cell, establishment = np.asarray(cell), np.asarray(establishment)
        by_cell = np.where(cell >= 0, cell + self.organisation0, NONE)
        return np.where(establishment >= 0, establishment + self.establishment0, by_cell)
