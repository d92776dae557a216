"""Days, moments and the order of facts within one day."""

from datetime import date

import pytest

from hatnhan.domain.facts import KINDS
from hatnhan.domain.times import (
    FOREVER,
    NEVER,
    RANK,
    day_of,
    end_of_day,
    moment,
    rank_of,
)

DAY = date(2006, 2, 10)


def test_every_kind_of_fact_has_its_place_in_the_day() -> None:
    assert set(RANK) == set(KINDS)


def test_a_moment_orders_by_day_then_kind_then_recording() -> None:
    founded = moment(DAY, "organisation_founded", 9)
    admitted = moment(DAY, "member_admitted", 2)
    later = moment(DAY, "member_admitted", 3)
    next_day = moment(date(2006, 2, 11), "place_formed", 1)
    assert founded < admitted < later < end_of_day(DAY) < next_day


@pytest.mark.parametrize(
    ("earlier", "after"),
    [
        ("coverage_ended", "coverage_assigned"),
        ("member_transferred", "member_left"),
        ("member_left", "place_merged"),
        ("place_merged", "establishment_merged"),
        ("establishment_merged", "organisation_merged"),
        ("organisation_merged", "establishment_closed"),
        ("establishment_closed", "organisation_dissolved"),
        ("organisation_dissolved", "place_abolished"),
    ],
)
def test_people_move_before_units_merge_and_units_end_last(earlier: str, after: str) -> None:
    assert moment(DAY, earlier, 99) < moment(DAY, after, 1)


def test_a_moment_gives_back_its_day_and_rank() -> None:
    at = moment(DAY, "member_left", 2**34 - 1)
    assert day_of(at) == DAY
    assert rank_of(at) == RANK["member_left"]


def test_the_end_of_time_is_a_day_like_any_other() -> None:
    assert day_of(NEVER) == FOREVER
    assert moment(FOREVER, "place_abolished", 2**34 - 1) < NEVER < 2**63
