"""Which base does a printed rate stand on? Exact arithmetic, no figure of its own.

A rate printed as "28,6 %" stands for every share within half a unit of its last digit. Both
ends are let in, because some writers round a half up and others to the even digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar

_PRINTED = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?: ?%)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its text, its exact value, and the digits after the comma.

    The value of a percentage is the number in front of the sign: "28,6 %" has 28.6.
    """

    text: str
    value: Fraction
    digits: int

    @classmethod
    def read(cls, text: str) -> Printed:
        """The number in a Vietnamese notation: "3.814", "28,6 %".

        Raises ValueError when the text is anything else.
        """
        match = _PRINTED.fullmatch(text)
        if match is None:
            raise ValueError(f"not a printed number: {text!r}")
        whole, decimals = match[1].replace(".", ""), match[2] or ""
        return cls(text, Fraction(int(whole + decimals), 10 ** len(decimals)), len(decimals))

    def allows(self, value: Fraction) -> bool:
        """Whether a writer who had this value could have printed this text."""
        return abs(value - self.value) <= Fraction(1, 2 * 10**self.digits)


class Count(Protocol):
    """Anything with a whole number; a report's figures are."""

    @property
    def value(self) -> int:
        """The number itself."""


C = TypeVar("C", bound=Count)


def gives(printed: Printed, numerator: int, base: int) -> bool:
    """Whether numerator/base, as a percentage, can be printed as this rate."""
    return base > 0 and printed.allows(Fraction(100 * numerator, base))


def giving(printed: Printed, pairs: Iterable[tuple[C, C]]) -> list[tuple[C, C]]:
    """Those (numerator, base) pairs that give the printed rate, in the order tried."""
    return [(top, base) for top, base in pairs if gives(printed, top.value, base.value)]


def base_range(printed: Printed, numerator: int) -> tuple[int, int] | None:
    """The least and greatest whole base on which this numerator gives the printed rate.

    None when there is no such base: then either the numerator or the rate is another's.
    """
    half = Fraction(1, 2 * 10**printed.digits)
    if printed.value <= half or numerator <= 0:
        return None
    least = -(-100 * numerator // (printed.value + half))
    greatest = 100 * numerator // (printed.value - half)
    return (int(least), int(greatest)) if least <= greatest else None
