"""The measures themselves, on reviews written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from hatnhan.prose.model import Figure, Kind, Relation, Review, Verdict
from tests.prose.measures.evaluate import paragraphs
from tests.prose.measures.gold import read
from tests.prose.measures.matching import Score, score

SENTENCE = "Có 40 chi bộ (30 ở bản, 8 ở trường), chiếm 50% của 80 nơi; kết nạp 12, đạt 120%."
PAPER: dict[str, Any] = {
    "id": "p",
    "sentences": [SENTENCE],
    "figures": [
        {"key": key, "value": value}
        for key, value in {
            "n": 40, "a": 30, "b": 8, "p": 50, "m": 80, "k": 12, "kp": 120,
        }.items()
    ],
    "relations": [
        {"kind": "sum", "text": "n = a + b", "holds": False},
        {"kind": "percent", "text": "p = 100 × (n) / (m)", "holds": True},
        {
            "kind": "ratio",
            "text": "mẫu số suy ra từ k và kp là số nguyên",
            "holds": True,
            "derived": True,
        },
        {"kind": "at_most", "text": "a ≤ n", "holds": True},
    ],
}  # fmt: skip
VALUES = (40, 30, 8, 50, 80, 12, 120)
RIGHT = (
    (Kind.SUM, [40], [30, 8], Verdict.FAILS),
    (Kind.PERCENT, [50], [40, 80], Verdict.HOLDS),
    (Kind.PERCENT, [120], [12], Verdict.UNDETERMINED),
)

Told = tuple[Kind, Sequence[float], Sequence[float], Verdict]


def review(values: Sequence[float], relations: Sequence[Told]) -> Review:
    """A review that found these values and relations between them."""
    figures = tuple(
        Figure(f"f{n}", str(value), Fraction(str(value)), Fraction(1), "", "", n, n + 1)
        for n, value in enumerate(values, 1)
    )
    ids = {figure.value: figure.id for figure in figures}
    found = tuple(
        Relation(
            kind=kind,
            left=tuple(ids[Fraction(str(value))] for value in left),
            right=tuple(ids[Fraction(str(value))] for value in right),
            text="",
            start=0,
            end=0,
            rule="",
            verdict=verdict,
            equation="",
            explanation="",
        )
        for kind, left, right, verdict in relations
    )
    return Review(paragraphs([SENTENCE]), figures, found)


def measured(found: Sequence[Told], values: Sequence[float] = VALUES, **paper: Any) -> Score:
    """The measures of what was found, in the paper as it stands here or otherwise."""
    return score(read(PAPER | paper), review(values, found))


def test_all_is_right() -> None:
    result = measured(RIGHT)
    assert (result.f1, result.recall, result.verdicts, result.accusations) == (1, 1, 1, 0)
    assert (result.relations, result.true_relations, result.unknown_accusations) == (3, 3, 0)
    assert not result.details


def test_figures_missed_false_and_repeated() -> None:
    result = measured(RIGHT, [*VALUES, 40, 2006])
    assert (result.figures_right, result.figures_missed, result.figures_false) == (7, 0, 1)
    result = measured([], VALUES[1:])
    assert (result.figures_right, result.figures_missed, result.figures_false) == (6, 1, 0)
    assert result.f1 == pytest.approx(12 / 13)


def test_relations_missed() -> None:
    assert measured(RIGHT[1:]).recall == pytest.approx(2 / 3)
    other = [(Kind.PERCENT, [50], [30, 80], Verdict.HOLDS)]
    assert measured(other).found == 0
    assert measured([(Kind.DIFFERENCE, [40], [30, 8], Verdict.FAILS)]).found == 0


@pytest.mark.parametrize("verdict", [Verdict.HOLDS, Verdict.ROUNDING, Verdict.UNDETERMINED])
def test_a_false_sum_is_nothing_but_false(verdict: Verdict) -> None:
    result = measured([(Kind.SUM, [40], [30, 8], verdict)])
    assert (result.found, result.verdicts_right, result.accused) == (1, 0, 0)


def test_truncation_is_told_apart() -> None:
    cut = {"kind": "sum", "text": "n = a + b", "holds": False, "severity": "truncation"}
    for verdict, right in ((Verdict.FAILS, 0), (Verdict.ROUNDING, 1)):
        result = measured([(Kind.SUM, [40], [30, 8], verdict)], relations=[cut])
        assert result.verdicts_right == right


@pytest.mark.parametrize("verdict", [Verdict.FAILS, Verdict.ROUNDING])
def test_accusing_a_true_rate(verdict: Verdict) -> None:
    """By the relation as it stands, or by another reading of the same printed rate."""
    for right in ([40, 80], [30, 80]):
        result = measured([(Kind.PERCENT, [50], right, verdict)])
        assert (result.accused, result.unknown_accusations) == (1, 0)
        assert result.accusations == pytest.approx(1 / 3)
    assert measured([(Kind.AT_MOST, [30], [40], verdict)]).accused == 1


def test_accusing_what_is_not_listed() -> None:
    result = measured([(Kind.SUM, [80], [40, 30], Verdict.FAILS)])
    assert (result.accused, result.unknown_accusations) == (0, 1)


def test_another_reading_that_holds() -> None:
    """A rate that fails of one base and holds of another is found and judged right by either."""
    relations = [
        {"kind": "percent", "text": "p = 100 × (n) / (a)", "holds": False},
        {
            "kind": "percent",
            "text": "p = 100 × (n) / (m)",
            "holds": True,
            "role": "alternative_reading",
        },
    ]
    for right, verdict in (([40, 80], Verdict.HOLDS), ([40, 30], Verdict.FAILS)):
        result = measured([(Kind.PERCENT, [50], right, verdict)], relations=relations)
        assert (result.found, result.verdicts_right, result.accused) == (1, 1, 0)


def test_members_without_a_number() -> None:
    relations = [{"kind": "sum", "text": "n = a + b + 1 + 1", "holds": True}]
    found = [(Kind.SUM, [40], [30, 8], Verdict.HOLDS)]
    assert measured(found, relations=relations).verdicts_right == 1


def test_a_key_that_is_no_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="no figure x"):
        measured([], relations=[{"kind": "sum", "text": "n = a + x", "holds": True}])


def test_figures_that_may_be_left_out() -> None:
    figures = [*PAPER["figures"], {"key": "age", "value": 30.5, "optional": True}]
    for values in (VALUES, (*VALUES, 30.5)):
        assert measured(RIGHT, values, figures=figures).f1 == 1


@pytest.mark.parametrize("kind", [Kind.SUM, Kind.DIFFERENCE])
def test_a_stock_is_told_as_a_sum_or_a_difference(kind: Kind) -> None:
    relations = [{"kind": "difference", "text": "(n) − (a+b-k) = 0", "holds": False}]
    found = [(kind, [40], [30, 8, 12], Verdict.FAILS)]
    assert measured(found, relations=relations).verdicts_right == 1
