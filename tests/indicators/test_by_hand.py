"""Stories whose figures were counted by hand from the contract's sentences."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.indicators.answer import answer
from hatnhan.indicators.diff import difference
from hatnhan.indicators.drill import drill
from hatnhan.indicators.history import stretches
from hatnhan.indicators.questions import Question, Stretch
from tests.indicators.told import asked, counted, story

THREE_OFFICIAL = """
2020-02-01 coverage_assigned cell=cb1 establishment=v1
2020-02-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2020-02-01 member_arrived person=p2 cell=cb1 establishment=v1 status=official
2020-02-01 member_arrived person=p3 cell=cb1 establishment=v1 status=official
"""


def test_own_cell_counts_its_officials_whatever_their_establishment() -> None:
    """Seen red with: officials counted by establishment instead of by cell."""
    engine = story(
        THREE_OFFICIAL + "2020-03-01 member_transferred person=p3 cell=cb1 establishment=s1\n"
    )
    found = counted(engine, asked("2020-03-01"), "coverage")
    # v2 has nobody; s1 has one official member and no cell.
    assert found == {"village.own_cell": 1, "village.no_member": 1, "school.members_too_few": 1}


def test_a_cell_that_takes_a_second_establishment_is_joint() -> None:
    engine = story(THREE_OFFICIAL + "2020-03-01 coverage_assigned cell=cb1 establishment=v2\n")
    assert counted(engine, asked("2020-02-29"), "coverage.village") == {
        "own_cell": 1,
        "no_member": 1,
    }
    # v2 is served too, but has neither an own cell nor a member.
    assert counted(engine, asked("2020-03-01"), "coverage.village") == {
        "joint_cell": 1,
        "no_member": 1,
    }


def test_relapse_and_a_cell_due() -> None:
    """p3 leaves: the cell falls to two. Then it stops serving v1, whose two members are too
    few; with p4 recognised there would be three, and a cell is due."""
    engine = story(
        THREE_OFFICIAL
        + """
2020-03-01 member_left person=p3 reason=died
2020-04-01 coverage_ended cell=cb1 establishment=v1
2020-05-01 member_arrived person=p4 cell=cb2 establishment=v1 status=official
"""
    )
    states = {
        day: counted(engine, asked(day), "coverage.village")
        for day in ("2020-03-01", "2020-04-01", "2020-05-01")
    }
    assert states == {
        "2020-03-01": {"own_cell_below_minimum": 1, "no_member": 1},
        "2020-04-01": {"members_too_few": 1, "no_member": 1},
        "2020-05-01": {"cell_due": 1, "no_member": 1},
    }


PLACES = """
2020-02-01 member_arrived person=p1 cell=cb1 establishment=v2 status=official
2020-02-01 member_arrived person=p2 cell=cb1 status=probationary
2020-03-01 organisation_located id=cb1 place=c3
2020-04-01 place_moved id=c2 parent=d2
"""


def test_a_member_lies_with_the_establishment_else_with_the_cell() -> None:
    """p1 lies in c2 by v2, whatever the cell; p2 first in c1, by the committee of cb1."""
    engine = story(PLACES)
    where = {
        place: counted(engine, asked("2020-02-29", place=place), "members").get("total", 0)
        for place in ("c1", "c2", "c3", "d1", "d2")
    }
    assert where == {"c1": 1, "c2": 1, "c3": 0, "d1": 2, "d2": 0}


def test_changes_of_the_tree_are_reorganisation() -> None:
    """By 30/4 both have left d1 without a fact about them: p2 with the cell, p1 with c2."""
    flow = counted(story(PLACES), asked("2020-04-30", since="2020-03-01", place="d1"), "flow")
    assert flow == {"opening": 2, "reorganised_out": 2}


def test_now_holds_for_all_days_and_moves_nobody() -> None:
    question = asked("2020-04-30", since="2020-01-01", place="d2", tree="now")
    assert counted(story(PLACES), question, "flow") == {"arrived": 2, "closing": 2}


def test_what_began_and_ended_within_a_day_counts_in_flows_only() -> None:
    engine = story(
        """
