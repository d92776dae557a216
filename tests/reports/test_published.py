"""Stated figures beside computed ones."""

from dataclasses import replace
from datetime import date

from hatnhan.indicators.queries import Scope
from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, build
from hatnhan.reports.nine_months.model import NineMonths
from tests.reports.province import ANSWERS


def test_all_counts_of_the_article_agree(report: NineMonths) -> None:
    assert len(report.comparisons) == 23
    assert all(pair.agrees for pair in report.comparisons)


def test_a_count_that_differs_is_told() -> None:
    """One founding more than printed. Planted: a comparison that takes the printed value as the
    computed one, which then also replaces the figure itself."""

    def more(question):  # type: ignore[no-untyped-def]
        answer = ANSWERS.figures(question)
        if question.since and question.scope is None:
            answer["cells_founded"]["total"] += 1
        return answer

    def drill(question, path):  # type: ignore[no-untyped-def]
        found = ANSWERS.drill(question, path)
        return [*found, found[0]] if path == "cells_founded.total" else found

    made = build(FIRST_NINE_MONTHS, answers=replace(ANSWERS, figures=more, drill=drill))
    assert [pair.stated.code for pair in made.comparisons if not pair.agrees] == ["cells"]
    assert made.figures()["cells"].value == 344


def test_the_published_rate_and_its_bases(report: NineMonths) -> None:
    """343 gives 28,6 % on no base of its sentence; 222 villages of 776 do."""
    (rate,) = report.stated_rates
    assert rate.stated.printed.text == "28,6%"
    tried = {(t.rate.numerator.value, t.rate.base.value): t.holds for t in rate.suggested}
    assert tried == {(343, 3814): False, (343, 1081): False, (343, 995): False}
    assert [(t.rate.numerator.value, t.rate.base.value) for t in rate.giving] == [(222, 776)]


def test_stated_figures_never_enter_the_computed_ones(report: NineMonths) -> None:
    without = replace(report, comparisons=(), stated_rates=())
    assert report.figures() == without.figures()


def test_nothing_was_published_about_other_places_or_periods() -> None:
    district = replace(FIRST_NINE_MONTHS, scope=Scope("place", "Mai Sơn"))
    year = replace(FIRST_NINE_MONTHS, on=date(2007, 2, 10))
    for period in (district, year):
        made = build(period, answers=ANSWERS)
        assert made.comparisons == ()
        assert made.stated_rates == ()
