"""Histories that end with one bad line."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.histories.attempts import attempts, random_attempts
from tests.histories.misshapen import misshapen
from tests.histories.profiles import PROFILES


@dataclass(frozen=True)
class BadHistory:
    """Lines of which ``line`` (1 is the first) must be refused, and the oracle's code."""

    lines: list[str]
    line: int
    code: str


def with_bad_line(rng: Random, size: int, profile: str = "mixed") -> BadHistory:
    """A possible history of ``size`` lines with one bad line put in, at the end or before it.

    In two of three cases the bad line is a contradiction the history ran into, otherwise its
    shape is wrong. Good lines follow it, so that all-or-nothing can be tried.
    """
    if rng.random() < 1 / 3:
        tried = random_attempts(rng, size, profile)
        good = [one.text for one in tried if one.refusal is None]
        at = rng.randint(0, len(good))
        text, code = misshapen(rng, good[min(at, len(good) - 1)])
        return BadHistory([*good[:at], text, *good[at:]], at + 1, code)
    good = []
    for one in attempts(rng, PROFILES[profile], size):
        if one.refusal is not None and len(good) >= size:
            return BadHistory([*good, one.text, *good[:2]], len(good) + 1, one.refusal)
        if one.refusal is None:
            good.append(one.text)
    raise AssertionError("attempts never end")
