"""Comparing what was found in a paper with what a careful reader finds in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Self

from hatnhan.prose.model import Review, Verdict
from tests.prose.measures.gold import Expected, Paper

ACCUSING = {Verdict.FAILS, Verdict.ROUNDING}


@dataclass(frozen=True, slots=True)
class Found:
    """One relation of a review, as values."""

    kind: str
    left: tuple[Fraction, ...]
    right: tuple[Fraction, ...]
    verdict: Verdict
    words: str

    @property
    def rate(self) -> bool:
        return self.kind in {"percent", "ratio"}

    @property
    def accuses(self) -> bool:
        return self.verdict in ACCUSING


@dataclass(slots=True)
class Score:
    """Counts over one or more papers, and in words what went wrong."""

    figures_right: int = 0
    figures_missed: int = 0
    figures_false: int = 0
    relations: int = 0
    found: int = 0
    verdicts_right: int = 0
    true_relations: int = 0
    accused: int = 0
    unknown_accusations: int = 0
    details: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        wrong = self.figures_missed + self.figures_false
        return 2 * self.figures_right / ((2 * self.figures_right + wrong) or 1)

    @property
    def recall(self) -> float:
        return self.found / self.relations if self.relations else 1.0

    @property
    def verdicts(self) -> float:
        return self.verdicts_right / self.found if self.found else 1.0

    @property
    def accusations(self) -> float:
        return self.accused / self.true_relations if self.true_relations else 0.0

    def __iadd__(self, other: Score) -> Self:
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.details += other.details
        return self


COUNTS = [name for name in Score.__dataclass_fields__ if name != "details"]


def score(paper: Paper, review: Review) -> Score:
    """Measure one paper. The details begin with the paper's id."""
    result = Score()
    found = findings(review)
    _figures(paper, review, result)
    for relation in paper.checks():
        _check(paper, relation, found, result)
    _accusations(paper, found, result)
    result.details = [f"{paper.id}: {detail}" for detail in result.details]
    return result


def findings(review: Review) -> list[Found]:
    """The relations of a review with the values of their figures."""
    values = {figure.id: figure.value for figure in review.figures}
    return [
        Found(
            kind=str(relation.kind),
            left=tuple(values[id] for id in relation.left),
            right=tuple(values[id] for id in relation.right),
            verdict=relation.verdict,
            words=f"{relation.equation} [{relation.rule}: {relation.verdict}] “{relation.text}”",
        )
        for relation in review.relations
    ]


def _figures(paper: Paper, review: Review, result: Score) -> None:
    """By value: each expected figure once; to repeat one that was found is no false find."""
    ours = Counter(figure.value for figure in review.figures)
    gold = Counter(paper.figures)
    result.figures_right = (ours & gold).total()
    result.figures_missed = (gold - ours).total()
    known = paper.optional.union(gold)
    false = {value: times for value, times in (ours - gold).items() if value not in known}
    result.figures_false = sum(false.values())
    result.details += [f"figure missed: {shown(value)}" for value in (gold - ours).elements()]
    for figure in review.figures:
        if figure.value in false:
            place = review.text.text[max(0, figure.start - 25) : figure.end + 15]
            result.details.append(f"not a figure: {figure.raw} in “{place}”")


def _check(paper: Paper, relation: Expected, found: list[Found], result: Score) -> None:
    result.relations += 1
    alternatives = paper.alternatives(relation)
    matched = [each for each in found if matches(relation, each)]
    other = [each for each in found if any(matches(a, each) for a in alternatives)]
    if not matched and not other:
        result.details.append(f"relation missed: {relation.kind} {told(relation)}")
        return
    result.found += 1
    right = any(right_verdict(relation, each) for each in matched) or any(
        right_alternative(relation, a, each) for a in alternatives for each in matched + other
    )
    if right:
        result.verdicts_right += 1
    else:
        words = "; ".join(each.words for each in matched + other)
        result.details.append(f"verdict wrong: {told(relation)} is {relation.truth}, not {words}")


def right_verdict(relation: Expected, found: Found) -> bool:
    """Whether a relation that was found is judged as a careful reader judges it."""
    if relation.truth == "false":
        return found.verdict is Verdict.FAILS
    if relation.truth == "truncation":
        return found.verdict is Verdict.ROUNDING
    return found.verdict is Verdict.HOLDS or (
        relation.implied and found.verdict is Verdict.UNDETERMINED
    )


def right_alternative(relation: Expected, alternative: Expected, found: Found) -> bool:
    """A false reading beside a true one: it holds, or cannot be decided without its base."""
    if alternative.truth != "true":
        return found.verdict is Verdict.FAILS and relation.truth == "false"
    return found.verdict is Verdict.HOLDS or (
        alternative.implied and found.verdict is Verdict.UNDETERMINED
    )


def matches(relation: Expected, found: Found) -> bool:
    """The same kind of relation between the same values."""
    if relation.rate:
        return (
            found.rate and found.left == relation.left and set(found.right) == set(relation.right)
        )
    if relation.kind == "difference":
        return found.kind in {"difference", "sum"} and _same_difference(relation, found)
    if found.kind != relation.kind or found.left != relation.left:
        return False
    ours, gold = Counter(found.right), Counter(relation.right)
    return ours in (gold, gold + Counter(relation.literals))


def _same_difference(relation: Expected, found: Found) -> bool:
    """The same figures, whichever of them is the result."""
    gold = Counter(relation.left) + Counter(relation.right)
    ours = Counter(found.left) + Counter(found.right)
    return ours - Counter(relation.literals) == gold - Counter(relation.literals) or ours == gold


def _accusations(paper: Paper, found: list[Found], result: Score) -> None:
    """A true relation is accused when it is said to fail, or its rate or total by another one."""
    true = [r for r in paper.relations if r.truth == "true" and not r.alternative]
    false = [r for r in paper.relations if r.truth != "true"]
    result.true_relations = len(true)
    accusing = [each for each in found if each.accuses and not any(matches(r, each) for r in false)]
    for relation in true:
        against = [each for each in accusing if matches(relation, each) or _of(relation, each)]
        if against:
            result.accused += 1
            words = "; ".join(each.words for each in against)
            result.details.append(f"FALSELY ACCUSED: {relation.kind} {told(relation)}: {words}")
            accusing = [each for each in accusing if each not in against]
    result.unknown_accusations = len(accusing)
    result.details += [f"accusation of something not listed: {each.words}" for each in accusing]


def _of(relation: Expected, found: Found) -> bool:
    """Another reading of the same printed rate or total."""
    same_kind = found.kind == relation.kind or (found.rate and relation.rate)
    return same_kind and relation.kind != "at_most" and found.left == relation.left != ()


def told(relation: Expected) -> str:
    """A relation with its values."""
    left, right = (", ".join(map(shown, side)) for side in (relation.left, relation.right))
    return f"{left} of {right} ({relation.text})"


def shown(value: Fraction) -> str:
    """A value as it is written in JSON."""
    return str(value.numerator) if value.denominator == 1 else str(float(value))
