"""Days of a row: whole ones where a fact needs one, and what they say to each other."""

from __future__ import annotations

from datetime import date

from hatnhan.capture.model import Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.values import dates
from hatnhan.capture.values.dates.partial import bounds, full
from hatnhan.capture.values.read import Role


def whole(reader: Reader, field: str, role: Role, born: str | None = None) -> date | None:
    """A day known to the day; of a less precise one its reader has said that it is held."""
    after = bounds(born)[0] if born else None
    return full(reader.get(field, lambda cell, ctx: dates.read(cell, ctx, after), role))


def opening_day(reader: Reader, role: Role) -> date | None:
    """The day from which a unit of a list is there; one day named for the file stands in."""
    day = whole(reader, "on", role)
    if day is not None and day > reader.work.today:
        reader.say(
            "date_in_future",
            Verdict.HELD,
            f"Ngày {reader.printed('on')} ở tương lai.",
            "Sửa lại ngày; nếu là việc sắp tới thì ghi khi đã diễn ra.",
            field="on",
        )
    if day is not None or reader.printed("on"):
        return day
    decided = reader.work.decided("day", role)
    if decided:
        return date.fromisoformat(str(decided))
    reader.say(
        "missing_on", Verdict.HELD, "Dòng không có ngày thành lập (từ ngày).",
        "Điền ngày vào dòng, hoặc chọn một ngày cho cả tệp.", field="on",
    )  # fmt: skip
    return None
