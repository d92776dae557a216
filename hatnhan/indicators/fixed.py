"""One tree of one day, prepared for adding counts up to all nodes above."""

from __future__ import annotations

from typing import Any

import numpy as np

from hatnhan.indicators.codes import NONE, Ints, Small
from hatnhan.indicators.forest import levels
from hatnhan.indicators.structure import Structure
from hatnhan.indicators.timeline import picked
from hatnhan.indicators.view import Rows


class Fixed:
    """A tree by the node above each node. With a structure it is the tree of places: only its
    places are nodes, and members and establishments are laid into the place they are in."""

    def __init__(self, up: Ints, structure: Structure | None) -> None:
        self.size = len(up) if structure is None else structure.establishment0
        if structure is not None:
            place_of = _first_place(up, self.size).astype(np.int32)
            none = np.array([NONE], np.int32)
            self._by_est = np.append(
                place_of[structure.establishment0 : structure.organisation0], none
            )
            self._by_cell = np.append(place_of[structure.organisation0 :], none)
        self._plan = [_grouped(nodes, up) for nodes in reversed(levels(up[: self.size])[1:])]

    def of_establishments(self, est: Any) -> Small:
        """The place of establishments, NONE where there is none."""
        return self._by_est.take(est, mode="wrap")

    def of_members(self, members: Rows) -> Small:
        """The place of members: of the establishment, without one of the cell."""
        by_cell = self._by_cell.take(members["cell"])
        return np.where(members["est"] >= 0, self.of_establishments(members["est"]), by_cell)

    def rolled(self, counts: Any) -> Any:
        """Counts (one column per node) added up to all nodes above, from the deepest upwards."""
        for order, begins, parents in self._plan:
            counts[:, parents] += np.add.reduceat(counts.take(order, axis=1), begins, axis=1)
        return counts


def _grouped(nodes: Ints, up: Ints) -> tuple[Ints, Ints, Ints]:
    """The nodes of one level in order of the node above, where each group begins, and whose."""
    order = nodes[np.argsort(up[nodes], kind="stable")]
    above = up[order]
    begins = np.flatnonzero(np.append(True, above[1:] != above[:-1]))
    return order, begins, above[begins]


def _first_place(up: Ints, places: int) -> Ints:
    """The first place on the way up from every node, or NONE."""
    at = up.copy()
    while (passed := at >= places).any():
        at = np.where(passed, picked(up, at), at)
    return at
