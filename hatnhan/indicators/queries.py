"""Every figure of the product is asked for here; pages, reports and commands use nothing else.

All functions bring the image up to date first, so a committed fact is in the next answer.
They raise ``Problem``: ``known_at_above_latest``, ``unknown_id``, ``scope_not_in_tree``, and
``unknown_figure`` for a path that names no figure.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from hatnhan.indicators import answer
from hatnhan.indicators.engine import Engine
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
    "engine",
    "figures",
    "latest",
]


@cache
def engine() -> Engine:
    """The engine of this process, over its database."""
    return Engine(DatabaseSource())


def latest() -> int:
    """The number of the last recording; 0 for an empty register."""
    return engine().source.head()[0]


def figures(question: Question) -> dict[str, Any]:
    """The figures of a day or a period, exactly as ``hatnhan figures --json`` prints them."""
    with engine().view(question.known_at) as view:
        return deepcopy(answer.answer(view, question))
