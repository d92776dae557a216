"""One door, whatever the size: at once or one by one, tables as the domain says."""

import random
from typing import Any

import pytest
from django.db import transaction

from hatnhan.domain.problems import Problem
from hatnhan.ledger.models import LedgerHead, Mention, Recording
from hatnhan.registry import projection
from tests.histories import PROFILES, random_history
from tests.registry import ways

pytestmark = pytest.mark.django_db
NAMES = sorted(PROFILES)
COLUMNS = ("number", "kind", "on", "root", "of", "subject", "line", "actor")


def everything() -> tuple[Any, ...]:
    """All that a way of recording may not change: rows with their numbers, too."""
    return (
        ways.tables(numbered=True),
        ways.identities(),
        list(Recording.objects.values_list(*COLUMNS)),
        set(Mention.objects.values_list("subject", "root")),
    )


@pytest.mark.parametrize(
    "seed",
    [*range(24), *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(100, 600))],
)
def test_both_ways_say_what_the_domain_says(seed: int) -> None:
    """Random histories with late facts, corrections, annulments, mergers and splits.

    Planted: not mentioning the subjects of a corrected body makes the loading way miss facts.
    """
    lines = random_history(random.Random(seed), 60, NAMES[seed % len(NAMES)])
    found = []
    for way in (ways.at_once, ways.one_by_one):
        with transaction.atomic():
            way(lines)
            found.append(everything())
            assert ways.tables() == ways.in_memory(lines)
            transaction.set_rollback(True)
    assert found[0] == found[1]


@pytest.mark.parametrize("seed", range(24, 30))
def test_ways_may_follow_each_other(seed: int) -> None:
    """A register held whole goes on from what a loading one recorded, and the other way round."""
    rng = random.Random(seed)
    lines = random_history(rng, 60, NAMES[seed % len(NAMES)])
    third = len(lines) // 3
    ways.one_by_one(lines[:third])
    ways.at_once(lines[third : 2 * third])
    ways.one_by_one(lines[2 * third :])
    assert ways.tables() == ways.in_memory(lines)


def test_chunks_leave_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows opened in one chunk and closed in a later one are as if written at once."""
    lines = random_history(random.Random(5), 80, "mixed")
    monkeypatch.setattr(projection, "CHUNK", 3)
    ways.at_once(lines)
    assert ways.tables() == ways.in_memory(lines)


def test_a_problem_leaves_nothing() -> None:
    lines = random_history(random.Random(3), 30, "mixed")
    bad = '{"fact":"member_recognised","on":"2020-01-01","person":"không ai"}'
    for expected in (1, 1000):
        with pytest.raises(Problem):
            projection.record(ways.facts([*lines, bad]), actor="thu", expected=expected)
        assert not Recording.objects.exists()
        assert not LedgerHead.objects.filter(number__gt=0).exists()
        assert not any(ways.tables().values())


def test_a_dry_run_leaves_nothing() -> None:
    lines = random_history(random.Random(4), 30, "mixed")
    for expected in (1, 1000):
        facts = ways.facts(lines)
        done = projection.record(facts, actor="thu", expected=expected, dry_run=True)
        assert (done.first, done.last, len(done)) == (1, len(lines), len(lines))
        assert not Recording.objects.exists()
        assert not any(ways.tables().values())
