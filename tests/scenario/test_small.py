"""The small size asked of the engine: the same story in four communes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from hatnhan.indicators.queries import Question, figures, latest
from hatnhan.scenario.plan import CONGRESS, KINDS, PERIOD, RESOLUTION, SMALL, TWO_TIERS, YEAR_END
from hatnhan.scenario.queries import is_synthetic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]
FEW = ("joint_cell", "cell_due", "members_too_few")


def ask(on: date, since: date | None = None, known_at: int | None = None) -> dict[str, Any]:
    return figures(Question(on, since=since, known_at=known_at))


def test_the_register_knows_what_it_holds() -> None:
    assert is_synthetic()


def test_the_day_of_the_resolution() -> None:
    coverage = ask(RESOLUTION)["coverage"]
    for kind in KINDS:
        states = coverage[kind]
        assert sum(states.values()) == SMALL.establishments[kind]
        assert states.get("no_member", 0) == SMALL.no_member[kind]
        assert sum(states.get(state, 0) for state in FEW) == SMALL.lacking.of(kind)
    assert coverage["village"]["own_cell_below_minimum"] == SMALL.relapsed


def test_the_nine_months() -> None:
    answer = ask(PERIOD[1], since=PERIOD[0])
    by = answer["admitted_by"]
    assert answer["flow"]["admitted"] == 14
    assert by["opening_state"]["no_member"] == SMALL.total(SMALL.admitted_where_none)
    assert by["establishment_kind"] == {"village": 10, "school": 3, "health_station": 1}
    assert by["ethnic_minority"] == SMALL.minority
    assert by["youth_union"] == SMALL.youth_union
    assert by["zone"]["specially_difficult"] == SMALL.difficult_villages
    assert by["zone"]["border"] == SMALL.border_villages
    assert answer["cells_founded"] == {
        "total": SMALL.total(SMALL.founded),
        "by_establishment_kind": SMALL.founded,
    }


def test_the_end_of_2019() -> None:
    answer = ask(YEAR_END)
    village = answer["coverage"]["village"]
    cells = village["own_cell"] + village.get("own_cell_below_minimum", 0)
    assert sum(village.values()) - cells == 1
    assert answer["members"]["total"] == dict(SMALL.trajectory)[YEAR_END]
    # Three districts, three forces and the bloc; the university's committee.
    assert answer["direct"] == {"upper_grassroots": 7, "grassroots_committee": 1}


def test_two_tiers() -> None:
    """Two communes and the four bodies of the province; nobody lost on the day."""
    before, after = ask(date(2025, 6, 30)), ask(TWO_TIERS)
    assert after["direct"] == {"upper_grassroots": 6}
    assert after["members"]["total"] == before["members"]["total"]
    assert after["coverage"] == before["coverage"]
    assert ask(CONGRESS)["members"]["total"] == dict(SMALL.trajectory)[CONGRESS]


def test_an_earlier_recording_knew_less(small: list[str]) -> None:
    """What had been entered by the last of the nine months is not what is known today."""
    days = [json.loads(line).get("on", "") for line in small]
    known_at = next(n for n, day in enumerate(days) if day > PERIOD[1].isoformat())
    then, now = (ask(PERIOD[1], PERIOD[0], n) for n in (known_at, latest()))
    assert then["cells_founded"]["total"] < now["cells_founded"]["total"]
    assert then["known_at"] == known_at
