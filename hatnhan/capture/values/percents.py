"""Rates as printed: kept with what they are a share of, and never taken without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import text
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.read import NOTHING, Context, Read, say, shown
from hatnhan.domain.vietnamese import percent as written

_PRINTED: Final = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?\s*%?")


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of one as printed, its decimals in per cent, and the whole it is a share of."""

    share: Fraction
    digits: int
    whole: int


def percent(cell: Cell, ctx: Context, part: int | None, whole: int | None) -> Read:
    """A `Rate` of `part` in `whole`; refused without a whole, warned where it does not follow.

    A number of at most one is a share formatted as per cent; anything else is per cent.
    """
    if blank(cell):
        return NOTHING
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    read = _share(cell)
    if read is None:
        message = f"“{shown(cell)}” không phải tỷ lệ phần trăm."
        remedy = "Gõ lại, ví dụ 28,6 %."
        return Read(None, (say(cell, ctx, "not_a_percent", Verdict.REFUSED, message, remedy),))
    if not whole:
        message = f"Tỷ lệ {shown(cell)} không có mẫu số."
        remedy = "Thêm cột ghi số làm mẫu."
        return Read(None, (say(cell, ctx, "no_denominator", Verdict.REFUSED, message, remedy),))
    rate = Rate(*read, whole)
    if part is not None and not _follows(rate, part):
        message = (
            f"{shown(cell)} không khớp với {part}/{whole} = "
            f"{written(Fraction(part, whole), rate.digits)}."
        )
        remedy = "Kiểm tra tử số, mẫu số và tỷ lệ."
        said = (*said, say(cell, ctx, "percent_differs", Verdict.WARNED, message, remedy))
    return Read(rate, said)


def _share(cell: Cell) -> tuple[Fraction, int] | None:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not 0 <= value <= 100:
            return None
        exact = Fraction(str(value))
        return (exact, 1) if exact <= 1 else (exact / 100, 1)
    found = _PRINTED.fullmatch(text.clean(str(value)))
    if found is None:
        return None
    digits = len(found[2] or "")
    share = Fraction(int(found[1] + (found[2] or "")), 100 * 10**digits)
    return None if share > 1 else (share, digits)


def _follows(rate: Rate, part: int) -> bool:
    """Equal when rounded to the printed decimals."""
    return abs(Fraction(part, rate.whole) - rate.share) <= Fraction(1, 200 * 10**rate.digits)
