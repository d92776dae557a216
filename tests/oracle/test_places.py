"""Places and establishments: what each fact does, and when it is impossible."""

import pytest

from tests.oracle.story import refusal, world


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("place_formed id=c1 level=commune", "id_taken"),
        ("place_formed id=n level=commune parent=c1", "level"),
        ("place_formed id=n level=district parent=d1", "level"),
        ("place_formed id=n level=province parent=sl", "level"),
        ("place_formed id=n level=commune parent=x", "unknown_id"),
        ("place_formed id=n level=commune parent=sl", None),
        ("place_formed id=n level=commune", None),
        ("place_formed id=n level=district", None),
        ("place_moved id=c1 parent=d1", "nothing_changed"),
        ("place_moved id=c1 parent=c2", "level"),
        ("place_moved id=d1 parent=d2", "level"),
        ("place_moved id=sl parent=sl", "level"),
        ("place_moved id=c1 parent=d2", None),
        ("place_moved id=c1 parent=sl", None),
        ("place_renamed id=c1", None),
        ("place_renamed id=x", "unknown_id"),
        ("place_merged sources=c1 into=d1", "level"),
        ("place_merged sources=c1,d2 into=c3", "level"),
        ("place_merged sources=c1 into=c3", None),
        ("place_abolished id=d2", "has_children"),
        ("place_abolished id=c3", "has_establishments"),
        ("establishment_opened id=v1 kind=village place=c1", "id_taken"),
        ("establishment_opened id=n kind=market place=x", "unknown_id"),
        ("establishment_opened id=c1 kind=market place=sl", None),  # ids are unique per subject
        ("establishment_moved id=v1 place=c1", "nothing_changed"),
        ("establishment_moved id=v1 place=d2", None),
        ("establishment_renamed id=v1", None),
        ("establishment_classified id=v1 zones=", None),
        ("establishment_merged sources=v1 into=s1", None),
        ("establishment_merged sources=v1 into=x", "unknown_id"),
        ("establishment_closed id=v1", None),
    ],
)
def test_possible_or_not(fact: str, expected: str | None) -> None:
    assert refusal(f"2021-01-01 {fact}") == expected


def test_nothing_happens_before_the_birth_of_a_unit() -> None:
    assert refusal("2019-12-31 place_moved id=c1 parent=d2") == "unknown_id"
    assert refusal("2019-12-31 establishment_opened id=n kind=x place=c1") == "unknown_id"


def test_nothing_happens_to_an_ended_unit() -> None:
    merged = "2021-01-01 place_merged sources=c1 into=c2\n"
    assert refusal(merged + "2021-01-02 place_renamed id=c1") == "ended_id"
    assert refusal(merged + "2021-01-02 establishment_moved id=s1 place=c1") == "ended_id"
    assert refusal(merged + "2021-01-01 place_renamed id=c1") is None, (
        "renamed comes first that day"
    )
    assert refusal(merged + "2021-02-01 place_formed id=c1 level=commune") == "id_taken"
    closed = "2021-01-01 establishment_closed id=v1\n"
    assert refusal(closed + "2021-01-02 coverage_assigned cell=cb1 establishment=v1") == "ended_id"


def test_children_establishments_and_located_organisations_follow_a_merger() -> None:
    w = world(
        "2021-01-01 place_merged sources=d1 into=d2\n2021-01-02 place_merged sources=c1,c2 into=c3"
    )
    assert {p.id for p in w.places_in("d2")} == {"c3"}
    assert w.places["c1"].parent == "d2", "followed before it ended itself"
    assert {e.id for e in w.establishments_in("c3")} == {"v1", "v2", "s1"}
    assert {o: w.organisations[o].place for o in ("hu", "db", "cb2", "cb1")} == {
        "hu": "d2",
        "db": "c3",
        "cb2": "c3",
        "cb1": None,
    }


SPLIT = "2021-01-01 place_split source=c1 into=n1,n2 establishments="
HALVES = """
2021-01-01 place_formed id=n1 level=commune parent=d1
2021-01-01 place_formed id=n2 level=commune parent=d2
"""


