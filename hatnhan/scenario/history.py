"""The twenty years, day by day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import TextIO

from hatnhan.scenario import growth, peopling, programme, reforms, routine
from hatnhan.scenario.plan import END, PERIOD, PLANS, RESOLUTION
from hatnhan.scenario.recorder import Recorder
from hatnhan.scenario.state import World

SEED = 20060210


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: number of lines, and lines by kind of fact."""

    lines: int
    kinds: dict[str, int]


def write(out: TextIO, *, scale: str = "full", seed: int = SEED) -> Written:
    """Write the scenario as contract JSON Lines; the same seed gives the same bytes."""
    recorder = Recorder(out)
    world = World(PLANS[scale], Random(seed), recorder)
    chosen = peopling.lay_stock(world)
    programme.prepare(world, chosen)
    special = reforms.calendar(world)
    for day in range(peopling.DAY + 1, END.toordinal() + 1):
        _live(world, day, special.get(day, []))
    recorder.finish()
    return Written(recorder.number, recorder.kinds)


def write_file(path: Path, *, scale: str = "full", seed: int = SEED) -> Written:
    """Write the scenario into a file, which appears only when it is whole."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            written = write(out, scale=scale, seed=seed)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return written


def _live(world: World, day: int, reform: list[Callable[[World, int], None]]) -> None:
    """One day: papers that waited, then a reform or the day's events."""
    world.day = day
    world.recorder.until(day)
    if day == PERIOD[1].toordinal() + 1:
        _begin_growth(world)
    on = date.fromordinal(day)
    if on.day == 1:
        routine.plan_month(world, day, _last_of_month(on))
    end = growth.quiet(world, day)
    if reform or end is not None or on == RESOLUTION:
        _put_off(world, day, (end or day) + 1)
        for act in reform:
            act(world, day)
        if end is not None:
            growth.settle(world, day, end)
        return
    for act, args in world.agenda.pop(day, ()):
        act(world, day, *args)


def _put_off(world: World, day: int, until: int) -> None:
    """Ordinary events make room for a day that belongs to something else."""
    world.agenda.setdefault(until, []).extend(world.agenda.pop(day, []))


def _begin_growth(world: World) -> None:
    world.base = len(world.roll)
    first, last = world.base, max(n for _, n in world.plan.trajectory)
    world.slip_chance = world.plan.corrections / ((last - first) * 1.5)


def _last_of_month(on: date) -> int:
    following = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    return following.toordinal() - 1
