"""What only a whole column of dates shows: days and months exchanged, dates moved between epochs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values.dates.partial import vietnamese
from hatnhan.capture.values.dates.serials import SHIFT
from hatnhan.capture.values.read import Context, say

_TEXT: Final = re.compile(r"\s*'?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{4}\s*")
_ENOUGH: Final = 5
"""Of so many different days fewer than one column in a hundred has none after the twelfth by chance."""
_FEASTS: Final = frozenset(
    {(3, 2), (2, 9), (7, 5), (1, 5), (1, 1), (1, 7), (1, 6), (1, 10), (10, 10)}
)
"""Days on which admissions and foundings gather: they tell nothing."""
_TOGETHER: Final = 3
"""From so many dates that one shift would mend, it is no chance."""


def swapped(cells: Mapping[int, Cell], ctx: Context) -> dict[int, Trouble]:
    """Warnings for true dates whose day and month a month-first computer exchanged, by row.

    The mark of it: dates typed with a day after the twelfth stayed text, all others became true
    dates, and none of these has a day after the twelfth.
    """
    true: dict[int, date] = {}
    texts = 0
    for row, cell in cells.items():
        if isinstance(cell.value, date):
            true[row] = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        elif isinstance(cell.value, str) and _TEXT.fullmatch(cell.value):
            texts += 1
    telling = {(day.day, day.month) for day in true.values()} - _FEASTS
    if not texts or len(telling) < _ENOUGH or any(day.day > 12 for day in true.values()):
        return {}
    return {
        row: _swapped(cells[row], ctx, day) for row, day in true.items() if day.day != day.month
    }


def _swapped(cell: Cell, ctx: Context, day: date) -> Trouble:
    other = day.replace(day=day.month, month=day.day).isoformat()
    read = vietnamese(day.isoformat())
    message = (
        f"Cột lẫn ngày thật và chữ; {read} có thể đã bị đảo ngày và tháng từ {vietnamese(other)}."
    )
    remedy = "So với giấy tờ; nếu bị đảo thì sửa lại trong tệp."
    return say(
        cell, ctx, "date_maybe_swapped", Verdict.WARNED, message, remedy,
        value=day.isoformat(), candidates=({"value": other},),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounded:
    """A date of a row with the days between which other cells of the row allow it."""

    row: int
    cell: Cell
    day: date
    earliest: date = date.min
    latest: date = date.max


def shifted(dates: Iterable[Bounded], ctx: Context) -> dict[int, Trouble]:
    """Dates that break a rule of their row and would keep it moved by the days between the two
    epochs, by row; empty when fewer than three would."""
    found: dict[int, list[tuple[Bounded, date]]] = {SHIFT: [], -SHIFT: []}
    for one in dates:
        if one.earliest <= one.day <= one.latest:
            continue
        for days, moved in found.items():
            day = _moved(one.day, days)
            if day is not None and one.earliest <= day <= one.latest:
                moved.append((one, day))
    best = max(found.values(), key=len)
    if len(best) < _TOGETHER:
        return {}
    return {one.row: _shifted(one, day, ctx, len(best)) for one, day in best}


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _shifted(one: Bounded, day: date, ctx: Context, how_many: int) -> Trouble:
    value = day.isoformat()
    read = vietnamese(one.day.isoformat())
    message = (
        f"{read} trái với các ngày khác của dòng; {how_many} ngày trong cột lệch đúng {SHIFT:,} ngày, "
        f"như khi dán giữa hai hệ ngày 1900 và 1904. Có lẽ là {vietnamese(value)}."
    ).replace(f"{SHIFT:,}", "1.462")
    remedy = "Xác nhận để dời cả cột, hoặc sửa trong tệp."
    return say(one.cell, ctx, "epoch_shift", Verdict.HELD, message, remedy, value=value)
