"""The tree after all facts known, for answers about days before."""

import pytest

from tests.oracle.lines import Refused
from tests.oracle.story import counted

DAY = "2021-06-01"
LIFE = """
2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2021-01-01 member_arrived person=p2 cell=cb2 status=official
2021-01-01 coverage_assigned cell=cb1 establishment=v1
"""


def now(text: str, under: str = "", on: str = DAY, **asked: str) -> dict[str, int]:
    return counted(LIFE + text, on, under, tree="now", **asked)


def members(text: str, **asked: str) -> int:
    return now(text, **asked).get("members.total", 0)


def test_where_things_lie_is_looked_up_in_the_tree_of_now() -> None:
    text = "2022-01-01 place_moved id=c1 parent=d2\n"
    assert members(text, place="d2") == 1
    assert now(text, "coverage", place="d2") == {
        "village.own_cell_below_minimum": 1,
        "school.no_member": 1,
    }
    assert counted(LIFE + text, DAY, place="d2").get("members.total", 0) == 0


def test_members_cells_and_coverage_are_those_of_the_day() -> None:
    text = """
    2022-01-01 member_left person=p1 reason=died
    2022-01-01 coverage_ended cell=cb1 establishment=v1
    """
    assert members(text, place="c1") == 1
    assert now(text, "coverage.village", place="c1") == {"own_cell_below_minimum": 1}


def test_a_merged_unit_stands_as_the_one_it_went_into_repeatedly() -> None:
    text = """
    2022-01-01 place_merged sources=c1 into=c2
    2023-01-01 place_merged sources=c2 into=c3
    """
    assert members(text, place="c3") == 2
    assert members(text, place="d2") == 2
    text = """
    2022-01-01 establishment_merged sources=v1 into=v2
    2023-01-01 establishment_merged sources=v2 into=s1
    """
    assert members(text, place="c3") == 1
    text = """
    2022-01-01 organisation_merged sources=cb1 into=cb2
    2023-01-01 organisation_merged sources=cb2 into=gc
    """
    assert members(text, organisation="gc") == 2
    assert members(text, organisation="db") == 0
    assert members(text, place="c3") == 1, "p2 without establishment lies where gc lies"


def test_a_closed_establishment_lies_in_its_last_place() -> None:
    text = """
    2022-01-01 member_left person=p1 reason=died
    2022-01-01 establishment_moved id=v1 place=c2
    2022-02-01 establishment_closed id=v1
    2023-01-01 place_merged sources=c2 into=c3
    """
    assert members(text, place="c3") == 2


def test_an_abolished_place_stands_as_its_last_parent() -> None:
    text = """
    2022-01-01 establishment_closed id=s1
    2022-02-01 place_abolished id=c3
    """
    assert now(text, "coverage", place="d2") == {"school.no_member": 1}
    text += "2023-01-01 place_abolished id=d2"
    assert now(text, "coverage.school", place="sl") == {"no_member": 1}


def test_an_ended_organisation_lies_in_its_own_last_place_and_under_its_last_parent() -> None:
    left = (
        "2022-01-01 member_left person=p2 reason=died\n2022-01-01 organisation_dissolved id=cb2\n"
    )
    assert members(left, place="c2") == 1
    assert members(left, organisation="db") == 2
    assert now(left, "direct", organisation="db") == {"cell": 2}
    moved = left + "2022-02-01 organisation_merged sources=db into=hu\n"
    assert members(moved, organisation="hu") == 2
    assert now(moved, "direct", organisation="hu") == {"cell": 2, "grassroots_cell": 1}


def test_without_its_own_last_place_it_lies_where_its_last_parent_lies_now() -> None:
    text = """
    2020-02-01 member_arrived person=p3 cell=cb1 status=official
    2022-01-01 member_left person=p1 reason=died
    2022-01-01 member_left person=p3 reason=died
    2022-01-01 organisation_dissolved id=cb1
    2022-02-01 organisation_located id=db place=c3
    """
    assert members(text, place="c3") == 1, "p3; p1 lies at v1"


def test_a_merged_organisation_is_for_direct_what_it_went_into() -> None:
    text = "2022-01-01 organisation_merged sources=db into=hu\n"
    # db stands as hu itself, which is directly under tu; cb1 and cb2 are now directly under hu.
    assert now(text, "direct", organisation="hu") == {"cell": 2, "grassroots_cell": 1}
    assert now(text, "direct", organisation="tu") == {
        "upper_grassroots": 1,
        "grassroots_committee": 1,
    }
    assert now(text, "direct") == {"upper_grassroots": 1, "grassroots_committee": 1}


def test_a_scope_that_is_not_in_that_tree_is_refused() -> None:
    text = "2022-01-01 place_merged sources=c1 into=c2\n"
    with pytest.raises(Refused, match="scope_not_in_tree"):
        now(text, place="c1")
    with pytest.raises(Refused, match="scope_unknown"):
        now(text, place="x")
    assert now(text, on="2019-01-01", place="c2") == {}


def flow(text: str, **asked: str) -> dict[str, int]:
    return now(text, "flow", on="2022-12-31", since="2021-06-01", **asked)


def test_reorganisations_move_nobody() -> None:
    text = """
    2022-01-01 place_moved id=c1 parent=d2
    2022-02-01 place_merged sources=c2 into=c3
    2022-03-01 establishment_merged sources=v1 into=s1
    2022-04-01 organisation_moved id=db parent=tu
    2022-05-01 organisation_merged sources=cb2 into=gc
    """
    for scope in ({"place": "d2"}, {"place": "c3"}, {"place": "sl"}, {"organisation": "tu"}):
        assert flow(text, **scope) == {"opening": 2, "closing": 2}
    assert flow(text, organisation="gc") == {"opening": 1, "closing": 1}
    assert flow(text, organisation="db") == {"opening": 1, "closing": 1}


def test_only_a_split_whose_halves_lie_elsewhere_moves() -> None:
    text = "2022-01-01 establishment_split source=v1 into=v2,s1 members=p1:s1 cells=cb1:s1\n"
    assert flow(text, place="c1") == {"opening": 1, "reorganised_out": 1}
    assert flow(text, place="c3") == {"reorganised_in": 1, "closing": 1}
    assert flow(text, place="sl") == {"opening": 2, "closing": 2}
    text = "2022-01-01 organisation_split source=cb2 into=gc members=p2:gc\n"
    assert flow(text, organisation="db") == {"opening": 2, "reorganised_out": 1, "closing": 1}
    assert flow(text, organisation="gc") == {"reorganised_in": 1, "closing": 1}


def test_transfers_are_placed_in_the_tree_of_now() -> None:
    text = """
    2022-01-01 member_transferred person=p1 cell=cb2 establishment=v2
    2022-06-01 place_merged sources=c1 into=c2
    """
    assert flow(text, place="c2") == {"opening": 2, "closing": 2}
    assert counted(LIFE + text, "2022-12-31", "flow", since=DAY, place="c2") == {
        "opening": 1,
        "moved_in": 1,
        "closing": 2,
    }


def test_a_cell_founded_and_dissolved_on_one_day_stands_as_its_last_parent() -> None:
    text = """
    2021-07-01 organisation_founded id=n kind=cell parent=db
    2021-07-01 organisation_dissolved id=n
    """
    found = now(text, "cells_founded", on="2021-12-31", since=DAY, organisation="db")
    assert found == {"total": 1, "by_establishment_kind.none": 1}
