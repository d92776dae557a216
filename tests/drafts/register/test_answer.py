"""The document that the command prints, from a draft checked by hand."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from hatnhan.drafts.answer import answer, number
from hatnhan.drafts.findings import Checked, Compared
from hatnhan.indicators.queries import Scope
from hatnhan.prose.model import Candidate, Figure, Kind, Relation, Review, Text, Verdict

RATE = Figure("f2", "28,6 %", Fraction(286, 10), Fraction(1, 10), "%", "gần", 13, 19)
COUNT = Figure(
    "f1", "3.814", Fraction(3814), Fraction(1), "", "", 0, 5, date(2006, 2, 10), date(2006, 1, 1)
)
RELATION = Relation(
    kind=Kind.PERCENT,
    left=("f2",),
    right=("f1",),
    text="gần 28,6 %",
    start=9,
    end=19,
    rule="của",
    verdict=Verdict.UNDETERMINED,
    equation="3.814/?",
    explanation="Không in mẫu số.",
    computed=Fraction(1, 3),
    lowest=7,
    highest=9,
    missing="base",
    candidates=(Candidate("a", "b", ("f1",), ("members.total",)),),
)
COMPARED = Compared(
    "f1", "members.total", "đảng viên", date(2006, 2, 10), None, None, 3814, None, 12, "holds",
    Scope("place", "x"),
)  # fmt: skip


def test_the_keys_of_the_contract() -> None:
    review = Review(Text("3.814 và gần 28,6 %", ()), (COUNT, RATE), (RELATION,))
    found = answer(Checked(review, (COMPARED,)))
    assert json.loads(json.dumps(found)) == {
        "figures": [
            {"id": "f1", "raw": "3.814", "value": 3814, "unit": None, "qualifier": None,
             "start": 0, "end": 5, "when": "2006-02-10", "since": "2006-01-01"},
            {"id": "f2", "raw": "28,6 %", "value": 28.6, "unit": "%", "qualifier": "gần",
             "start": 13, "end": 19, "when": None, "since": None},
        ],
        "relations": [
            {"kind": "percent", "left": ["f2"], "right": ["f1"], "text": "gần 28,6 %",
             "verdict": "undetermined", "computed": 0.333333, "explanation": "Không in mẫu số.",
             "candidates": [
                 {"text": "a", "explanation": "b", "figures": ["f1"], "register": ["members.total"]}
             ],
             "rule": "của", "equation": "3.814/?", "missing": "base", "lowest": 7, "highest": 9,
             "start": 9, "end": 19},
        ],
        "register": [
            {"figure": "f1", "indicator": "members.total", "computed": 3814, "verdict": "holds",
             "label": "đảng viên", "on": "2006-02-10", "since": None, "computed_then": None,
             "known_then": None, "known_now": 12, "scope": {"place": "x"}},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(3814), "3814"),
        (Fraction(286, 10), "28.6"),
        (Fraction(3, 100), "0.03"),
        (Fraction(1, 10**8), "1e-08"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(10**30), "1" + "0" * 30),
    ],
)
def test_numbers(value: Fraction, shown: str) -> None:
    assert json.dumps(number(value)) == shown
