"""Our papers themselves: what they say of their figures is computed again."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest

from tests.prose.measures.evaluate import OWN
from tests.prose.measures.gold import IMPLIED_BASE, IMPLIED_NUMERATOR, exact, load

PAPERS: list[dict[str, Any]] = [
    paper for file in OWN for paper in json.loads(file.read_text(encoding="utf-8"))
]
SCALES = {"nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}


def test_there_are_enough() -> None:
    papers = [paper for file in OWN for paper in load(file)]
    assert len(papers) == len({paper.id for paper in papers}) >= 45
    assert sum(len(paper.checks()) for paper in papers) >= 120
    true = [r for paper in papers for r in paper.relations if r.truth == "true"]
    assert len(true) >= 100, "one false accusation is one per cent"


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["id"] for paper in PAPERS])
def test_figures_are_printed(paper: dict[str, Any]) -> None:
    text = " ".join(paper["sentences"])
    assert [f["raw"] for f in paper["figures"] if f["raw"] not in text] == []
    keys = [figure["key"] for figure in paper["figures"]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["id"] for paper in PAPERS])
def test_relations_are_as_told(paper: dict[str, Any]) -> None:
    values = {figure["key"]: exact(figure["value"]) for figure in paper["figures"]}
    halves = {figure["key"]: half(figure) for figure in paper["figures"]}
    for relation in paper["relations"]:
        if relation.get("derived"):
            assert is_possible(relation["text"], values, halves), relation
            continue
        left, right, tolerance = sides(relation, values, halves)
        if relation["kind"] == "at_most":
            assert (left <= right) == relation["holds"], relation
        elif relation["holds"] == "approx":
            assert abs(left - right) < 1, relation
        else:
            assert (abs(left - right) <= tolerance) == relation["holds"], relation
            cut = not relation["holds"] and 0 < right - left < 2 * tolerance
            assert cut == (relation.get("severity") == "truncation"), relation


def sides(
    relation: dict[str, Any], values: dict[str, Fraction], halves: dict[str, Fraction]
) -> tuple[Fraction, Fraction, Fraction]:
    """Both sides of a relation, and how far apart printing can bring them."""
    text = relation["text"].translate(str.maketrans("×−≤", "*-="))
    left, _, right = text.rpartition("=")
    numbers = re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"Fraction(\1)", right)
    worth = {**values, "Fraction": Fraction}
    computed = Fraction(eval(numbers, worth))
    tolerance = Fraction(0)
    if relation["kind"] in {"percent", "ratio"}:
        terms = re.findall(r"[^\W\d]\w*", right)
        loose = sum((halves[t] / values[t] for t in terms if halves[t] > 1), Fraction(0))
        tolerance = halves[left.strip()] + computed * loose
    return Fraction(eval(left, worth)), computed, tolerance


def is_possible(text: str, values: dict[str, Fraction], halves: dict[str, Fraction]) -> bool:
    """Whether some whole number, where it is not printed, gives the printed rate."""
    found = IMPLIED_BASE.match(text) or IMPLIED_NUMERATOR.match(text)
    assert found
    rate, half = values[found["rate"]], halves[found["rate"]]
    if "numerator" not in found.groupdict():
        base = values[found["base"]]
        return ceil(base * (rate - half) / 100) <= floor(base * (rate + half) / 100)
    share = 100 + rate if "phần vượt" in text else rate
    known = values[found["numerator"]]
    return ceil(100 * known / (share + half)) <= floor(100 * known / (share - half))


def half(figure: dict[str, Any]) -> Fraction:
    """Half a unit of the last printed digit."""
    scale = next((by for word, by in SCALES.items() if f" {word}" in figure["raw"]), 1)
    return Fraction(scale, 2 * 10 ** figure["decimals"])
