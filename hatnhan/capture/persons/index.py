"""Persons laid out so that those who may be one are found without comparing all with all.

Each record stands under several keys (blocks): its name without marks with its year of birth,
its name with its day and month, its whole date of birth, its cell or establishment with the year,
its commune with the given name by sound. Two records are compared only when they share one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hatnhan.capture.persons import births, names
from hatnhan.capture.persons.identity import Identity

Keys = NDArray[np.int64]
Places = NDArray[np.int64]
_LARGEST: Final = 400
"""A block of more records tells nothing; narrower ones hold who matters."""


class Index:
    """Known persons by their blocks."""

    def __init__(self, persons: Iterable[Identity]) -> None:
        self.persons: Sequence[Identity] = tuple(persons)
        self._bearers = Counter(names.read(p.name).key for p in self.persons)
        keys, owners = _blocks(self.persons, probing=False)
        order = np.argsort(keys, kind="stable")
        self._keys, self._owners = keys[order], owners[order]

    @classmethod
    def of_register(cls, day: date, known_at: int | None = None) -> Index:
        """Everybody registered on a day, as believed at a recording number (None: now)."""
        from hatnhan.capture.persons.register import identities

        return cls(identities(day, known_at))

    def bearers(self, name: str) -> int:
        """How many bear this name, marks and order aside."""
        return self._bearers[names.read(name).key]

    def candidates(self, new: Sequence[Identity]) -> Iterator[tuple[int, int]]:
        """Each pair of places (in `new`, in `persons`) that shares a block, once, in order."""
        keys, owners = _blocks(new, probing=True)
        first = np.searchsorted(self._keys, keys, "left")
        size = np.searchsorted(self._keys, keys, "right") - first
        wanted = (size > 0) & (size <= _LARGEST)
        first, size, owners = first[wanted], size[wanted], owners[wanted]
        mine = np.repeat(owners, size)
        begun = np.repeat(np.cumsum(size) - size, size)
        there = self._owners[np.arange(len(mine)) - begun + np.repeat(first, size)]
        count = max(1, len(self.persons))
        for both in np.unique(mine * count + there).tolist():
            yield divmod(both, count)


def _blocks(persons: Sequence[Identity], *, probing: bool) -> tuple[Keys, Places]:
    """All keys and the place of the record of each; probing also those of near dates."""
    keys: list[int] = []
    owners: list[int] = []
    for at, person in enumerate(persons):
        own = set(_keys(person, probing=probing))
        keys += own
        owners += [at] * len(own)
    return np.array(keys, np.int64), np.array(owners, np.int64)


def _keys(person: Identity, *, probing: bool) -> Iterator[int]:
    name = names.read(person.name)
    year, month, day = births.read(person.born)
    years = (year - 1, year, year + 1, 0) if probing and year else (year,)
    for one in years:
        yield hash((1, name.key, one))
        if person.cell:
            yield hash((2, person.cell, one))
        if person.establishment:
            yield hash((3, person.establishment, one))
        if person.place:
            yield hash((4, person.place, name.given, one))
    if day:
        yield hash((5, name.key, month, day))
        yield hash((6, year, month, day))
        if probing:
            yield hash((6, year, day, month))
