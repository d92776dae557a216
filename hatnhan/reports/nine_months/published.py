"""Figures as others printed them, beside the computed ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hatnhan.reports.figure import Figure, Rate
from hatnhan.reports.nine_months.bases import Printed


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stated figure was published."""

    title: str
    published_on: date


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as somebody printed it. It is shown beside a computed one, never used as one."""

    code: str
    printed: Printed
    about: str
    source: Source


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stated count beside the computed figure of the same thing."""

    stated: Stated
    computed: Figure

    @property
    def agrees(self) -> bool:
        """Whether the computed figure, printed as the source printed, is the stated one."""
        return self.stated.printed.allows(Fraction(self.computed.value))


@dataclass(frozen=True, slots=True)
class Trial:
    """A stated rate tried against one numerator and one base of the report."""

    rate: Rate
    holds: bool


@dataclass(frozen=True, slots=True)
class StatedRate:
    """A stated rate, the pairs that its own sentence suggests, and every pair that gives it."""

    stated: Stated
    suggested: tuple[Trial, ...]
    giving: tuple[Trial, ...]
