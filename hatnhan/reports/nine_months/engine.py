"""Where the report's answers come from: the indicators, and names of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache

from django.utils.translation import override

from hatnhan.domain.times import AsOf
from hatnhan.indicators import catalogue, queries
from hatnhan.indicators.queries import Question
from hatnhan.registry.models import LinkState, Membership, OrganisationState, PlaceState
from hatnhan.reports.nine_months.asking import Answers
from hatnhan.reports.nine_months.model import Admission, Unit
from hatnhan.statute.rules import rule_book

WHOLE = Unit(name="", kind="", level="register", parent="")
"""The subject of a report on a register that has no single place at its top."""


def _as_of(question: Question) -> AsOf:
    """The two dates of a question, its known-at pinned before."""
    if question.known_at is None:
        raise ValueError("the known-at of a report is pinned before anything is asked")
    return AsOf(question.on, question.known_at)


@cache
def describe(path: str) -> tuple[str, str]:
    """Name and definition of a dotted path, from the catalogue; the report is Vietnamese."""
    with override("vi"):
        found = catalogue.describe(path)
        return found.name, found.definition


def admissions(question: Question, persons: Sequence[str]) -> dict[int, Admission]:
    """By recording, when and where these persons were admitted, as believed."""
    told: dict[int, Admission] = {}
    for some in _batches(persons):
        rows = Membership.objects.believed(_as_of(question).known_at).filter(
            person__key__in=some, line="admitted"
        )
        for cause, on, where in rows.values_list("cause", "valid_from", "establishment__key"):
            told[cause] = Admission(on, where)
    return told


def foundings(question: Question, organisations: Sequence[str]) -> dict[int, date]:
    """By recording, the days on which something began to hold of these organisations."""
    told: dict[int, date] = {}
    for some in _batches(organisations):
        rows = OrganisationState.objects.believed(_as_of(question).known_at)
        told |= dict(rows.filter(organisation__key__in=some).values_list("cause", "valid_from"))
    return told


def _batches(keys: Sequence[str]) -> list[Sequence[str]]:
    """Keys in portions that a statement may name."""
    return [keys[at : at + 500] for at in range(0, len(keys), 500)]


def unit(question: Question) -> Unit:
    """What the scope was called on that day; a scope that no longer lived is named by its id."""
    scope = question.scope
    if scope is None:
        return _top(question)
    return (
        _place(question, scope.id) if scope.kind == "place" else _organisation(question, scope.id)
    )


def _top(question: Question) -> Unit:
    roots = PlaceState.objects.as_of(_as_of(question)).filter(parent=None)[:2]
    if len(roots) != 1:
        return WHOLE
    return Unit(roots[0].name, roots[0].kind, roots[0].level, "")


def _place(question: Question, key: str) -> Unit:
    states = PlaceState.objects.as_of(_as_of(question))
    state = states.filter(place__key=key).first()
    if state is None:
        return Unit(key, "", "place", "")
    above = states.filter(place=state.parent_id).first()
    return Unit(state.name, state.kind, state.level, f"{above.kind} {above.name}" if above else "")


def _organisation(question: Question, key: str) -> Unit:
    states = OrganisationState.objects.as_of(_as_of(question))
    state = states.filter(organisation__key=key).first()
    if state is None:
        return Unit(key, "", "organisation", "")
    above = states.filter(organisation=state.parent_id).first()
    return Unit(state.name, state.kind, "organisation", above.name if above else "")


def supporters(question: Question) -> dict[str, tuple[str, ...]]:
    """By establishment, the cells designated on that day to develop members there."""
    at = _as_of(question)
    pairs = (
        LinkState.objects.as_of(at)
        .filter(role="support")
        .values_list("establishment__key", "cell_id")
        .distinct()
    )
    helped: dict[str, set[int]] = defaultdict(set)
    for establishment, cell in pairs:
        helped[establishment].add(cell)
    cells = {cell for group in helped.values() for cell in group}
    names = dict(
        OrganisationState.objects.as_of(at)
        .filter(organisation__in=cells)
        .values_list("organisation_id", "name")
    )
    return {
        establishment: tuple(sorted(names.get(cell, "") for cell in group))
        for establishment, group in helped.items()
    }


def minimum(question: Question) -> int:
    """The least number of official members of a cell on that day."""
    return rule_book().at(question.on).cell_minimum


ENGINE = Answers(
    figures=queries.figures,
    drill=queries.drill,
    children=queries.children,
    establishments=queries.establishments,
    organisations=queries.organisations,
    describe=describe,
    admissions=admissions,
    foundings=foundings,
    unit=unit,
    supporters=supporters,
    minimum=minimum,
)
