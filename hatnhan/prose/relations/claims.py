"""A claim: what a rule read in a sentence, with the readings it allows, before it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from hatnhan.prose.interval import Interval, exactly
from hatnhan.prose.model import Kind
from hatnhan.prose.relations.tree import Entry

Shape = Literal["sum", "share", "growth", "excess", "difference", "multiple", "at_most"]
"""How the right side is computed from its terms."""


@dataclass(slots=True)
class Reading:
    """One way to understand a claim: these terms give that result."""

    shape: Shape
    left: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    """Sum: the parts. Share: the numerator. Growth: the later figure. Difference: all terms."""
    base: tuple[Entry, ...] = ()
    """Share: the terms of the base. Growth: the earlier figure. Empty: none is printed."""
    signs: tuple[int, ...] = ()
    """Difference: +1 or -1 for each term."""
    extra: int = 0
    """Sum: members of the list that are named without a number, one each."""
    step: Literal[0, 1, -1] = 0
    """Growth over a difference: the base is the later figure less (1) or plus (-1) the change."""
    why: str = ""
    """Which reading it is, in Vietnamese: "mẫu số nêu trong câu"."""

    @property
    def right(self) -> tuple[Entry, ...]:
        """The figures that give the result, in the order of the contract."""
        return self.terms + self.base

    def computed(self) -> Interval | None:
        """What the terms give, as wide as they are printed; None where nothing can be computed."""
        return _compute(self, [e.interval for e in self.terms], [e.interval for e in self.base])

    def exact(self) -> Fraction | None:
        """What the printed numbers give when taken as they stand."""
        found = _compute(
            self,
            [exactly(e.figure.value) for e in self.terms],
            [exactly(e.figure.value) for e in self.base],
        )
        return None if found is None else found.low


@dataclass(slots=True)
class Claim:
    """What a sentence states, with all the readings the language allows."""

    kind: Kind
    rule: str
    readings: list[Reading]
    """The likeliest first; never empty."""
    firm: bool
    """Whether a false claim is a fault: the words leave no other reading than these."""
    start: int
    end: int
    missing: Literal["", "base", "numerator"] = ""
    others: list[Reading] = field(default_factory=list)
    """Readings that are possible but not stated; one that holds makes the claim hold."""
    quiet: bool = False
    """Say nothing unless it holds: found by value, not by words."""


def total(terms: Sequence[Interval]) -> Interval:
    """The sum of intervals."""
    result = exactly(Fraction(0))
    for term in terms:
        result = result + term
    return result


def _compute(reading: Reading, terms: list[Interval], base: list[Interval]) -> Interval | None:
    match reading.shape:
        case "sum":
            return total([*terms, exactly(Fraction(reading.extra))])
        case "difference":
            result = exactly(Fraction(reading.extra))
            for sign, term in zip(reading.signs, terms, strict=True):
                result = result + term if sign > 0 else result - term
            return result
        case "at_most":
            return total(terms)
        case "share":
            return _times(total(terms).over(total(base)), 100) if base and terms else None
        case "multiple":
            return total(terms).over(total(base)) if base else None
        case "growth" | "excess":
            return _growth(reading, terms, base)


def _growth(reading: Reading, terms: list[Interval], base: list[Interval]) -> Interval | None:
    """The change without its sign, in per cent of the earlier figure, or in times it."""
    if not base:
        return None
    scale = 1 if reading.left[0].figure.unit == "lần" else 100
    if reading.step:  # terms: the change; base: the later figure
        earlier = base[0] - terms[0] if reading.step > 0 else base[0] + terms[0]
        return _times(terms[0].over(earlier), scale)
    change = terms[0] - base[0]
    if change.high < 0:
        change = base[0] - terms[0]
    elif change.low < 0:
        return None
    return _times(change.over(base[0]), scale)


def _times(interval: Interval | None, factor: int) -> Interval | None:
    return None if interval is None else Interval(interval.low * factor, interval.high * factor)
