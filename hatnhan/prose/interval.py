"""How far a printed number may lie from the exact one, with exact fractions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from hatnhan.prose.model import Figure

ABOVE = {"hơn", "trên", "ít nhất", "tối thiểu", "không dưới", "không ít hơn", "từ"}
BELOW = {
    "gần", "dưới", "chưa đến", "chưa tới", "chưa đầy", "ngót", "không quá", "tối đa",
    "không đến", "suýt soát",
}  # fmt: skip
REACH = Fraction(1, 20)
"""A qualifier reaches a twentieth of the number, or one unit of its last printed digit that is
not a rounded zero: "gần 120" is 114 to 120, "hơn 8.000" is 8.000 to 9.000."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The exact numbers a printed one may stand for, both ends included."""

    low: Fraction
    high: Fraction

    def __contains__(self, value: Fraction) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, base: Interval) -> Interval | None:
        """Its quotient by a base; None when the base may be nothing."""
        if base.low <= 0 or self.low < 0:
            return None
        return Interval(self.low / base.high, self.high / base.low)


def exactly(value: Fraction) -> Interval:
    """The interval of one number."""
    return Interval(value, value)


def rounded(figure: Figure) -> Interval:
    """The numbers that are printed so when rounded to the last printed digit, either way at a half.

    A whole count without a word of scale stands for itself.
    """
    if figure.step <= 1 and figure.unit not in RATES and figure.value.denominator == 1:
        around = exactly(figure.value)
    else:
        half = figure.step / 2
        around = Interval(figure.value - half, figure.value + half)
    return _widened(figure, around)


def cut(figure: Figure) -> Interval:
    """The numbers that are printed so when cut off instead of rounded."""
    return Interval(figure.value, figure.value + figure.step * Fraction(999_999, 1_000_000))


RATES = frozenset({"%", "điểm %", "lần"})


def _widened(figure: Figure, around: Interval) -> Interval:
    if not figure.qualifier:
        return around
    reach = max(_unit(figure), abs(figure.value) * REACH)
    if figure.qualifier in ABOVE:
        return Interval(around.low, around.high + reach)
    if figure.qualifier in BELOW:
        return Interval(around.low - reach, around.high)
    return Interval(around.low - reach, around.high + reach)


def _unit(figure: Figure) -> Fraction:
    """One unit of the last printed digit that is not zero: 1000 for 8.000, 1/10 for 28,6."""
    if figure.step < 1 or figure.value == 0:
        return figure.step
    unit = figure.step
    while figure.value % (unit * 10) == 0:
        unit *= 10
    return unit


def whole_bases(numerator: Interval, rate: Interval) -> tuple[int, int] | None:
    """The least and greatest whole base on which the numerator gives the rate; None if none does."""
    if rate.low <= 0:
        return None
    low, high = ceil(numerator.low / rate.high), floor(numerator.high / rate.low)
    return (max(low, 1), high) if low <= high else None


def whole_numerator(base: Interval, rate: Interval) -> tuple[int, int] | None:
    """The least and greatest whole numerator giving the rate on a base; None if none does."""
    low, high = ceil(base.low * rate.low), floor(base.high * rate.high)
    return (max(low, 0), high) if low <= high else None
