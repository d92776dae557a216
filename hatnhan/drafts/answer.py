"""A checked draft as the document that `hatnhan check-draft --json` prints.

The keys of the contract come first; what follows them says more: the days a figure speaks of, the
rule that read a relation, the whole numbers that would make an open one right.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, Final

from hatnhan.drafts.findings import Checked, Compared
from hatnhan.prose.model import Candidate, Figure, Relation

Answer = dict[str, Any]
_DIGITS: Final = 6
"""Decimals of a computed number that never ends."""
_EXACT: Final = 18
"""Decimals up to which a number is given as it is."""


def answer(checked: Checked) -> Answer:
    """The figures, relations and comparisons of a checked draft."""
    return {
        "figures": [_figure(figure) for figure in checked.review.figures],
        "relations": [_relation(relation) for relation in checked.review.relations],
        "register": [_compared(compared) for compared in checked.register],
    }


def _figure(figure: Figure) -> Answer:
    return {
        "id": figure.id,
        "raw": figure.raw,
        "value": number(figure.value),
        "unit": figure.unit or None,
        "qualifier": figure.qualifier or None,
        "start": figure.start,
        "end": figure.end,
        "when": _day(figure.when),
        "since": _day(figure.since),
    }


def _relation(relation: Relation) -> Answer:
    computed = relation.computed
    return {
        "kind": relation.kind.value,
        "left": list(relation.left),
        "right": list(relation.right),
        "text": relation.text,
        "verdict": relation.verdict.value,
        "computed": None if computed is None else number(computed),
        "explanation": relation.explanation,
        "candidates": [_candidate(candidate) for candidate in relation.candidates],
        "rule": relation.rule,
        "equation": relation.equation,
        "missing": relation.missing or None,
        "lowest": relation.lowest,
        "highest": relation.highest,
        "start": relation.start,
        "end": relation.end,
    }


def _candidate(candidate: Candidate) -> Answer:
    return {
        "text": candidate.text,
        "explanation": candidate.explanation,
        "figures": list(candidate.figures),
        "register": list(candidate.paths),
    }


def _compared(compared: Compared) -> Answer:
    return {
        "figure": compared.figure,
        "indicator": compared.path,
        "computed": compared.computed_now,
        "verdict": compared.verdict,
        "label": compared.label,
        "on": compared.on.isoformat(),
        "since": _day(compared.since),
        "computed_then": compared.computed_then,
        "known_then": compared.known_then,
        "known_now": compared.known_now,
        "scope": compared.scope.as_json() if compared.scope else None,
    }


def number(value: Fraction) -> int | float:
    """A whole number as such, any other as a decimal: 28,6 is 28.6, two thirds are 0.666667."""
    if value.denominator == 1:
        return value.numerator
    if 10**_EXACT % value.denominator == 0:
        return float(value)
    return round(float(value), _DIGITS)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