2020-05-05 member_admitted person=p1 cell=cb1 establishment=v1
2020-05-05 member_left person=p1 reason=admission_cancelled
"""
    )
    assert counted(engine, asked("2020-05-05"), "members") == {}
    period = asked("2020-05-31", since="2020-05-01")
    assert counted(engine, period, "flow") == {"admitted": 1, "admission_cancelled": 1}


def test_admissions_by_the_state_before_the_period() -> None:
    """v1 has no member on 30/4, whatever happens later; s2 is not open; p3 names none."""
    engine = story(
        """
2020-05-02 member_admitted person=p1 cell=cb1 establishment=v1
2020-05-03 member_admitted person=p2 cell=cb1 establishment=v1
2020-05-04 establishment_opened id=s2 kind=school place=c1
2020-05-05 member_admitted person=p4 cell=cb1 establishment=s2
2020-05-06 member_admitted person=p3 cell=cb1
"""
    )
    found = counted(engine, asked("2020-05-31", since="2020-05-01"), "admitted_by")
    assert found == {
        "opening_state.no_member": 2,
        "opening_state.not_open": 1,
        "opening_state.none": 1,
        "establishment_kind.village": 2,
        "establishment_kind.school": 1,
        "establishment_kind.none": 1,
        "ethnic_minority": 3,  # all but p2, who is Kinh
        "zone.none": 4,
    }


def test_cells_founded_count_by_what_they_serve_that_evening() -> None:
    engine = story(
        """
2020-05-01 organisation_founded id=x1 kind=cell parent=db
2020-05-01 coverage_assigned cell=x1 establishment=v1
2020-05-01 coverage_assigned cell=x1 establishment=v2
2020-05-01 coverage_assigned cell=x1 establishment=s1
2020-05-02 organisation_founded id=x2 kind=grassroots_cell parent=hu
2020-05-03 coverage_assigned cell=x2 establishment=s1
2020-06-01 organisation_dissolved id=x1
"""
    )
    found = counted(engine, asked("2020-06-30", since="2020-05-01"), "cells_founded")
    assert found == {
        "total": 2,
        "by_establishment_kind.village": 1,
        "by_establishment_kind.school": 1,
        "by_establishment_kind.none": 1,
    }


def test_a_merged_cell_stands_as_the_one_it_went_into() -> None:
    engine = story(THREE_OFFICIAL + "2020-06-01 organisation_merged sources=cb1 into=gc\n")
    # gc lies in c3 of d2 and belongs to hu directly.
    assert counted(engine, asked("2020-03-01", place="d2", tree="now"), "members") == {}
    assert (
        counted(engine, asked("2020-03-01", organisation="gc", tree="now"), "members")["total"] == 3
    )
    assert counted(engine, asked("2020-03-01", organisation="gc"), "members") == {}


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (asked("2020-03-01", place="nowhere"), "unknown_id"),
        (asked("2020-03-01", organisation="v1"), "unknown_id"),
        (asked("2020-03-01", place="c1", known_at=3), "unknown_id"),
        (asked("2020-03-01", organisation="cb1", tree="now"), "scope_not_in_tree"),
        (asked("2020-03-01", known_at=99), "known_at_above_latest"),
    ],
)
def test_scopes_and_numbers_that_are_refused(question: Question, code: str) -> None:
    engine = story("2020-06-01 organisation_merged sources=cb1 into=gc\n")
    with pytest.raises(Problem) as refused, engine.view(question.known_at) as view:
        answer(view, question)
    assert refused.value.code == code


def test_before_its_first_recording_the_register_is_empty() -> None:
    engine = story(THREE_OFFICIAL)
    with engine.view(0) as view:
        found = answer(view, asked("2020-03-01", known_at=0))
    assert found["known_at"] == 0
    assert found["coverage"] == {}
    assert found["members"]["total"] == 0


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2004-02-29", "under_18"),  # turns 18 on 1 March 2022
        ("2004-02-28", "18_30"),
        ("2004", "18_30"),  # counts as 1 January
        ("1991-02-28", "31_40"),
        ("1961-03-01", "51_60"),
        ("1961-02-28", "over_60"),
    ],
)
def test_age_bands_by_completed_years(born: str, band: str) -> None:
    engine = story(
        f"""
