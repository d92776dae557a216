"""A register that reads only what a recording touches says the same as a whole one.

Planted defects that turned it red: the holders of a unit that merges not read; the links
that meet at a pair not read.
"""

from random import Random

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.domain.register import Register, Row
from hatnhan.domain.wire import parse_line
from tests.domain.memory import Memory
from tests.histories import PROFILES, random_attempts


def _said(rows: list[Row]) -> list[tuple[object, ...]]:
    return sorted(((r.table, r.subject, *r.says()) for r in rows), key=repr)


@pytest.mark.parametrize("profile", sorted(PROFILES))
@pytest.mark.parametrize("seed", range(4))
def test_reading_piece_by_piece_changes_nothing(profile: str, seed: int) -> None:
    memory, whole = Memory(), Register()
    for attempt in random_attempts(Random(f"{profile}{seed}"), 60, profile):
        try:
            fact = parse_line(attempt.text).fact
        except Problem:
            continue
        if attempt.refusal is not None:
            with pytest.raises(Problem):
                memory.record(fact)
            continue
        piecemeal = memory.record(fact)
        expected = whole.record(len(memory.said), fact)
        assert _said(piecemeal.opened) == _said(expected.opened), attempt.text
        assert _said(piecemeal.closed) == _said(expected.closed), attempt.text
        assert piecemeal.born == expected.born
