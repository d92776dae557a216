"""Papers whose figures and relations are known: read from a file of papers (`papers.json`).

A relation is written over the keys of the figures of its paper:

    n = a + b + 1                                   a sum; a bare number is a member without figure
    p = 100 × (a) / (n)                             a rate; 100 × (a+b) / (n+m) where terms are sums
    d = (a) − (b)    (a) − (b) = 0                  a difference; (n) − (a+b-c) = 0 is a stock
    r = (a) / (n)                                   a ratio per unit
    mẫu số suy ra từ a và p là số nguyên            a rate whose base is not printed
    tồn tại tử số nguyên n để p = 100 × n / a       a rate whose numerator is not printed
    a+b ≤ n                                         at most

`role` is "check", or "alternative_reading" where language leaves two; `holds` is true, "approx"
(by its qualifier) or false, and then `severity` may be "truncation".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

Truth = Literal["true", "false", "truncation"]

IMPLIED_BASE = re.compile(r"mẫu số suy ra từ (?P<numerator>\w+) và (?P<rate>\w+) là số nguyên")
IMPLIED_NUMERATOR = re.compile(r"tồn tại tử số nguyên n để (?P<rate>\w+) = 100 × n / (?P<base>\w+)")
TERM = re.compile(r"[^\W\d]\w*|\d+(?:\.\d+)?")
DATE = re.compile(r"ngày \d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Expected:
    """One relation of a paper, as values; `literals` are terms that no figure prints."""

    kind: str
    left_key: str
    left: tuple[Fraction, ...]
    right: tuple[Fraction, ...]
    literals: tuple[Fraction, ...]
    truth: Truth
    implied: bool
    """Base or numerator is not printed: what is right can only be "undetermined" or "holds"."""
    alternative: bool
    text: str

    @property
    def rate(self) -> bool:
        """A percent or a ratio: both have a rate on the left, numerator and base on the right."""
        return self.kind in {"percent", "ratio"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with what a careful reader finds in it."""

    id: str
    sentences: tuple[str, ...]
    figures: tuple[Fraction, ...]
    optional: frozenset[Fraction]
    """Limits of a class ("dưới 30 tuổi") and the like: neither missed nor falsely found."""
    relations: tuple[Expected, ...]

    def checks(self) -> list[Expected]:
        """The relations to be found: stated, within the paper, of the four kinds."""
        return [r for r in self.relations if not r.alternative and r.kind != "at_most"]

    def alternatives(self, relation: Expected) -> list[Expected]:
        """Other readings of the same words: of the same printed rate or total, or same parts."""
        return [
            other
            for other in self.relations
            if other.alternative
            and (other.kind == relation.kind or (other.rate and relation.rate))
            and (other.left_key == relation.left_key or _same_parts(other, relation))
        ]


def _same_parts(one: Expected, two: Expected) -> bool:
    return one.kind == two.kind == "sum" and sorted(one.right) == sorted(two.right)


def exact(value: object) -> Fraction:
    """What is printed as a number in JSON, exactly."""
    return Fraction(str(value))


def load(path: Path) -> list[Paper]:
    """The papers of a file; ValueError names a relation that cannot be read."""
    return [read(paper) for paper in json.loads(path.read_text(encoding="utf-8"))]


def read(paper: dict[str, Any]) -> Paper:
    """One paper of the file."""
    values = {figure["key"]: exact(figure["value"]) for figure in paper["figures"]}
    optional = {figure["key"] for figure in paper["figures"] if figure.get("optional")}
    relations = [
        _relation(relation, values)
        for relation in paper["relations"]
        if not relation.get("cross_source") and not DATE.search(relation["text"])
    ]
    return Paper(
        id=paper["id"],
        sentences=tuple(paper["sentences"]),
        figures=tuple(v for key, v in values.items() if key not in optional),
        optional=frozenset(values[key] for key in optional),
        relations=tuple(_independent(relations)),
    )


def _independent(relations: list[Expected]) -> Iterator[Expected]:
    """Leave out what only comments a rate whose base is printed: it is checked there."""
    checked = {r.left_key for r in relations if r.rate and not r.implied}
    for relation in relations:
        if not (relation.implied and relation.left_key in checked):
            yield relation


def _relation(relation: dict[str, Any], values: dict[str, Fraction]) -> Expected:
    text = relation["text"]
    keys, right, literals = _sides(relation["kind"], text, values)
    holds = relation["holds"]
    cut = relation.get("severity") == "truncation"
    return Expected(
        kind=relation["kind"],
        left_key=keys[0] if len(keys) == 1 else "",
        left=tuple(_value(key, values, text) for key in keys),
        right=tuple(_value(key, values, text) for key in right),
        literals=literals,
        truth="true" if holds in (True, "approx") else "truncation" if cut else "false",
        implied=bool(relation.get("derived")) or (relation["kind"] == "percent" and bool(literals)),
        alternative=relation.get("role") == "alternative_reading",
        text=text,
    )


def _sides(
    kind: str, text: str, values: dict[str, Fraction]
) -> tuple[list[str], list[str], tuple[Fraction, ...]]:
    """Keys on the left, keys on the right, and numbers that stand there themselves."""
    if found := IMPLIED_BASE.match(text):
        return [found["rate"]], [found["numerator"]], ()
    if found := IMPLIED_NUMERATOR.match(text):
        return [found["rate"]], [found["base"]], ()
    left, sign, right = _split(text)
    if kind == "difference" and right.strip() == "0":
        left, right = "", left
    if kind in {"percent", "ratio"}:
        right = right.replace("100 ×", "")
    terms = TERM.findall(right)
    numbers = tuple(Fraction(term) for term in terms if term[0].isdigit())
    lefts = [term for term in TERM.findall(left) if sign == "=" or term in values]
    rights = [term for term in terms if not term[0].isdigit()]
    return lefts, list(dict.fromkeys(rights)) if kind != "sum" else rights, numbers


def _split(text: str) -> tuple[str, str, str]:
    for sign in ("≤", "<", "="):
        left, found, right = text.rpartition(sign)
        if found:
            return left, sign, right
    raise ValueError(f"not a relation: {text}")


def _value(key: str, values: dict[str, Fraction], text: str) -> Fraction:
    if key not in values:
        raise ValueError(f"{text}: no figure {key}")
    return values[key]
