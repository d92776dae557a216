"""How many are admitted each month, so that the membership follows its published course."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hatnhan.scenario import arrivals, lives, people
from hatnhan.scenario.plan import PERIOD
from hatnhan.scenario.state import World, sure

WINDOW = 4
"""Days before an exact day in which only admissions happen."""
_SEASONS = (6, 6, 7, 7, 12, 9, 7, 9, 10, 8, 10, 9)
"""Share of a year's growth by month, in hundredths: ceremonies cluster around 19/5 and 2/9."""


def target(world: World, day: int) -> float:
    """Members the course foresees at the end of this day."""
    start = PERIOD[1].toordinal()
    points = [(start, world.base)] + [(on.toordinal(), n) for on, n in world.plan.trajectory]
    for (a, low), (b, high) in pairwise(points):
        if a <= day <= b:
            return low + (high - low) * _elapsed(a, day) / max(_elapsed(a, b), 1e-9)
    return points[-1][1]


def _elapsed(a: int, b: int) -> float:
    """Seasonal time between two days."""
    return _clock(b) - _clock(a)


def _clock(day: int) -> float:
    on = date.fromordinal(day)
    return on.year + (sum(_SEASONS[: on.month - 1]) + _SEASONS[on.month - 1] * on.day / 31) / 100


def exact_days(world: World) -> set[int]:
    """Days on which the number is published."""
    return {on.toordinal() for on in world.plan.exact}


def quiet(world: World, day: int) -> int | None:
    """The exact day in whose window this day lies, if any."""
    return next((end for end in exact_days(world) if end - WINDOW <= day <= end), None)


def quota(world: World, first: int, last: int, *, leaving: int, arriving: int) -> int:
    """Admissions of a month, given what else will change the number."""
    end = next((d for d in exact_days(world) if first <= d <= last), None)
    if end is not None:
        # The window does the rest; aiming a little low leaves it something to do.
        last = end - WINDOW - 1
    deaths = sum(
        1
        for day in range(first, last + 1)
        for act, args in world.agenda.get(day, ())
        if act is lives.die and args[0].active
    )
    return max(0, round(target(world, last) - len(world.roll) + deaths + leaving - arriving))


def settle(world: World, day: int, end: int) -> None:
    """In the window: admit what is missing, evenly, and exactly on the last day."""
    published = next(n for on, n in world.plan.trajectory if on.toordinal() == end)
    missing = published - len(world.roll)
    days = end - day + 1
    for _ in range(-(-missing // days) if missing > 0 else 0):
        arrivals.admit_someone(world, day)
    if day == end:
        while len(world.roll) < published:
            arrivals.admit_someone(world, day)
        for _ in range(len(world.roll) - published):
            people.leave(world, day, sure(arrivals.pick(world, day)), "transferred_out")
