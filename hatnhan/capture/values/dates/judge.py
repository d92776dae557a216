"""Whether a date can be what its column says: a birth not yet come, an age beyond belief."""

from __future__ import annotations

from datetime import date
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values.dates.partial import bounds, precision, vietnamese
from hatnhan.capture.values.read import Context, Role, say

OLDEST_AGE: Final = 110
GREAT_AGE: Final = 100
PARTY_FOUNDED: Final = date(1930, 2, 3)
WHAT: Final[dict[Role, str]] = {
    "born": "ngày sinh",
    "admitted": "ngày vào Đảng",
    "recognised": "ngày chính thức",
    "opened": "ngày thành lập cơ sở",
    "founded": "ngày thành lập tổ chức",
    "decision": "ngày quyết định",
    "other": "ngày",
}
_EVENTS: Final = frozenset({"admitted", "recognised", "decision"})


def judged(cell: Cell, ctx: Context, value: str) -> tuple[Trouble, ...]:
    """Troubles of a date that was read: mostly none."""
    first, last = bounds(value)
    if ctx.role == "born":
        return _birth(cell, ctx, value, first, last)
    said: tuple[Trouble, ...] = ()
    if precision(value) != "day":
        said = (_not_full(cell, ctx, value),)
    if ctx.today is not None and first > ctx.today and ctx.role in _EVENTS:
        message = f"{_what(ctx)} {vietnamese(value)} sau hôm nay."
        return (*said, _refused(cell, ctx, "date_in_future", message))
    if ctx.role in {"admitted", "recognised"} and last < PARTY_FOUNDED:
        message = f"{_what(ctx)} {vietnamese(value)} trước ngày thành lập Đảng."
        return (*said, _refused(cell, ctx, "before_party", message))
    return said


def _birth(cell: Cell, ctx: Context, value: str, first: date, last: date) -> tuple[Trouble, ...]:
    today = ctx.today
    if today is None:
        return ()
    if first > today:
        message = f"Ngày sinh {vietnamese(value)} sau hôm nay."
        remedy = f"Có lẽ là năm {first.year - 100}? Kiểm tra và gõ lại ngày đúng."
        return (say(cell, ctx, "birth_in_future", Verdict.REFUSED, message, remedy),)
    youngest = years_between(last, today)
    if youngest > OLDEST_AGE:
        message = f"Ngày sinh {vietnamese(value)} cho tuổi trên {OLDEST_AGE}."
        return (_refused(cell, ctx, "age_over_110", message),)
    if youngest >= GREAT_AGE:
        message = f"Ngày sinh {vietnamese(value)} cho tuổi từ {GREAT_AGE} trở lên."
        remedy = "Kiểm tra năm sinh; nếu đúng thì xác nhận."
        return (say(cell, ctx, "age_over_100", Verdict.WARNED, message, remedy, value=value),)
    return ()


def years_between(born: date, on: date) -> int:
    """Whole years of age."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _what(ctx: Context) -> str:
    words = WHAT[ctx.role]
    return words[0].upper() + words[1:]


def _refused(cell: Cell, ctx: Context, code: str, message: str) -> Trouble:
    return say(cell, ctx, code, Verdict.REFUSED, message, "Kiểm tra và gõ lại ngày đúng.")


def _not_full(cell: Cell, ctx: Context, value: str) -> Trouble:
    lacks = "ngày" if precision(value) == "month" else "ngày và tháng"
    return say(
        cell,
        ctx,
        "date_not_full",
        Verdict.HELD,
        f"{_what(ctx)} “{vietnamese(value)}” thiếu {lacks}.",
        "Bổ sung ngày đầy đủ dd/mm/yyyy theo hồ sơ.",
        value=value,
    )
