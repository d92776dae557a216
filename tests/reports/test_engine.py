"""The report over the product's own engine, on a register of one commune counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from hatnhan.indicators.queries import Question, Scope
from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, build
from hatnhan.reports.nine_months.asking import Asking
from hatnhan.reports.nine_months.engine import ENGINE, minimum, supporters, unit
from hatnhan.reports.nine_months.model import Unit
from hatnhan.reports.nine_months.standing import closing_of, opening_of
from hatnhan.reports.nine_months.text import render
from tests.reports.commune import PERIOD, STOCK, correct, recorded

pytestmark = pytest.mark.django_db

COUNTED = {
    "opening.total.all": 5,
    "opening.total.no_member": 1,
    "opening.total.not_yet": 3,
    "opening.total.state.joint_cell": 2,
    "opening.total.state.cell_due": 1,
    "opening.total.covered": 1,
    "admitted": 2,
    "admitted.no_member": 1,
    "admitted.not_yet": 1,
    "admitted.village": 2,
    "admitted.village.no_member": 1,
    "admitted.minority": 1,
    "admitted.youth_union": 1,
    "admitted.difficult_villages": 1,
    "admitted.border_villages": 1,
    "cells": 1,
    "cells.health_station": 1,
    "flow.opening": 9,
    "flow.closing": 11,
    "closing.total.no_member": 0,
    "closing.total.state.members_too_few": 1,
    "closing.total.covered": 2,
    "zone.border.opening.no_member": 1,
    "zone.border.admitted": 1,
    "part.h.opening.total.all": 5,
    "part.h.cells": 1,
}


def test_report_of_the_whole_register() -> None:
    recorded()
    figures = build(FIRST_NINE_MONTHS).figures()
    assert {code: figures[code].value for code in COUNTED} == COUNTED


def test_figures_of_the_parts_are_those_of_their_own_questions() -> None:
    """The report takes the coverage of its parts from one answer; asked alone, each says the same."""
    recorded()
    for figure in build(FIRST_NINE_MONTHS).figures().values():
        if figure.code.startswith("part."):
            asked = Asking(ENGINE, figure.question)
            assert figure.value == sum(
                asked.value(figure.question, path) for path in figure.path.split(" + ")
            )


def test_report_of_the_commune_itself() -> None:
    recorded()
    made = build(replace(FIRST_NINE_MONTHS, scope=Scope("place", "x")))
    text = " ".join(render(made).split())
    assert text.startswith("ĐẢNG ỦY XÃ NÀ THỬ BÁO CÁO")
    assert "toàn xã có 5 cơ sở (3 bản, 1 trường học, 1 trạm y tế)" in text
    assert "trạm y tế 1/1 (100,0 %)" in text


def test_report_of_the_committee() -> None:
    recorded()
    made = build(replace(FIRST_NINE_MONTHS, scope=Scope("organisation", "du")))
    assert made.unit == Unit("Đảng bộ xã Nà Thử", "grassroots_committee", "organisation", "")
    assert {row.name for row in made.parts} == {
        "Chi bộ Bản Một",
        "Chi bộ ghép Bản Hai",
        "Chi bộ Trạm y tế",
    }
    assert made.admissions.total.value == 2


def test_report_as_it_was_known_before() -> None:
    """Asked at the last recording of the stock, nothing of the period has happened yet."""
    stock = recorded()
    made = build(replace(FIRST_NINE_MONTHS, known_at=stock))
    assert made.admissions.total.value == 0
    assert made.closing.total.no_member.value == 1
    assert made.question.known_at == stock
    assert build(FIRST_NINE_MONTHS).question.known_at == len(STOCK) + len(PERIOD)


def test_supporters_of_a_day() -> None:
    """Support was ended on 01/08/2006: known on the eve of the period, gone at its end."""
    stock = recorded()
    latest = replace(FIRST_NINE_MONTHS, known_at=stock + len(PERIOD))
    assert supporters(opening_of(latest)) == {"v3": ("Chi bộ Bản Một",)}
    assert supporters(closing_of(latest)) == {}
    assert supporters(closing_of(replace(latest, known_at=stock))) == {"v3": ("Chi bộ Bản Một",)}


def test_names_of_scopes() -> None:
    known_at = recorded()
    day = Question(on=FIRST_NINE_MONTHS.on, known_at=known_at)
    assert unit(day) == Unit("Sơn Thử", "tỉnh", "province", "")
    scoped = replace(day, scope=Scope("place", "x"))
    assert unit(scoped) == Unit("Nà Thử", "xã", "commune", "huyện Mường Thử")
    cell = replace(day, scope=Scope("organisation", "k1"))
    assert unit(cell) == Unit("Chi bộ Bản Một", "cell", "organisation", "Đảng bộ xã Nà Thử")
    assert minimum(day) == 3


def test_lists_say_when_and_where() -> None:
    recorded()
    made = build(FIRST_NINE_MONTHS)
    assert [(line.name, line.on, line.establishment) for line in made.admitted.lines] == [
        ("Người n1", date(2006, 5, 1), "=Bản Ba"),
        ("Người n2", date(2006, 6, 1), "Bản Hai"),
    ]
    (cell,) = made.founded.lines
    assert (cell.name, cell.on, cell.serves) == (
        "Chi bộ Trạm y tế",
        date(2006, 7, 1),
        ("Trạm y tế Nà Thử",),
    )


def test_lists_follow_a_correction() -> None:
    """The admission of n1 is corrected to another day and village; the list says the new ones."""
    stock = recorded()
    body = {"fact": "member_admitted", "on": "2006-05-09", "person": "n1", "cell": "k1"}
    correct(of=stock + 2, body={**body, "establishment": "v1"})
    made = build(FIRST_NINE_MONTHS)
    first = made.admitted.lines[0]
    assert (first.on, first.establishment) == (
        date(2006, 5, 9),
        "Bản Một",
    )
    assert made.admissions.by_opening["no_member"].value == 0
    assert made.admissions.by_opening["covered"].value == 1
