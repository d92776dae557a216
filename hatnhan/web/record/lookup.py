"""Finding units by what somebody types, among those of the question's scope and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from hatnhan.domain.text import bare
from hatnhan.domain.times import AsOf
from hatnhan.indicators import queries
from hatnhan.web import units
from hatnhan.web.asof import Asked
from hatnhan.web.filters import matches
from hatnhan.web.names import people_alike
from hatnhan.web.record.fields import Unit

CELLS = ("cell", "grassroots_cell")
COMMITTEES = ("provincial", "upper_grassroots", "grassroots_committee", "sectional")
MOST = 12

Finder = Callable[[str, str], list[Unit]]


class Lookup:
    """Searches one question; candidates are read once for all fields of a form."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._organisations: list[queries.OrganisationLine] | None = None

    def finder(self, search: str) -> Finder:
        """The search of one kind of field: takes key and text, gives what they may mean."""
        searches: dict[str, Finder] = {
            "cell": lambda key, text: self._organisation(CELLS, key, text),
            "committee": lambda key, text: self._organisation(COMMITTEES, key, text),
            "establishment": self._establishment,
            "person": lambda key, text: self._person(key, text, "members.total"),
            "probationer": lambda key, text: self._person(key, text, "members.probationary"),
        }
        return searches[search]

    def _organisation(self, kinds: tuple[str, ...], key: str, text: str) -> list[Unit]:
        if self._organisations is None:
            self._organisations = queries.organisations(self.asked.question)
        names = {line.id: line.name for line in self._organisations}
        found = (
            Unit(line.id, line.name, names.get(line.parent_id or "", ""))
            for line in self._organisations
            if line.kind in kinds
        )
        return _meant(found, key, text)

    def _establishment(self, key: str, text: str) -> list[Unit]:
        lines = queries.establishments(self.asked.question)
        return _meant(
            (Unit(e.id, e.name, ", ".join(reversed(e.place_path[1:]))) for e in lines), key, text
        )

    def _person(self, key: str, text: str, path: str) -> list[Unit]:
        at = AsOf(self.asked.on, self.asked.known_at)
        scope = self.asked.scope
        inside = None
        if scope is not None or path != "members.total":
            inside = {r.id for r in queries.drill(replace(self.asked.question, since=None), path)}
        found = people_alike(key, text, at, inside)
        return _meant((Unit(p.id, p.name, p.where) for p in found), key, text)


def scopes(text: str, asked: Asked) -> list[units.Step]:
    """Places, committees and upper organisations of the day whose names have every word."""
    words = bare(text).split()
    if not words:
        return []
    at = AsOf(asked.on, asked.known_at)
    found = [step for step in units.everything(at) if matches(words, step.name)]
    return sorted(
        found, key=lambda step: (not bare(step.name).endswith(bare(text)), len(step.name))
    )[:MOST]


def _meant(candidates: Iterable[Unit], key: str, text: str) -> list[Unit]:
    """The one with the key; else those whose name is the text; else those that have its words,
    with the names that begin like it first.
    """
    words, whole = bare(text).split(), bare(text)
    same: list[Unit] = []
    near: list[Unit] = []
    for unit in candidates:
        if key and unit.key == key:
            return [unit]
        if bare(unit.name) == whole:
            same.append(unit)
        elif matches(words, unit.name, unit.where):
            near.append(unit)
    if key:
        return []
    return same or sorted(near, key=lambda unit: not bare(unit.name).startswith(whole))
