"""What pages, reports and commands ask, through the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from hatnhan.domain.coverage import Presence, state_of
from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import parse_line
from hatnhan.indicators import checks, codes, queries
from hatnhan.indicators.coverage import links_on, states_on
from hatnhan.indicators.queries import Question, Record, Scope, Stretch, Tree
from hatnhan.registry.projection import record
from tests.histories import PROFILES, random_history, random_questions
from tests.indicators.asked import ours, parsed
from tests.indicators.memory import engine_of
from tests.oracle.lines import canonical
from tests.oracle.story import BASE, told

pytestmark = pytest.mark.django_db

STORY = (
    BASE
    + """
2020-02-01 coverage_assigned cell=cb1 establishment=v1
2020-02-01 coverage_assigned cell=gc establishment=s1
2020-02-10 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2020-02-10 member_arrived person=p2 cell=cb1 establishment=v1 status=official
2020-03-01 member_admitted person=p3 cell=cb2 establishment=v2
2021-03-01 member_recognised person=p3
2021-04-01 member_transferred person=p3 cell=cb1 establishment=v1
2021-05-01 place_moved id=c2 parent=d2
2021-06-01 establishment_classified id=v1 zones=border,specially_difficult
2021-07-01 establishment_renamed id=v1 name=Sen
"""
)
DAY = date(2021, 12, 31)


@pytest.fixture
def province() -> None:
    facts = [parse_line(canonical(body)).fact for body in told(STORY)]
    record(facts, actor="thử", expected=len(facts))


@pytest.mark.usefixtures("province")
def test_figures_are_the_callers_own() -> None:
    found = queries.figures(Question(DAY))
    found["members"]["total"] = 99
    assert queries.figures(Question(DAY))["members"]["total"] == 3


@pytest.mark.usefixtures("province")
def test_the_list_behind_a_figure() -> None:
    found = queries.drill(Question(DAY), "coverage.village.own_cell")
    assert found == [Record("establishment", "v1", "Sen", 26)]
    people = queries.drill(Question(DAY), "members.official")
    assert [(one.id, one.label, one.recording) for one in people] == [
        ("p1", "Tên giả định", 22),
        ("p2", "Tên giả định", 23),
        ("p3", "Tên giả định", 25),
    ]


@pytest.mark.usefixtures("province")
def test_a_list_of_a_day_before_the_name() -> None:
    before = Question(date(2021, 6, 30))
    assert queries.drill(before, "coverage.village.own_cell")[0].label == "Tên giả định"


@pytest.mark.usefixtures("province")
def test_children_of_the_whole_are_the_places_below_the_root() -> None:
    then = {one.scope.id: one for one in queries.children(Question(date(2021, 1, 1)))}
    assert set(then) == {"d1", "d2"}
    assert then["d1"].members["total"] == 3
    now = queries.children(Question(date(2021, 1, 1), tree=Tree.NOW))
    assert {one.scope.id: one.members["total"] for one in now} == {"d1": 2, "d2": 1}


@pytest.mark.usefixtures("province")
def test_children_of_an_organisation() -> None:
    found = queries.children(Question(DAY, Scope("organisation", "hu")))
    assert {one.scope.id: one.coverage for one in found} == {
        "db": {"village": {"own_cell": 1}},
        "gc": {"school": {"own_cell_below_minimum": 1}},
    }


@pytest.mark.usefixtures("province")
def test_establishments_with_place_state_and_cells() -> None:
    found = {one.id: one for one in queries.establishments(Question(DAY))}
    village = found["v1"]
    assert village.state == "own_cell"
    assert (village.official, village.probationary) == (3, 0)
    assert village.zones == ("specially_difficult", "border")
    assert village.place_id == "c1"
    assert len(village.place_path) == 3
    assert village.cells == (("cb1", "Tên giả định"),)
    assert found["v2"].cells == ()


@pytest.mark.usefixtures("province")
def test_establishments_by_the_boundaries_of_now() -> None:
    """c2 lies in d2 now, whatever the day."""
    now = Question(date(2020, 6, 1), Scope("place", "d2"), tree=Tree.NOW)
    assert [one.id for one in queries.establishments(now)] == ["v2", "s1"]
    then = replace(now, tree=Tree.THEN)
    assert [one.id for one in queries.establishments(then)] == ["s1"]


@pytest.mark.usefixtures("province")
def test_organisations_with_place_and_service() -> None:
    found = {one.id: one for one in queries.organisations(Question(DAY))}
    assert found["cb1"].place_id == "c1"  # its parent's
    assert found["cb1"].parent_id == "db"
    assert found["cb1"].official == 3
    assert found["cb1"].serves == (("v1", "Sen"),)
    assert found["tu"].parent_id is None


@pytest.mark.usefixtures("province")
def test_the_life_of_a_village() -> None:
    """Served by an own cell from 1/2/2020; its members make three only when p3 comes."""
    assert queries.coverage_history("v1", None) == [
        Stretch(date(2020, 1, 1), date(2020, 2, 1), "no_member", 7),
        Stretch(date(2020, 2, 1), date(2021, 4, 1), "own_cell_below_minimum", 20),
        Stretch(date(2021, 4, 1), date(9999, 12, 31), "own_cell", 26),
    ]
    assert queries.coverage_history("v1", 19) == [
        Stretch(date(2020, 1, 1), date(9999, 12, 31), "no_member", 7)
    ]
    for id_, known_at in (("nowhere", None), ("v1", 6), ("cb1", None)):
        with pytest.raises(Problem) as refused:
            queries.coverage_history(id_, known_at)
        assert refused.value.code == "unknown_id"


@pytest.mark.usefixtures("province")
def test_differences_both_ways() -> None:
    there = queries.diff(Question(DAY, known_at=25), 26)
    assert [(one.recording, one.kind, one.on) for one in there] == [
        (26, "member_transferred", date(2021, 4, 1))
    ]
    assert there[0].changes["coverage.village.own_cell"] == 1
    back = queries.diff(Question(DAY, known_at=26), 25)
    assert back[0].changes == {path: -n for path, n in there[0].changes.items()}
    with pytest.raises(Problem):
        queries.diff(Question(DAY), 99)


@pytest.mark.usefixtures("province")
def test_trend_keeps_the_days_asked() -> None:
    days = [date(2021, 4, 1), date(2019, 1, 1), date(2021, 3, 31), date(2021, 4, 1)]
    found = queries.trend(Question(DAY), days)
    assert [one["on"] for one in found] == [day.isoformat() for day in days]
    assert [one["members_total"] for one in found] == [3, 0, 3, 3]
    assert found[0]["coverage"]["village"] == {"own_cell": 1, "no_member": 1}
    assert queries.trend(Question(DAY), []) == []


@pytest.mark.usefixtures("province")
def test_checks_for_verify() -> None:
    checked, faults = checks.flow_identity()
    assert checked > 0
    assert faults == []
    checked, faults = checks.image_equals_tables()
    assert checked > 0
    assert faults == []


@pytest.mark.usefixtures("province")
def test_the_whole_table() -> None:
    found = queries.table(Question(DAY, since=date(2021, 1, 1)))
    assert found.columns[:2] == ("total", "official")
    keys = queries.engine().image.ids["place"].keys
    assert dict(zip(keys, found.places[0].tolist(), strict=True)) == {
        "sl": 3,
        "d1": 3,
        "d2": 0,
        "c1": 3,
        "c2": 0,
        "c3": 0,
    }


def test_an_empty_register_answers() -> None:
    assert queries.latest() == 0
    found = queries.figures(Question(DAY, since=date(2021, 1, 1)))
    assert found["known_at"] == 0
    assert found["flow"]["closing"] == 0
    assert queries.establishments(Question(DAY)) == []
    assert queries.organisations(Question(DAY)) == []
    assert queries.children(Question(DAY)) == []
    assert queries.trend(Question(DAY), [DAY])[0]["members_total"] == 0
    assert queries.drill(Question(DAY), "members.total") == []
    assert queries.diff(Question(DAY), 0) == []
    assert checks.flow_identity() == (0, [])
    assert checks.image_equals_tables() == (0, [])


@pytest.mark.parametrize("profile", PROFILES)
def test_lists_and_parts_add_up_to_the_figures(profile: str) -> None:
    """Establishments, organisations, children and trend say what ``figures`` says."""
    from hatnhan.indicators import children, lists, trend
    from hatnhan.indicators.answer import answer

    for seed in range(8):
        rng = Random(f"parts {profile} {seed}")
        texts = random_history(rng, 60, profile)
        engine, lines = engine_of(texts), parsed(texts)
        for asked in random_questions(rng, lines, 4):
            question = ours(asked)
            with engine.view(question.known_at) as view:
                try:
                    whole = answer(view, question)
                except Problem:
                    continue
                states: dict[str, Counter[str]] = {}
                for line in lists.establishments(view, question):
                    states.setdefault(line.kind, Counter())[line.state] += 1
                assert {k: dict(v) for k, v in states.items()} == whole["coverage"]
                kinds = Counter(line.kind for line in lists.organisations(view, question))
                assert dict(kinds) == whole["organisations"]
                for child in children.children(view, question):
                    one = answer(view, replace(question, scope=child.scope, since=None))
                    assert child.coverage == one["coverage"]
                    assert child.members == {k: one["members"][k] for k in child.members}
                days = [ours(q).on for q in random_questions(rng, lines, 3)]
                for day, point in zip(days, trend.trend(view, question, days), strict=True):
                    one = answer(view, replace(question, on=day, since=None))
                    assert point["coverage"] == one["coverage"]
                    assert point["members_total"] == one["members"]["total"]


@pytest.mark.parametrize("profile", PROFILES)
def test_states_are_those_of_the_domain_and_of_the_history(profile: str) -> None:
    """Counted in columns, by the pure definition from single rows, and through time."""
    import numpy as np

    from hatnhan.indicators.history import state_history

    for seed in range(8):
        rng = Random(f"states {profile} {seed}")
        texts = random_history(rng, 60, profile)
        for asked in random_questions(rng, parsed(texts), 2):
            with engine_of(texts).view(asked.known_at) as view:
                count = view.size("establishment")
                history = state_history(view, np.ones(count, np.bool_))
                day = date.fromisoformat(asked.on)
                for one in {day, *(date.fromordinal(d) for d in history["first"].tolist())}:
                    found = states_on(view, one)
                    assert found.tolist() == by_definition(view, one)
                    held = history["first"] <= one.toordinal()
                    held &= one.toordinal() < history["last"]
                    through_time = np.full(count, codes.NONE)
                    through_time[history["est"][held]] = history["state"][held]
                    assert found.tolist() == through_time.tolist()


def by_definition(view, day) -> list[int]:
    """The pure definition, fed from the memberships and links of the day one by one."""
    members = view.members(day)
    rows = list(zip(*(members[name].tolist() for name in ("cell", "est", "status")), strict=True))
    links = list(zip(*(column.tolist() for column in links_on(view, day, "coverage")), strict=True))
    served = Counter(cell for cell, _ in links)
    open_today = view.structure.establishments.time.row_on((day.toordinal() + 1) << 40)
    found = []
    for est in range(view.size("establishment")):
        cells = [cell for cell, one in links if one == est]
        presence = Presence(
            own_cells=[
                sum(1 for cell, _, status in rows if cell == own and status == 1)
                for own in cells
                if served[own] == 1
            ],
            joint=any(served[cell] > 1 for cell in cells),
            members=sum(1 for _, one, _ in rows if one == est),
            official=sum(1 for _, one, status in rows if one == est and status == 1),
        )
        state = codes.STATES.index(state_of(presence, 3))
        found.append(state if open_today[est] >= 0 else codes.NONE)
    return found
