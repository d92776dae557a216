"""Flows: every line, every scope, and the identity of opening and closing."""

import pytest

from tests.oracle.story import counted

A, B = "2021-01-01", "2021-12-31"
LIFE = """
2020-06-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2020-06-01 member_arrived person=p2 cell=cb2 status=official
2020-06-01 member_arrived person=p3 cell=gc establishment=s1 status=official
"""


def flow(text: str, since: str = A, on: str = B, **asked: str) -> dict[str, int]:
    return counted(LIFE + text, on, "flow", since=since, **asked)


def test_nothing_happens() -> None:
    assert flow("") == {"opening": 3, "closing": 3}


def test_both_days_of_the_period_are_in_it() -> None:
    assert flow("2021-01-01 member_left person=p1 reason=died") == {
        "opening": 3,
        "died": 1,
        "closing": 2,
    }
    assert flow("2021-12-31 member_left person=p1 reason=died") == {
        "opening": 3,
        "died": 1,
        "closing": 2,
    }
    assert flow("2020-12-31 member_left person=p1 reason=died") == {"opening": 2, "closing": 2}
    assert flow("2022-01-01 member_left person=p1 reason=died") == {"opening": 3, "closing": 3}


REASONS = ("transferred_out", "died", "removed", "resigned", "expelled", "admission_cancelled")


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_line(reason: str) -> None:
    assert flow(f"2021-02-01 member_left person=p1 reason={reason}")[reason] == 1


def test_every_way_in_has_its_line() -> None:
    text = """
    2020-07-01 member_left person=p1 reason=removed
    2020-07-01 member_left person=p2 reason=expelled
    2020-07-01 member_left person=p3 reason=transferred_out
    2021-02-01 member_readmitted person=p1 cell=cb1
    2021-02-01 member_restored person=p2 cell=cb1
    2021-02-01 member_arrived person=p3 cell=cb1 status=official
    2021-02-01 member_admitted person=p4 cell=cb1
    """
    assert flow(text) == {"readmitted": 1, "restored": 1, "arrived": 1, "admitted": 1, "closing": 4}


def test_lines_are_gross() -> None:
    """Planted bug: comparing only the two ends of the period showed no movement at all."""
    text = """
    2021-02-01 member_left person=p1 reason=removed
    2021-03-01 member_readmitted person=p1 cell=cb1 establishment=v1
    2021-04-01 member_transferred person=p1 cell=gc establishment=s1
    2021-05-01 member_transferred person=p1 cell=cb1 establishment=v1
    """
    assert flow(text) == {"opening": 3, "removed": 1, "readmitted": 1, "closing": 3}
    assert flow(text, place="d1") == {
        "opening": 2,
        "removed": 1,
        "readmitted": 1,
        "moved_in": 1,
        "moved_out": 1,
        "closing": 2,
    }


def test_a_life_of_one_day_counts_in_and_out() -> None:
    text = """
    2021-02-01 member_admitted person=p4 cell=cb1
    2021-02-01 member_left person=p4 reason=died
    """
    assert flow(text) == {"opening": 3, "admitted": 1, "died": 1, "closing": 3}


def test_a_transfer_moves_in_every_scope_whose_border_it_crosses() -> None:
    text = "2021-02-01 member_transferred person=p1 cell=gc establishment=v1\n"
    assert flow(text, organisation="db") == {"opening": 2, "moved_out": 1, "closing": 1}
    assert flow(text, organisation="gc") == {"opening": 1, "moved_in": 1, "closing": 2}
    assert flow(text, organisation="hu") == {"opening": 3, "closing": 3}
    assert flow(text, place="c1") == {"opening": 1, "closing": 1}, "the establishment is the same"


def test_a_move_of_a_place_reorganises() -> None:
    text = "2021-02-01 place_moved id=c1 parent=d2\n"
    assert flow(text, place="d1") == {"opening": 2, "reorganised_out": 1, "closing": 1}
    assert flow(text, place="d2") == {"opening": 1, "reorganised_in": 1, "closing": 2}
    assert flow(text, place="c1") == {"opening": 1, "closing": 1}


