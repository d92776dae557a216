"""Numbers in cells that are not formatted as dates: serials, bare years, dates run together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

LAST_SERIAL: Final = 2_958_465
"""31/12/9999."""
SHIFT: Final = 1_462
"""Days between the two epochs of spreadsheets: a cell pasted from one to the other moves so."""


def of_serial(serial: int, *, date1904: bool = False) -> date | None:
    """The day of a serial number, or None where it is the number of no day.

    In the epoch of 1900 serial 60 is 29/02/1900, which never was; days before it count one later.
    """
    if date1904:
        return (
            date(1904, 1, 1) + timedelta(days=serial) if 0 < serial <= LAST_SERIAL - SHIFT else None
        )
    if serial <= 0 or serial == 60 or serial > LAST_SERIAL:
        return None
    return date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=serial)


def run_together(digits: str) -> date | None:
    """Eight digits that are one date as ddmmyyyy (a leading zero may have been lost) or yyyymmdd."""
    if len(digits) == 7:
        digits = "0" + digits
    if len(digits) != 8 or not digits.isdecimal():
        return None
    tries = ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:]))
    for year, month, day in tries:
        if 1890 <= int(year) <= 2100:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None
