"""Where the scope stood on a day, by kind, by part and by zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from hatnhan.domain import vietnamese
from hatnhan.domain.text import vn_sort_key
from hatnhan.indicators.queries import Child, EstablishmentLine, Question, Scope
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months.asking import Asking
from hatnhan.reports.nine_months.model import Coverage, PartRow, Standing, ZoneRow
from hatnhan.reports.nine_months.wording import (
    KINDS,
    STATES,
    SUM_NAMES,
    ZONE_NAMES,
    ZONES,
    kind_name,
    state_name,
    sums,
)


def opening_of(period: Question) -> Question:
    """The question about the eve of a period."""
    if period.since is None:
        raise ValueError("a report on a period needs its first day")
    return replace(period, on=period.since - timedelta(days=1), since=None)


def closing_of(period: Question) -> Question:
    """The question about the last day of a period."""
    return replace(period, since=None)


def standing(ask: Asking, code: str, question: Question, joint_counts: bool) -> Standing:
    """Coverage of the programme's kinds of establishment on one day."""
    kinds = tuple(_of_kind(ask, code, kind, question, joint_counts) for kind in KINDS)
    return Standing(question.on, kinds, _over_kinds(ask, code, kinds, question))


def _of_kind(ask: Asking, code: str, kind: str, question: Question, joint_counts: bool) -> Coverage:
    states = {
        state: ask.figure(f"{code}.{kind}.state.{state}", question, f"coverage.{kind}.{state}")
        for state in STATES
    }
    return _named(ask, f"{code}.{kind}", kind, kind_name(kind), states, joint_counts)


def _named(
    ask: Asking, code: str, kind: str, what: str, states: dict[str, Figure], joint_counts: bool
) -> Coverage:
    """Add the resolution's named sums to the six states."""
    question = states[STATES[0]].question
    named = {
        name: ask.total(
            f"{code}.{name}",
            _sum_name(what, name, question),
            [states[state] for state in named_sum.states],
            named_sum.definition,
        )
        for name, named_sum in sums(joint_counts).items()
    }
    return Coverage(kind, states, **named)


def _sum_name(what: str, name: str, question: Question) -> str:
    on = vietnamese.day(question.on)
    if name == "all":
        return f"Tổng số {what} ngày {on}"
    return f"{what[:1].upper()}{what[1:]} {SUM_NAMES[name]} ngày {on}"


def _over_kinds(ask: Asking, code: str, kinds: Sequence[Coverage], question: Question) -> Coverage:
    """The same figures for all kinds of the programme together."""
    states = {
        state: ask.total(
            f"{code}.total.state.{state}",
            f"Cơ sở: {state_name(state)}",
            [row.states[state] for row in kinds],
        )
        for state in STATES
    }
    named = {
        name: ask.total(
            f"{code}.total.{name}",
            _sum_name(kind_name("total"), name, question),
            [getattr(row, name) for row in kinds],
        )
        for name in SUM_NAMES
    }
    return Coverage("total", states, **named)


def parts(ask: Asking, period: Question, joint_counts: bool) -> tuple[PartRow, ...]:
    """One row for each district, commune or committee directly below the scope."""
    opening, closing = _children(ask, opening_of(period)), _children(ask, closing_of(period))
    names = {scope: child.name for scope, child in [*opening.items(), *closing.items()]}
    ordered = sorted(names.items(), key=lambda item: vn_sort_key(item[1]))
    rows = []
    for scope, name in ordered:
        there = replace(period, scope=scope)
        code = f"part.{scope.id}"
        rows.append(
            PartRow(
                scope.id,
                name,
                _whole(ask, f"{code}.opening", opening_of(there), joint_counts, scope in opening),
                _whole(ask, f"{code}.closing", closing_of(there), joint_counts, scope in closing),
                ask.figure(f"{code}.admitted", there, "flow.admitted"),
                ask.figure(f"{code}.cells", there, "cells_founded.total"),
            )
        )
    return tuple(rows)


def _children(ask: Asking, question: Question) -> dict[Scope, Child]:
    found = ask.answers.children(question)
    for child in found:
        ask.learn(child, question)
    return {child.scope: child for child in found}


def _whole(
    ask: Asking, code: str, question: Question, joint_counts: bool, exists: bool
) -> Coverage | None:
    return standing(ask, code, question, joint_counts).total if exists else None


def zones(
    ask: Asking,
    period: Question,
    before: Sequence[EstablishmentLine],
    after: Sequence[EstablishmentLine],
    joint_counts: bool,
) -> tuple[ZoneRow, ...]:
    """One row for each zone that any establishment lay in on either day, then those in none."""
    present = {zone for line in chain(before, after) for zone in line.zones}
    shown = [zone for zone in ZONES if zone in present] + sorted(present - set(ZONES)) + ["none"]
    return tuple(
        ZoneRow(
            zone,
            ZONE_NAMES.get(zone, zone),
            _of_zone(ask, f"zone.{zone}.opening", zone, before, opening_of(period), joint_counts),
            _of_zone(ask, f"zone.{zone}.closing", zone, after, closing_of(period), joint_counts),
            ask.figure(f"zone.{zone}.admitted", period, f"admitted_by.zone.{zone}"),
        )
        for zone in shown
    )


def _of_zone(
    ask: Asking,
    code: str,
    zone: str,
    lines: Sequence[EstablishmentLine],
    question: Question,
    joint_counts: bool,
) -> Coverage:
    """Establishments of a zone, counted in the list of establishments as the path says."""
    where = ZONE_NAMES.get(zone, zone)
    inside = [line for line in lines if zone in (line.zones or ("none",))]
    states = {
        state: Figure(
            f"{code}.state.{state}",
            sum(line.state == state for line in inside),
            f"establishments[zone={zone}].{state}",
            question,
            f"{where}: {state_name(state)}",
            "Số dòng của danh sách cơ sở có vùng và trạng thái này",
        )
        for state in STATES
    }
    return _named(ask, code, "total", f"cơ sở ({where.lower()})", states, joint_counts)
