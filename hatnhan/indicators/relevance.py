"""Which recordings can have changed an answer.

A recording matters when the rows it opened say something else about the days asked than those
it closed. Rows are compared as the question sees them: cut to its days, without names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

import numpy as np

from hatnhan.domain.times import FOREVER_KNOWN, NEVER, end_of_day
from hatnhan.indicators.codes import Bools, Ints
from hatnhan.indicators.columns import Columns, Table
from hatnhan.indicators.image import Image
from hatnhan.indicators.layout import STRUCTURE
from hatnhan.indicators.questions import Question, Tree

_EDGES: Final = {
    "place": ("parent",),
    "establishment": ("place",),
    "organisation": ("parent", "place"),
}
_SAYS: Final = {
    "place": ("subject", "parent"),
    "establishment": ("subject", "place", "kind", "zones"),
    "organisation": ("subject", "parent", "place", "kind"),
    "link": ("role", "cell", "est"),
    "person": ("subject", "about", "born"),
    "membership": ("subject", "cell", "est", "status"),
}
"""What figures read of each table, besides the days."""

_AT_START: Final = ("line", "from_cell", "from_est")
_AT_STOP: Final = ("end_line",)
_ENDS: Final = ("ending", "successor")


@dataclass
class Relevant:
    """Recordings that may change an answer, in order, and whom they are about.

    ``units`` are those that change rows of units; ``moving`` of these may move members whom they
    do not name, because the tree changes above them. ``persons``, ``cells`` and
    ``establishments`` give places in the image by recording.
    """

    numbers: Ints
    units: set[int] = field(default_factory=set)
    moving: set[int] = field(default_factory=set)
    persons: dict[int, set[int]] = field(default_factory=dict)
    cells: dict[int, set[int]] = field(default_factory=dict)
    establishments: dict[int, set[int]] = field(default_factory=dict)


def relevant(image: Image, question: Question, low: int, high: int) -> Relevant:
    """The recordings in (low, high] that may change the answer."""
    cut = end_of_day(question.on)
    begin = end_of_day(question.begins - timedelta(1)) if question.since else cut
    found = Relevant(np.empty(0, np.int64))
    parts: list[Ints] = []
    for name, table in image.tables.items():
        timeless = name in STRUCTURE and question.tree == Tree.NOW
        window = (0, NEVER) if timeless else (begin, cut)
        names = _SAYS[name] + (_ENDS if timeless else ())
        rows = _Changed(table, names, window, (low, high), everything=name == "person")
        if name == "person":
            rows.keep(_counted(image, rows, begin, cut, low))
        numbers, subjects, says = rows.net(name)
        parts.append(np.unique(numbers))
        if name in STRUCTURE:
            edges = _EDGES[name] + (_ENDS if timeless else ())
            found.units.update(numbers.tolist())
            found.moving |= _moved(numbers, subjects, says[:, [names.index(e) for e in edges]])
        elif name == "link":
            _note(found.cells, numbers, says[:, names.index("cell")])
            _note(found.establishments, numbers, says[:, names.index("est")])
        else:
            _note(found.persons, numbers, subjects)
    found.numbers = np.unique(np.concatenate(parts))
    return found


def _note(by_number: dict[int, set[int]], numbers: Ints, subjects: Ints) -> None:
    for number, subject in zip(numbers.tolist(), subjects.tolist(), strict=True):
        by_number.setdefault(number, set()).add(subject)


class _Changed:
    """Rows that recordings opened (1) or closed (-1), as the question sees them."""

    def __init__(
        self,
        table: Table,
        names: tuple[str, ...],
        window: tuple[int, int],
        known: tuple[int, int],
        *,
        everything: bool,
    ) -> None:
        parts = [_seen(table.live, "kf", 1, window, known, everything)]
        parts += [_seen(table.dead, end, sign, window, known, everything) for end, sign in _DEAD]
        chosen = [(columns, rows) for columns, rows, _, _ in parts]
        self.number: Ints = np.concatenate([number for _, _, number, _ in parts])
        self.sign: Ints = np.concatenate([sign for _, _, _, sign in parts])
        self.columns = {
            name: np.concatenate([columns[name][rows] for columns, rows in chosen]).astype(np.int64)
            for name in (*names, "start", "stop", "subject", *_extra(table))
        }
        self._names, self._window = names, window

    def keep(self, kept: Bools) -> None:
        """Leave out the other rows."""
        self.number, self.sign = self.number[kept], self.sign[kept]
        self.columns = {name: values[kept] for name, values in self.columns.items()}

    def net(self, name: str) -> tuple[Ints, Ints, Any]:
        """What is left when equal rows opened and closed by one recording cancel out: number,
        subject and what the row says."""
        low, high = self._window
        start, stop = self.columns["start"], self.columns["stop"]
        says = [self.columns[column] for column in self._names]
        if name == "membership":
            says += [np.where(start > low, self.columns[column], 0) for column in _AT_START]
            says += [np.where(stop < high, self.columns[column], 0) for column in _AT_STOP]
        keys = np.stack([*says, np.maximum(start, low), np.minimum(stop, high)])
        order = np.lexsort((*keys, self.number))
        keys, number = keys[:, order], self.number[order]
        fresh = np.ones(len(number), np.bool_)
        fresh[1:] = (number[1:] != number[:-1]) | (keys[:, 1:] != keys[:, :-1]).any(axis=0)
        heads = np.flatnonzero(fresh)
        if not len(heads):
            return number, number, keys.T
        left = heads[np.add.reduceat(self.sign[order], heads) != 0]
        return number[left], self.columns["subject"][order][left], keys[:, left].T


_DEAD: Final = (("kf", 1), ("kt", -1))


def _extra(table: Table) -> tuple[str, ...]:
    names = (*_AT_START, *_AT_STOP)
    return names if "line" in table.live.names else ()


def _seen(
    columns: Columns,
    end: str,
    sign: int,
    window: tuple[int, int],
    known: tuple[int, int],
    everything: bool,
) -> tuple[Columns, Ints, Ints, Ints]:
    """Rows of the window whose ``end`` of belief is a recording in (known]."""
    numbers = columns[end]
    mask = (numbers > known[0]) & (numbers <= known[1])
    if not everything:
        mask &= (columns["start"] < window[1]) & (columns["stop"] >= window[0])
    rows = np.flatnonzero(mask)
    return columns, rows, numbers[rows], np.full(len(rows), sign)


def _counted(image: Image, rows: _Changed, begin: int, cut: int, low: int) -> Bools:
    """Which changed rows of persons can be read: of those who are members in the window by then,
    and later rows only while no earlier one is sure to be read instead."""
    person, start = rows.columns["subject"], rows.columns["start"]
    late = (start >= cut) & _registered(image, rows, cut, low)[person]
    return (rows.number >= _member_since(image, begin, cut, low)[person]) & ~late


def _member_since(image: Image, begin: int, cut: int, low: int) -> Ints:
    """The first recording by which each person is a member in the window; never for others."""
    since = np.full(len(image.ids["person"]), FOREVER_KNOWN)
    table = image.tables["membership"]
    for columns in (table.live, table.dead):
        seen = (columns["start"] < cut) & (columns["stop"] >= begin)
        if columns is table.dead:
            seen &= columns["kt"] > low
        np.minimum.at(since, columns["subject"][seen], columns["kf"][seen])
    return since


def _registered(image: Image, rows: _Changed, cut: int, low: int) -> Bools:
    """Persons known at ``low`` to be registered by the cut, and at no recording since less so."""
    persons = np.zeros(len(image.ids["person"]), np.bool_)
    table = image.tables["person"]
    for columns in (table.live, table.dead):
        known = (columns["start"] < cut) & (columns["kf"] <= low)
        if columns is table.dead:
            known &= columns["kt"] > low
        persons[columns["subject"][known]] = True
    early = rows.columns["start"] < cut
    pair = np.stack([rows.columns["subject"][early], rows.number[early]])
    names, place = np.unique(pair, axis=1, return_inverse=True)
    balance = np.bincount(place.ravel(), weights=rows.sign[early], minlength=names.shape[1])
    persons[names[0][balance < 0]] = False
    return persons


def _moved(numbers: Ints, subjects: Ints, edges: Any) -> set[int]:
    """Recordings after which a unit hangs elsewhere than before. One that is only born or only
    ends, or does so on another day, moves nobody else."""
    order = np.lexsort((subjects, numbers))
    number, subject, edge = numbers[order], subjects[order], edges[order]
    same = (number[1:] == number[:-1]) & (subject[1:] == subject[:-1])
    differs = same & (edge[1:] != edge[:-1]).any(axis=1)
    return set(number[1:][differs].tolist())
