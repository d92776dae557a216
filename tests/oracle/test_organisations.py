"""Organisations, links and their ends."""

import pytest

from tests.oracle.story import refusal, world

MEMBER = "2021-01-01 member_arrived person=p1 cell=cb1 status=official\n"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("organisation_founded id=n kind=cell", "needs_parent"),
        ("organisation_founded id=n kind=grassroots_cell", "needs_parent"),
        ("organisation_founded id=n kind=group", "needs_parent"),
        ("organisation_founded id=n kind=sectional", None),
        ("organisation_founded id=n kind=grassroots_committee", None),
        ("organisation_founded id=n kind=cell parent=cb1", "rank"),
        ("organisation_founded id=n kind=grassroots_cell parent=cb1", "rank"),
        ("organisation_founded id=n kind=group parent=cb1", None),
        ("organisation_founded id=n kind=group parent=gc", None),
        ("organisation_founded id=n kind=cell parent=tu", None),
        ("organisation_founded id=n kind=provincial parent=tu", "rank"),
        ("organisation_founded id=n kind=cell parent=db place=x", "unknown_id"),
        ("organisation_founded id=cb1 kind=cell parent=db", "id_taken"),
        ("organisation_renamed id=cb1", None),
        ("organisation_retyped id=cb1 kind=cell", "nothing_changed"),
        ("organisation_retyped id=cb1 kind=group", None),
        ("organisation_retyped id=cb1 kind=sectional", None),
        ("organisation_retyped id=cb1 kind=upper_grassroots", "rank"),
        ("organisation_retyped id=db kind=cell", "rank"),
        ("organisation_retyped id=db kind=sectional", None),
        ("organisation_retyped id=tu kind=upper_grassroots", "rank"),
        ("organisation_moved id=cb1 parent=db", "nothing_changed"),
        ("organisation_moved id=cb1 parent=gc", "rank"),
        ("organisation_moved id=cb1 parent=tu", None),
        ("organisation_moved id=hu parent=db", "rank"),
        ("organisation_located id=cb2 place=c2", None),  # a location may repeat what holds
        ("organisation_located id=cb2 place=x", "unknown_id"),
        ("organisation_dissolved id=db", "has_children"),
        ("organisation_disbanded id=cb1", None),
        ("coverage_assigned cell=db establishment=v1", "not_a_cell"),
        ("coverage_assigned cell=gc establishment=v1", None),
        ("coverage_ended cell=cb1 establishment=v1", "link_not_there"),
        ("support_ended cell=cb1 establishment=v1", "link_not_there"),
    ],
)
def test_possible_or_not(fact: str, expected: str | None) -> None:
    assert refusal(f"2021-01-01 {fact}") == expected


def test_a_root_cannot_become_a_cell() -> None:
    root = "2021-01-01 organisation_founded id=n kind=sectional\n"
    assert refusal(root + "2021-02-01 organisation_retyped id=n kind=cell") == "needs_parent"


def test_a_group_under_a_cell_bars_retyping_it_to_a_group() -> None:
    group = "2021-01-01 organisation_founded id=n kind=group parent=cb1\n"
    assert refusal(group + "2021-02-01 organisation_retyped id=cb1 kind=group") == "rank"


def test_a_cell_in_use_stays_a_cell() -> None:
    for use in (
        MEMBER,
        "2021-01-01 coverage_assigned cell=cb1 establishment=v1\n",
        "2021-01-01 support_assigned cell=cb1 establishment=v1\n",
    ):
        assert (
            refusal(use + "2021-02-01 organisation_retyped id=cb1 kind=sectional") == "not_a_cell"
        )
        text = use + "2021-02-01 organisation_retyped id=cb1 kind=grassroots_cell"
        assert refusal(text) is None


def test_a_link_is_assigned_once_and_roles_are_apart() -> None:
    link = "2021-01-01 coverage_assigned cell=cb1 establishment=v1\n"
    assert (
        refusal(link + "2021-02-01 coverage_assigned cell=cb1 establishment=v1")
        == "link_there_already"
    )
    assert refusal(link + "2021-02-01 support_assigned cell=cb1 establishment=v1") is None
    again = "2021-02-01 coverage_assigned cell=cb1 establishment=v1\n"
    assert refusal(link + "2021-02-01 coverage_ended cell=cb1 establishment=v1\n" + again) is None


