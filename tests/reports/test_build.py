"""What the report holds, against the published article and hand additions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.indicators.queries import Question, Record, Scope
from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, NQ03, build
from hatnhan.reports.nine_months.model import NineMonths
from tests.reports.province import ANSWERS, KNOWN_AT

ARTICLE = {
    "opening.total.all": 3814,
    "opening.total.no_member": 86,
    "opening.village.no_member": 76,
    "opening.school.no_member": 6,
    "opening.health_station.no_member": 4,
    "opening.total.not_yet": 995,
    "opening.village.not_yet": 700,
    "opening.school.not_yet": 144,
    "opening.health_station.not_yet": 151,
    "opening.total.without_cell": 1081,
    "opening.village.without_cell": 776,
    "opening.total.covered": 2733,
    "admitted": 413,
    "admitted.no_member": 67,
    "admitted.not_yet": 346,
    "admitted.covered": 0,
    "admitted.other": 0,
    "admitted.village": 292,
    "admitted.school": 93,
    "admitted.health_station": 28,
    "admitted.minority": 332,
    "admitted.youth_union": 256,
    "admitted.difficult_villages": 50,
    "admitted.border_villages": 21,
    "cells": 343,
    "cells.village": 222,
    "cells.school": 47,
    "cells.health_station": 74,
    "closing.total.without_cell": 738,
    "flow.opening": 41250,
    "flow.closing": 41534,
}


@pytest.mark.parametrize(("code", "value"), ARTICLE.items())
def test_figures_of_the_article(report: NineMonths, code: str, value: int) -> None:
    assert report.figures()[code].value == value


def test_difficult_villages_leave_schools_of_the_zone_out(report: NineMonths) -> None:
    """Five schools of the fixture lie in the zone too.

    Planted: taking `admitted_by.zone.specially_difficult` itself gives 55.
    """
    figure = report.admissions.difficult_villages
    assert figure.value == 50
    assert "admitted_by.establishment_kind.village" in figure.path
    assert "admitted_by.zone.specially_difficult" in figure.path


def test_cross_table_adds_up_both_ways(report: NineMonths) -> None:
    made = report.admissions
    for kind, total in made.by_kind.items():
        assert sum(figure.value for figure in made.cross[kind].values()) == total.value
    for group, total in made.by_opening.items():
        assert sum(made.cross[kind][group].value for kind in made.cross) == total.value
    assert made.cross["school"]["no_member"].value == 8
    assert made.cross["village"]["not_yet"].value == 170 + 20 + 47


def test_every_figure_can_be_asked_again(report: NineMonths) -> None:
    """Path and question of a figure are enough to have it again, and all are of one known-at."""
    for figure in report.figures().values():
        assert figure.path
        assert figure.name
        assert figure.definition
        assert figure.question.known_at == KNOWN_AT
        if set("(&[") & set(figure.path) or figure.code.startswith("remaining."):
            continue
        answer = ANSWERS.figures(figure.question)
        assert figure.value == sum(_at(answer, path) for path in figure.path.split(" + "))


def _at(answer: dict[str, Any], path: str) -> int:
    found: Any = answer
    for step in path.split("."):
        found = found.get(step, {})
    return found or 0


def test_codes_are_unique_and_parts_add_up(report: NineMonths) -> None:
    assert sum(row.opening.all.value for row in report.parts if row.opening) == 3814
    assert sum(row.admitted.value for row in report.parts) == 413
    assert sum(row.cells.value for row in report.parts) == 343
    assert [row.name for row in report.parts][:4] == ["Bắc Yên", "Mai Sơn", "Mộc Châu", "Mường La"]


def test_lists_are_as_long_as_their_figures(report: NineMonths) -> None:
    lengths = {listing.code: len(listing.lines) for listing in report.places}
    assert lengths["opening.total.no_member"] == 86
    assert lengths["opening.total.not_yet"] == 995
    assert len(report.admitted.lines) == 413
    assert len(report.founded.lines) == 343
    marks = [line.marks for line in report.admitted.lines]
    assert sum("difficult_villages" in mark for mark in marks) == 50
    assert sum("minority" in mark for mark in marks) == 332


def test_one_record_too_few_stops_the_report() -> None:
    """Planted in the answers: a drill that loses its last record."""

    def short(question: Question, path: str) -> Sequence[Record]:
        return ANSWERS.drill(question, path)[:-1]

    with pytest.raises(Problem, match="danh sách có 291 dòng mà số là 292"):
        build(FIRST_NINE_MONTHS, answers=replace(ANSWERS, drill=short))


def test_one_establishment_too_few_stops_the_report() -> None:
    """Planted in the answers: a list of establishments without the first village."""
    short = replace(ANSWERS, establishments=lambda q: ANSWERS.establishments(q)[1:])
    with pytest.raises(Problem, match="danh sách có 85 dòng mà số là 86"):
        build(FIRST_NINE_MONTHS, answers=short)


def test_movement_that_does_not_add_up_stops_the_report() -> None:
    """Planted in the answers: one death more than the closing knows of."""

    def wrong(question: Question) -> dict[str, Any]:
        answer = ANSWERS.figures(question)
        if "flow" in answer:
            answer["flow"]["died"] += 1
        return answer

    with pytest.raises(Problem, match="không bằng"):
        build(FIRST_NINE_MONTHS, answers=replace(ANSWERS, figures=wrong))


def test_known_at_is_pinned_by_the_first_answer() -> None:
    """A fact recorded while the report is made must not split it.

    Planted: asking each question at the latest recording gives figures of two known-ats.
    """
    asked: list[int | None] = []

    def growing(question: Question) -> dict[str, Any]:
        asked.append(question.known_at)
        return ANSWERS.figures(question) | {
            "known_at": KNOWN_AT + len(asked) if question.known_at is None else question.known_at
        }

    made = build(FIRST_NINE_MONTHS, answers=replace(ANSWERS, figures=growing))
    assert asked[0] is None
    assert set(asked[1:]) == {KNOWN_AT + 1}
    assert made.question.known_at == KNOWN_AT + 1


def test_rates_keep_numerator_and_base(report: NineMonths) -> None:
    rate = report.rate("cells.village")
    assert (rate.numerator.value, rate.base.value) == (222, 776)
    assert rate.share == Fraction(222, 776)
    assert str(rate) == "28,6 %"
    assert str(report.rate("admitted.minority")) == "80,4 %"
    assert str(report.rate("cells")) == "31,7 %"


def test_remaining_work(report: NineMonths) -> None:
    """By the fixture: every second place without a member got one probationary and two official."""
    left = report.remaining
    assert left.due.value == report.closing.total.states["cell_due"].value
    assert left.soon.value == report.closing.total.states["members_too_few"].value
    assert 0 < left.unsupported.value < report.closing.total.no_member.value


def test_joint_cells_may_count_as_having_one() -> None:
    """640 joint places of the fixture change sides; the six states stay."""
    made = build(
        FIRST_NINE_MONTHS, answers=ANSWERS, resolution=replace(NQ03, joint_counts_as_cell=True)
    )
    assert made.opening.total.not_yet.value == 995 - 640
    assert made.opening.total.covered.value == 2733 + 640
    assert made.opening.total.states["joint_cell"].value == 640


def test_a_district_reports_on_itself() -> None:
    scoped = replace(FIRST_NINE_MONTHS, scope=Scope("place", "Mai Sơn"))
    made = build(scoped, answers=ANSWERS)
    assert made.opening.total.all.value == 346
    assert made.parts == ()
    assert {figure.question.scope for figure in made.figures().values()} == {scoped.scope}


@pytest.mark.parametrize(
    "period",
    [
        Question(on=date(2006, 11, 10)),
        Question(on=date(2006, 2, 10), since=date(2006, 2, 11)),
    ],
)
def test_needs_a_period(period: Question) -> None:
    with pytest.raises(ValueError, match="period"):
        build(period, answers=ANSWERS)
