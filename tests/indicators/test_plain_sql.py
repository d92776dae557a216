"""Plain SQL over the interval tables, in the database itself, agrees with the engine.

The statements share nothing with the engine but the tables; `hatnhan bench` measures with them.

Planted defect that turned it red: joint cells counted as own (`n.serves >= 1`).
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection

from hatnhan.cli.bench import plain
from hatnhan.domain.wire import parse_line
from hatnhan.indicators.queries import Question, Scope, figures
from hatnhan.registry.projection import record
from tests.histories import PROFILES, random_history


def _ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _keys(kind: str) -> dict[int, str]:
    return dict(_ask(f"SELECT id, key FROM registry_{kind}"))


@pytest.mark.django_db
@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_headcounts_and_coverage_of_every_node(profile: str) -> None:
    rng = Random(f"plain {profile}")
    facts = [parse_line(line).fact for line in random_history(rng, 80, profile)]
    record(facts, actor="test", expected=len(facts))
    days = sorted(fact.on for fact in facts if hasattr(fact, "on"))
    for _ in range(3):
        day = rng.choice(days) + timedelta(rng.choice((0, 30)))
        known_at = rng.choice((len(facts), rng.randint(1, len(facts))))
        _compare_headcounts("place", day, known_at)
        _compare_headcounts("organisation", day, known_at)
        _compare_coverage(day, known_at)


def _compare_headcounts(kind: str, day: date, known_at: int) -> None:
    keys, paths = _keys(kind), plain.column_paths()
    for node, *counts in _ask(plain.headcounts(kind, day, known_at)):
        question = Question(on=day, scope=Scope(kind, keys[node]), known_at=known_at)
        members = figures(question)["members"]
        found = {path: n for path, n in zip(paths, counts, strict=True) if n}
        # Kinds beyond the three and zone `none` of a zoned kind are not columns of the SQL.
        expected = {path: _at(members, path) for path in found}
        assert found == expected, (kind, keys[node], day, known_at)
        assert found["total"] == members["total"]


def _compare_coverage(day: date, known_at: int) -> None:
    keys = _keys("place")
    found: dict[str, dict[tuple[str, str], int]] = {}
    for node, establishment_kind, state, n in _ask(plain.coverage(day, known_at, 3)):
        found.setdefault(keys[node], {})[establishment_kind, state] = n
    for key, counts in found.items():
        question = Question(on=day, scope=Scope("place", key), known_at=known_at)
        coverage = figures(question)["coverage"]
        assert counts == {(k, s): n for k, states in coverage.items() for s, n in states.items()}


def _at(members: dict[str, Any], path: str) -> int:
    value: Any = members
    for name in path.split("."):
        value = value.get(name, 0)
    return int(value)
