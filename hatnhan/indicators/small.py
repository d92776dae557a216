"""A small image of the rows around some recordings."""

from __future__ import annotations

from typing import Any

import numpy as np

from hatnhan.indicators.codes import Bools
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.image import Image
from hatnhan.indicators.layout import STRUCTURE
from hatnhan.indicators.structure import Structure
from hatnhan.indicators.view import View

_MARKED = {
    "membership": {"subject": "subject", "cell": "cell", "est": "est"},
    "person": {"subject": "subject"},
    "link": {"cell": "cell", "est": "est"},
    "establishment": {"subject": "est"},
}
"""Whom a changed row concerns: table to column to person (subject), cell or establishment."""


class SmallImage:
    """The rows that recordings in (low, high] touched, and those needed to count them.

    Besides the persons concerned these are all members of the cells and establishments
    concerned, so that states of coverage come out as in the whole image.
    """

    def __init__(self, image: Image, low: int, high: int) -> None:
        self._sizes = {what: len(image.ids[what]) for what in STRUCTURE}
        members, persons = image.tables["membership"], image.tables["person"]
        marks = _marks(image, low, high)
        small = Image()
        small.head, small.hash = image.head, image.hash
        small.ids, small.words = image.ids, image.words
        small.structure_changes = image.structure_changes
        kept = members.part(lambda columns: _any(columns, marks))
        people = np.zeros(len(image.ids["person"]), np.bool_)
        for columns in (kept.live, kept.dead):
            people[columns["subject"]] = True
        small.tables = {
            **image.tables,
            "membership": kept,
            "person": persons.part(lambda columns: people[columns["subject"]]),
        }
        self._image = small
        self._views: dict[int, View] = {}
        self._structures: dict[int, Structure] = {}

    def view(self, number: int) -> View:
        """The small view at a recording number."""
        if number not in self._views:
            key = self._image.structure_key(number)
            if key not in self._structures:
                self._structures = {key: Structure(self._image.tables, self._sizes, number)}
            while len(self._views) > 1:
                del self._views[next(iter(self._views))]
            self._views[number] = View(self._image, number, self._structures[key])
        return self._views[number]


def _marks(image: Image, low: int, high: int) -> dict[str, Bools]:
    """Persons, cells and establishments concerned by the recordings in (low, high]."""
    marks = {
        "subject": np.zeros(len(image.ids["person"]), np.bool_),
        "cell": np.zeros(len(image.ids["organisation"]), np.bool_),
        "est": np.zeros(len(image.ids["establishment"]), np.bool_),
    }
    for name, marked in _MARKED.items():
        table = image.tables[name]
        for columns in (table.live, table.dead):
            seen = (columns["kf"] > low) & (columns["kf"] <= high)
            if columns is table.dead:
                seen |= (columns["kt"] > low) & (columns["kt"] <= high)
            for column, mark in marked.items():
                subjects = columns[column][seen]
                marks[mark][subjects[subjects >= 0]] = True
    _spread(image, marks)
    return marks


def _spread(image: Image, marks: dict[str, Bools]) -> None:
    """Establishments served by the cells concerned, and all cells that serve any of these."""
    links = image.tables["link"]
    for columns in (links.live, links.dead):
        marks["est"][columns["est"][marks["cell"][columns["cell"]]]] = True
    for columns in (links.live, links.dead):
        marks["cell"][columns["cell"][marks["est"][columns["est"]]]] = True


def _any(columns: Columns, marks: dict[str, Bools]) -> Any:
    mask = np.zeros(len(columns), np.bool_)
    for column, mark in marks.items():
        mask |= mark[columns[column]] & (columns[column] >= 0)
    return mask