def test_a_move_of_an_establishment_reorganises() -> None:
    text = "2021-02-01 establishment_moved id=v1 place=c3\n"
    assert flow(text, place="c1") == {"opening": 1, "reorganised_out": 1}
    assert flow(text, place="c3") == {"opening": 1, "reorganised_in": 1, "closing": 2}
    assert flow(text, organisation="db") == {"opening": 2, "closing": 2}


def test_a_location_of_a_cell_or_of_its_parent_reorganises_members_without_establishment() -> None:
    text = "2021-02-01 organisation_located id=cb2 place=c3\n"
    assert flow(text, place="c3") == {"opening": 1, "reorganised_in": 1, "closing": 2}
    assert flow(text, place="c2") == {"opening": 1, "reorganised_out": 1}


def test_a_move_of_an_organisation_reorganises_in_the_tree_and_in_places() -> None:
    text = """
    2020-07-01 member_transferred person=p1 cell=cb1
    2021-02-01 organisation_moved id=cb1 parent=hu
    """
    assert flow(text, organisation="db") == {"opening": 2, "reorganised_out": 1, "closing": 1}
    assert flow(text, place="c1") == {"opening": 1, "reorganised_out": 1}
    assert flow(text, place="d1") == {"opening": 2, "closing": 2}


def test_mergers_reorganise() -> None:
    text = "2021-02-01 organisation_merged sources=cb2 into=gc\n"
    assert flow(text, organisation="cb2") == {"opening": 1, "reorganised_out": 1}
    assert flow(text, organisation="gc") == {"opening": 1, "reorganised_in": 1, "closing": 2}
    assert flow(text, place="c3") == {"opening": 1, "reorganised_in": 1, "closing": 2}
    text = "2021-02-01 place_merged sources=c1 into=c3\n"
    assert flow(text, place="c1") == {"opening": 1, "reorganised_out": 1}
    assert flow(text, place="d2") == {"opening": 1, "reorganised_in": 1, "closing": 2}


def test_an_abolished_place_that_ends_a_location_reorganises() -> None:
    text = """
    2020-07-01 establishment_moved id=v2 place=c1
    2021-02-01 place_abolished id=c2
    """
    assert flow(text, place="c2") == {"opening": 1, "reorganised_out": 1}
    assert flow(text, place="c1") == {"opening": 1, "reorganised_in": 1, "closing": 2}


def test_a_fact_is_placed_by_the_tree_just_after_it_in_the_order_of_the_day() -> None:
    """A member admitted on the day its commune moves comes in by admission, since moves of places
    come first that day; a merger of places comes last and reorganises it."""
    moved = "2021-02-01 member_admitted person=p4 cell=cb1 establishment=v1\n"
    text = moved + "2021-02-01 place_moved id=c1 parent=d2\n"
    assert flow(text, place="d1") == {"opening": 2, "reorganised_out": 1, "closing": 1}
    assert flow(text, place="d2") == {
        "opening": 1,
        "admitted": 1,
        "reorganised_in": 1,
        "closing": 3,
    }
    text = moved + "2021-02-01 place_merged sources=c1 into=c3\n"
    assert flow(text, place="c1") == {"opening": 1, "admitted": 1, "reorganised_out": 2}
    assert flow(text, place="d2") == {"opening": 1, "reorganised_in": 2, "closing": 3}


ADMITTED = """
2021-03-01 member_admitted person=p4 cell=cb1 establishment=v1
2021-03-01 establishment_classified id=v1 zones=border,zone_3
"""


def admitted_by(text: str, since: str = A, **asked: str) -> dict[str, int]:
    return counted(text, B, "admitted_by", since=since, **asked)


