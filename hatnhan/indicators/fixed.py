"""One tree of one day, prepared for adding counts up to all nodes above."""

from __future__ import annotations

from typing import Any

import numpy as np

from hatnhan.indicators.codes import Ints
from hatnhan.indicators.forest import levels
from hatnhan.indicators.structure import Structure
from hatnhan.indicators.timeline import picked


class Fixed:
    """A tree by the node above each node. With a structure it is the tree of places: only its
    places are nodes, and establishments and cells are laid into the place they lie in."""

    def __init__(self, up: Ints, structure: Structure | None) -> None:
        self.size = len(up) if structure is None else structure.establishment0
        if structure is not None:
            place_of = _first_place(up, self.size)
            self._by_est = place_of[structure.establishment0 : structure.organisation0]
            self._by_cell = place_of[structure.organisation0 :]
            lying = np.flatnonzero(self._by_est >= 0)
            self._laid = _grouped(lying, self._by_est)
        self._plan = [_grouped(nodes, up) for nodes in reversed(levels(up[: self.size])[1:])]

    def of_establishments(self, est: Any) -> Ints:
        """The place of establishments, NONE where there is none."""
        place: Ints = self._by_est[est]
        return place

    def of_cells(self, cell: Any) -> Ints:
        """The place of organisations, NONE where there is none."""
        place: Ints = self._by_cell[cell]
        return place

    def laid(self, counts: Any) -> Any:
        """Counts of establishments (one column each) by the place they lie in."""
        order, begins, places = self._laid
        result = np.zeros((len(counts), self.size), counts.dtype)
        if len(order):
            result[:, places] = np.add.reduceat(counts.take(order, axis=1), begins, axis=1)
        return result

    def rolled(self, counts: Any) -> Any:
        """Counts (one column per node) added up to all nodes above, from the deepest upwards."""
        for order, begins, parents in self._plan:
            counts[:, parents] += np.add.reduceat(counts.take(order, axis=1), begins, axis=1)
        return counts


def _grouped(nodes: Ints, up: Ints) -> tuple[Ints, Ints, Ints]:
    """The nodes of one level in order of the node above, where each group begins, and whose."""
    order = nodes[np.argsort(up[nodes], kind="stable")]
    above = up[order]
    fresh = np.ones(len(above), np.bool_)
    fresh[1:] = above[1:] != above[:-1]
    begins = np.flatnonzero(fresh)
    return order, begins, above[begins]


def _first_place(up: Ints, places: int) -> Ints:
    """The first place on the way up from every node, or NONE."""
    at = up.copy()
    while (passed := at >= places).any():
        at = np.where(passed, picked(up, at), at)
    return at
