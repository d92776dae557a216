"""Precision and recall on the labelled set, and the page that publishes them."""

from __future__ import annotations

import pytest

from hatnhan.capture.persons import Grade, Index, judge, pairs
from hatnhan.capture.persons.labelled import EACH, FRESH, REGISTER, Labelled, labelled
from hatnhan.capture.persons.measuring import Measured, measure
from hatnhan.capture.persons.slips import KINDS


@pytest.fixture(scope="module")
def told() -> Labelled:
    return labelled()


@pytest.fixture(scope="module")
def measured(told: Labelled) -> Measured:
    return measure(told)


def test_the_set_is_what_it_says(told: Labelled) -> None:
    assert len(KINDS) == 15
    assert (len(told.register), len(told.same)) == (REGISTER, 15 * EACH)
    assert len(told.file) == 15 * EACH + FRESH
    assert len(set(told.same.values())) == len(told.same)
    of = {person.id: person for person in told.register}
    for row in told.file:
        if row.id in told.same:
            assert row != of[told.same[row.id]]


def test_sure_is_never_wrong(measured: Measured) -> None:
    """Planted: namesakes of one day in different cells of a commune taken for sure."""
    assert measured.right[Grade.SURE] >= 380
    assert measured.wrong[Grade.SURE] == 0


def test_few_are_missed_and_few_asked_in_vain(measured: Measured) -> None:
    assert measured.recall >= 0.975
    assert measured.precision(Grade.SURE, Grade.LIKELY) >= 0.96
    for kind in KINDS:
        assert measured.found[kind] >= 0.92 * EACH, kind


def test_strangers_pass(measured: Measured) -> None:
    """Asking about one namesake in ten is the price of missing nobody."""
    assert measured.alarms["new"] <= 0.005 * measured.there["new"]
    assert measured.alarms["twin"] <= 0.02 * measured.there["twin"]
    assert measured.alarms["namesake"] <= 0.12 * measured.there["namesake"]


def test_another_set_gives_the_same_within_a_hundredth() -> None:
    """So the weights are not fitted to one set."""
    other = measure(labelled(77))
    assert other.recall >= 0.97
    assert other.precision(Grade.SURE) >= 0.995
    assert other.precision(Grade.SURE, Grade.LIKELY) >= 0.95


def test_blocks_lose_nobody(told: Labelled) -> None:
    """All compared with all, against what shares a block. Planted: surnames not looked at."""
    file = told.file[:250]
    wanted = {told.same[row.id] for row in file if row.id in told.same}
    register = [person for person in told.register if person.id in wanted] + told.register[:250]
    known = Index(register)
    found = {(pair.first.id, pair.second.id) for pair in pairs(file, known)}
    for row in file:
        for person in register:
            judged = judge(row, person, known.bearers(person.name))
            asked = judged is not None and judged.grade is not Grade.UNLIKELY
            assert asked == ((row.id, person.id) in found), (row, person, judged)