def test_links_end_with_the_cell() -> None:
    text = """
    2021-01-01 coverage_assigned cell=cb1 establishment=v1
    2021-01-01 support_assigned cell=cb1 establishment=v2
    2021-02-01 organisation_dissolved id=cb1
    """
    w = world(text)
    assert (w.coverage, w.support) == (set(), set())


def test_an_organisation_with_members_does_not_end() -> None:
    assert refusal(MEMBER + "2021-02-01 organisation_dissolved id=cb1") == "has_members"
    left = MEMBER + "2021-02-01 member_left person=p1 reason=died\n"
    assert refusal(left + "2021-02-01 organisation_disbanded id=cb1") is None


def test_children_members_and_links_follow_a_merger() -> None:
    text = """
    2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
    2021-01-01 member_suspended person=p1
    2021-01-01 coverage_assigned cell=cb1 establishment=v1
    2021-01-01 coverage_assigned cell=cb2 establishment=v1
    2021-01-01 support_assigned cell=cb1 establishment=v2
    2021-01-01 organisation_founded id=g kind=group parent=cb1
    2021-02-01 organisation_merged sources=cb1 into=cb2
    """
    w = world(text)
    assert w.members["p1"].cell == "cb2"
    assert w.members["p1"].suspended
    assert w.coverage == {("cb2", "v1")}
    assert w.support == {("cb2", "v2")}
    assert w.organisations["g"].parent == "cb2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("organisation_merged sources=db into=cb1", "below_a_source"),
        ("organisation_merged sources=hu into=cb1", "below_a_source"),
        ("organisation_merged sources=cb1 into=db", None),  # a child into its parent
        ("organisation_merged sources=db into=gc", "rank"),  # children do not fit a cell
        ("organisation_merged sources=db,cb1,cb2 into=gc", None),  # they are merged too
        ("organisation_merged sources=db into=hu", None),
    ],
)
def test_mergers_may_cross_kinds_where_children_fit(text: str, expected: str | None) -> None:
    assert refusal("2021-02-01 " + text) == expected


def test_members_and_links_fit_only_a_cell() -> None:
    assert refusal(MEMBER + "2021-02-01 organisation_merged sources=cb1 into=db") == "not_a_cell"
    link = "2021-01-01 support_assigned cell=cb1 establishment=v1\n"
    assert refusal(link + "2021-02-01 organisation_merged sources=cb1 into=db") == "not_a_cell"


FULL = """
2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2021-01-01 coverage_assigned cell=cb1 establishment=v1
2021-01-01 support_assigned cell=cb1 establishment=v2
2021-01-01 organisation_founded id=g kind=group parent=cb1
"""


def test_a_split_of_a_cell_maps_members_children_and_coverage_and_ends_support() -> None:
    text = FULL + "2021-02-01 organisation_split source=cb1 into=cb2,gc "
    w = world(text + "members=p1:gc children=g:cb2 coverage=v1:cb2")
    assert w.members["p1"].cell == "gc"
    assert w.organisations["g"].parent == "cb2"
    assert w.coverage == {("cb2", "v1")}
    assert w.support == set()
    assert refusal(text + "children=g:cb2 coverage=v1:cb2") == "not_in_map"
    assert refusal(text + "members=p1:gc coverage=v1:cb2") == "not_in_map"
    assert refusal(text + "members=p1:gc children=g:cb2") == "not_in_map"
    assert refusal(text + "members=p1:cb1 children=g:cb2 coverage=v1:cb2") == "target_outside_split"


def test_halves_lie_outside_the_source_and_fit() -> None:
    split = "2021-02-01 organisation_split source=db into=cb1 children=cb1:cb1,cb2:cb1"
    assert refusal(split) == "below_a_source"
    split = "2021-02-01 organisation_split source=db into=gc children=cb1:gc,cb2:gc"
    assert refusal(split) == "rank"
    split = "2021-02-01 organisation_split source=db into=hu children=cb1:hu,cb2:hu"
    assert refusal(split) is None
    split = FULL + "2021-02-01 organisation_split source=cb1 into=db children=g:db members=p1:db"
    assert refusal(split + " coverage=v1:db") == "not_a_cell"


def test_a_unit_founded_and_merged_on_one_day() -> None:
    text = """
    2021-01-01 organisation_founded id=n kind=cell parent=db
    2021-01-01 member_arrived person=p1 cell=cb1 status=official
    2021-01-01 organisation_merged sources=cb1,cb2 into=n
    """
    assert world(text).members["p1"].cell == "n"
