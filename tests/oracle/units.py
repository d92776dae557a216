"""What the world is made of: places, establishments, organisations, persons, memberships.

Units that ended stay where they are, with their last parent and place, so that one can ask
later where they lay.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.oracle import kinds


@dataclass
class Unit:
    """What is born under an id, and may end: ``ending`` says how, ``successor`` into what."""

    id: str
    kind: str
    name: str
    ending: str = ""
    successor: str | None = None

    @property
    def alive(self) -> bool:
        """Whether it has been born and has not ended."""
        return not self.ending

    def end(self, how: str, successor: str | None = None) -> None:
        """End it, keeping its last attributes."""
        self.ending = how
        self.successor = successor


@dataclass
class Place(Unit):
    """A province, district or commune."""

    level: str = "commune"
    parent: str | None = None


@dataclass
class Establishment(Unit):
    """A village, a school, a health station or another."""

    place: str = ""
    zones: frozenset[str] = frozenset()


@dataclass
class Organisation(Unit):
    """A Party organisation; ``place`` is its own, None when it is its parent's."""

    parent: str | None = None
    place: str | None = None

    @property
    def is_cell(self) -> bool:
        """Whether members and links may belong to it."""
        return self.kind in kinds.CELLS

    @property
    def rank(self) -> int:
        """Its rank; a parent's is greater."""
        return kinds.RANKS[self.kind]


@dataclass
class Person(Unit):
    """A record of a person; ``kind`` is empty, ``merged`` is its only ending."""

    sex: str = ""
    born: str = ""
    ethnic: str = ""
    education: str = ""
    youth_union: bool = False


@dataclass
class Membership:
    """An active membership: the cell, the establishment or none, the status and the flags."""

    cell: str
    establishment: str | None
    status: str
    exempt: bool = False
    suspended: bool = False
    away: bool = False


@dataclass(frozen=True)
class Past:
    """How the last membership of a person ended, and with which status."""

    reason: str
    status: str


@dataclass
class Contents:
    """The whole world at one moment; a link is a pair (cell, establishment)."""

    places: dict[str, Place] = field(default_factory=dict)
    establishments: dict[str, Establishment] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)
    past: dict[str, Past] = field(default_factory=dict)
    coverage: set[tuple[str, str]] = field(default_factory=set)
    support: set[tuple[str, str]] = field(default_factory=set)