2020-01-01 person_registered id=q born={born}
2020-02-01 member_admitted person=q cell=cb1
"""
    )
    found = counted(engine, asked("2022-02-28"), "members.by_age_band")
    assert found == {band: 1}


DESCRIBED = """
2020-02-01 member_arrived person=p1 cell=cb1 status=official
2020-06-01 person_registered id=q sex=female ethnic=01
2020-07-01 person_described id=q youth_union=yes
2020-08-01 person_merged sources=p1 into=q
"""


def test_a_merged_record_older_than_the_one_it_became() -> None:
    """Seen red with: the latest instead of the first description before the registration."""
    found = counted(story(DESCRIBED), asked("2020-03-01"), "members")
    # q as first registered on 1/6: a woman, Kinh, not yet in the youth union.
    assert found["female"] == 1
    assert found["by_ethnic.01"] == 1
    assert "youth_union" not in found
    assert counted(story(DESCRIBED), asked("2020-07-01"), "members")["youth_union"] == 1


def explained(text: str, question: Question, low: int) -> dict[int, dict[str, int]]:
    engine = story(text)
    with engine.view() as view:
        return dict(difference(view.image, engine.at, question, low, view.known_at))


def test_a_corrected_reason_explains_the_difference() -> None:
    """Seen red with: rows compared without the end of a spell."""
    text = """
2020-02-01 member_arrived person=p1 cell=cb1 status=official
2020-03-01 member_left person=p1 reason=removed
corrected of=21 | 2020-03-01 member_left person=p1 reason=resigned
"""
    assert explained(text, asked("2020-03-31", since="2020-03-01"), 21) == {
        22: {"flow.removed": -1, "flow.resigned": 1}
    }


def test_a_corrected_registration_changes_figures_of_earlier_days() -> None:
    """Seen red with: attributes of persons compared only on the days asked about."""
    text = DESCRIBED + "corrected of=21 | 2020-06-01 person_registered id=q sex=male ethnic=01\n"
    assert explained(text, asked("2020-03-01"), 23) == {24: {"members.female": -1}}


def test_the_recording_that_brought_a_member_into_a_figure() -> None:
    """p1 is a member since 20, official since 21, in c2 since the transfer (22), in d2 since c2
    was moved there (23)."""
    engine = story(
        """
2020-02-01 member_admitted person=p1 cell=cb1 establishment=v1
2021-02-01 member_recognised person=p1
2021-03-01 member_transferred person=p1 cell=cb1 establishment=v2
2021-04-01 place_moved id=c2 parent=d2
"""
    )

    def recording(path: str, **scope: str) -> list[int]:
        with engine.view() as view:
            return drill(view, asked("2021-05-01", **scope), path).recording.tolist()

    assert recording("members.total") == [20]
    assert recording("members.official") == [21]
    assert recording("members.total", place="c2") == [22]
    assert recording("members.total", place="d2") == [23]
    assert recording("members.by_zone.none") == [20]
    assert recording("coverage.village.members_too_few") == [22]
    assert recording("organisations.cell") == [13, 14]


def test_a_state_of_less_than_a_day_leaves_no_trace() -> None:
    """Seen red with stretches of no day kept: the same state before and after fell apart."""
    engine = story(
        """
2020-05-05 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2020-05-05 member_left person=p1 reason=died
"""
    )
    with engine.view() as view:
        assert stretches(view, "v1") == [
            Stretch(date(2020, 1, 1), date(9999, 12, 31), "no_member", 7)
        ]


@pytest.mark.parametrize(
    "path",
    [
        "coverage",
        "coverage.village",
        "coverage.village.empty",
        "members",
        "members.male",
        "members.total.x",
        "members.by_ethnic.3",
        "members.by_age_band.19_20",
        "members.by_zone.moon",
        "organisations.club",
        "direct.club",
        "flow.admitted",  # no period was asked about
        "admitted_by.zone.border",
        "cells_founded.total",
        "nothing",
        "",
    ],
)
def test_paths_that_name_no_figure(path: str) -> None:
    with pytest.raises(Problem) as refused, story("").view() as view:
        drill(view, Question(date(2020, 3, 1)), path)
    assert refused.value.code == "unknown_figure"


def test_a_kind_of_establishment_is_data() -> None:
    """Kinds may be any words, dots included, and one nobody has counts nothing."""
    engine = story("2020-01-02 establishment_opened id=x kind=co.op place=c1\n")
    with engine.view() as view:
        question = Question(date(2020, 3, 1))
        assert len(drill(view, question, "coverage.co.op.no_member").subject) == 1
        assert len(drill(view, question, "coverage.market.no_member").subject) == 0
