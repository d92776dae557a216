"""What happens to places and establishments."""

from __future__ import annotations

from typing import Any

from hatnhan.scenario import people
from hatnhan.scenario.state import Commune, Establishment, World, sure

PREFIX = {"village": "V", "school": "S", "health_station": "H"}


def form_place(world: World, on: int, **fields: Any) -> None:
    """A province, district or commune begins; fields as on the wire."""
    world.recorder.record("place_formed", on, **fields)


def form_commune(world: World, on: int, commune: Commune, *, parent: str, **rest: Any) -> None:
    """A commune begins in its district, or under the province after 2025."""
    form_place(
        world,
        on,
        id=commune.id,
        level="commune",
        kind=commune.kind,
        name=commune.name,
        code=commune.code,
        parent=parent,
        **rest,
    )
    world.communes[commune.id] = commune


def merge_communes(
    world: World, on: int, sources: list[Commune], into: Commune, **rest: Any
) -> None:
    """Communes become one; establishments follow."""
    world.recorder.record(
        "place_merged", on, sources=[source.id for source in sources], into=into.id, **rest
    )
    for source in sources:
        for est in source.ests:
            est.commune = into
            into.ests.append(est)
        into.names |= source.names
        del world.communes[source.id]


def split_commune(
    world: World,
    on: int,
    source: Commune,
    shares: dict[str, Commune],
    **rest: Any,
) -> None:
    """A commune ends and its establishments are shared out (id of each -> its commune)."""
    into = {commune.id: commune for commune in shares.values()}
    world.recorder.record(
        "place_split",
        on,
        source=source.id,
        into=list(into),
        children={},
        establishments={id_: shares[id_].id for id_ in sorted(shares)},
        **rest,
    )
    for est in source.ests:
        est.commune = shares[est.id]
        est.commune.ests.append(est)
    del world.communes[source.id]


def open_establishment(
    world: World, on: int, kind: str, name: str, commune: Commune, *, people_code: str, **rest: Any
) -> Establishment:
    """A village, school or station begins in a commune."""
    id_ = world.new_id(PREFIX[kind])
    world.recorder.record(
        "establishment_opened", on, id=id_, kind=kind, name=name, place=commune.id, **rest
    )
    est = Establishment(id=id_, kind=kind, name=name, commune=commune, people=people_code)
    commune.ests.append(est)
    world.ests[id_] = est
    return est


def classify(
    world: World, on: int, est: Establishment, zones: tuple[str, ...], **rest: Any
) -> None:
    """The zones of an establishment from this day on."""
    world.recorder.record("establishment_classified", on, id=est.id, zones=list(zones), **rest)
    est.zones = zones


def rename(world: World, on: int, est: Establishment, name: str) -> None:
    """An establishment takes a name."""
    world.recorder.record("establishment_renamed", on, id=est.id, name=name)
    est.name = name


def merge(
    world: World, on: int, sources: list[Establishment], into: Establishment, **rest: Any
) -> None:
    """Establishments become one; members, coverage and support follow."""
    world.recorder.record(
        "establishment_merged", on, sources=[source.id for source in sources], into=into.id, **rest
    )
    for source in sources:
        for person in list(source.members.values()):
            people.rehome(person, sure(person.cell), into)
        for cell in source.cells.values():
            del cell.serves[source.id]
            cell.serves[into.id] = into
            into.cells[cell.id] = cell
        for cell in source.supporters.values():
            del cell.supports[source.id]
            cell.supports[into.id] = into
            into.supporters[cell.id] = cell
        source.cells, source.supporters = {}, {}
        _end(world, source)


def move(world: World, on: int, est: Establishment, commune: Commune) -> None:
    """An establishment passes to another commune."""
    world.recorder.record("establishment_moved", on, id=est.id, place=commune.id)
    est.commune.ests.remove(est)
    est.commune = commune
    commune.ests.append(est)
    commune.names.add(est.name)


def split(
    world: World,
    on: int,
    source: Establishment,
    members: dict[str, Establishment],
    serving: dict[str, Establishment],
) -> None:
    """An establishment ends; its members and cells are shared out by id."""
    into = {est.id: est for est in members.values()}
    world.recorder.record(
        "establishment_split",
        on,
        source=source.id,
        into=list(into),
        members={id_: members[id_].id for id_ in sorted(members)},
        cells={id_: serving[id_].id for id_ in sorted(serving)},
    )
    for person in list(source.members.values()):
        people.rehome(person, sure(person.cell), members[person.id])
    for cell in source.cells.values():
        del cell.serves[source.id]
        est = serving[cell.id]
        cell.serves[est.id] = est
        est.cells[cell.id] = cell
    for cell in source.supporters.values():
        del cell.supports[source.id]
    source.cells, source.supporters = {}, {}
    _end(world, source)


def close(world: World, on: int, est: Establishment) -> None:
    """An empty establishment ends without a successor."""
    world.recorder.record("establishment_closed", on, id=est.id)
    _end(world, est)


def _end(world: World, est: Establishment) -> None:
    est.alive = False
    est.commune.ests.remove(est)
    del world.ests[est.id]
