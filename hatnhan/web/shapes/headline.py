"""The sentence at the head of the overview: what the figures below come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hatnhan.domain.vietnamese import day, number, whole_months
from hatnhan.web.shapes.bars import Row


@dataclass(frozen=True, slots=True)
class Since:
    """The day compared with, and how the page calls it."""

    key: str
    on: date
    name: str


def headline(now: Row, founded: int, since: Since | None, on: date) -> str:
    """One sentence, or two joined by a semicolon: the gain since the day compared with, what remains."""
    if not now.total:
        return f"Không có cơ sở nào trong phạm vi này ngày {day(on)}"
    remain = now.no_member + now.without_cell
    if not remain:
        left = f"cả {number(now.total)} cơ sở đều đã có chi bộ"
    elif not now.no_member:
        left = f"mọi cơ sở đã có đảng viên; còn {number(remain)} nơi chưa có chi bộ"
    else:
        bare = number(now.no_member)
        left = f"còn {number(remain)} nơi chưa có chi bộ, trong đó {bare} nơi chưa có đảng viên"
    gain = (
        f"Sau {_span(since.on, on)}, {number(founded)} chi bộ mới; {left}"
        if founded and since
        else left
    )
    return gain[:1].upper() + gain[1:]


def _span(since: date, on: date) -> str:
    """The time between two days in words: 9 tháng; 20 năm 9 tháng; 45 ngày."""
    months = whole_months(since + timedelta(days=1), on)
    if months is None:
        months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
        if months < 3:
            return f"{(on - since).days} ngày"
        prefix = "hơn "
    else:
        prefix = ""
    years, rest = divmod(months, 12)
    words = [f"{years} năm"] if years else []
    if rest:
        words.append(f"{rest} tháng")
    return prefix + " ".join(words)
