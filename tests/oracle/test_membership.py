"""The life of a membership, state by state."""

import pytest

from tests.oracle.story import refusal, world

ARRIVED = "2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official\n"
ADMITTED = "2021-01-01 member_admitted person=p1 cell=cb1 establishment=v1\n"
WAYS_IN = ("admitted", "arrived", "readmitted", "restored")
OPEN_AFTER = {
    "": {"admitted", "arrived"},
    "transferred_out": {"arrived"},
    "died": set(),
    "removed": {"readmitted", "restored"},
    "resigned": {"readmitted", "restored"},
    "expelled": {"readmitted", "restored"},
    "admission_cancelled": {"admitted", "restored"},
}


def way_in(way: str) -> str:
    status = " status=official" if way == "arrived" else ""
    return f"2023-01-01 member_{way} person=p1 cell=cb2{status}"


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize("reason", OPEN_AFTER)
def test_which_ways_in_are_open_after_which_end(way: str, reason: str) -> None:
    before = ARRIVED + f"2022-01-01 member_left person=p1 reason={reason}\n" if reason else ""
    expected = None if way in OPEN_AFTER[reason] else f"member_{way}_after_{reason or 'never'}"
    assert refusal(before + way_in(way)) == expected


@pytest.mark.parametrize("way", WAYS_IN)
def test_one_membership_at_a_time(way: str) -> None:
    assert refusal(ARRIVED + way_in(way)) == "already_a_member"


def test_who_is_admitted_or_readmitted_is_probationary_who_is_restored_as_before() -> None:
    assert world(ADMITTED).members["p1"].status == "probationary"
    left = ARRIVED + "2022-01-01 member_left person=p1 reason=removed\n"
    assert world(left + way_in("readmitted")).members["p1"].status == "probationary"
    assert world(left + way_in("restored")).members["p1"].status == "official"
    left = ADMITTED + "2022-01-01 member_left person=p1 reason=admission_cancelled\n"
    assert world(left + way_in("restored")).members["p1"].status == "probationary"
    assert world(ARRIVED.replace("official", "probationary")).members["p1"].status == "probationary"


def test_only_who_is_on_probation_is_recognised() -> None:
    text = ADMITTED + "2022-01-01 member_recognised person=p1\n"
    assert world(text).members["p1"].status == "official"
    assert refusal(text + "2022-01-02 member_recognised person=p1") == "not_probationary"
    assert refusal("2022-01-02 member_recognised person=p1") == "not_a_member"
    assert refusal(ADMITTED + "2021-01-01 member_recognised person=p1") is None


@pytest.mark.parametrize("first", ["exempted", "suspended"])
@pytest.mark.parametrize("second", ["exempted", "suspended"])
def test_exemption_and_suspension_exclude_each_other(first: str, second: str) -> None:
    text = ARRIVED + f"2022-01-01 member_{first} person=p1\n"
    assert refusal(text + f"2022-02-01 member_{second} person=p1") == "exempt_or_suspended"
    text += "2022-02-01 member_reinstated person=p1\n"
    assert refusal(text + f"2022-02-01 member_{second} person=p1") is None


def test_reinstated_and_returned_need_something_to_end() -> None:
    assert (
        refusal(ARRIVED + "2022-01-01 member_reinstated person=p1")
        == "neither_exempt_nor_suspended"
    )
    assert refusal(ARRIVED + "2022-01-01 member_returned person=p1") == "not_away"
    away = ARRIVED + "2022-01-01 member_away person=p1\n"
    assert refusal(away + "2022-01-01 member_away person=p1") == "already_away"
    assert refusal(away + "2022-01-01 member_exempted person=p1") is None
    assert refusal(away + "2022-01-01 member_returned person=p1") is None


FLAGGED = (
    ARRIVED
    + """
2022-01-01 member_suspended person=p1
2022-01-01 member_away person=p1
"""
)


def test_a_transfer_keeps_suspension_and_absence() -> None:
    m = world(FLAGGED + "2022-02-01 member_transferred person=p1 cell=cb2").members["p1"]
    assert (m.cell, m.establishment, m.suspended, m.away) == ("cb2", None, True, True)


def test_leaving_clears_suspension_and_absence() -> None:
    """Planted bug: a restored member stayed suspended."""
    text = FLAGGED + "2022-02-01 member_left person=p1 reason=expelled\n" + way_in("restored")
    m = world(text).members["p1"]
    assert (m.suspended, m.exempt, m.away) == (False, False, False)


def test_a_transfer_changes_something_and_inherits_nothing() -> None:
    to = "2022-01-01 member_transferred person=p1 cell=cb1"
    assert refusal(ARRIVED + to + " establishment=v1") == "nothing_changed"
    assert world(ARRIVED + to).members["p1"].establishment is None
    assert (
        refusal(ARRIVED + to + "\n2022-02-01 member_transferred person=p1 cell=cb1")
        == "nothing_changed"
    )


def test_cells_establishments_and_persons_are_alive() -> None:
    assert refusal("2021-01-01 member_admitted person=p1 cell=db") == "not_a_cell"
    assert refusal("2021-01-01 member_admitted person=x cell=cb1") == "unknown_id"
    assert refusal("2021-01-01 member_admitted person=p1 cell=x") == "unknown_id"
    assert refusal("2021-01-01 member_admitted person=p1 cell=cb1 establishment=x") == "unknown_id"
    assert refusal("2019-01-01 member_admitted person=p1 cell=cb1") == "unknown_id"
    closed = "2020-06-01 establishment_closed id=v1\n"
    assert refusal(closed + ADMITTED) == "ended_id"


def test_the_cell_need_not_serve_the_establishment() -> None:
    assert refusal("2021-01-01 member_admitted person=p1 cell=gc establishment=v1") is None


def test_who_leaves_cannot_come_back_the_same_day() -> None:
    text = ARRIVED + "2022-01-01 member_left person=p1 reason=removed\n"
    assert refusal(text + "2022-01-01 member_restored person=p1 cell=cb1") == "already_a_member"


def test_arrived_transferred_and_left_on_one_day_whatever_the_order_of_recording() -> None:
    text = "2021-01-01 member_left person=p1 reason=died"
    assert refusal(text) == "not_a_member"
    text = ARRIVED + text + "\n2021-01-01 member_transferred person=p1 cell=cb2"
    w = world(text)
    assert not w.members
    assert w.past["p1"].reason == "died"


def test_a_registration_is_unique_and_a_description_may_repeat() -> None:
    assert refusal("2021-01-01 person_registered id=p1") == "id_taken"
    text = "2021-01-01 person_described id=p1 youth_union=yes\n"
    assert world(text * 2).persons["p1"].youth_union
    assert refusal("2019-01-01 person_described id=p1 youth_union=yes") == "unknown_id"
