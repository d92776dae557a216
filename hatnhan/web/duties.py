"""What needs doing first, from the state of a day: each with the list of those it is about."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from hatnhan.domain.times import AsOf
from hatnhan.domain.vietnamese import day, number
from hatnhan.indicators import queries
from hatnhan.registry import models
from hatnhan.web.asof import Asked
from hatnhan.web.labels import ESTABLISHMENT_SHORT, label
from hatnhan.web.links import supported

PROBATION_MONTHS = 12
MOST = 900
"""As many as one query may name; a register with more has other worries first."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: how it is marked, what, about whom, where the list is, how pressing."""

    state: str
    title: str
    detail: str
    href: str
    note: str = ""


def duties(asked: Asked, coverage: Mapping[str, Mapping[str, int]]) -> list[Duty]:
    """What is to be done in the scope on the day, the most pressing first."""
    found = [_due(asked, coverage), _below(asked, coverage), _unsupported(asked), _probation(asked)]
    return [duty for duty in found if duty is not None]


def by_kind(coverage: Mapping[str, Mapping[str, int]], state: str) -> str:
    """Those of one state, kind by kind: 6 bản, 2 trường."""
    return ", ".join(
        f"{number(n[state])} {label(ESTABLISHMENT_SHORT, k)}"
        for k, n in coverage.items()
        if n.get(state)
    )


def _count(coverage: Mapping[str, Mapping[str, int]], state: str) -> int:
    return sum(kind.get(state, 0) for kind in coverage.values())


def _list(asked: Asked, **filters: str) -> str:
    return asked.address(reverse("establishments"), **filters)


def _due(asked: Asked, coverage: Mapping[str, Mapping[str, int]]) -> Duty | None:
    if not (n := _count(coverage, "cell_due")):
        return None
    return Duty(
        "cell_due",
        f"{number(n)} cơ sở đủ điều kiện, chờ lập chi bộ",
        by_kind(coverage, "cell_due"),
        _list(asked, state="cell_due"),
        "lập chi bộ",
    )


def _below(asked: Asked, coverage: Mapping[str, Mapping[str, int]]) -> Duty | None:
    state = "own_cell_below_minimum"
    if not (n := _count(coverage, state)):
        return None
    return Duty(
        state,
        f"{number(n)} cơ sở có chi bộ dưới mức tối thiểu",
        f"nguy cơ tái trắng: {by_kind(coverage, state)}",
        _list(asked, state=state),
        "bổ sung đảng viên",
    )


def _unsupported(asked: Asked) -> Duty | None:
    lines = unsupported(asked)
    if not lines:
        return None
    names = ", ".join(line.name for line in lines[:3])
    return Duty(
        "no_member",
        f"{number(len(lines))} nơi chưa có đảng viên, chưa giao chi bộ giúp đỡ",
        names + ("…" if len(lines) > 3 else ""),
        _list(asked, state="no_member", support="none"),
        "giao chi bộ",
    )


def unsupported(asked: Asked) -> list[queries.EstablishmentLine]:
    """Places without a member to which no cell has been told to go."""
    bare = [line for line in queries.establishments(asked.question) if line.state == "no_member"]
    helped = supported(AsOf(asked.on, asked.known_at)) if bare else set()
    return [line for line in bare if line.id not in helped]


def _probation(asked: Asked) -> Duty | None:
    overdue = probation_over(asked)
    if not overdue:
        return None
    earliest = min(since for _, since in overdue)
    return Duty(
        "",
        f"{number(len(overdue))} đảng viên dự bị đã đủ 12 tháng, chưa ghi công nhận chính thức",
        f"sớm nhất kết nạp ngày {day(earliest)}",
        asked.address(reverse("probation")),
        "công nhận",
    )


def probation_over(asked: Asked) -> list[tuple[queries.Record, date]]:
    """Probationary members of the scope whose twelve months are over, with the day of admission.

    Whoever is on probation now and was already a year ago; the day itself is then looked up for
    those few only.
    """
    limit = months_before(asked.on, PROBATION_MONTHS)
    before = replace(asked.question, on=limit, scope=None)
    already = {record.id for record in queries.drill(before, "members.probationary")}
    people = {
        r.id: r for r in queries.drill(asked.question, "members.probationary") if r.id in already
    }
    rows = (
        models.Membership.objects.believed(asked.known_at)
        .filter(line__in=("admitted", "readmitted", "arrived"), valid_from__lte=asked.on)
        .filter(person__key__in=list(people)[:MOST])
        .order_by("start")
        .values_list("person__key", "valid_from")
    )
    started = {key: since for key, since in rows if since <= limit}
    return sorted(
        ((people[key], since) for key, since in started.items()), key=lambda pair: pair[1]
    )


def months_before(on: date, months: int) -> date:
    """The day so many months earlier, or the last of that month where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
