"""The register accepts and refuses exactly the lines that the naive replay does.

Expected answers come from ``tests.oracle``, written from the contract without looking at the
register. A difference is shown as the shortest history that still shows it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from random import Random

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.domain.register import Register
from hatnhan.domain.wire import canonical, parse_line
from tests.histories import PROFILES, random_attempts, random_history
from tests.histories.misshapen import misshapen
from tests.histories.smallest import smallest
from tests.oracle.lines import Body, check, parse
from tests.oracle.lines import canonical as canonical_text
from tests.oracle.replay import first_refused

SEEDS = range(1200) if os.environ.get("HATNHAN_DEEP") else range(56)
"""Seeds of every profile: some 500 histories in each run, more than 10,000 by test-deep."""


class Recorded:
    """A register that is made anew from what it accepted whenever it refused something."""

    def __init__(self) -> None:
        self.accepted: list[str] = []
        self.register = Register()

    def add(self, text: str) -> str | None:
        """Record a line; the code of the refusal, None if it stands."""
        try:
            self.register.record(len(self.accepted) + 1, parse_line(text).fact)
        except Problem as problem:
            self.register = Register()
            for number, line in enumerate(self.accepted, 1):
                self.register.record(number, parse_line(line).fact)
            return problem.code
        self.accepted.append(text)
        return None


def first_refused_by_register(lines: Sequence[Body]) -> tuple[int, str] | None:
    """Number and code of the first line the register refuses, None if all stand."""
    recorded = Recorded()
    for number, line in enumerate(lines, 1):
        code = recorded.add(canonical_text(line))
        if code is not None:
            return number, code
    return None


def differ(lines: Sequence[Body]) -> bool:
    """Whether register and oracle disagree about the first line to refuse."""
    ours, theirs = first_refused_by_register(lines), first_refused(lines)
    return (ours and ours[0]) != (theirs and theirs[0])


def compare(seed: int, size: int, profile: str) -> None:
    """Try the same lines on both, one by one."""
    recorded = Recorded()
    for attempt in random_attempts(Random(f"{profile} {seed}"), size, profile):
        code = recorded.add(attempt.text)
        if (code is None) != (attempt.refusal is None):
            history = smallest(
                [*map(parse, recorded.accepted[: _before(code, recorded)]), attempt.body], differ
            )
            story = "\n".join(map(canonical_text, history))
            pytest.fail(f"{story}\nregister: {code}, oracle: {attempt.refusal}, seed {seed}")


def _before(code: str | None, recorded: Recorded) -> int:
    """How many lines the register held before the line in question."""
    return len(recorded.accepted) - (code is None)


@pytest.mark.parametrize("profile", PROFILES)
def test_register_and_oracle_refuse_the_same_lines(profile: str) -> None:
    """Seen red with slips planted in the oracle: support that does not follow a merger, a child
    that follows without a look at its rank, a correction of a fact that fell, a departure before
    a transfer of the same day, establishments that merge after organisations."""
    for seed in SEEDS:
        compare(seed, 50, profile)


def test_short_histories() -> None:
    for seed in SEEDS:
        for profile in ("mending", "pile_up"):
            compare(seed, 15, profile)


def test_both_write_the_same_canonical_text() -> None:
    for profile in PROFILES:
        for attempt in random_attempts(Random(7), 60, profile):
            text = canonical_text(attempt.body)
            assert canonical(parse_line(text).fact) == text
            assert check(parse(text)) == attempt.body


def test_misshapen_lines_are_refused_by_both() -> None:
    rng = Random(11)
    good = random_history(rng, 60, "mending")
    for _ in range(300):
        text, code = misshapen(rng, rng.choice(good))
        try:
            parse_line(text)
        except Problem:
            continue
        pytest.fail(f"{text}\noracle: {code}")
