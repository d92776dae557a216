"""Persons as columns of numbers, by which thousands of pairs are looked at in one step."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hatnhan.capture.persons import births, names
from hatnhan.capture.persons.identity import Identity

Numbers = NDArray[np.int64]
Keys = NDArray[np.uint64]
_PRIME: Final = np.uint64(0x9E3779B97F4A7C15)
_WORDS: Final = ("key", "run", "given", "family", "surname")
_UNITS: Final = ("cell", "establishment", "place")


class Traits:
    """One number for each trait of each person; 0 where it is not known.

    Equal traits have equal numbers; others may too, rarely, so whatever is found by them is
    compared in full.
    """

    def __init__(self, persons: Sequence[Identity]) -> None:
        self.count = len(persons)
        words = {word: array("q") for word in _WORDS}
        for person in persons:
            name = names.read(person.name)
            for word, told in words.items():
                told.append(hash(getattr(name, word)))
        self._of = {word: np.frombuffer(told, np.int64) for word, told in words.items()} | {
            unit: np.fromiter((hash(getattr(p, unit)) for p in persons), np.int64, self.count)
            for unit in _UNITS
        }
        born = np.fromiter(
            (part for p in persons for part in births.read(p.born)), np.int64, 3 * self.count
        )
        self.year, self.month, self.day = born.reshape(-1, 3).T.copy()

    def __getitem__(self, trait: str) -> Numbers:
        """The column of a trait."""
        return self._of[trait]

    def blocks(self, *, probing: bool) -> tuple[Keys, Numbers]:
        """All keys under which these are found, and whose each is; probing also near dates."""
        found: list[tuple[Keys, Numbers]] = []

        def add(salt: int, where: NDArray[np.bool_], *columns: Numbers) -> None:
            at = np.flatnonzero(where)
            found.append((_mixed(salt, *(column[at] for column in columns)), at))

        always = np.ones(self.count, bool)
        dated = self.year > 0
        years = [(dated, self.year + step) for step in ((-1, 0, 1) if probing else (0,))]
        years.append((always if probing else ~dated, np.zeros_like(self.year)))
        for salt, columns in _DATED:
            units = [self[column] for column in columns]
            there = np.logical_and.reduce([unit != 0 for unit in units])
            for when, year in years:
                add(salt, there & when, *units, year)
        undated = ~dated if probing else always
        add(8, undated, self["key"])
        add(9, undated & (self["place"] != 0), self["key"], self["place"])
        add(10, undated & (self["cell"] != 0), self["key"], self["cell"])
        whole = self.day > 0
        add(5, whole, self["key"], self.month, self.day)
        add(6, whole, self.year, self.month, self.day)
        if probing:
            add(6, whole, self.year, self.day, self.month)
        return np.concatenate([k for k, _ in found]), np.concatenate([at for _, at in found])


_DATED: Final = (
    (1, ("key",)),
    (2, ("cell",)),
    (3, ("establishment",)),
    (4, ("place", "given")),
    (7, ("place", "family")),
)
"""Traits that, with the year of birth, make a block."""


def comparable(a: Traits, b: Traits, mine: Numbers, there: Numbers) -> NDArray[np.bool_]:
    """Which pairs have names near enough to be compared, or may be of one birth."""
    near: NDArray[np.bool_] = np.zeros(len(mine), bool)
    for word in ("key", "run", "given", "family"):
        near |= a[word][mine] == b[word][there]
    birth: NDArray[np.bool_] = a["surname"][mine] == b["surname"][there]
    for one, other in ((a.year, b.year), (a.month, b.month), (a.day, b.day)):
        birth &= one[mine] == other[there]
    near |= birth & (a.day[mine] > 0)
    return near


def _mixed(salt: int, *columns: Numbers) -> Keys:
    mixed = np.full(len(columns[0]), salt, np.uint64)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return mixed
