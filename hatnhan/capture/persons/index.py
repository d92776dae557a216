"""Persons laid out so that those who may be one are found without comparing all with all.

Each record stands under several keys (blocks): its name without marks with its year of birth,
its name with its day and month, its whole date of birth, its cell or establishment with the year,
its commune with the given name, or with the words before it, by sound. Two records are compared
only when they share one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np

from hatnhan.capture.persons import names
from hatnhan.capture.persons.identity import Identity
from hatnhan.capture.persons.traits import Numbers, Traits, comparable

_LARGEST: Final = 400
"""A block of more records tells nothing; narrower ones hold who matters."""
_STEP: Final = 4096
"""Records looked up at a time, which bounds the memory."""


class Index:
    """Known persons by their blocks."""

    def __init__(self, persons: Iterable[Identity]) -> None:
        self.persons: Sequence[Identity] = tuple(persons)
        self._traits = Traits(self.persons)
        self._bearers = Counter(self._traits["key"].tolist())
        keys, owners = self._traits.blocks(probing=False)
        order = np.argsort(keys, kind="stable")
        self._keys, self._owners = keys[order], owners[order]

    @classmethod
    def of_register(cls, day: date, known_at: int | None = None) -> Index:
        """Everybody registered on a day, as believed at a recording number (None: now)."""
        from hatnhan.capture.persons.register import identities

        return cls(identities(day, known_at))

    def bearers(self, name: str) -> int:
        """How many bear this name, marks and order aside."""
        return self._bearers[hash(names.read(name).key)]

    def candidates(self, new: Sequence[Identity]) -> Iterator[tuple[int, int]]:
        """Each pair of places (in `new`, in `persons`) worth comparing, once, in order."""
        if not self.persons:
            return
        for begun in range(0, len(new), _STEP):
            some = Traits(new[begun : begun + _STEP])
            for both in self._sharing(some).tolist():
                mine, there = divmod(both, len(self.persons))
                yield begun + mine, there

    def _sharing(self, traits: Traits) -> Numbers:
        """The pairs that share a key, each as one number, once, in order."""
        keys, owners = traits.blocks(probing=True)
        first = np.searchsorted(self._keys, keys, "left")
        size = np.searchsorted(self._keys, keys, "right") - first
        wanted = (size > 0) & (size <= _LARGEST)
        first, size, owners = first[wanted], size[wanted], owners[wanted]
        mine = np.repeat(owners, size)
        begun = np.repeat(np.cumsum(size) - size, size)
        there = self._owners[np.arange(len(mine)) - begun + np.repeat(first, size)]
        near = comparable(traits, self._traits, mine, there)
        return np.unique(mine[near] * len(self.persons) + there[near])
