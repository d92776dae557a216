"""The line of quarters since the programme began, for the chart and for the table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hatnhan.web.shapes import bars

START = date(2006, 2, 10)
"""The day of the first resolution: nothing before it is known well enough to draw."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Days as ISO text and, for each, how many places were without a member and without a cell."""

    days: list[str]
    no_member: list[int]
    no_cell: list[int]
    members: list[int]

    @property
    def data(self) -> dict[str, list[Any]]:
        """What the chart reads."""
        return {"days": self.days, "no_member": self.no_member, "no_cell": self.no_cell}

    @property
    def years(self) -> list[tuple[date, int, int, int]]:
        """The first day and each year's end, for the table."""
        rows = zip(
            map(date.fromisoformat, self.days),
            self.no_member,
            self.no_cell,
            self.members,
            strict=True,
        )
        last = self.days[-1] if self.days else ""
        return [r for r in rows if r[0] == START or r[0].month == 12 or r[0].isoformat() == last]


def quarters(until: date) -> list[date]:
    """The first day, every end of a quarter after it, and `until`."""
    days = [START]
    year, month = START.year, 3
    while True:
        after = date(year + month // 12, month % 12 + 1, 1)
        end = after - timedelta(days=1)
        if end >= until:
            break
        days.append(end)
        year, month = (year, month + 3) if month < 12 else (year + 1, 3)
    return [*days, until]


def lines(answers: Sequence[Mapping[str, Any]], *, joint: bool) -> Trend:
    """The answers of `queries.trend` as lines."""
    rows = [
        (a["on"], bars.row("", bars.together(a["coverage"]), joint=joint), a["members_total"])
        for a in answers
    ]
    return Trend(
        days=[on if isinstance(on, str) else on.isoformat() for on, _, _ in rows],
        no_member=[row.no_member for _, row, _ in rows],
        no_cell=[row.no_member + row.without_cell for _, row, _ in rows],
        members=[members for _, _, members in rows],
    )
