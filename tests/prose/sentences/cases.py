"""Sentences with the answers a careful reader gives, written before any rule (`*.toml`).

    id          its name, unique
    text        one paragraph a line; "# …" is a heading, "| a | b |" a row of a table
    figures     the values to be found, in order
    maybe       values that may or may not be taken for figures
    relations   what must be found: kind, left, right (values) and verdict (one, or a list of those
                that are right); for an undetermined rate the lowest and highest whole number
    any_of      groups of such relations, of each of which one must be found
    forbidden   relations that must not be found at all, whatever their verdict

Nothing may be said to fail, or to be wrongly rounded, that is not in relations or any_of. The
kind "stock" is stock ± flow = stock, which may be told as a sum or as a difference. Members of a
list that print no number are not on the right.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from hatnhan.prose.model import Block, BlockKind, Relation, Review, Text, Verdict

FOLDER = Path(__file__).parent
ACCUSING = {Verdict.FAILS, Verdict.ROUNDING}
STOCK = {"sum", "difference"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One expected relation."""

    kind: str
    left: tuple[Fraction, ...]
    right: tuple[Fraction, ...]
    verdicts: frozenset[Verdict]
    lowest: int | None
    highest: int | None

    def __str__(self) -> str:
        sides = (", ".join(str(float(value)) for value in side) for side in (self.left, self.right))
        return f"{self.kind} {' of '.join(sides)} {'/'.join(sorted(self.verdicts))}"


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence or paragraph with its answers."""

    id: str
    text: str
    figures: tuple[Fraction, ...]
    maybe: frozenset[Fraction]
    relations: tuple[Answer, ...]
    any_of: tuple[tuple[Answer, ...], ...]
    forbidden: tuple[Answer, ...]

    def all(self) -> tuple[Answer, ...]:
        """Every relation that may be found with the verdict it has here."""
        return self.relations + tuple(each for group in self.any_of for each in group)


def cases() -> list[Case]:
    """All sentences, by file."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        found += [_case(each) for each in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
    return found


KEYS = {"id", "text", "figures", "maybe", "relations", "any_of", "forbidden"}


def _case(raw: dict[str, Any]) -> Case:
    if unknown := raw.keys() - KEYS:
        raise ValueError(f"{raw['id']}: {unknown}")
    return Case(
        id=raw["id"],
        text=raw["text"].strip(),
        figures=_values(raw["figures"]),
        maybe=frozenset(_values(raw.get("maybe", []))),
        relations=tuple(map(_answer, raw.get("relations", []))),
        any_of=tuple(tuple(map(_answer, group)) for group in raw.get("any_of", [])),
        forbidden=tuple(map(_answer, raw.get("forbidden", []))),
    )


def _answer(raw: dict[str, Any]) -> Answer:
    verdicts = raw.get("verdict", list(Verdict))
    return Answer(
        kind=raw["kind"],
        left=_values(raw["left"]),
        right=_values(raw["right"]),
        verdicts=frozenset(map(Verdict, [verdicts] if isinstance(verdicts, str) else verdicts)),
        lowest=raw.get("lowest"),
        highest=raw.get("highest"),
    )


def _values(raw: list[float]) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(value)) for value in raw)


def draft(text: str) -> Text:
    """The text as it is read from a file: paragraphs, headings and cells of tables."""
    pieces: list[tuple[str, BlockKind, int | None, int | None, int | None]] = []
    table, row = -1, 0
    for line in text.splitlines():
        if line.startswith("|"):
            inside = bool(pieces) and pieces[-1][1] == "cell"
            table, row = (table, row + 1) if inside else (table + 1, 0)
            cells = [cell.strip() for cell in line.strip("| ").split("|")]
            if line.startswith("| |"):
                cells.insert(0, "")
            pieces += [(cell, "cell", table, row, n) for n, cell in enumerate(cells) if cell]
        elif line.startswith("# "):
            pieces.append((line[2:], "heading", None, None, None))
        elif line.strip():
            pieces.append((line.strip(), "paragraph", None, None, None))
    whole, blocks = "", []
    for words, kind, of, at, column in pieces:
        start = len(whole) + bool(whole)
        whole += ("\n" if whole else "") + words
        blocks.append(Block(start, len(whole), kind, of, at, column))
    return Text(whole, tuple(blocks))


def is_found(answer: Answer, relation: Relation, review: Review) -> bool:
    """Whether a relation of the review is this one, with one of its verdicts."""
    values = {figure.id: figure.value for figure in review.figures}
    left = [values[id] for id in relation.left]
    right = [values[id] for id in relation.right]
    return (
        _is_kind(answer, str(relation.kind))
        and _same(answer, left, right)
        and relation.verdict in answer.verdicts
        and _within(answer, relation)
    )


def _within(answer: Answer, relation: Relation) -> bool:
    """The same limits, or one further out where the exact one is rounded: 1 is 0,03 % of 2.857,1."""
    if answer.lowest is None or answer.highest is None:
        return True
    below = answer.lowest - (relation.lowest or 0)
    above = (relation.highest or 0) - answer.highest
    return below in (0, 1) and above in (0, 1)


def _is_kind(answer: Answer, kind: str) -> bool:
    return kind == answer.kind or (answer.kind == "stock" and kind in STOCK)


def _same(answer: Answer, left: list[Fraction], right: list[Fraction]) -> bool:
    if answer.kind == "stock":
        return _bag(left + right) == _bag(answer.left + answer.right)
    if answer.kind in {"percent", "ratio"}:
        return (tuple(left), tuple(right)) == (answer.left, answer.right)
    return _bag(left) == _bag(answer.left) and _bag(right) == _bag(answer.right)


def _bag(values: list[Fraction] | tuple[Fraction, ...]) -> Counter[Fraction]:
    """How often each value stands there; "không có" adds nothing to a sum."""
    return Counter(value for value in values if value)


def told(relation: Relation, review: Review) -> str:
    """A relation that was found, in one line."""
    left, right = (
        ", ".join(figure.raw for figure in review.by_id(side))
        for side in (relation.left, relation.right)
    )
    limits = "" if relation.lowest is None else f" {relation.lowest}-{relation.highest}"
    return f"{relation.kind} {left} of {right} {relation.verdict}{limits} [{relation.rule}]"
