"""Dates and numbers as the file types them: true dates, serials, bare years."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from typing import Final

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values.dates import years
from hatnhan.capture.values.dates.judge import judged
from hatnhan.capture.values.dates.partial import iso, vietnamese
from hatnhan.capture.values.dates.serials import of_serial, run_together
from hatnhan.capture.values.dates.written import AGAIN, held_as
from hatnhan.capture.values.read import Context, Read, say, shown

TURNED: Final = "date_maybe_swapped"
"""Confirmed for a column: a month-first computer exchanged its days and months."""
STANDS: Final = "date_not_swapped"
"""Confirmed for a column: it did not."""


def of_date(cell: Cell, ctx: Context, value: date) -> Read:
    """A cell formatted as a date; a time of day in it is dropped, and told."""
    day = value.date() if isinstance(value, datetime) else value
    if TURNED in ctx.confirmed and day.day <= 12 and day.day != day.month:
        return _turned(cell, ctx, day.replace(day=day.month, month=day.day))
    text = day.isoformat()
    if day.year < 1900 or day.year > 2150:
        return _other_year(cell, ctx, day)
    if ctx.role == "born" and (year := _year_in_disguise(day)) is not None:
        message = f"Ô định dạng ngày hiện {vietnamese(text)}; có lẽ người gõ chỉ ghi năm {year}."
        remedy = "Gõ lại năm sinh dưới dạng chữ, hoặc xác nhận."
        trouble = say(cell, ctx, "year_in_date", Verdict.HELD, message, remedy, value=str(year))
        return Read(None, (trouble,))
    said = judged(cell, ctx, text)
    if isinstance(value, datetime) and value.time() != time():
        message = f"Ô có cả giờ; chỉ lấy ngày {vietnamese(text)}."
        said = (say(cell, ctx, "time_dropped", Verdict.NORMALISED, message, value=text), *said)
    return Read(text, said)


def _turned(cell: Cell, ctx: Context, day: date) -> Read:
    """A day whose day and month a computer had exchanged, as a person has confirmed."""
    text = day.isoformat()
    message = f"Ngày và tháng đã được đổi lại thành {vietnamese(text)} theo xác nhận cho cả cột."
    told = say(cell, ctx, TURNED, Verdict.NORMALISED, message, value=text)
    return Read(text, (told, *judged(cell, ctx, text)))


def _year_in_disguise(day: date) -> int | None:
    """1957 typed into a cell formatted as a date is shown as 10/05/1905."""
    serial = (day - date(1899, 12, 30)).days
    return serial if 1915 <= serial <= 2030 else None


def _other_year(cell: Cell, ctx: Context, day: date) -> Read:
    era = years.of_another_era(str(day.year), ctx.today)
    if era is not None:
        name, year = era
        value = iso(year, day.month, day.day)
        message = f"Năm {day.year} có vẻ là {name}; có lẽ là {vietnamese(value)}."
        remedy = "Xác nhận cách đọc, hoặc gõ lại năm dương lịch."
        trouble = say(cell, ctx, "year_other_era", Verdict.HELD, message, remedy, value=value)
        return Read(None, (trouble,))
    likely = years.guesses(str(day.year), ctx.today)
    near = f"Có lẽ là năm {likely[0]}? " if likely else ""
    trouble = say(
        cell,
        ctx,
        "year_impossible",
        Verdict.REFUSED,
        f"Năm {day.year} không thể có.",
        near + AGAIN,
        candidates=tuple({"value": iso(y, day.month, min(day.day, 28))} for y in likely[:3]),
    )
    return Read(None, (trouble,))


def of_number(cell: Cell, ctx: Context, number: float) -> Read:
    """A number in a cell that is not formatted as a date."""
    if not math.isfinite(number):
        return _no_day(cell, ctx)
    whole = int(number)
    if number == whole:
        if 1900 <= whole <= 2100:
            return _year(cell, ctx, whole)
        if 0 < whole < 100 and "năm" in ctx.column.casefold():
            year = years.of_two_digits(whole, ctx.role, ctx.today)
            message = f"Năm chỉ có hai chữ số “{whole:02}”; có lẽ là {year}."
            remedy = "Xác nhận cách đọc, hoặc gõ lại năm đủ bốn chữ số."
            trouble = say(
                cell, ctx, "two_digit_year", Verdict.HELD, message, remedy, value=str(year)
            )
            return Read(None, (trouble,))
        if (day := run_together(str(whole))) is not None:
            return held_as(cell, ctx, "date_compact", day.isoformat())
    elif (month := _month_and_year(number)) is not None:
        return held_as(cell, ctx, "date_decimal", month)
    day = of_serial(whole, date1904=ctx.date1904)
    return _no_day(cell, ctx) if day is None else _serial(cell, ctx, day)


def _year(cell: Cell, ctx: Context, year: int) -> Read:
    value = str(year)
    said = judged(cell, ctx, value)
    if "năm" not in ctx.column.casefold():
        message = f"Số {year} được đọc là năm; không tự thêm ngày, tháng."
        said = (say(cell, ctx, "year_only", Verdict.NORMALISED, message, value=value), *said)
    return Read(value, said)


def _month_and_year(number: float) -> str | None:
    """3.1961 as a number is March 1961 typed with a point; 10.196 may be 10.1960."""
    month, year = int(number), round((number - int(number)) * 10_000)
    near = abs(number - month - year / 10_000) < 1e-9
    return iso(year, month) if near and 1 <= month <= 12 and 1900 <= year <= 2100 else None


def _serial(cell: Cell, ctx: Context, day: date) -> Read:
    value = day.isoformat()
    said = judged(cell, ctx, value)
    if day.year > 2150 or day.year < 1905:
        return _no_day(cell, ctx)
    message = f"Số {shown(cell)} không định dạng ngày; số này ứng với ngày {vietnamese(value)}?"
    remedy = "Xác nhận cho cả cột, hoặc định dạng cột là ngày rồi lưu lại."
    return Read(
        value,
        (say(cell, ctx, "serial_date", Verdict.WARNED, message, remedy, value=value), *said),
    )


def _no_day(cell: Cell, ctx: Context) -> Read:
    message = f"Số {shown(cell)} không ứng với ngày nào."
    return Read(None, (say(cell, ctx, "serial_impossible", Verdict.REFUSED, message, AGAIN),))
