"""Random true and false statements in many phrasings: each gets its own verdict."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hatnhan.prose.model import Relation, Review, Verdict
from hatnhan.prose.reader import check
from tests.prose.phrasings import PHRASINGS, Printer, Statement
from tests.prose.sentences.cases import ACCUSING, cases, draft, told

Phrasing = Callable[[Printer], Statement]
USUAL = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
LONG = settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
every_phrasing = pytest.mark.parametrize("phrasing", PHRASINGS, ids=lambda each: each.__name__)
QUIET = [case.text for case in cases() if not case.all() and "\n" not in case.text]
OFF = st.integers(1, 9) | st.integers(-9, -1)


def states(statement: Statement, relation: Relation, review: Review) -> bool:
    """Whether the relation is the one that is stated."""
    left, right = (
        [f.value for f in review.by_id(side)] for side in (relation.left, relation.right)
    )
    wanted = list(statement.right)
    if statement.kind == "stock" and relation.kind in {"sum", "difference"}:
        return sorted(left + right) == sorted([statement.left, *wanted])
    if relation.kind in {"sum", "difference"}:
        right, wanted = sorted(right), sorted(wanted)
    return str(relation.kind) == statement.kind and left == [statement.left] and right == wanted


def read(statement: Statement) -> tuple[list[Verdict], list[str]]:
    """The verdicts on the relation that is stated, and everything that was accused."""
    review = check(draft(statement.text))
    verdicts = [each.verdict for each in review.relations if states(statement, each, review)]
    accused = [told(each, review) for each in review.relations if each.verdict in ACCUSING]
    return verdicts, accused


def holds(phrasing: Phrasing, data: st.DataObject) -> None:
    statement = phrasing(Printer(data.draw, 0, data.draw(st.booleans()), data.draw(decimals())))
    verdicts, accused = read(statement)
    assert (verdicts, accused) == ([Verdict.HOLDS], []), statement.text


def fails(phrasing: Phrasing, data: st.DataObject) -> None:
    dotted, off = data.draw(st.booleans()), data.draw(OFF)
    statement = phrasing(Printer(data.draw, off, dotted, data.draw(decimals())))
    verdicts, accused = read(statement)
    assert verdicts == [Verdict.FAILS], f"{statement.text} {accused}"


def decimals() -> st.SearchStrategy[int]:
    return st.integers(0, 2)


@every_phrasing
@USUAL
@given(data=st.data())
def test_what_is_true_holds(phrasing: Phrasing, data: st.DataObject) -> None:
    holds(phrasing, data)


@every_phrasing
@USUAL
@given(data=st.data())
def test_what_is_false_fails(phrasing: Phrasing, data: st.DataObject) -> None:
    fails(phrasing, data)


@pytest.mark.deep
@every_phrasing
@LONG
@given(data=st.data())
def test_what_is_true_holds_at_length(phrasing: Phrasing, data: st.DataObject) -> None:
    holds(phrasing, data)


@pytest.mark.deep
@every_phrasing
@LONG
@given(data=st.data())
def test_what_is_false_fails_at_length(phrasing: Phrasing, data: st.DataObject) -> None:
    fails(phrasing, data)


def paper(data: st.DataObject) -> str:
    """Several true statements and sentences that state no relation, in one text."""
    printer = Printer(data.draw, 0, data.draw(st.booleans()), data.draw(decimals()))
    chosen = data.draw(st.lists(st.sampled_from(PHRASINGS), min_size=2, max_size=5, unique=True))
    told = [phrasing(printer).text for phrasing in chosen]
    told += data.draw(st.lists(st.sampled_from(QUIET), max_size=3, unique=True))
    return data.draw(st.sampled_from((" ", "\n"))).join(data.draw(st.permutations(told)))


@settings(USUAL, max_examples=150)
@given(data=st.data())
def test_nothing_true_is_accused_in_a_paper(data: st.DataObject) -> None:
    nothing_accused(paper(data))


@pytest.mark.deep
@settings(LONG, max_examples=5_000)
@given(data=st.data())
def test_nothing_true_is_accused_in_a_paper_at_length(data: st.DataObject) -> None:
    nothing_accused(paper(data))


def nothing_accused(text: str) -> None:
    review = check(draft(text))
    accused = [told(each, review) for each in review.relations if each.verdict in ACCUSING]
    assert not accused, f"{text} {accused}"


@USUAL
@given(data=st.data())
def test_what_is_cut_instead_of_rounded_is_told_apart(data: st.DataObject) -> None:
    printer = Printer(data.draw, 0, data.draw(st.booleans()), data.draw(decimals()))
    whole = printer.count(3)
    part = printer.count(2, whole - 1)
    unit = Fraction(1, 10**printer.decimals)
    exact = Fraction(100 * part, whole)
    cut = (exact / unit).__floor__() * unit
    assume(cut > 0 and exact - cut > unit / 2)
    text = (
        f"Có {printer.whole(part)}/{printer.whole(whole)} thôn có nhà văn hóa, "
        f"đạt {printer.decimal(cut)}%."
    )
    right = (Fraction(part), Fraction(whole))
    verdicts, _ = read(Statement(text, "percent", cut, right))
    assert verdicts == [Verdict.ROUNDING], text
