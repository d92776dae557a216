"""Coverage and membership on many days at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from hatnhan.indicators.codes import Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.coverage import classify, establishments_on, links_on
from hatnhan.indicators.headcount import coverage_figures, members_in, table_of_states
from hatnhan.indicators.questions import Question
from hatnhan.indicators.reach import Reach, reach_of
from hatnhan.indicators.view import Rows, View
from hatnhan.statute.rules import rule_book

Point = dict[str, Any]


def trend(view: View, question: Question, days: Sequence[date]) -> list[Point]:
    """For each day ``on``, ``coverage`` (kind by state) and ``members_total`` of the scope.

    The question's own day is not used. Raises what ``reach_of`` raises.
    """
    reach = reach_of(view, question)
    if reach.kind == "organisation":
        # Which establishments are in such a scope depends on single members.
        found = {day: _single(view, reach, day) for day in set(days)}
    else:
        ordered = sorted(set(days))
        found = dict(zip(ordered, _many(view, reach, ordered), strict=True)) if ordered else {}
    return [found[day] for day in days]


def _single(view: View, reach: Reach, day: date) -> Point:
    return {
        "on": day.isoformat(),
        "coverage": coverage_figures(view, reach, day),
        "members_total": len(members_in(view, reach, day)["subject"]),
    }


def _many(view: View, reach: Reach, days: list[date]) -> list[Point]:
    """All days in one pass over the memberships: counts go up and down between the days."""
    rows = _spanning(view, days)
    ests, orgs = view.size("establishment"), view.size("organisation")
    located, official = rows["est"] >= 0, rows["status"] == 1
    here = _per_day(rows, "est", located, ests, len(days))
    officials = _per_day(rows, "est", located & official, ests, len(days))
    in_cell = _per_day(rows, "cell", official, orgs, len(days))
    elsewhere = _per_day(rows, "cell", ~located, orgs, len(days))
    points = []
    for i, day in enumerate(days):
        today = establishments_on(view, day)
        cell, est = links_on(view, day, "coverage")
        minimum = rule_book().at(day).cell_minimum
        states = classify(here[i], officials[i], in_cell[i], cell, est, minimum)
        inside = reach.on(day)
        is_open = today["row"] >= 0
        if inside is None:
            total = int(here[i].sum() + elsewhere[i].sum())
        else:
            s = view.structure
            ins = inside[s.establishment0 : s.organisation0]
            is_open = is_open & ins
            total = int(here[i][ins].sum() + elsewhere[i][inside[s.organisation0 :]].sum())
        coverage = table_of_states(view, today["kind"][is_open], states[is_open])
        points.append({"on": day.isoformat(), "coverage": coverage, "members_total": total})
    return points


def _spanning(view: View, days: list[date]) -> Rows:
    """Memberships that hold on any of the days, with the places of their first day (begin) and
    of the day after their last one (end)."""
    low, high = days[0].toordinal(), days[-1].toordinal()

    def where(columns: Columns) -> Any:
        mask = columns["first"] <= high
        mask &= columns["last"] > low
        return mask

    rows = view.select("membership", where, "cell", "est", "status", "first", "last")
    ordinals = np.array([day.toordinal() for day in days])
    place = np.searchsorted(ordinals, np.arange(low, high + 2))
    rows["begin"] = place[np.maximum(rows["first"], low) - low]
    rows["end"] = place[np.minimum(rows["last"], high + 1) - low]
    return rows


def _per_day(rows: Rows, column: str, chosen: Any, size: int, days: int) -> Ints:
    """Counts of the chosen rows by day and unit."""
    subject = rows[column][chosen].astype(np.int64)
    width = max(size, 1)
    counts = np.bincount(rows["begin"][chosen] * width + subject, minlength=(days + 1) * width)
    counts -= np.bincount(rows["end"][chosen] * width + subject, minlength=(days + 1) * width)
    return np.cumsum(counts.reshape(days + 1, width), axis=0)[:days, :size]
