"""What happens to Party organisations and to the links between cells and establishments."""

from __future__ import annotations

from typing import Any

from hatnhan.scenario import people
from hatnhan.scenario.state import (
    MINIMUM,
    Commune,
    Establishment,
    Organisation,
    StoryError,
    World,
    sure,
)

CELLS = ("cell", "grassroots_cell")


def found(
    world: World,
    on: int,
    kind: str,
    name: str,
    tag: str,
    parent: Organisation | None,
    *,
    commune: Commune | None = None,
    **rest: Any,
) -> Organisation:
    """An organisation is founded under its parent; ``rest`` may hold place, basis and note."""
    id_ = world.new_id("C" if kind in CELLS else "D")
    fields: dict[str, Any] = {"id": id_, "kind": kind, "name": name}
    if parent is not None:
        fields["parent"] = parent.id
    world.recorder.record("organisation_founded", on, **fields, **rest)
    made = Organisation(id=id_, kind=kind, name=name, tag=tag, parent=parent, commune=commune)
    if parent is not None:
        parent.children[id_] = made
    if kind in CELLS:
        world.cells.setdefault(tag, []).append(made)
    return made


def rename(world: World, on: int, body: Organisation, name: str, **rest: Any) -> None:
    """An organisation takes a name."""
    world.recorder.record("organisation_renamed", on, id=body.id, name=name, **rest)
    body.name = name


def retype(world: World, on: int, body: Organisation, kind: str, **rest: Any) -> None:
    """An organisation becomes one of another kind."""
    world.recorder.record("organisation_retyped", on, id=body.id, kind=kind, **rest)
    body.kind = kind


def move(world: World, on: int, body: Organisation, parent: Organisation, **rest: Any) -> None:
    """An organisation passes under another parent."""
    world.recorder.record("organisation_moved", on, id=body.id, parent=parent.id, **rest)
    del sure(body.parent).children[body.id]
    body.parent = parent
    parent.children[body.id] = body


def merge(
    world: World, on: int, sources: list[Organisation], into: Organisation, **rest: Any
) -> None:
    """Organisations become one; children, members, coverage and support follow."""
    world.recorder.record(
        "organisation_merged", on, sources=[source.id for source in sources], into=into.id, **rest
    )
    for source in sources:
        for person in list(source.members.values()):
            people.rehome(person, into, person.est)
        for child in source.children.values():
            child.parent = into
            into.children[child.id] = child
        for est in list(source.serves.values()):
            del est.cells[source.id]
            est.cells[into.id] = into
            into.serves[est.id] = est
        for est in list(source.supports.values()):
            del est.supporters[source.id]
            est.supporters[into.id] = into
            into.supports[est.id] = est
        into.busy = max(into.busy, source.busy)
        source.children, source.serves, source.supports = {}, {}, {}
        end(world, source, successor=into)


def split_committee(
    world: World, on: int, source: Organisation, shares: dict[str, Organisation], **rest: Any
) -> None:
    """A committee ends and the cells below it are shared out (id of each -> its committee)."""
    into = {body.id: body for body in shares.values()}
    world.recorder.record(
        "organisation_split",
        on,
        source=source.id,
        into=list(into),
        members={},
        children={id_: shares[id_].id for id_ in sorted(shares)},
        coverage={},
        **rest,
    )
    for child in list(source.children.values()):
        child.parent = shares[child.id]
        shares[child.id].children[child.id] = child
    source.children = {}
    end(world, source)


def dissolve(
    world: World, on: int, body: Organisation, *, disband: bool = False, **rest: Any
) -> None:
    """An empty organisation ends, its task done or by discipline; its links end with it."""
    if body.members or body.children:
        raise StoryError(f"{body.name} is not empty")
    kind = "organisation_disbanded" if disband else "organisation_dissolved"
    world.recorder.record(kind, on, id=body.id, **rest)
    for est in body.serves.values():
        del est.cells[body.id]
    for est in body.supports.values():
        del est.supporters[body.id]
    body.serves, body.supports = {}, {}
    end(world, body)


def end(world: World, body: Organisation, successor: Organisation | None = None) -> None:
    """Take an ended organisation out of the picture."""
    body.alive = False
    if body.parent is not None:
        body.parent.children.pop(body.id, None)
    if body.kind in CELLS:
        world.cells[body.tag].remove(body)
    world.relapsed.pop(body.id, None)
    for est in list(world.ests.values()) if body.kind in CELLS else ():
        if est.host is body:
            est.host = successor


def retag(world: World, cell: Organisation, tag: str) -> None:
    """The cell plays another part in the story from now on; no fact by itself."""
    world.cells[cell.tag].remove(cell)
    cell.tag = tag
    world.cells.setdefault(tag, []).append(cell)


def assign(world: World, on: int, cell: Organisation, est: Establishment, **rest: Any) -> None:
    """The cell serves the establishment from now on."""
    world.recorder.record("coverage_assigned", on, cell=cell.id, establishment=est.id, **rest)
    cell.serves[est.id] = est
    est.cells[cell.id] = cell
    if cell.official < MINIMUM:
        world.relapsed[cell.id] = cell


def unassign(world: World, on: int, cell: Organisation, est: Establishment) -> None:
    """The cell serves the establishment no more."""
    world.recorder.record("coverage_ended", on, cell=cell.id, establishment=est.id)
    del cell.serves[est.id]
    del est.cells[cell.id]


def support(world: World, on: int, cell: Organisation, est: Establishment) -> None:
    """The cell is designated to bring members to the establishment."""
    world.recorder.record("support_assigned", on, cell=cell.id, establishment=est.id)
    cell.supports[est.id] = est
    est.supporters[cell.id] = cell


def unsupport(world: World, on: int, cell: Organisation, est: Establishment) -> None:
    """The cell's designation ends."""
    world.recorder.record("support_ended", on, cell=cell.id, establishment=est.id)
    del cell.supports[est.id]
    del est.supporters[cell.id]
