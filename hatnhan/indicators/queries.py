"""Every figure of the product is asked for here; pages, reports and commands use nothing else.

All functions bring the image up to date first, so a committed fact is in the next answer.
They raise ``Problem``: ``known_at_above_latest``, ``unknown_id``, ``scope_not_in_tree``, and
``unknown_figure`` for a path that names no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings

from hatnhan.indicators import answer, history, labels, lists
from hatnhan.indicators import children as below
from hatnhan.indicators import diff as differences
from hatnhan.indicators import drill as drilling
from hatnhan.indicators import trend as trends
from hatnhan.indicators.engine import Engine
from hatnhan.indicators.file import ImageFile
from hatnhan.indicators.questions import (
    Child,
    Difference,
    EstablishmentLine,
    OrganisationLine,
    Question,
    Record,
    Scope,
    Stretch,
    Tree,
)
from hatnhan.indicators.source import DatabaseSource
from hatnhan.indicators.table import WholeTable, whole_table

__all__ = [
    "Child",
    "Difference",
    "EstablishmentLine",
    "OrganisationLine",
    "Question",
    "Record",
    "Scope",
    "Stretch",
    "Tree",
    "children",
    "coverage_history",
    "diff",
    "drill",
    "engine",
    "establishments",
    "figures",
    "latest",
    "organisations",
    "table",
    "trend",
]


@cache
def engine() -> Engine:
    """The engine of this process, over its database."""
    return Engine(DatabaseSource(), ImageFile(settings.HOME / "cache" / "image.npz"))


def latest() -> int:
    """The number of the last recording; 0 for an empty register."""
    return engine().source.head()[0]


def figures(question: Question) -> dict[str, Any]:
    """The figures of a day or a period, exactly as ``hatnhan figures --json`` prints them."""
    with engine().view(question.known_at) as view:
        return deepcopy(answer.answer(view, question))


def drill(question: Question, path: str, part: slice = slice(None)) -> list[Record]:
    """The records behind one figure, by its dotted path; as many as the figure says.

    ``part`` asks for some of them only: a page of a long list needs no more names than it shows.
    """
    with engine().view(question.known_at) as view:
        found = drilling.drill(view, question, path)
        some = replace(found, subject=found.subject[part], recording=found.recording[part])
        return labels.records(view, engine().source, some, question.on)


def diff(question: Question, other: int) -> list[Difference]:
    """The recordings between the question's known-at and another, with the figures each changes.

    Changes lead from the first answer to the other; where ``other`` is the earlier one they are
    what is taken back. Their sum is the difference of the two answers.
    """
    with engine().view(other), engine().view(question.known_at) as view:
        low, high = sorted((view.known_at, other))
        sign = 1 if view.known_at <= other else -1
        found = dict(differences.difference(view.image, engine().at, question, low, high))
        about = engine().source.recordings(list(found))
    return [
        Difference(number, *about[number], {path: sign * n for path, n in changes.items()})
        for number, changes in found.items()
    ]


def children(question: Question) -> list[Child]:
    """Figures of the units directly below the scope; without scope, below the one root place."""
    with engine().view(question.known_at) as view:
        return deepcopy(below.children(view, question))


def trend(question: Question, days: Sequence[date]) -> list[dict[str, Any]]:
    """For each day ``on``, ``coverage`` (kind by state) and ``members_total`` of the scope."""
    key = ("trend", question.scope, question.tree, tuple(days))
    with engine().view(question.known_at) as view:
        return deepcopy(view.remember(key, lambda: trends.trend(view, question, days)))


def table(question: Question) -> WholeTable:
    """The figures of every node of both trees at once; the question's scope is not used."""
    key = ("table", question.on, question.since, question.tree)
    with engine().view(question.known_at) as view:
        on, since, tree = question.on, question.since, question.tree
        return view.remember(key, lambda: whole_table(view, on, since, tree), heavy=True)


def establishments(question: Question) -> list[EstablishmentLine]:
    """Establishments of the scope on the day, in the order in which the register met them."""
    with engine().view(question.known_at) as view:
        key = ("establishments of", question)
        return list(view.remember(key, lambda: lists.establishments(view, question), heavy=True))


def organisations(question: Question) -> list[OrganisationLine]:
    """Organisations of the scope on the day, in the order in which the register met them."""
    with engine().view(question.known_at) as view:
        key = ("organisations of", question)
        return list(view.remember(key, lambda: lists.organisations(view, question), heavy=True))


def coverage_history(establishment_id: str, known_at: int | None = None) -> list[Stretch]:
    """The states of one establishment through time. Raises ``unknown_id``."""
    with engine().view(known_at) as view:
        return history.stretches(view, establishment_id)