def test_a_split_sends_everyone_by_its_maps_and_ends_locations() -> None:
    w = world(HALVES + SPLIT + "v1:n2,zz:zz")
    assert w.places["c1"].ending == "split"
    assert w.establishments["v1"].place == "n2"
    assert w.organisations["db"].place is None


def test_a_split_names_everyone_into_its_halves() -> None:
    assert refusal(HALVES + SPLIT) == "not_in_map"
    assert refusal(HALVES + SPLIT + "v1:c2") == "target_outside_split"
    assert refusal(HALVES + SPLIT + "v1:n1,v2:c3") is None, "v2 is not concerned: unread"
    assert refusal(SPLIT + "v1:n1") == "unknown_id"
    assert (
        refusal(HALVES + "2021-01-01 place_split source=d1 into=c3 children=c1:c3,c2:c3") == "level"
    )
    assert refusal("2021-01-01 place_split source=d1 into=d2 children=c1:d2") == "not_in_map"


def test_a_place_without_children_and_establishments_is_abolished_with_its_locations() -> None:
    w = world("2021-01-01 establishment_closed id=s1\n2021-01-01 place_abolished id=c3")
    assert w.places["c3"].ending == "abolished"
    assert w.organisations["gc"].place is None


def test_a_unit_may_live_less_than_a_day() -> None:
    text = "2021-01-01 place_formed id=n level=commune\n2021-01-01 place_abolished id=n"
    assert not world(text).places["n"].alive


LINKS = """
2021-01-01 coverage_assigned cell=cb1 establishment=v1
2021-01-01 coverage_assigned cell=cb1 establishment=v2
2021-01-01 support_assigned cell=cb2 establishment=v1
2021-01-01 member_arrived person=p1 cell=gc establishment=v1 status=official
"""


def test_members_and_links_follow_a_merger_of_establishments_and_doubles_collapse() -> None:
    """Planted bug: links kept as a list made the double link end only once."""
    w = world(LINKS + "2021-02-01 establishment_merged sources=v1 into=v2")
    assert w.coverage == {("cb1", "v2")}
    assert w.support == {("cb2", "v2")}
    assert w.members["p1"].establishment == "v2"
    text = LINKS + "2021-02-01 establishment_merged sources=v1 into=v2\n"
    text += "2021-03-01 coverage_ended cell=cb1 establishment=v2\n"
    assert world(text).coverage == set()


def test_zones_do_not_follow_a_merger() -> None:
    text = "2021-01-01 establishment_classified id=v1 zones=border\n"
    w = world(text + "2021-02-01 establishment_merged sources=v1 into=v2")
    assert w.establishments["v2"].zones == frozenset()


def test_classification_replaces_the_former_set() -> None:
    text = "2021-01-01 establishment_classified id=v1 zones=border,remote\n"
    w = world(text + "2021-02-01 establishment_classified id=v1 zones=zone_1")
    assert w.establishments["v1"].zones == {"zone_1"}


def test_a_split_of_an_establishment_maps_members_and_cells_and_ends_support() -> None:
    text = LINKS + "2021-02-01 establishment_split source=v1 into=v2,s1 "
    w = world(text + "members=p1:s1,p9:s1 cells=cb1:s1,cb2:v2")
    assert w.coverage == {("cb1", "v2"), ("cb1", "s1")}
    assert w.support == set()
    assert w.members["p1"].establishment == "s1"
    assert refusal(text + "cells=cb1:v2") == "not_in_map"
    assert refusal(text + "members=p1:v2") == "not_in_map"
    assert refusal(text + "members=p1:v1 cells=cb1:v2") == "target_outside_split"


def test_an_inhabited_establishment_is_not_closed() -> None:
    assert refusal(LINKS + "2021-02-01 establishment_closed id=v1") == "has_members"
    left = LINKS + "2021-02-01 member_left person=p1 reason=died\n"
    w = world(left + "2021-02-01 establishment_closed id=v1")
    assert (w.coverage, w.support) == ({("cb1", "v2")}, set())
