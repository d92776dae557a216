"""Random histories, drawn and shrunk by hypothesis, against the naive oracle.

At any day and recording: the same coverage, headcounts and flows as a replay from nothing; rows
of one subject never overlap; opening + increases - decreases = closing. 500 histories in each
run, 10,000 in the deep one.

Planted defects that turned it red: a transfer without establishment inheriting the old one; a
corrected fact taking the place of its correction within the day; coverage ending when its cell
merges instead of following.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hatnhan.domain.headcount import imbalance
from hatnhan.domain.register import COLUMNS
from hatnhan.domain.wire import parse_line
from tests.domain.believed import Believed, overlapping
from tests.histories import PROFILES, random_history
from tests.oracle import lines as oracle_lines
from tests.oracle.figures import Question, figures

HISTORIES = 10_000 if os.environ.get("HATNHAN_DEEP") else 500


@settings(
    max_examples=HISTORIES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(PROFILES)), st.integers(5, 40))
def test_rows_count_as_a_replay_from_nothing(rng: Random, profile: str, size: int) -> None:
    text = random_history(rng, size, profile)
    believed = Believed()
    for line in text:
        believed.tell(parse_line(line).fact)
    bodies = [oracle_lines.parse(line) for line in text]
    known_at = rng.randint(0, len(text))
    day = _day(rng, bodies)
    since = day - timedelta(rng.choice((0, 1, 40, 4000)))
    answer = figures(bodies, Question(on=str(day), since=str(since), known_at=known_at))

    coverage = believed.coverage(day, known_at)
    assert coverage == {
        (kind, state): n
        for kind, states in answer["coverage"].items()
        for state, n in states.items()
        if n
    }
    members = answer["members"]
    assert believed.headcount(day, known_at) == (members["total"], members["official"])
    flow = {line: n for line, n in answer["flow"].items() if n}
    assert not imbalance(flow)
    flow.pop("opening", None)
    flow.pop("closing", None)
    assert believed.flow(since, day, known_at) == flow
    for table in COLUMNS:
        assert not overlapping(believed.rows(table, known_at))


def _day(rng: Random, bodies: list[dict]) -> date:
    days = [b["on"] for b in bodies if "on" in b] or ["2020-01-01"]
    return date.fromisoformat(rng.choice(days)) + timedelta(rng.choice((-1, 0, 0, 1, 30)))
