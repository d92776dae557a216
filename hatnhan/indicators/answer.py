"""The answer to a question, in the form of the contract."""

from __future__ import annotations

from typing import Any

from hatnhan.indicators.flows import crossings, flow_figures
from hatnhan.indicators.headcount import (
    coverage_figures,
    directly_below,
    member_figures,
    organisation_figures,
    organisations_in,
)
from hatnhan.indicators.period import admitted, admitted_figures, founded, founded_figures
from hatnhan.indicators.questions import Question
from hatnhan.indicators.reach import Reach, reach_of
from hatnhan.indicators.view import Rows, View

Answer = dict[str, Any]


def answer(view: View, question: Question) -> Answer:
    """Figures of a day, or of a period and its last day. Raises what ``reach_of`` raises.

    The answer is shared: callers must not change it.
    """
    key = ("answer", question.on, question.since, question.scope, question.tree)
    return view.remember(key, lambda: _answer(view, question))


def _answer(view: View, question: Question) -> Answer:
    reach = reach_of(view, question)
    result: Answer = {}
    if question.since is not None:
        result |= {"from": question.since.isoformat(), "to": question.on.isoformat()}
    result |= {
        "on": question.on.isoformat(),
        "known_at": view.known_at,
        "scope": question.scope.as_json() if question.scope else None,
    }
    result |= _state(view, reach, question)
    if question.since is not None:
        result |= _period(view, reach, question)
    return result


def _state(view: View, reach: Reach, question: Question) -> Answer:
    day = question.on
    state: Answer = {
        "coverage": coverage_figures(view, reach, day),
        "members": member_figures(view, reach, day),
        "organisations": organisation_figures(view, organisations_in(view, reach, day), day),
    }
    direct = directly_below(view, question.scope, question.tree, day)
    if direct is not None:
        state["direct"] = organisation_figures(view, direct, day)
    return state


def _period(view: View, reach: Reach, question: Question) -> Answer:
    since, upto = question.begins, question.on
    found = crossings_of(view, reach, question)
    return {
        "flow": flow_figures(view, reach, found, since, upto),
        "admitted_by": admitted_figures(view, admitted(view, found, since)),
        "cells_founded": founded_figures(view, founded(view, reach, since, upto)),
    }


def crossings_of(view: View, reach: Reach, question: Question) -> Rows:
    """The crossings of the question's period, worked out once per view."""
    since = question.begins
    key = ("crossings", since, question.on, question.scope, question.tree)
    return view.remember(key, lambda: crossings(view, reach, since, question.on), heavy=True)


def flat(result: Answer) -> dict[str, int]:
    """The figures of an answer by dotted path, zeros left out."""
    figures: dict[str, int] = {}
    for name, value in result.items():
        if isinstance(value, dict) and name != "scope":
            figures |= {f"{name}.{path}": n for path, n in flat(value).items()}
        elif isinstance(value, int) and name != "known_at" and value:
            figures[name] = value
    return figures
