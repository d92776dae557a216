"""Interval rows as columns: what is still believed, and apart from it what no longer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.indicators.codes import Array, Bools, Ints

ENDED: Final = np.iinfo(np.int64).max
"""``start`` and ``kf`` of a row taken out of the believed ones: no question selects it."""
_ENDED_DAY: Final = np.iinfo(np.int32).max
_ROOM: Final = 1024
_WASTE: Final = 16
"""Rows taken out are swept away when they are more than one in this many."""

BASE: Final[dict[str, type[np.generic]]] = {
    "pk": np.int64,
    "start": np.int64,
    "stop": np.int64,
    "first": np.int32,
    "last": np.int32,
    "kf": np.int64,
}
"""Columns of every table: row number, moments, their days (a day sees first <= day < last),
and the recording from which the row is believed."""


class Columns:
    """Columns of equal length that grow at the end."""

    def __init__(self, types: Mapping[str, type[np.generic]]) -> None:
        self._arrays: dict[str, Array] = {k: np.empty(0, t) for k, t in types.items()}
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, name: str) -> Any:
        return self._arrays[name][: self._length]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in the order of the table's definition."""
        return tuple(self._arrays)

    @property
    def nbytes(self) -> int:
        """Memory held, spare room included."""
        return sum(array.nbytes for array in self._arrays.values())

    def append(self, block: Mapping[str, Array]) -> None:
        """Add rows; every column must be given."""
        more = len(block["pk"])
        end = self._length + more
        for name, array in self._arrays.items():
            if end > len(array):
                grown = np.empty(max(end, len(array) * 3 // 2, _ROOM), array.dtype)
                grown[: self._length] = array[: self._length]
                self._arrays[name] = grown
            self._arrays[name][self._length : end] = block[name]
        self._length = end

    def keep(self, mask: Bools) -> None:
        """Drop the rows outside ``mask`` and the spare room."""
        for name, array in self._arrays.items():
            self._arrays[name] = array[: self._length][mask]
        self._length = int(np.count_nonzero(mask))

    def chosen(self, mask: Bools) -> Columns:
        """The rows of a mask as columns of their own."""
        part = Columns({})
        part._arrays = {name: self[name][mask] for name in self._arrays}
        part._length = int(np.count_nonzero(mask))
        return part

    def take(self, rows: Ints, names: tuple[str, ...]) -> dict[str, Any]:
        """The named columns of some rows."""
        return {name: self._arrays[name].take(rows) for name in names}


class Table:
    """One interval table: ``live`` rows are believed now, ``dead`` ones were until ``kt``."""

    def __init__(self, types: Mapping[str, type[np.generic]]) -> None:
        self.live = Columns({**BASE, **types})
        self.dead = Columns({**BASE, **types, "kt": np.int64})
        self._taken = 0

    def add(self, block: dict[str, Any]) -> None:
        """Add rows read from the database; ``kt`` says which are no longer believed."""
        closed = block["kt"] < FOREVER_KNOWN
        if closed.any():
            self.dead.append({k: v[closed] for k, v in block.items()})
            block = {k: v[~closed] for k, v in block.items()}
        self.live.append(block)

    def close(self, pks: Ints, known_to: Ints) -> None:
        """Rows that are no longer believed from recording ``known_to`` on."""
        if not len(pks):
            return
        order = np.argsort(self.live["pk"], kind="stable")
        found = np.searchsorted(self.live["pk"], pks, sorter=order)
        rows = order[np.minimum(found, len(order) - 1)]
        if not np.array_equal(self.live["pk"][rows], pks):
            raise LookupError("a row was closed that the image never saw")
        self.dead.append({**self.live.take(rows, self.live.names), "kt": known_to})
        self.live["start"][rows] = self.live["kf"][rows] = ENDED
        self.live["first"][rows] = _ENDED_DAY
        self._taken += len(rows)
        if self._taken * _WASTE > len(self.live):
            self.tidy()

    def part(self, where: Callable[[Columns], Bools]) -> Table:
        """A table of the rows chosen, apart from this one."""
        part = Table({})
        part.live = self.live.chosen(where(self.live) & (self.live["kf"] != ENDED))
        part.dead = self.dead.chosen(where(self.dead))
        return part

    def tidy(self) -> None:
        """Sweep away the rows taken out and the spare room."""
        self.live.keep(self.live["kf"] != ENDED)
        self._taken = 0
