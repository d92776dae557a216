"""Breaches of dated rules, on both sides of each limit."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from hatnhan.domain.facts import Fact
from hatnhan.domain.wire import parse_line
from hatnhan.statute.checks import add_months, warnings_for, working_days_at_least
from hatnhan.statute.rules import rule_book


@dataclass
class Known:
    """A register of which only the answers that matter are known."""

    births: dict[str, str] = field(default_factory=dict)
    began: date | None = None
    count: int = 0

    def born(self, person: str) -> str | None:
        return self.births.get(person)

    def probation_from(self, _person: str, _on: date) -> date | None:
        return self.began

    def officials(self, _cell: str, _on: date) -> int:
        return self.count

    def members(self, _organisation: str, _on: date) -> int:
        return self.count


def fact(line: str) -> Fact:
    found = parse_line(line).fact
    assert isinstance(found, Fact)
    return found


def codes(line: str, known: Known) -> list[str]:
    return [breach.code for breach in warnings_for(fact(line), known, rule_book())]


def admission(on: str, decision_on: str | None = None) -> str:
    decided = f',"decision_on":"{decision_on}"' if decision_on else ""
    return f'{{"fact":"member_admitted","on":"{on}","person":"p","cell":"c"{decided}}}'


@pytest.mark.parametrize(
    ("on", "born", "found"),
    [
        ("2006-05-31", "1988-06-01", ["age_under_18"]),
        ("2006-06-01", "1988-06-30", []),  # counted by month: June 1988 to June 2006
        ("2006-01-01", "1988", []),  # the first month that the year allows
        ("2005-12-31", "1988", ["age_under_18"]),
        ("2025-08-01", "1965-07-20", ["age_over_60"]),
        ("2025-07-31", "1965-07-01", []),
        ("2025-08-01", "1965", []),  # may have been born in December
        ("2006-08-01", "1940-01-01", []),  # no limit of age in the regulation of its day
    ],
)
def test_age_counted_by_month(on, born, found) -> None:
    assert codes(admission(on), Known({"p": born})) == found


def test_age_is_that_of_the_decision_where_it_is_known() -> None:
    assert codes(admission("2006-07-01", "2006-05-20"), Known({"p": "1988-06-01"})) == [
        "age_under_18"
    ]


def test_a_person_without_date_of_birth_breaches_nothing() -> None:
    assert codes(admission("2006-07-01"), Known()) == []


@pytest.mark.parametrize(
    ("on", "found"), [("2007-02-09", ["recognised_before_12_months"]), ("2007-02-10", [])]
)
def test_probation_lasts_twelve_months_from_the_ceremony(on, found) -> None:
    line = f'{{"fact":"member_recognised","on":"{on}","person":"p"}}'
    assert codes(line, Known(began=date(2006, 2, 10))) == found
    assert codes(line, Known()) == []


def founding(kind: str) -> str:
    return (
        f'{{"fact":"organisation_founded","on":"2006-03-01","id":"c","kind":"{kind}","name":"C",'
        '"parent":"q"}'
    )


@pytest.mark.parametrize(
    ("kind", "count", "found"),
    [
        ("cell", 2, ["cell_founded_below_minimum"]),
        ("cell", 3, []),
        ("grassroots_cell", 0, ["cell_founded_below_minimum"]),
        ("grassroots_committee", 29, ["committee_founded_below_minimum"]),
        ("grassroots_committee", 30, []),
        ("group", 0, []),
    ],
)
def test_foundings_need_their_minimum(kind, count, found) -> None:
    assert codes(founding(kind), Known(count=count)) == found


def test_a_ceremony_certainly_late_is_told() -> None:
    """30 working days after Friday 1/8/2025 are over by 12/9; with eleven holidays at most, by
    29/9; only after that is lateness certain."""
    decided = "2025-08-01"
    assert codes(admission("2025-09-29", decided), Known()) == []
    assert codes(admission("2025-09-30", decided), Known()) == ["ceremony_late"]


def test_months_keep_within_the_month() -> None:
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2006, 12, 10), 12) == date(2007, 12, 10)
    assert add_months(date(2006, 1, 31), 1) == date(2006, 2, 28)


def test_working_days_never_run_backwards() -> None:
    assert working_days_at_least(date(2025, 8, 1), date(2025, 8, 1)) == 0
    assert working_days_at_least(date(2025, 8, 1), date(2025, 7, 1)) == 0
