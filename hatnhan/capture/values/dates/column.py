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
from hatnhan.capture.values.dates.typed import STANDS, TURNED
from hatnhan.capture.values.read import Context, say

_TEXT: Final = re.compile(r"\s*'?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{4}\s*")
_MONTHS: Final = 12
_ENOUGH: Final = 5
"""Of so many different days fewer than one table in a hundred has none after the twelfth by chance."""
_FEASTS: Final = frozenset(
    {(3, 2), (2, 9), (7, 5), (1, 5), (1, 1), (1, 7), (1, 6), (1, 10), (10, 10)}
)
"""Days on which admissions and foundings gather: they tell nothing."""
_TOGETHER: Final = 3
"""From so many dates that one shift would mend, it is no chance."""


def swapped(columns: Iterable[tuple[Mapping[int, Cell], Context]]) -> list[tuple[int, Trouble]]:
    """Warnings for true dates whose day and month a month-first computer exchanged, with their row.

    `columns`: the columns of dates of one table, cells by row; they were typed on one computer. The
    mark of it: dates typed with a day after the twelfth stayed text, others became true dates, and
    none of these has a day after the twelfth.
    """
    found: list[tuple[int, Cell, Context, date]] = []
    mixed = False
    for cells, ctx in columns:
        if ctx.confirmed & {TURNED, STANDS}:
            continue
        true = {row: day for row, cell in cells.items() if (day := _true(cell)) is not None}
        texts = any(isinstance(c.value, str) and _TEXT.fullmatch(c.value) for c in cells.values())
        mixed = mixed or bool(true and texts)
        found += [(row, cells[row], ctx, day) for row, day in true.items()]
    days = {(day.day, day.month) for *_, day in found}
    if not mixed or len(days - _FEASTS) < _ENOUGH or any(day > _MONTHS for day, _ in days):
        return []
    return [
        (row, _swapped(cell, ctx, day)) for row, cell, ctx, day in found if day.day != day.month
    ]


def _true(cell: Cell) -> date | None:
    """The day of a cell that is formatted as a date."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else None


def _swapped(cell: Cell, ctx: Context, day: date) -> Trouble:
    other = day.replace(day=day.month, month=day.day).isoformat()
    read = vietnamese(day.isoformat())
    message = (
        f"Cột lẫn ngày thật và chữ; {read} có thể đã bị đảo ngày và tháng từ {vietnamese(other)}."
    )
    remedy = "So vài dòng với giấy tờ; nếu bị đảo thì xác nhận để đổi lại cả cột."
    return say(
        cell, ctx, TURNED, Verdict.WARNED, message, remedy,
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


def shifted(dates: Iterable[Bounded], ctx: Context, days: int) -> dict[int, Trouble]:
    """Dates that break a rule of their row and would keep it moved by `days`, by row; empty when
    fewer than three would. `days` is that between the epochs, forwards or backwards."""
    found: list[tuple[Bounded, date]] = []
    for one in dates:
        if one.earliest <= one.day <= one.latest:
            continue
        day = _moved(one.day, days)
        if day is not None and one.earliest <= day <= one.latest:
            found.append((one, day))
    if len(found) < _TOGETHER:
        return {}
    return {one.row: _shifted(one, day, ctx, len(found)) for one, day in found}


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
    remedy = "So với hồ sơ rồi sửa ngày của dòng này; các ngày khác trong cột giữ nguyên."
    return say(one.cell, ctx, "epoch_shift", Verdict.HELD, message, remedy, value=value)