def test_admissions_by_the_attributes_of_their_day() -> None:
    text = (
        ADMITTED
        + """
    2021-03-01 person_described id=p4 youth_union=yes
    2021-03-02 person_described id=p4 youth_union=no
    2021-03-02 establishment_classified id=v1 zones=
    """
    )
    assert admitted_by(text) == {
        "opening_state.no_member": 1,
        "establishment_kind.village": 1,
        "ethnic_minority": 1,
        "youth_union": 1,
        "zone.border": 1,
        "zone.zone_3": 1,
    }


def test_the_opening_state_is_that_before_the_period() -> None:
    before = "2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official\n"
    assert admitted_by(before + ADMITTED)["opening_state.no_member"] == 1
    after = admitted_by(before + ADMITTED, since="2021-01-02")
    assert after["opening_state.members_too_few"] == 1


def test_the_opening_state_of_an_establishment_not_open_or_not_named() -> None:
    text = """
    2021-02-01 establishment_opened id=n kind=market place=c1
    2021-03-01 member_admitted person=p4 cell=cb1 establishment=n
    2021-03-01 member_admitted person=p1 cell=cb1
    """
    found = admitted_by(text)
    assert (found["opening_state.not_open"], found["opening_state.none"]) == (1, 1)
    assert (found["establishment_kind.market"], found["establishment_kind.none"]) == (1, 1)
    assert found["zone.none"] == 2


def test_admitted_by_breaks_down_the_admissions_of_the_scope() -> None:
    assert admitted_by(ADMITTED, place="c2") == {}
    assert admitted_by(ADMITTED, organisation="cb1")["establishment_kind.village"] == 1


def test_kind_and_zone_are_those_of_the_establishment_named_even_if_it_ended_that_day() -> None:
    text = ADMITTED + "2021-03-01 establishment_merged sources=v1 into=s1\n"
    found = admitted_by(text)
    assert found["establishment_kind.village"] == 1
    assert (found["zone.border"], found["zone.zone_3"]) == (1, 1)


def founded(text: str, **asked: str) -> dict[str, int]:
    return counted(text, B, "cells_founded", since=A, **asked)


def test_cells_founded_by_what_they_serve_that_evening() -> None:
    text = """
    2021-02-01 organisation_founded id=n kind=cell parent=db
    2021-02-01 coverage_assigned cell=n establishment=v1
    2021-02-01 coverage_assigned cell=n establishment=v2
    2021-02-01 coverage_assigned cell=n establishment=s1
    2021-02-02 coverage_ended cell=n establishment=s1
    2021-03-01 organisation_founded id=m kind=grassroots_cell parent=hu
    2021-03-02 coverage_assigned cell=m establishment=v1
    2021-04-01 organisation_dissolved id=m
    2021-05-01 organisation_founded id=k kind=group parent=n
    """
    assert founded(text) == {
        "total": 2,
        "by_establishment_kind.village": 1,
        "by_establishment_kind.school": 1,
        "by_establishment_kind.none": 1,
    }
    assert founded(text, organisation="db")["total"] == 1
    assert founded(text, place="c1") == {
        "total": 1,
        "by_establishment_kind.village": 1,
        "by_establishment_kind.school": 1,
    }


def test_only_foundings_as_a_cell_count_and_retyping_is_none() -> None:
    text = """
    2021-02-01 organisation_founded id=n kind=sectional parent=db
    2021-03-01 organisation_retyped id=n kind=cell
    2021-02-01 organisation_founded id=m kind=cell parent=db
    2021-03-01 organisation_retyped id=m kind=sectional
    """
    assert founded(text) == {"total": 1, "by_establishment_kind.none": 1}


def test_a_cell_founded_and_dissolved_on_one_day_was_founded_but_lies_in_no_scope() -> None:
    text = """
    2021-02-01 organisation_founded id=n kind=cell parent=db
    2021-02-01 organisation_dissolved id=n
    """
    assert founded(text) == {"total": 1, "by_establishment_kind.none": 1}
    assert founded(text, organisation="db") == {}
