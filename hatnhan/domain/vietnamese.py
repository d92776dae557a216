"""Numbers, dates and enumerations as Vietnamese administrative texts write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from hatnhan.domain.problems import Problem

EARLIEST: Final = date(1930, 2, 3)
"""No record of the Party is older; a year like 0206 is a slip of the finger."""
NO_RATE: Final = "–"
"""Stands where a rate has no base: nothing was there to take a share of."""


def number(value: int) -> str:
    """A whole number with a point between thousands: 3814 is "3.814"."""
    return f"{value:,}".replace(",", ".")


def signed(value: int) -> str:
    """A change, its sign always shown except for none: "+343", "-12", "0"."""
    return f"{'+' if value > 0 else ''}{number(value)}"


def decimal(value: Fraction, digits: int = 1) -> str:
    """An exact number rounded half away from zero to `digits` places: "28,6"."""
    scale = 10**digits
    units = int(abs(value) * scale + Fraction(1, 2))
    whole, rest = divmod(units, scale)
    sign = "-" if value < 0 and units else ""
    return f"{sign}{number(whole)}" + (f",{rest:0{digits}}" if digits else "")


def percent(share: Fraction | None, digits: int = 1) -> str:
    """A share of one as a percentage: 222/776 is "28,6 %", no share at all a dash."""
    return NO_RATE if share is None else f"{decimal(share * 100, digits)} %"


def share(part: int, whole: int) -> Fraction | None:
    """`part` of `whole`, exactly; None when there is no whole."""
    return Fraction(part, whole) if whole else None


def day(when: date) -> str:
    """A date in figures: "10/02/2006"."""
    return f"{when:%d/%m/%Y}"


def long_day(when: date) -> str:
    """A date in words, as at the head of a document: "ngày 05 tháng 02 năm 2006".

    A zero stands before a day below 10 and before months 1 and 2 only, so that neither can
    be altered by a digit written in front.
    """
    return f"ngày {when.day:02} {month(when)}"


def month(when: date) -> str:
    """The month of a date in words: "tháng 02 năm 2006", "tháng 9 năm 2006"."""
    width = 2 if when.month <= 2 else 1
    return f"tháng {when.month:0{width}} năm {when.year}"


def whole_months(since: date, until: date) -> int | None:
    """How many months the period from `since` to `until`, both in it, is; None if not whole.

    11/02/2006 to 10/11/2006 is nine months; 01/01 to 31/03 is three.
    """
    after = until + timedelta(days=1)
    if after.day != since.day or after <= since:
        return None
    return (after.year - since.year) * 12 + after.month - since.month


def listing(items: Sequence[str], last: str = "và") -> str:
    """An enumeration in a sentence: "bản, trường học và trạm y tế"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def typed_day(text: str, where: str) -> date:
    """A day as typed: 10/11/2006, 10-11-2006, 10.11.2006 or 2006-11-10. Raises `Problem`."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            # A calendar date, no moment: there is no time zone to lose.
            found = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if found >= EARLIEST:
            return found
    raise Problem("bad_value", field=where, expected="ngày dạng 10/11/2006")
