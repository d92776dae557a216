"""Dates written as text: read day first, never by the machine's locale."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values import legacy, text
from hatnhan.capture.values.characters import forbidden
from hatnhan.capture.values.dates import lunar, years
from hatnhan.capture.values.dates.judge import OLDEST_AGE, judged
from hatnhan.capture.values.dates.partial import iso, vietnamese
from hatnhan.capture.values.dates.serials import of_serial, run_together
from hatnhan.capture.values.dates.shapes import Parts, parts
from hatnhan.capture.values.read import Context, Read, say, shown
from hatnhan.domain.text import bare

_ERA: Final = re.compile(r"\b(phat lich|p\.?l\.?|dan quoc|minguo|roc)\b|民國|民国")
_NOT_YET: Final = frozenset({"du bi", "chua chuyen", "chua chinh thuc", "db", "chua", "dang du bi"})
_UNKNOWN: Final = frozenset(
    "-|--|---|–|—|…|...|..|.|?|??|???|x|xx|/|khong ro|chua ro|k ro|ko ro|khong nho|khong|khong co|n/a|"
    "na|mat ho so|khong biet|chua xac dinh|khong ro ngay|khong co ho so".split("|")
)
_BESIDE: Final = re.compile(
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)"
)
_MISTYPED: Final = str.maketrans("lIiOoS", "111005")
"""Letters typed for the figures that they look like."""
AGAIN: Final = "Gõ lại theo dạng ngày/tháng/năm, ví dụ 10/02/2006."


def read(cell: Cell, ctx: Context, after: date | None = None) -> Read:
    """A date in words or figures."""
    raw = str(cell.value)
    if (bad := forbidden(raw)) is not None:
        return Read(None, (text.unfit(cell, ctx, bad),))
    tidy = text.clean(raw)
    word = bare(tidy)
    if word in _UNKNOWN or (ctx.role == "recognised" and word in _NOT_YET):
        return _no_date(cell, ctx, word)
    if (era := _ERA.search(word)) is not None:
        return _other_era(cell, ctx, tidy, era[0])
    if lunar.is_lunar(tidy):
        return _lunar(cell, ctx, tidy)
    found = parts(tidy)
    if found is None:
        return _unread(cell, ctx, tidy)
    if len(found.year) != 4 or int(found.year) < years.OLDEST - 90 or int(found.year) > 2150:
        return _odd_year(cell, ctx, found, tidy, after)
    return _dated(cell, ctx, found, tidy)


def _dated(cell: Cell, ctx: Context, found: Parts, tidy: str) -> Read:
    year = int(found.year)
    if (wrong := _impossible(cell, ctx, found, year)) is not None:
        return Read(None, (wrong,))
    value = iso(year, found.month, found.day)
    return Read(value, (*_manner(cell, ctx, found, value, tidy), *judged(cell, ctx, value)))


def _impossible(cell: Cell, ctx: Context, found: Parts, year: int) -> Trouble | None:
    month, day = found.month, found.day
    if month is None:
        return None
    swapped = day is not None and _exists(year, day, month)
    if day is None and not 1 <= month <= 12:
        message = f"Không có tháng {month}."
        remedy = "Gõ lại theo dạng tháng/năm, ví dụ 02/1975."
        return say(cell, ctx, "date_impossible", Verdict.REFUSED, message, remedy)
    if not 1 <= month <= 12:
        message = f"Không có tháng {month} (đọc ngày trước, tháng sau)."
    elif day is not None and not _exists(year, month, day):
        message = f"Không có ngày {day} trong tháng {month}/{year}."
    else:
        return None
    remedy = AGAIN
    if swapped and day is not None:
        remedy += f" Nếu viết tháng trước thì là {month:02}/{day:02}/{year}."
    if (day, month) == (30, 2):
        remedy += " Nếu là ngày âm lịch thì ghi rõ “âm lịch”."
    return say(cell, ctx, "date_impossible", Verdict.REFUSED, message, remedy)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _manner(cell: Cell, ctx: Context, found: Parts, value: str, tidy: str) -> tuple[Trouble, ...]:
    """What is to be told of the way it is written."""
    if found.about:
        message = f"“{tidy}” là ước chừng; ghi {vietnamese(value)}, chữ trong ô giữ ở lượt nhập."
        remedy = "Bổ sung ngày theo hồ sơ nếu có."
        return (say(cell, ctx, "year_approx", Verdict.WARNED, message, remedy, value=value),)
    if found.month is None:
        if "năm" in ctx.column.casefold() and tidy.isdecimal():
            return ()
        message = f"Chỉ biết năm {vietnamese(value)}; không tự thêm ngày, tháng."
        return (say(cell, ctx, "year_only", Verdict.NORMALISED, message, value=value),)
    if found.day is None:
        message = f"Chỉ biết tháng {vietnamese(value)}; không tự thêm ngày."
        return (say(cell, ctx, "month_only", Verdict.NORMALISED, message, value=value),)
    message = f"Ngày viết dạng chữ “{tidy}” được đọc là {vietnamese(value)} (ngày/tháng/năm)."
    if found.time:
        message += f" Bỏ giờ {found.time}."
    return (say(cell, ctx, "date_text", Verdict.NORMALISED, message, value=value),)


def _odd_year(cell: Cell, ctx: Context, found: Parts, tidy: str, after: date | None) -> Read:
    digits = found.year
    if found.month is None and (compact := _compact(cell, ctx, tidy)) is not None:
        return compact
    if len(digits) == 2:
        year = years.of_two_digits(int(digits), ctx.role, ctx.today, after)
        return _proposal(
            cell, ctx, found, year, "two_digit_year", f"Năm chỉ có hai chữ số “{tidy}”"
        )
    if (era := years.of_another_era(digits, ctx.today)) is not None:
        name, year = era
        return _proposal(cell, ctx, found, year, "year_other_era", f"Năm {digits} có vẻ là {name}")
    likely = [y for y in years.guesses(digits, ctx.today) if _fits(found, y)]
    message = f"Năm “{digits}” không thể có."
    remedy = AGAIN
    if likely:
        near = _value(found, likely[0])
        remedy = f"Có lẽ là {vietnamese(near)}? {AGAIN}"
    trouble = say(
        cell,
        ctx,
        "year_impossible",
        Verdict.REFUSED,
        message,
        remedy,
        candidates=tuple({"value": _value(found, y)} for y in likely[:3]),
    )
    return Read(None, (trouble,))


def _compact(cell: Cell, ctx: Context, tidy: str) -> Read | None:
    """Digits run together, which are one date or a serial number typed as text."""
    if tidy.isdecimal() and len(tidy) == 5:
        day = of_serial(int(tidy), date1904=ctx.date1904)
        return (
            None
            if day is None or day.year > 2150
            else held_as(cell, ctx, "serial_text", iso(day.year, day.month, day.day))
        )
    day = run_together(tidy) if tidy.isdecimal() else None
    return None if day is None else held_as(cell, ctx, "date_compact", day.isoformat())


def _fits(found: Parts, year: int) -> bool:
    if found.month is None:
        return True
    return _exists(year, found.month, found.day or 1)


def _value(found: Parts, year: int) -> str:
    return iso(year, found.month, found.day)


def _proposal(cell: Cell, ctx: Context, found: Parts, year: int, code: str, message: str) -> Read:
    if (wrong := _impossible(cell, ctx, found, year)) is not None:
        return Read(None, (wrong,))
    value = _value(found, year)
    return _asked(cell, ctx, code, f"{message}; có lẽ là {vietnamese(value)}.", value)


def _asked(cell: Cell, ctx: Context, code: str, message: str, value: str | None) -> Read:
    remedy = "Xác nhận cách đọc, hoặc gõ lại năm đủ bốn chữ số."
    return Read(None, (say(cell, ctx, code, Verdict.HELD, message, remedy, value=value),))


def held_as(cell: Cell, ctx: Context, code: str, value: str) -> Read:
    """Held, with one proposal."""
    message = f"“{shown(cell)}” không viết theo dạng ngày; có lẽ là {vietnamese(value)}."
    return Read(None, (say(cell, ctx, code, Verdict.HELD, message, AGAIN, value=value),))


def _no_date(cell: Cell, ctx: Context, word: str) -> Read:
    if word in _NOT_YET:
        message = f"“{shown(cell)}”: chưa có {ctx.column or 'ngày chính thức'}."
        return Read(None, (say(cell, ctx, "not_yet", Verdict.NORMALISED, message),))
    message = f"“{shown(cell)}” không cho biết ngày: không rõ, không có hay chưa có?"
    remedy = "Gõ ngày, hoặc để trống nếu chưa có."
    if ctx.role == "born":
        remedy = "Gõ ngày sinh; chỉ biết năm thì gõ năm, ví dụ 1957."
    return Read(None, (say(cell, ctx, "date_unknown", Verdict.HELD, message, remedy),))


def _other_era(cell: Cell, ctx: Context, tidy: str, era: str) -> Read:
    found = parts(re.sub(r"[^\d/.\-\s]", " ", tidy).strip(" .-/"))
    if found is None or len(found.year) > 4:
        return _unread(cell, ctx, tidy)
    buddhist = era.startswith("p")
    year = years.buddhist(int(found.year)) if buddhist else years.minguo(int(found.year))
    message = f"“{tidy}” tính theo {'Phật lịch' if buddhist else 'lịch Dân Quốc'}"
    return _proposal(cell, ctx, found, year, "year_other_era", message)


def _lunar(cell: Cell, ctx: Context, tidy: str) -> Read:
    year = lunar.year(tidy)
    latest = years.latest_of(ctx.role, ctx.today)
    choices = (year,) if year else tuple(map(str, lunar.years(tidy, latest)))
    if year is None and ctx.role == "born":
        year = _only(choices, (ctx.today or date(2099, 12, 31)).year - OLDEST_AGE)
    message = f"“{tidy}” là ngày hoặc năm âm lịch (tháng âm có thể có ngày 30/2)"
    message += f"; giữ làm ghi chú, có lẽ là năm {' hoặc '.join(choices)}." if choices else "."
    trouble = say(
        cell,
        ctx,
        "lunar_date",
        Verdict.HELD,
        message,
        "Ghi ngày dương lịch theo giấy tờ, hoặc xác nhận chỉ ghi năm.",
        value=year,
        candidates=tuple({"value": choice} for choice in choices),
    )
    return Read(None, (trouble,))


def _only(choices: tuple[str, ...], oldest: int) -> str | None:
    """The one year in which somebody alive can have been born, if there is just one."""
    alive = [year for year in choices if int(year) > oldest]
    return alive[0] if len(alive) == 1 else None


def _unread(cell: Cell, ctx: Context, tidy: str) -> Read:
    beside = [found for found in _BESIDE.findall(tidy) if found != tidy]
    if beside:
        inner = [read(Cell(value=found, raw=found), ctx).value for found in beside]
        value = inner[0] if len(inner) == 1 else None
        message = f"“{tidy}” có {len(beside)} ngày hoặc có chữ kèm theo ngày."
        remedy = "Chỉ để một ngày trong ô; phần khác chuyển sang cột khác."
        trouble = say(cell, ctx, "date_with_text", Verdict.HELD, message, remedy, value=value)
        return Read(None, (trouble,))
    if (old := legacy.read(cell, ctx)) is not None:
        meant = str(old.value or "")
        return Read(read(Cell(meant, meant), ctx).value if meant else None, old.troubles)
    message = f"Không đọc được ngày “{tidy}”."
    remedy = AGAIN
    if "năm" in ctx.column.casefold() and "ngày" not in ctx.column.casefold():
        remedy = "Gõ lại năm đủ bốn chữ số, ví dụ 1975."
    mended = tidy.translate(_MISTYPED)
    if mended != tidy and parts(mended) is not None:
        remedy = f"Có lẽ là {mended}? {AGAIN}"
    return Read(None, (say(cell, ctx, "date_unreadable", Verdict.REFUSED, message, remedy),))
