"""Mergers of villages and of schools; their cells follow some weeks later."""

from __future__ import annotations

from collections.abc import Callable

from hatnhan.scenario import cells, units
from hatnhan.scenario.peopling import cell_name
from hatnhan.scenario.plan import Wave
from hatnhan.scenario.state import Commune, Establishment, StoryError, World


def merging(wave: Wave) -> Callable[[World, int], None]:
    """The mergers of one resolution of the province."""

    def act(world: World, day: int) -> None:
        sizes = [3] * wave.threes + [2] * wave.pairs
        spread = _communes(world, wave, len(sizes))
        for size, commune in zip(sizes, spread, strict=True):
            able = _candidates(commune)
            if len(able) < size:
                raise StoryError(f"{commune.name} has too few villages to merge")
            at = world.rng.randrange(len(able) - size + 1)
            group = able[at : at + size]
            _merge(world, day, group, wave)

    return act


def _candidates(commune: Commune) -> list[Establishment]:
    """Villages with exactly one cell, their own; neighbours stand side by side."""
    return [e for e in commune.ests if e.kind == "village" and e.own and len(e.cells) == 1]


def _communes(world: World, wave: Wave, number: int) -> list[Commune]:
    """A commune for each merger; exactly as many different ones as published, if it was."""
    rng = world.rng
    able = [c for c in world.communes.values() if len(_candidates(c)) >= 8]
    rng.shuffle(able)
    if wave.communes is not None:
        able = able[: wave.communes]
    out = [able[at % len(able)] for at in range(number)] if able else []
    if wave.communes is None and not able:
        largest = max(world.communes.values(), key=lambda c: (len(_candidates(c)), c.id))
        out = [largest] * number
    return out


def _merge(world: World, day: int, group: list[Establishment], wave: Wave) -> None:
    """Into the first of them under a new name, or into a village opened for it."""
    basis = {}
    if wave.document is not None:
        number, issuer, on = wave.document
        basis = {"basis": {"number": number, "issuer": issuer, "date": on.isoformat()}}
    into = group[-1]
    name = f"{into.name} {group[0].name.split()[-1]}"
    fate = world.rng.random()
    if fate < 0.6:
        into.commune.names.add(name)
    if fate < 0.4:
        opened = units.open_establishment(
            world, day, "village", name, into.commune, people_code=into.people, **basis
        )
        units.classify(world, day, opened, into.zones)
        units.merge(world, day, group, opened, **basis)
        into = opened
    else:
        if fate < 0.6:
            units.rename(world, day, into, name)
        units.merge(world, day, group[:-1], into, **basis)
    world.due(world.weekday(day + world.rng.randrange(14, 75)), _merge_cells, into)


def _merge_cells(world: World, day: int, est: Establishment) -> None:
    """The committee of the commune makes one cell of those that serve the village now."""
    serving = sorted(est.cells.values(), key=lambda cell: (-len(cell.members), cell.id))
    if not est.alive or len(serving) < 2 or any(cell.busy >= day for cell in serving):
        if est.alive and len(serving) > 1:
            world.due(day + 20, _merge_cells, est)
        return
    into = serving[0]
    cells.merge(world, day, serving[1:], into)
    if into.name != cell_name(est):
        cells.rename(world, day, into, cell_name(est))


def merge_schools(world: World, day: int) -> None:
    """Half of the school mergers of 2026: two schools of one commune become one."""
    number = -(-world.plan.school_mergers // 2)
    done = 0
    for commune in sorted(world.communes.values(), key=lambda _: world.rng.random()):
        schools = [
            est
            for est in commune.ests
            if est.kind == "school" and est.own and est.own.tag == "school" and len(est.cells) == 1
        ]
        if done < number and len(schools) > 2:
            pair = sorted(schools, key=lambda est: (len(est.members), est.id))[:2]
            units.merge(world, day, pair[:1], pair[1])
            world.due(world.weekday(day + world.rng.randrange(10, 40)), _merge_cells, pair[1])
            done += 1
