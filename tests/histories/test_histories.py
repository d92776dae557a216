"""The generator: the same for the same seed, possible where it says so, and of everything."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.histories import (
    PROFILES,
    random_attempts,
    random_history,
    random_questions,
    with_bad_line,
)
from tests.histories.smallest import smallest, without
from tests.oracle import kinds
from tests.oracle.belief import believed
from tests.oracle.figures import figures, flat
from tests.oracle.flow import LINES
from tests.oracle.lines import Body, Refused, canonical, parse
from tests.oracle.replay import Ledger, first_refused
from tests.oracle.selection import View
from tests.oracle.trees import Tree

INCREASES = ("admitted", "readmitted", "arrived", "restored", "moved_in", "reorganised_in")


def test_the_same_seed_gives_the_same_history_and_questions() -> None:
    for profile in PROFILES:
        one, other = (random_history(Random(5), 40, profile) for _ in range(2))
        assert one == other
        lines = [parse(text) for text in one]
        assert random_questions(Random(1), lines, 9) == random_questions(Random(1), lines, 9)
    assert random_history(Random(5), 40) != random_history(Random(6), 40)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_quick_ledger_and_a_replay_from_nothing_after_every_line_agree(profile: str) -> None:
    """Planted bug: not replaying when records merge let the quick ledger accept two lives."""
    for seed in range(4):
        heard: list[Body] = []
        ledger = Ledger()
        for attempt in random_attempts(Random(seed), 40, profile):
            found = first_refused([*heard, attempt.body])
            assert (found and found[1]) == attempt.refusal
            if found is None:
                heard.append(attempt.body)
                ledger.add(attempt.body)
        assert ledger.facts == believed(heard)


def test_every_kind_stands_often_and_many_refusals_are_met() -> None:
    """Measured over 40 histories of every profile; the counts leave room for other seeds."""
    told: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for profile in PROFILES:
        for seed in range(40):
            for attempt in random_attempts(Random(seed), 60, profile):
                told[attempt.body["fact"]] += attempt.refusal is None
                refused[attempt.refusal or ""] += 1
    rare = {kind: told[kind] for kind in kinds.FIELDS if told[kind] < 30}
    assert not rare
    assert len(refused) > 40


def test_lines_of_a_history_are_canonical() -> None:
    for text in random_history(Random(3), 80, "mending"):
        assert canonical(parse(text)) == text


def test_a_bad_line_is_bad_and_all_before_it_are_good() -> None:
    codes = set()
    for seed in range(60):
        history = with_bad_line(Random(seed), 25, list(PROFILES)[seed % len(PROFILES)])
        codes.add(history.code)
        good = Ledger()
        for text in history.lines[: history.line - 1]:
            good.add(parse(text))
        with pytest.raises(Refused) as caught:
            good.add(parse(history.lines[history.line - 1]))
        assert caught.value.code == history.code
    assert len(codes) > 15


def test_opening_and_flows_make_the_closing_in_every_scope() -> None:
    """Planted bug: crossings by facts that are no membership facts were passed over."""
    crossed = 0
    for seed in range(60):
        lines = [
            parse(text)
            for text in random_history(Random(seed), 60, list(PROFILES)[seed % len(PROFILES)])
        ]
        for question in random_questions(Random(seed), lines, 12):
            try:
                flow = figures(lines, question).get("flow")
            except Refused:
                continue
            if flow:
                gained = sum(flow[line] for line in INCREASES)
                lost = sum(flow[line] for line in LINES[1:-1] if line not in INCREASES)
                assert flow["opening"] + gained - lost == flow["closing"]
                crossed += gained + lost
    assert crossed > 300


def test_breakdowns_sum_to_their_total() -> None:
    for seed in range(30):
        lines = [parse(text) for text in random_history(Random(seed), 60)]
        for question in random_questions(Random(seed), lines, 8):
            try:
                answer = figures(lines, question)
            except Refused:
                continue
            members = answer["members"]
            assert members["total"] == members["official"] + members["probationary"]
            for group in ("by_ethnic", "by_age_band", "by_establishment_kind"):
                assert sum(members[group].values()) == members["total"]
            assert sum(members["by_zone"].values()) >= members["total"]
            if question.since:
                admitted = answer["admitted_by"]
                for group in ("opening_state", "establishment_kind"):
                    assert sum(admitted[group].values()) == answer["flow"]["admitted"]
            assert all(count > 0 for count in flat(answer).values())


def test_every_member_is_in_one_commune_or_none_and_in_one_cell() -> None:
    """Scopes that exclude each other never share a member; this holds at the end of histories."""
    for seed in range(40):
        world = Ledger()
        for text in random_history(Random(seed), 60, "reorganised"):
            world.add(parse(text))
        view = View(world.world, Tree(world.world), None)
        for membership in world.world.members.values():
            assert world.world.organisations[membership.cell].is_cell
            assert view.tree.organisations_above(membership.cell)[0] == membership.cell


def test_the_smallest_history_keeps_what_it_shows() -> None:
    lines = [parse(text) for text in random_history(Random(2), 40, "mending")]

    def shows(some: list[Body]) -> bool:
        return first_refused(some) is None and any(b["fact"] == "member_left" for b in some)

    found = smallest(lines, shows)
    assert shows(found)
    assert [body["fact"] for body in found][-1] == "member_left"
    assert len(found) <= 10, "places, organisations down to a cell, a person who comes and leaves"


def test_leaving_out_a_line_renumbers_what_names_recordings() -> None:
    lines: list[Body] = [
        {"fact": "place_abolished", "on": "2020-01-01", "id": "a"},
        {"fact": "place_abolished", "on": "2020-01-01", "id": "b"},
        {"fact": "annulled", "of": 2},
    ]
    assert without(lines, 0) == [lines[1], {"fact": "annulled", "of": 1}]
    assert without(lines, 1) is None
