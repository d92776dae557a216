"""A number with its provenance, and a share of one number in another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hatnhan.domain import vietnamese
from hatnhan.indicators.queries import Question


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, with the question and the path that give it again at any time.

    `code` is its name within the report. `path` is what `hatnhan drill` takes; a sum joins
    paths by " + ", records standing behind two figures at once by " & ".
    """

    code: str
    value: int
    path: str
    question: Question
    name: str
    definition: str

    def __str__(self) -> str:
        return vietnamese.number(self.value)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share: what of what. The share is exact; None where the base is nothing."""

    code: str
    name: str
    numerator: Figure
    base: Figure

    @property
    def share(self) -> Fraction | None:
        """Numerator over base as an exact fraction of one."""
        return vietnamese.share(self.numerator.value, self.base.value)

    def __str__(self) -> str:
        return vietnamese.percent(self.share)

    @property
    def definition(self) -> str:
        """Numerator and base in words."""
        return f"{self.numerator.name} / {self.base.name}"
