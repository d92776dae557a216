"""The order of the facts of one day."""

import pytest

from tests.oracle import kinds
from tests.oracle.story import counted, refusal, world

# Pairs of facts of one day, told in the wrong order: possible since the second applies first.
PAIRS = [
    ("organisation_founded id=n kind=cell parent=db place=m", "place_formed id=m level=commune"),
    ("establishment_opened id=n kind=x place=m", "place_formed id=m level=commune"),
    ("place_moved id=c1 parent=m", "place_formed id=m level=district"),
    ("coverage_assigned cell=n establishment=v1", "organisation_founded id=n kind=cell parent=db"),
    ("person_described id=n", "person_registered id=n"),
    ("organisation_moved id=cb1 parent=n", "organisation_founded id=n kind=sectional parent=db"),
    ("organisation_moved id=gc parent=cb1", "organisation_retyped id=cb1 kind=sectional"),
    ("place_abolished id=c1", "establishment_closed id=v1"),
    ("place_abolished id=c3", "establishment_merged sources=s1 into=v1"),
    ("organisation_dissolved id=db", "organisation_merged sources=cb1,cb2 into=gc"),
    ("establishment_merged sources=v1 into=v2", "place_merged sources=c1 into=c3"),
    ("place_merged sources=c1 into=c2", "place_moved id=c1 parent=d2"),
]


@pytest.mark.parametrize(("later", "earlier"), PAIRS)
def test_told_in_the_wrong_order_applied_in_the_right_one(later: str, earlier: str) -> None:
    lines = f"2021-01-01 {earlier}\n2021-01-01 {later}"
    assert refusal(lines) is None
    assert kinds.ORDER[earlier.split(maxsplit=1)[0]] < kinds.ORDER[later.split(maxsplit=1)[0]]


def test_a_link_ended_and_assigned_anew_on_one_day_in_either_order_of_recording() -> None:
    text = "2021-01-01 coverage_assigned cell=cb1 establishment=v1\n"
    end = "2021-02-01 coverage_ended cell=cb1 establishment=v1\n"
    again = "2021-02-01 coverage_assigned cell=cb1 establishment=v1\n"
    assert world(text + end + again).coverage == {("cb1", "v1")}
    assert refusal(text + again) == "link_there_already"
    assert refusal(text + end.replace("02-01", "01-01")) == "link_not_there", "ended comes first"


def test_facts_of_one_place_in_the_day_apply_by_recording() -> None:
    text = "2021-01-01 place_renamed id=c1 name=A\n2021-01-01 place_renamed id=c1 name=B"
    assert world(text).places["c1"].name == "B"
    text = "2021-01-01 organisation_founded id=n kind=cell parent=m\n"
    assert refusal(text) == "unknown_id"


def test_members_leave_before_their_cell_ends_and_transfers_come_before_leaving() -> None:
    text = """
    2021-01-01 member_arrived person=p1 cell=cb1 status=official
    2021-02-01 organisation_merged sources=cb1 into=cb2
    2021-02-01 member_transferred person=p1 cell=gc
    """
    assert world(text).members["p1"].cell == "gc"


def test_a_membership_fact_of_the_day_of_a_merger_names_the_old_unit() -> None:
    text = "2021-02-01 organisation_merged sources=cb1 into=cb2\n"
    assert refusal(text + "2021-02-01 member_admitted person=p1 cell=cb1") is None
    assert world(text + "2021-02-01 member_admitted person=p1 cell=cb1").members["p1"].cell == "cb2"
    assert refusal(text + "2021-02-02 member_admitted person=p1 cell=cb1") == "ended_id"


def test_every_kind_has_its_place_in_the_day() -> None:
    assert set(kinds.ORDER) | set(kinds.ABOUT_RECORDINGS) == set(kinds.FIELDS)
    assert kinds.ORDER["place_formed"] == 0
    assert kinds.ORDER["place_abolished"] == 24


def test_places_move_before_establishments() -> None:
    """Planted bug: with establishments first nobody crosses the district's border."""
    text = """
    2020-06-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
    2021-02-01 establishment_moved id=v1 place=c2
    2021-02-01 place_moved id=c1 parent=d2
    """
    found = counted(text, "2021-12-31", "flow", since="2021-01-01", place="d1")
    assert found == {"opening": 1, "reorganised_out": 1, "reorganised_in": 1, "closing": 1}


def test_establishments_merge_before_organisations_split() -> None:
    """Planted bug: with organisations first the map would name the establishment merged away."""
    text = """
    2021-01-01 coverage_assigned cell=cb1 establishment=v1
    2021-02-01 establishment_merged sources=v1 into=v2
    2021-02-01 organisation_split source=cb1 into=gc coverage=
    """
    assert refusal(text.replace("coverage=\n", "coverage=v1:gc\n")) == "not_in_map"
    assert world(text.replace("coverage=\n", "coverage=v2:gc\n")).coverage == {("gc", "v2")}
