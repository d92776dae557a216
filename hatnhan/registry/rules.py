"""The dated rules that guided commands enforce. Imports only report what breaches them.

Each check raises `Problem("rule_broken")` with a Vietnamese sentence naming the rule's value and
its source; the day that selects the value is the one the rule pack says.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from hatnhan.domain.facts import first_day
from hatnhan.domain.problems import Problem
from hatnhan.domain.times import AsOf
from hatnhan.domain.vietnamese import day
from hatnhan.registry import models
from hatnhan.statute.rules import rule_book

_UNKNOWN = "nguồn chưa ghi"


def check_admission_age(born: str, considered_on: date, *, agreed: bool) -> None:
    """A new member is of age on the day the admission was decided, and within the limit.

    `born` counts as the first day it allows; `agreed` says that a document backs the admission,
    which above the limit the rule asks for.
    """
    birth = first_day(born)
    least, most = (
        _value("admission_age", considered_on),
        _value("admission_age_limit", considered_on),
    )
    if least is not None and considered_on < add_months(birth, 12 * least):
        _broken(
            "admission_age",
            considered_on,
            f"Người sinh {_born(born)} chưa đủ {least} tuổi vào ngày {day(considered_on)}",
        )
    if most is not None and not agreed and considered_on >= add_months(birth, 12 * most):
        _broken(
            "admission_age_limit",
            considered_on,
            f"Người sinh {_born(born)} đã quá {most} tuổi vào ngày {day(considered_on)}; "
            "cần ghi văn bản đồng ý của cấp có thẩm quyền",
        )


def check_probation(began: date | None, on: date) -> None:
    """Probation is served in full; `began` is the ceremony (None: not in this register)."""
    months = _value("probation_months", began) if began else None
    if began is None or months is None:
        return
    ends = add_months(began, months)
    if on < ends:
        _broken(
            "probation_months",
            began,
            f"Thời kỳ dự bị từ {day(began)} đủ {months} tháng vào {day(ends)}, "
            f"nên chưa thể công nhận chính thức ngày {day(on)}",
        )


def check_founding(official: int, on: date) -> None:
    """A cell begins with enough official members."""
    least = rule_book().at(on).cell_minimum
    if official < least:
        _broken(
            "cell_minimum",
            on,
            f"Chi bộ cần ít nhất {least} đảng viên chính thức khi thành lập; mới có {official}",
        )


def probation_began(person: str, at: AsOf) -> date | None:
    """The ceremony with which the probation that runs on a day began.

    None when the member came from outside, so that the register does not know it.
    """
    rows = models.Membership.objects.believed(at.known_at).filter(person__key=person)
    entry = (
        rows.filter(valid_from__lte=at.on)
        .filter(line__in=("admitted", "readmitted", "arrived", "restored"))
        .order_by("-start")
        .values_list("line", "valid_from")
        .first()
    )
    return entry[1] if entry and entry[0] in ("admitted", "readmitted") else None


def official_among(persons: Collection[str], at: AsOf) -> int:
    """How many of these persons are official members on a day."""
    rows = models.Membership.objects.as_of(at)
    return rows.filter(person__key__in=persons, status="official").count()


def members_at(establishment: str, at: AsOf) -> list[str]:
    """The members of an establishment on a day."""
    rows = models.Membership.objects.as_of(at).filter(establishment__key=establishment)
    return sorted(rows.values_list("person__key", flat=True))


def add_months(start: date, months: int) -> date:
    """The same day so many months later; the first of the next month where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        # Only the 29th to the 31st can be missing, so the next month begins within four days.
        return (date(year, month + 1, 28) + timedelta(days=4)).replace(day=1)


def _value(code: str, on: date) -> int | None:
    return rule_book().at(on).value(code)


def _broken(code: str, on: date, said: str) -> None:
    rule = rule_book().rules.get(code)
    value = rule.on(on) if rule else None
    raise Problem(
        "rule_broken", rule=code, message=f"{said} ({value.source if value else _UNKNOWN})."
    )


def _born(born: str) -> str:
    """A date of birth as people read it, as far as it is known."""
    return "/".join(reversed(born.split("-")))
