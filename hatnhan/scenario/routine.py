"""The plan of an ordinary month, and the programme's own work month by month."""

from __future__ import annotations

from collections.abc import Callable

from hatnhan.scenario import arrivals, cells, founding, growth, peopling
from hatnhan.scenario.plan import PERIOD
from hatnhan.scenario.state import MINIMUM, Establishment, Organisation, World, ordinal

_YEARLY = {
    "transferred_out": 0.0036,
    "removed": 0.0009,
    "resigned": 0.00016,
    "expelled": 0.0002,
}
_LAST_NINE_MONTHS = PERIOD[1].toordinal()


def plan_month(world: World, first: int, last: int) -> None:
    """Spread the events of a month, chosen in number now and in person on their day."""
    rng, members = world.rng, len(world.roll)
    leaving = 0
    for reason, rate in _YEARLY.items():
        number = _poisson_like(world, members * rate / 12)
        leaving += number
        _spread(world, first, last, number, arrivals.leave_someone, reason)
    coming = _poisson_like(world, members * 0.0042 / 12)
    _spread(world, first, last, coming, arrivals.arrive_someone)
    _spread(
        world, first, last, _poisson_like(world, members * 0.012 / 12), arrivals.transfer_someone
    )
    _spread(world, first, last, _poisson_like(world, members * 0.0019 / 12), arrivals.go_away)
    _spread(
        world, first, last, _poisson_like(world, members * 0.0001 / 12), arrivals.suspend_someone
    )
    if first > _LAST_NINE_MONTHS:
        world.wanting = [est for est in world.ests.values() if est.own is None and not est.pledged]
        number = growth.quota(world, first, last, leaving=leaving, arriving=coming)
        _spread(world, first, last, number, arrivals.admit_someone)
        months = 240
        annuls = _poisson_like(world, world.plan.annulments / months * 1.6)
        _spread(world, first, last, annuls, arrivals.false_leave)
        if world.plan.communes is None and rng.random() < 0.06:
            _spread(world, first, last, 1, arrivals.duplicate)
        _spread(world, first, last, _poisson_like(world, members * 0.00003), arrivals.drain)
        _spread(world, first, last, 1, care)


def _poisson_like(world: World, mean: float) -> int:
    """A whole number around the mean."""
    whole = int(mean)
    spread = max(1, int(whole**0.5))
    number = whole + (world.rng.randint(-spread, spread) if whole > 3 else 0)
    return number + (world.rng.random() < mean - whole)


def _spread(
    world: World, first: int, last: int, number: int, act: Callable[..., None], *args: object
) -> None:
    for _ in range(number):
        day = world.weekday(world.rng.randrange(first, last + 1))
        world.due(min(day, last), act, *args)


def care(world: World, day: int) -> None:
    """Once a month the committees look at who still has no cell and which cells are too small."""
    if day <= world.frozen:
        return
    for est in world.wanting:
        if est.alive and est.own is None and est is not world.last:
            _bring_on(world, day, est)
    for cell in list(world.relapsed.values()):
        _keep(world, day, cell)


def bring_on_all(world: World, day: int) -> None:
    """Nobody waits any longer: who has no cell gets one, but for the last village."""
    for est in list(world.ests.values()):
        if est.own is None and est is not world.last and not _kept_joint(est):
            founding.found_own(world, day, est)
            for joint in list(world.cells.get("joint", ())):
                settle_joint(world, day, joint)


def _bring_on(world: World, day: int, est: Establishment) -> None:
    """Support where there is nobody, a cell where there are enough or it is high time."""
    rng = world.rng
    if not est.cells and (est.host is None or not est.members):
        if rng.random() < 0.12:
            founding.give_support(world, day, est)
        return
    if not founding.ready(est, day) or _kept_joint(est):
        return
    chance = _urgency(est, day)
    if rng.random() >= chance:
        return
    short = max(0, MINIMUM - est.official)
    if len(founding.pick_helpers(day, est.commune, short, but=est)) == short:
        joint = next(iter(est.cells.values()), None)
        founding.found_own(world, day, est)
        if joint is not None:
            settle_joint(world, day, joint)


def _urgency(est: Establishment, day: int) -> float:
    if ordinal(2019, 8, 1) <= day < ordinal(2020, 7, 1):
        return 1.0
    if est.official >= MINIMUM:
        return 0.05
    if ordinal(2016, 1, 1) <= day < ordinal(2020, 7, 1):
        return 0.10
    return 0.012 if est.official == MINIMUM - 1 and day >= ordinal(2008, 1, 1) else 0.0


def _kept_joint(est: Establishment) -> bool:
    """A school and its station may go on sharing a cell: the scenario's assumption for 2019."""
    joint = next(iter(est.cells.values()), None)
    if joint is None:
        return False
    kinds = sorted(other.kind for other in joint.serves.values())
    return kinds == ["health_station", "school"]


def settle_joint(world: World, day: int, joint: Organisation) -> None:
    """A joint cell that serves one establishment is that one's own cell: it takes its name."""
    if len(joint.serves) != 1 or joint.tag != "joint":
        return
    est = next(iter(joint.serves.values()))
    cells.rename(world, day, joint, peopling.cell_name(est))
    cells.retag(world, joint, peopling.TAGS[est.kind])
    est.host = None
    if joint.official < MINIMUM:
        world.relapsed[joint.id] = joint


def _keep(world: World, day: int, cell: Organisation) -> None:
    """A relapse is mended by members moved in, or in earlier years the cell is given up."""
    rng = world.rng
    if not cell.alive or cell.official >= MINIMUM or len(cell.serves) != 1:
        world.relapsed.pop(cell.id, None)
        return
    before_the_count = ordinal(2017, 6, 1) <= day < ordinal(2020, 7, 1)
    if cell.tag == "village" and not before_the_count and rng.random() < 0.02:
        founding.give_up(world, day, cell)
    elif rng.random() < 0.08:
        founding.repair(world, day, cell)
