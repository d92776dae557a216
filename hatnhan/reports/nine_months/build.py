"""Puts a nine-month report together from answers of the indicators, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from hatnhan.indicators.queries import Question
from hatnhan.reports.figure import Figure, Rate
from hatnhan.reports.nine_months import results, standing
from hatnhan.reports.nine_months.asking import Answers, Asking, Disagreement
from hatnhan.reports.nine_months.engine import ENGINE
from hatnhan.reports.nine_months.model import (
    Admissions,
    CellsFounded,
    Listing,
    NineMonths,
    PlaceLine,
    Remaining,
    Resolution,
    Standing,
)
from hatnhan.reports.nine_months.programme import NQ03
from hatnhan.reports.nine_months.stated import beside
from hatnhan.reports.nine_months.wording import SUM_NAMES

Places = tuple[PlaceLine, ...]


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

    Raises ValueError when the period has no first day or ends before it, Disagreement when a
    list has more or fewer lines than its figure, and whatever Problem the indicators raise.
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
    was, now = standing.places(ask, before), standing.places(ask, after)
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
        zones=standing.zones(ask, period, was, now, joint),
        remaining=_remaining(closing, now, answers.minimum(after)),
        rates=_rates(opening, closing, admissions, cells),
        comparisons=(),
        stated_rates=(),
        places=_lists(opening, was, closing, now),
        admitted=results.list_of_admissions(ask, admissions),
        founded=results.list_of_cells(ask, cells, after),
    )
    comparisons, stated_rates = beside(report)
    return replace(report, comparisons=comparisons, stated_rates=stated_rates)


def _remaining(closing: Standing, places: Places, minimum: int) -> Remaining:
    total = closing.total
    reach = "đủ số đảng viên chính thức khi đảng viên dự bị được công nhận"

    def counted(code: str, name: str, of: Figure, test: Callable[[PlaceLine], bool]) -> Figure:
        state = of.code.rpartition(".")[2]
        value = sum(line.state == state and test(line) for line in places)
        return replace(
            of, code=code, value=value, name=name, definition=f"Trong “{of.name}”: {name}"
        )

    return Remaining(
        due=replace(total.states["cell_due"], code="remaining.due"),
        soon=counted(
            "remaining.soon",
            f"Cơ sở chưa đủ đảng viên nhưng sẽ {reach}",
            total.states["members_too_few"],
            lambda line: line.official + line.probationary >= minimum,
        ),
        unsupported=counted(
            "remaining.unsupported",
            "Cơ sở chưa có đảng viên và chưa được giao chi bộ giúp đỡ",
            total.states["no_member"],
            lambda line: not line.supporters,
        ),
        below_minimum=replace(
            total.states["own_cell_below_minimum"], code="remaining.below_minimum"
        ),
    )


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


def _lists(
    opening: Standing, was: Places, closing: Standing, now: Places
) -> tuple[Listing[PlaceLine], ...]:
    """The establishments behind the figures that somebody has to act on."""
    return (
        _list("Cơ sở chưa có đảng viên đầu kỳ", opening.total.no_member, was),
        _list(
            "Cơ sở có đảng viên, chưa đủ điều kiện lập chi bộ đầu kỳ", opening.total.not_yet, was
        ),
        _list("Cơ sở chưa có đảng viên cuối kỳ", closing.total.no_member, now),
        _list(
            "Cơ sở có đảng viên, chưa đủ điều kiện lập chi bộ cuối kỳ", closing.total.not_yet, now
        ),
        _list("Cơ sở đủ điều kiện, chờ lập chi bộ", closing.total.states["cell_due"], now),
        _list(
            "Chi bộ riêng dưới mức tối thiểu", closing.total.states["own_cell_below_minimum"], now
        ),
    )


def _list(title: str, figure: Figure, places: Iterable[PlaceLine]) -> Listing[PlaceLine]:
    states = {path.rpartition(".")[2] for path in figure.path.split(" + ")}
    lines = tuple(line for line in places if line.state in states)
    if len(lines) != figure.value:
        raise Disagreement(f"{figure.code}: {len(lines)} establishments behind {figure.value}")
    return Listing(figure.code, title, figure, lines)
