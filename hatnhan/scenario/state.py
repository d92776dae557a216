"""The generator's own picture of the province while it tells the story.

It knows just enough to say only what is possible: who is where, which cell serves what, who
may be touched today. It is no second register: nothing reads it once the file is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final

from hatnhan.scenario.plan import Plan
from hatnhan.scenario.recorder import Recorder
from hatnhan.scenario.sure import StoryError, sure

__all__ = [
    "MINIMUM",
    "Commune",
    "District",
    "Establishment",
    "Organisation",
    "Person",
    "StoryError",
    "World",
    "ordinal",
    "sure",
]

MINIMUM: Final = 3
"""Official members a cell needs."""


def ordinal(year: int, month: int, day: int) -> int:
    """Days are plain integers throughout the generator."""
    return date(year, month, day).toordinal()


@dataclass(slots=True, eq=False, repr=False)
class Person:
    """An invented member; ``busy`` is the last day on which a recording about them waits."""

    n: int
    id: str
    name: str
    sex: str
    ethnic: str
    born: int
    born_text: str
    education: str
    youth: bool
    official: bool = False
    exempt: bool = False
    away: bool = False
    suspended: bool = False
    busy: int = 0
    place_on_roll: int = -1
    cell: Organisation | None = None
    est: Establishment | None = None

    @property
    def active(self) -> bool:
        """Whether they are a member today."""
        return self.place_on_roll >= 0


@dataclass(slots=True, eq=False, repr=False)
class District:
    """A district and its Party organisation."""

    id: str
    code: str
    name: str
    organisation: Organisation | None = None


@dataclass(slots=True, eq=False, repr=False)
class Commune:
    """A commune in one of its states; a merger or split makes a new one."""

    id: str
    code: str
    kind: str
    name: str
    district: District | None
    zone: int
    border: bool
    peoples: tuple[list[str], list[int]]
    ests: list[Establishment] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    committee: Organisation | None = None
    office: Organisation | None = None
    next: tuple[str, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class Organisation:
    """A Party organisation; ``tag`` is what it is to the story (village, school, office, …)."""

    id: str
    kind: str
    name: str
    tag: str
    parent: Organisation | None
    commune: Commune | None = None
    alive: bool = True
    official: int = 0
    busy: int = 0
    vigour: float = 1.0
    """How readily it admits, against others of its kind; a few stay small for years."""
    children: dict[str, Organisation] = field(default_factory=dict)
    members: dict[int, Person] = field(default_factory=dict)
    serves: dict[str, Establishment] = field(default_factory=dict)
    supports: dict[str, Establishment] = field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Establishment:
    """A village, school or station; ``host`` is the cell its members attend without a cell."""

    id: str
    kind: str
    name: str
    commune: Commune
    people: str
    alive: bool = True
    zones: tuple[str, ...] = ()
    official: int = 0
    members: dict[int, Person] = field(default_factory=dict)
    cells: dict[str, Organisation] = field(default_factory=dict)
    supporters: dict[str, Organisation] = field(default_factory=dict)
    host: Organisation | None = None
    pledged: bool = False
    """The programme of 2006 has it on its list: life leaves it alone until then."""

    @property
    def own(self) -> Organisation | None:
        """A cell that serves it and nothing else."""
        for cell in self.cells.values():
            if len(cell.serves) == 1:
                return cell
        return None


Event = tuple[Callable[..., None], tuple[Any, ...]]


class World:
    """Everything that stands today, and what is due on which day."""

    def __init__(self, plan: Plan, rng: Random, recorder: Recorder) -> None:
        self.plan = plan
        self.rng = rng
        self.recorder = recorder
        self.day = 0
        self.counters: dict[str, int] = {}
        self.roll: list[Person] = []
        """Members of today, in no order: for counting and for picking one by chance."""
        self.persons = 0
        self.districts: dict[str, District] = {}
        self.communes: dict[str, Commune] = {}
        self.bodies: dict[str, Organisation] = {}
        """The few organisations above the communes, by what they are."""
        self.cells: dict[str, list[Organisation]] = {}
        """Living cells by tag."""
        self.ests: dict[str, Establishment] = {}
        self.relapsed: dict[str, Organisation] = {}
        self.agenda: dict[int, list[Event]] = {}
        self.frozen = 0
        """Until this day no cell is founded or ended, so that a year's count stands."""
        self.pledged_until = 0
        """Last day of the programme's nine months."""
        self.base = 0
        """Members at the end of the nine months."""
        self.slip_chance = 0.0
        """How often an admission is entered wrongly at first."""
        self.wanting: list[Establishment] = []
        """Establishments without a cell of their own, as of the month's plan."""
        self.last: Establishment | None = None
        """The one village still without a cell at the end of 2019."""

    def due(self, day: int, act: Callable[..., None], *args: Any) -> None:
        """Do ``act(world, day, *args)`` on that day."""
        self.agenda.setdefault(day, []).append((act, args))

    def new_id(self, prefix: str) -> str:
        """The next id of a series: V0001, S0002."""
        number = self.counters.get(prefix, 0) + 1
        self.counters[prefix] = number
        return f"{prefix}{number:04d}"

    def weekday(self, day: int) -> int:
        """The day itself, or the Monday after when it falls on a weekend."""
        of_week = date.fromordinal(day).weekday()
        return day + 7 - of_week if of_week >= 5 else day
