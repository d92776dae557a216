"""Puts a nine-month report together from answers of the indicators, and from nothing else."""

from __future__ import annotations

from dataclasses import replace

from hatnhan.indicators.queries import Question
from hatnhan.reports.figure import Figure, Rate
from hatnhan.reports.nine_months import results, standing
from hatnhan.reports.nine_months.asking import Answers, Asking
from hatnhan.reports.nine_months.engine import ENGINE
from hatnhan.reports.nine_months.lists import day_of, place_lists, remaining
from hatnhan.reports.nine_months.model import (
    Admissions,
    CellsFounded,
    NineMonths,
    Resolution,
    Standing,
)
from hatnhan.reports.nine_months.programme import NQ03
from hatnhan.reports.nine_months.stated import beside
from hatnhan.reports.nine_months.wording import SUM_NAMES


def build(
    period: Question,
    *,
    answers: Answers = ENGINE,
    resolution: Resolution = NQ03,
    synthetic: bool = False,
) -> NineMonths:
    """The report on one period and scope.

    `period` has both days of the period (`since`, `on`); its known-at, when left open, is
    pinned to the latest recording so that all figures are of one moment. `synthetic` says that
    the register holds invented people, which every rendering then tells.

    Raises ValueError when the period has no first day or ends before it, the Problem "damaged"
    when a list has more or fewer lines than its figure, and whatever the indicators raise.
    """
    since, on = period.since, period.on
    if since is None or since > on:
        raise ValueError("a report is on a period: `since` not after `on`")
    ask = Asking(answers, period)
    period = ask.base
    joint = resolution.joint_counts_as_cell
    before, after = standing.opening_of(period), standing.closing_of(period)
    opening = standing.standing(ask, "opening", before, joint)
    closing = standing.standing(ask, "closing", after, joint)
    was, now = day_of(ask, before), day_of(ask, after)
    admissions = results.admissions(ask, period, joint)
    cells = results.cells_founded(ask, period)
    report = NineMonths(
        resolution=resolution,
        unit=answers.unit(after),
        question=period,
        since=since,
        on=on,
        synthetic=synthetic,
        opening=opening,
        closing=closing,
        admissions=admissions,
        cells=cells,
        flow=results.flow(ask, period),
        parts=standing.parts(ask, period, joint),
        zones=standing.zones(ask, period, was.lines, now.lines, joint),
        remaining=remaining(closing, now),
        rates=_rates(opening, closing, admissions, cells),
        comparisons=(),
        stated_rates=(),
        places=place_lists(opening, was, closing, now),
        admitted=results.list_of_admissions(ask, admissions, {**was.names, **now.names}),
        founded=results.list_of_cells(ask, cells, after),
    )
    comparisons, stated_rates = beside(report)
    return replace(report, comparisons=comparisons, stated_rates=stated_rates)


def _rates(
    opening: Standing, closing: Standing, admissions: Admissions, cells: CellsFounded
) -> tuple[Rate, ...]:
    """Every rate the report prints; each names what it is a share of."""
    rates = [
        _rate(f"{code}.{name}", getattr(day.total, name), day.total.all)
        for code, day in (("opening", opening), ("closing", closing))
        for name in SUM_NAMES
        if name != "all"
    ]
    groups = [
        *admissions.by_opening.values(),
        *admissions.by_kind.values(),
        admissions.minority,
        admissions.youth_union,
        admissions.difficult_villages,
        admissions.border_villages,
    ]
    rates += [_rate(figure.code, figure, admissions.total) for figure in groups]
    rates.append(_rate("cells", cells.total, opening.total.without_cell))
    rates += [
        _rate(f"cells.{row.kind}", cells.by_kind[row.kind], row.without_cell)
        for row in opening.kinds
    ]
    return tuple(rates)


def _rate(code: str, numerator: Figure, base: Figure) -> Rate:
    return Rate(
        code, f"{numerator.name} so với {base.name[:1].lower()}{base.name[1:]}", numerator, base
    )
