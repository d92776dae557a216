"""Breaches of dated rules by single facts. Pure: what must be looked up is asked of a ``Lookup``.

History has breaches, so an import records them and says so; only certain ones are reported: where
a date of birth is partial or a holiday calendar would matter, the doubt counts for the fact.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from hatnhan.domain.facts import Fact
from hatnhan.domain.facts.organisations import CELL_KINDS, OrganisationFounded
from hatnhan.domain.facts.people import MemberAdmitted, MemberRecognised
from hatnhan.domain.vietnamese import day as shown
from hatnhan.statute.rules import RuleBook

HOLIDAYS_A_YEAR: Final = 11
"""No year has had more public holidays; working days are only counted out when even so many
would not make a fact timely."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of its day that a fact does not keep; ``message`` is the Vietnamese sentence."""

    code: str
    message: str


class Lookup(Protocol):
    """What the checks ask of the register as it stands after the facts."""

    def born(self, person: str) -> str | None:
        """Date of birth, perhaps partial; None if unknown."""

    def probation_from(self, person: str, on: date) -> date | None:
        """The ceremony that began the probation running just before a day, None if unknown."""

    def officials(self, cell: str, on: date) -> int:
        """Official members of a cell at the end of a day."""

    def members(self, organisation: str, on: date) -> int:
        """Members of an organisation and all below it at the end of a day."""


def warnings_for(fact: Fact, lookup: Lookup, book: RuleBook) -> list[Breach]:
    """The breaches of one fact, in the order of the checks."""
    check = _CHECKS.get(type(fact))
    return list(check(fact, lookup, book)) if check else []


def _admitted(fact: MemberAdmitted, lookup: Lookup, book: RuleBook) -> Iterator[Breach]:
    considered = fact.decision_on or fact.on
    born = lookup.born(fact.person)
    rules = book.at(considered)
    least, most = rules.value("admission_age"), rules.value("admission_age_limit")
    if born is not None and least is not None and _months(born, considered) < 12 * least:
        yield Breach(
            "age_under_18",
            f"Người sinh {born} chưa đủ {least} tuổi (tính theo tháng) vào {shown(considered)}.",
        )
    if born is not None and most is not None and _months(born, considered, last=True) > 12 * most:
        yield Breach(
            "age_over_60",
            f"Người sinh {born} quá {most} tuổi (tính theo tháng) vào {shown(considered)}; cần văn "
            "bản đồng ý của cấp có thẩm quyền.",
        )
    if fact.decision_on is not None:
        yield from _ceremony(fact.decision_on, fact.on, book)


def _ceremony(decided: date, on: date, book: RuleBook) -> Iterator[Breach]:
    days = book.at(decided).value("ceremony_days")
    if days is not None and working_days_at_least(decided, on) > days:
        yield Breach(
            "ceremony_late",
            f"Lễ kết nạp {shown(on)} quá {days} ngày làm việc kể từ quyết định {shown(decided)}.",
        )


def _recognised(fact: MemberRecognised, lookup: Lookup, book: RuleBook) -> Iterator[Breach]:
    began = lookup.probation_from(fact.person, fact.on)
    months = book.at(began).value("probation_months") if began else None
    if began is not None and months is not None and fact.on < add_months(began, months):
        yield Breach(
            "recognised_before_12_months",
            f"Công nhận ngày {shown(fact.on)} khi thời kỳ dự bị từ {shown(began)} chưa đủ {months} "
            "tháng.",
        )


def _founded(fact: OrganisationFounded, lookup: Lookup, book: RuleBook) -> Iterator[Breach]:
    rules = book.at(fact.on)
    if fact.kind in CELL_KINDS:
        officials = lookup.officials(fact.id, fact.on)
        if officials < rules.cell_minimum:
            yield Breach(
                "cell_founded_below_minimum",
                f"Chi bộ lập ngày {shown(fact.on)} có {officials} đảng viên chính thức, dưới mức "
                f"{rules.cell_minimum}.",
            )
    elif fact.kind == "grassroots_committee":
        least = rules.value("committee_minimum")
        members = lookup.members(fact.id, fact.on)
        if least is not None and members < least:
            yield Breach(
                "committee_founded_below_minimum",
                f"Đảng bộ cơ sở lập ngày {shown(fact.on)} có {members} đảng viên, dưới {least}; cần "
                "cấp ủy cấp trên trực tiếp đồng ý.",
            )


_CHECKS: Final[dict[type[Fact], Callable[..., Iterator[Breach]]]] = {
    MemberAdmitted: _admitted,
    MemberRecognised: _recognised,
    OrganisationFounded: _founded,
}
CODES: Final = (
    "age_under_18",
    "age_over_60",
    "ceremony_late",
    "recognised_before_12_months",
    "cell_founded_below_minimum",
    "committee_founded_below_minimum",
)
"""Codes of the warnings."""


def _months(born: str, on: date, *, last: bool = False) -> int:
    """Whole months by the calendar from birth to a day: age "counted by month".

    A partial date counts as the first month it allows, or the ``last``.
    """
    year, _, rest = born.partition("-")
    month = int(rest[:2]) if rest else (12 if last else 1)
    return (on.year - int(year)) * 12 + on.month - month


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def working_days_at_least(after: date, upto: date) -> int:
    """Working days in (after, upto], at the least: Monday to Friday without as many public
    holidays as a year can have for each year begun."""
    days = (upto - after).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    odd = sum((after + timedelta(weeks * 7 + i)).weekday() < 5 for i in range(1, rest + 1))
    years = upto.year - after.year + 1
    return max(weeks * 5 + odd - HOLIDAYS_A_YEAR * years, 0)
