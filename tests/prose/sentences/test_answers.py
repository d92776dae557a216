"""The answers themselves: each is computed again from the printed numbers alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

import pytest

from hatnhan.prose.model import Verdict
from tests.prose.sentences.cases import ACCUSING, Answer, Case, cases

CASES = cases()
WIDENED = re.compile(r"\b(hơn|gần|khoảng|triệu|unnumbered)\b", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def test_there_are_enough_of_each() -> None:
    false = [case for case in CASES if any(a.verdicts & ACCUSING for a in case.all())]
    true = [
        c for c in CASES if c not in false and any(Verdict.HOLDS in a.verdicts for a in c.all())
    ]
    traps = [case for case in CASES if case not in false and case not in true]
    assert min(len(true), len(false), len(traps)) >= 60
    assert not [id for id, times in Counter(case.id for case in CASES).items() if times > 1]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_answers(case: Case) -> None:
    for answer in (*case.all(), *case.forbidden):
        assert not Counter(answer.left) - Counter(case.figures)
        assert set(answer.right) <= set(case.figures)
    for answer in case.all():
        assert is_right(answer, case), str(answer)


def is_right(answer: Answer, case: Case) -> bool:
    """Whether the verdict follows from arithmetic; what words widen is left to the reader."""
    if not answer.left or WIDENED.search(f"{case.id.split('-')[0]} {case.text}"):
        return True
    holds, cut = Verdict.HOLDS in answer.verdicts, Verdict.ROUNDING in answer.verdicts
    if Verdict.UNDETERMINED in answer.verdicts:
        return answer.lowest is None or bases(answer, case)
    if answer.kind in {"percent", "ratio"}:
        half = step(answer.left[0], case.text) / 2
        exact = [abs(value - answer.left[0]) <= half for value in rates(answer)]
        below = [0 <= value - answer.left[0] < 2 * half for value in rates(answer)]
        return any(exact) == holds and (any(below) and not any(exact)) == cut
    if answer.kind == "at_most":
        return (sum(answer.left) <= sum(answer.right)) == holds
    return (answer.left[0] in signed(answer)) == holds


def signed(answer: Answer) -> set[Fraction]:
    """What the right side can give: its sum, its difference, or with any signs for a stock."""
    if answer.kind == "sum":
        return {sum(answer.right, Fraction(0))}
    reached = {answer.right[0]}
    for value in answer.right[1:]:
        reached = {total + sign * value for total in reached for sign in (1, -1)}
    return reached


def rates(answer: Answer) -> Iterator[Fraction]:
    """Shares, growths and shortfalls of the right side, per cent unless it is a ratio."""
    scale = 1 if answer.kind == "ratio" else 100
    if len(answer.right) == 1:
        numerators = range(int(answer.right[0]) + 1)
        yield from (Fraction(100 * n) / answer.right[0] for n in numerators)
        return
    for n in range(1, len(answer.right)):
        top, bottom = sum(answer.right[:n], Fraction(0)), sum(answer.right[n:], Fraction(0))
        yield scale * top / bottom
        yield scale * abs(top - bottom) / bottom
    if len(answer.right) == 2 and answer.kind == "percent":
        whole, part = max(answer.right), min(answer.right)
        if whole > part:
            yield 100 * part / (whole - part)


def bases(answer: Answer, case: Case) -> bool:
    """Whether lowest to highest are all whole bases that give the printed rate in one reading."""
    printed, known = answer.left[0], answer.right[0]
    half = step(printed, case.text) / 2
    readings: list[list[int]] = [[], [], []]
    for base in range(1, 3 * int(known) + 10_000):
        share = 100 * known / base
        for n, value in enumerate((share, share - 100, 100 - share)):
            if abs(value - printed) <= half:
                readings[n].append(base)
    return (answer.lowest, answer.highest) in {(r[0], r[-1]) for r in readings if r}


def step(value: Fraction, text: str) -> Fraction:
    """One unit of the last printed digit of this value."""
    steps = []
    for raw in NUMBER.findall(text):
        for point in (",", "."):
            whole, _, decimals = raw.partition(point)
            if whole.isdigit() and (decimals.isdigit() or raw.isdigit()):
                steps += [Fraction(1, 10 ** len(decimals))] * (
                    value == Fraction(f"{whole}.{decimals}")
                )
    return min(steps, default=Fraction(1))
