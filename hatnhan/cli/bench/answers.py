"""The engine's whole table of a province, against the limit of the machine's memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from typing import Any

from hatnhan.cli.bench.machine import bandwidth
from hatnhan.cli.bench.table import Result, spread

DAY = date(2024, 12, 31)
SINCE = date(2024, 1, 1)

_ROW_BYTES = 16
"""Start and stop, of every row believed, to find those that hold."""

_HELD_BYTES = 16
"""What is read of each row that holds: cell, establishment, person, status and attributes.

Beside these, the counts of the leaves are read once to be added up along the trees.
"""


def warm(known_at: int | None, repeat: int) -> list[float]:
    """Seconds of the whole table of the day and the year that ends on it; answers are not kept,
    but what the engine remembers of a day (who was a member, which state) is."""
    from hatnhan.indicators.queries import engine
    from hatnhan.indicators.table import whole_table

    samples = []
    for _ in range(repeat + 2):
        with engine().view(known_at) as view:
            began = time.perf_counter()
            whole_table(view, DAY, SINCE)
            samples.append(time.perf_counter() - began)
    return samples[2:]


def fresh(repeat: int) -> list[float]:
    """Seconds of the whole table of days not asked for before, a year's movement each."""
    from hatnhan.indicators.queries import engine
    from hatnhan.indicators.table import whole_table

    samples = []
    with engine().view() as view:
        for step in range(repeat):
            day = DAY - timedelta(17 * (step + 1))
            began = time.perf_counter()
            whole_table(view, day, day - timedelta(365))
            samples.append(time.perf_counter() - began)
    return samples


def measured(repeat: int) -> Iterator[Result]:
    """Warm answers now and in the past, the limit, and the memory of the image."""
    from hatnhan.indicators.queries import engine, latest
    from hatnhan.indicators.table import whole_table

    began = time.perf_counter()
    number = latest()
    with engine().view() as view:
        loading = time.perf_counter() - began
        table = whole_table(view, DAY, SINCE)
        limit = _limit(view, table)
    now = warm(None, repeat)
    ratio = median(now) / limit
    yield Result(
        "whole as-of table of the province, warm, of a day asked for before",
        f"{median(now) * 1000:.1f} ms = {ratio:.1f} × the memory limit of {limit * 1000:.2f} ms",
        spread(now),
        "≤ 12 ×",
        ratio <= 12,
    )
    other = fresh(repeat)
    yield Result(
        "the same of a day not asked for before",
        f"{median(other) * 1000:.1f} ms = {median(other) / limit:.1f} × that limit",
        spread(other),
        "≤ 12 ×",
        median(other) <= 12 * limit,
    )
    past = warm(number * 9 // 10, repeat)
    slower = median(past) / median(now)
    yield Result(
        "the same as known in the past", f"{slower:.2f} × the present", spread(past),
        "≤ 2.5 ×", slower <= 2.5,
    )  # fmt: skip
    size = engine().image.nbytes() / 1e6
    yield Result("image in memory", f"{size:.0f} MB, read from the tables in {loading:.2f} s")


def _limit(view: Any, table: Any) -> float:
    """Seconds that reading what must be read and writing the answer take at full bandwidth."""
    read, write = bandwidth()
    rows = sum(len(t["start"]) for t in view.tables.values())
    held = len(view.members(DAY)["cell"])
    answer = sum(
        part.nbytes
        for part in (
            table.places,
            table.organisations,
            table.establishments,
            table.coverage,
            table.place_flow,
            table.organisation_flow,
        )
    )
    leaves = table.places.nbytes + table.organisations.nbytes
    needed = rows * _ROW_BYTES + held * _HELD_BYTES + leaves
    return float(needed / read + answer / write)
