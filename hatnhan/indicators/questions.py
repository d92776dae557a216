"""What may be asked of the engine, and the shapes in which it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from hatnhan.registry.scopes import Scope

__all__ = [
    "Child",
    "Difference",
    "EstablishmentLine",
    "OrganisationLine",
    "Question",
    "Record",
    "Scope",
    "Stretch",
    "Tree",
]


class Tree(StrEnum):
    """Whose boundaries: those of each day, or those after all facts known."""

    THEN = "then"
    NOW = "now"


_SECOND_DAY: Final = date(1, 1, 2)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a day, or a period when ``since`` (its first day) is given.

    ``known_at`` is the number of the last recording that counts, None for the latest.
    """

    on: date
    scope: Scope | None = None
    since: date | None = None
    known_at: int | None = None
    tree: Tree = Tree.THEN

    @property
    def begins(self) -> date:
        """The first day of the period; for a single day that day.

        Never the first day of the calendar: an opening is the state on the day before.
        """
        return self.on if self.since is None else max(self.since, _SECOND_DAY)


@dataclass(frozen=True, slots=True)
class Record:
    """One record behind a figure. ``recording`` is the one that brought it into the figure."""

    kind: Literal["person", "establishment", "organisation"]
    id: str
    label: str
    recording: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One recording between two answers, with the figures it changed (dotted path to change)."""

    recording: int
    kind: str
    on: date | None
    changes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Child:
    """The figures of one unit directly below the scope, for maps and tables."""

    scope: Scope
    name: str
    coverage: dict[str, dict[str, int]]
    members: dict[str, int]


@dataclass(frozen=True, slots=True)
class EstablishmentLine:
    """One establishment on the day asked about: where it lies, its state, members and cells."""

    id: str
    name: str
    kind: str
    zones: tuple[str, ...]
    place_id: str | None
    place_path: tuple[str, ...]
    state: str
    official: int
    probationary: int
    cells: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """One organisation on the day asked about; ``place_id``, its own or inherited, says where."""

    id: str
    name: str
    kind: str
    code: str
    parent_id: str | None
    place_id: str | None
    official: int
    probationary: int
    serves: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days during which an establishment was in one state; ``end_day`` is exclusive.

    ``cause`` is the number of the recording that brought the state about.
    """

    start_day: date
    end_day: date
    state: str
    cause: int
