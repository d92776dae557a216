"""What a nine-month report holds: figures with their provenance, rates, lists, stated figures.

Nothing here computes a figure; `build` fills it from the indicators, the renderers only read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Generic, TypeVar

from hatnhan.indicators.queries import Question
from hatnhan.reports.figure import Figure, Rate
from hatnhan.reports.nine_months.published import Comparison, StatedRate

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Establishments of one kind (or of all kinds of the programme) on one day."""

    kind: str
    states: Mapping[str, Figure]
    all: Figure
    no_member: Figure
    not_yet: Figure
    covered: Figure
    without_cell: Figure


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a scope stood on one day."""

    on: date
    kinds: tuple[Coverage, ...]
    total: Coverage


@dataclass(frozen=True, slots=True)
class Admissions:
    """Members admitted in the period. `cross` is kind of establishment, then opening group."""

    total: Figure
    by_opening: Mapping[str, Figure]
    by_kind: Mapping[str, Figure]
    cross: Mapping[str, Mapping[str, Figure]]
    minority: Figure
    youth_union: Figure
    difficult_villages: Figure
    border_villages: Figure


@dataclass(frozen=True, slots=True)
class CellsFounded:
    """Cells founded in the period, by the kind of establishment they serve."""

    total: Figure
    by_kind: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Flow:
    """Members at the opening, every increase and decrease, members at the closing."""

    opening: Figure
    increases: tuple[Figure, ...]
    decreases: tuple[Figure, ...]
    closing: Figure


@dataclass(frozen=True, slots=True)
class PartRow:
    """One district (or commune) of the scope: both days and the period between.

    A day on which the unit did not exist (or was not there) has no coverage.
    """

    code: str
    name: str
    opening: Coverage | None
    closing: Coverage | None
    admitted: Figure
    cells: Figure


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """Establishments of one zone on both days, and the admissions there."""

    zone: str
    name: str
    opening: Coverage
    closing: Coverage
    admitted: Figure


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One establishment in a list."""

    id: str
    name: str
    kind: str
    path: tuple[str, ...]
    zones: tuple[str, ...]
    state: str
    official: int
    probationary: int
    cells: tuple[str, ...]
    supporters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Admission:
    """When somebody was admitted, and in which establishment, if any."""

    on: date
    establishment: str | None


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One admission in a list; `marks` are the groups of the report it is counted in."""

    id: str
    name: str
    recording: int
    on: date
    establishment: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class CellLine:
    """One founding of a cell in a list; `serves` is what the cell serves at the closing."""

    id: str
    name: str
    recording: int
    on: date
    kinds: tuple[str, ...]
    serves: tuple[str, ...]
    official: int


@dataclass(frozen=True, slots=True)
class Listing(Generic[Line]):
    """The records behind one figure; there are exactly as many as it says."""

    code: str
    title: str
    figure: Figure
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left at the closing, by what has to be done about it."""

    due: Figure
    soon: Figure
    unsupported: Figure
    below_minimum: Figure


@dataclass(frozen=True, slots=True)
class Unit:
    """The place or organisation the report is about, named as on the closing day."""

    name: str
    kind: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The resolution reported on, and how its named sums treat a joint cell."""

    number: str
    issued_on: date
    issuer: str
    subject: str
    starts_on: date
    joint_counts_as_cell: bool = False


@dataclass(frozen=True, slots=True)
class NineMonths:
    """The whole report: every figure computed at the same known-at, none stored.

    `since` and `on` are the first and the last day of the period that `question` asks about.
    """

    resolution: Resolution
    unit: Unit
    question: Question
    since: date
    on: date
    synthetic: bool
    opening: Standing
    closing: Standing
    admissions: Admissions
    cells: CellsFounded
    flow: Flow
    parts: tuple[PartRow, ...]
    zones: tuple[ZoneRow, ...]
    remaining: Remaining
    rates: tuple[Rate, ...]
    comparisons: tuple[Comparison, ...]
    stated_rates: tuple[StatedRate, ...]
    places: tuple[Listing[PlaceLine], ...]
    admitted: Listing[MemberLine]
    founded: Listing[CellLine]

    def figures(self) -> dict[str, Figure]:
        """Every figure of the report by its code, in the order of the report."""
        return {figure.code: figure for figure in walk(self)}

    def rate(self, code: str) -> Rate:
        """The rate with this code."""
        return next(rate for rate in self.rates if rate.code == code)


def walk(part: object) -> Iterator[Figure]:
    """Every figure in a part of a report, depth first in the order of its fields."""
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, Listing):
        yield part.figure  # its lines are records, thousands of them, and hold no figure
    elif isinstance(part, Mapping):
        for inner in part.values():
            yield from walk(inner)
    elif isinstance(part, tuple):
        for inner in part:
            yield from walk(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from walk(getattr(part, field.name))
