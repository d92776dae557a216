"""Figures printed by others, set beside those of the register and never used as any."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from hatnhan.reports.figure import Figure, Rate
from hatnhan.reports.nine_months.bases import Printed, gives
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.published import Comparison, Source, Stated, StatedRate, Trial
from hatnhan.reports.nine_months.wording import KINDS, SUM_NAMES


@cache
def _published() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("stated.toml").read_text("utf-8"))


def beside(report: NineMonths) -> tuple[tuple[Comparison, ...], tuple[StatedRate, ...]]:
    """What was published about this very place and period: counts compared, rates tried.

    Both empty for any other place or period.
    """
    published = _published()
    applies = published["applies"]
    if (report.unit.name, report.since, report.on) != (
        applies["place"],
        applies["since"],
        applies["on"],
    ):
        return (), ()
    source = Source(**published["source"])
    figures = report.figures()
    counts = tuple(
        Comparison(Stated(code, Printed.read(text), figures[code].name, source), figures[code])
        for code, text in published["counts"].items()
    )
    return counts, tuple(_tried(report, rate, source, figures) for rate in published["rates"])


def _tried(
    report: NineMonths, rate: dict[str, Any], source: Source, figures: dict[str, Figure]
) -> StatedRate:
    stated = Stated(rate["code"], Printed.read(rate["printed"]), rate["about"], source)
    numerator = figures[rate["code"]]
    suggested = tuple(
        _trial(stated.printed, numerator, figures[code]) for code in rate["suggested"]
    )
    every = (_trial(stated.printed, top, base) for top, base in _pairs(report))
    return StatedRate(stated, suggested, tuple(trial for trial in every if trial.holds))


def _pairs(report: NineMonths) -> list[tuple[Figure, Figure]]:
    """Cells founded over what there was at the opening: of their own kind, and of all kinds."""
    pairs = []
    everything = [getattr(report.opening.total, name) for name in SUM_NAMES]
    for kind, row in zip(KINDS, report.opening.kinds, strict=True):
        bases = [getattr(row, name) for name in SUM_NAMES] + everything
        pairs += [(report.cells.by_kind[kind], base) for base in bases]
    return [(report.cells.total, base) for base in everything] + pairs


def _trial(printed: Printed, numerator: Figure, base: Figure) -> Trial:
    rate = Rate(f"{numerator.code}/{base.code}", f"{numerator.name} / {base.name}", numerator, base)
    return Trial(rate, gives(printed, numerator.value, base.value))
