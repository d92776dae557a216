"""Rules as dated data: sources, gaps, overlaps, and the values the statute and guidance give."""

from datetime import date

import pytest

from hatnhan.statute.queries import rules_on, unverified
from hatnhan.statute.rules import BadRule, RuleBook, read_rule, rule_book


def rule(*values: dict[str, object]) -> dict[str, object]:
    return {
        "code": "r",
        "name": "Mức",
        "unit": "người",
        "selected_by": "ngày hỏi",
        "values": [{"source": "Văn bản", "read": "text", **value} for value in values],
    }


OLD = {"from": date(2000, 1, 1), "value": 3}


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(1999, 12, 31), None),
        (date(2000, 1, 1), 3),
        (date(2009, 12, 31), 3),
        (date(2010, 1, 1), 5),
        (date(2050, 1, 1), 5),
    ],
)
def test_a_value_holds_from_its_day_to_the_day_before_the_next(day, value) -> None:
    book = RuleBook([read_rule(rule(OLD, {"from": date(2010, 1, 1), "value": 5}))])
    assert book.at(day).value("r") == value


def test_a_repealed_rule_has_no_value() -> None:
    book = RuleBook([read_rule(rule(OLD, {"from": date(2010, 1, 1), "repealed": True}))])
    assert book.at(date(2012, 1, 1)).value("r") is None
    assert book.at(date(2009, 1, 1)).value("r") == 3


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([{**OLD, "to": date(2005, 1, 1)}, {"from": date(2006, 1, 1), "value": 4}], "gap"),
        ([{**OLD, "to": date(2007, 1, 1)}, {"from": date(2006, 1, 1), "value": 4}], "overlap"),
        ([OLD, {"from": date(1999, 1, 1), "value": 4}], "order of time"),
        ([OLD, {"from": date(2000, 1, 1), "value": 4}], "order of time"),
        ([{**OLD, "source": ""}], "source"),
        ([{**OLD, "read": "heard"}], "read"),
        ([{"from": date(2000, 1, 1)}], "value"),
        ([{**OLD, "repealed": True}], "value"),
        ([{**OLD, "from": "2000-01-01"}], "day"),
    ],
)
def test_impossible_rules_are_refused(values, told) -> None:
    with pytest.raises(BadRule, match=told):
        read_rule(rule(*values))


def test_two_files_for_one_rule_are_refused() -> None:
    with pytest.raises(BadRule, match="two files"):
        RuleBook([read_rule(rule(OLD)), read_rule(rule(OLD))])


@pytest.mark.parametrize(
    ("code", "day", "value"),
    [
        ("cell_minimum", date(2006, 2, 10), 3),  # Statute, Art. 21 and 24
        ("cell_minimum", date(2025, 7, 1), 3),  # Regulation 294, 20.2.1
        ("committee_minimum", date(2006, 2, 10), 30),  # Statute, Art. 21
        ("admission_age", date(2006, 11, 1), 18),  # Regulation 23 of 31/10/2006
        ("admission_age_limit", date(2006, 11, 1), None),  # no limit in that regulation
        ("admission_age_limit", date(2025, 7, 1), 60),  # Regulation 294, 1.1.1
        ("probation_months", date(2006, 2, 10), 12),  # Statute, Art. 5
        ("admission_decision_days", date(2025, 6, 30), 60),  # Regulation 29 of 2016
        ("admission_decision_days", date(2025, 7, 1), 45),  # Regulation 294, 4.3.1
        ("ceremony_days", date(2025, 7, 1), 30),  # Regulation 294, 4.1
    ],
)
def test_shipped_values_are_those_of_the_documents(code, day, value) -> None:
    assert rule_book().at(day).value(code) == value


def test_without_a_pack_the_minimum_of_a_cell_is_three() -> None:
    """Contract, section 3: 3 where no pack says otherwise."""
    assert RuleBook([]).at(date(2006, 2, 10)).cell_minimum == 3


def test_what_the_new_regulation_does_not_say_is_shipped_as_unverified() -> None:
    told = {(r.code, value.since) for r, value in unverified()}
    assert ("cell_minimum", date(2026, 7, 26)) in told


def test_every_rule_is_listed_for_a_day() -> None:
    found = rules_on(date(2010, 1, 1))
    assert [one.rule.code for one in found] == sorted(rule_book().rules)
    ceremony = next(one for one in found if one.rule.code == "ceremony_days")
    assert ceremony.value is None


def test_days_on_which_the_minimum_changes() -> None:
    changed = read_rule(
        rule(OLD, {"from": date(2005, 1, 1), "value": 3}, {"from": date(2010, 1, 1), "value": 5})
        | {"code": "cell_minimum"}
    )
    days, minimums = RuleBook([changed]).cell_minimums()
    assert [date.fromordinal(day) for day in days] == [date(2000, 1, 1), date(2010, 1, 1)]
    assert minimums == (3, 3, 5)
