"""Random questions about a history: scopes living and dead, days around facts, any known-at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests.oracle.belief import believed
from tests.oracle.figures import Question
from tests.oracle.lines import Body
from tests.oracle.trees import Scope

BIRTHDAYS = ((1, 1), (2, 28), (5, 1), (6, 15), (7, 1), (12, 31))
"""Months and days on which someone of the cast grows a year older."""


def scopes(lines: Sequence[Body]) -> list[Scope | None]:
    """No scope, and every place and organisation named as born by any line or correction."""
    found: dict[tuple[str, str], None] = {}
    for line in lines:
        body = line.get("body", line)
        if body["fact"] == "place_formed":
            found["place", body["id"]] = None
        if body["fact"] == "organisation_founded":
            found["organisation", body["id"]] = None
    return [None, *(Scope(kind, id_) for kind, id_ in found)]


def random_questions(rng: Random, lines: Sequence[Body], count: int) -> list[Question]:
    """Questions about parsed lines; some scopes may be unknown at the known-at asked for."""
    choices = scopes(lines)
    days = sorted({fact.on for fact in believed(lines)}) or ["2020-01-01"]
    return [_question(rng, choices, days, len(lines)) for _ in range(count)]


def _question(
    rng: Random, choices: Sequence[Scope | None], days: Sequence[str], latest: int
) -> Question:
    on, since = _day(rng, days), None
    if rng.random() < 0.6:
        start = days[: len(days) // 3 + 1] if rng.random() < 0.6 else days
        since, on = sorted((on, _day(rng, start)))
    return Question(
        on=on,
        scope=rng.choice(choices) if rng.random() < 0.9 else None,
        since=since,
        known_at=None if rng.random() < 0.5 else rng.randint(0, latest),
        tree=rng.choice(("then", "then", "now")),
    )


def _day(rng: Random, days: Sequence[str]) -> str:
    """A day of a fact, the day before or after, rarely any day or one around a birthday."""
    day = date.fromisoformat(rng.choice(days))
    if rng.random() < 0.1:
        day = date(day.year, *rng.choice(BIRTHDAYS))
    step = rng.choice((-1, 0, 0, 0, 1)) if rng.random() < 0.9 else rng.randint(-400, 800)
    return (day + timedelta(step)).isoformat()
