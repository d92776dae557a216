"""Proposals of facts about places, establishments and organisations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.histories import cast
from tests.histories.draw import Draw, living
from tests.oracle import kinds
from tests.oracle.lines import Body

Proposal = Callable[[Draw], Body]
PROPOSE: dict[str, Proposal] = {}
"""What makes a proposal of each kind: the fields without ``fact`` and ``on``."""


def propose(*names: str) -> Callable[[Proposal], Proposal]:
    """Declare a function as the maker of proposals of these kinds."""

    def declared(function: Proposal) -> Proposal:
        for name in names:
            PROPOSE[name] = function
        return function

    return declared


@propose("place_formed")
def place_formed(d: Draw) -> Body:
    level = d.sort or d.one(("district", "commune", "commune", "province"))
    body = {"id": d.fresh("place"), "level": level, "kind": cast.PLACE_KINDS[level]}
    body["name"] = d.name(cast.PLACES)
    if d.chance(0.3):
        body["code"] = str(d.rng.randint(100, 105))
    if level != "province" and d.chance(0.85):
        body["parent"] = d.place(
            d.one(("district", "province")) if level == "commune" else "province"
        )
    return body


@propose("place_renamed")
def place_renamed(d: Draw) -> Body:
    body = {"id": d.place(), "name": d.name(cast.PLACES)}
    return (
        body
        | ({"code": "101"} if d.chance(0.3) else {})
        | ({"kind": "xã"} if d.chance(0.3) else {})
    )


@propose("place_moved")
def place_moved(d: Draw) -> Body:
    id_ = d.place(d.one(("district", "commune", "commune")))
    return {"id": id_, "parent": d.place(d.one(("district", "province")))}


@propose("place_merged")
def place_merged(d: Draw) -> Body:
    level = d.one(("commune", "commune", "district"))
    fit = [p.id for p in d.world.places.values() if p.alive and p.level == level]
    return merger(d, "place", fit)


def merger(d: Draw, subject: str, fit: list[str]) -> Body:
    """Fields of a merger of one or more units into another, mostly of units that are not empty."""
    into = d.id(subject, fit)
    if subject == "organisation" and d.chance(0.2):
        return family_merger(d, into)
    others = [id_ for id_ in sorted(fit) if id_ != into]
    if d.chance(0.7):
        others = [id_ for id_ in others if busy(d, id_)] or others
    return {"sources": d.some(others, 2), "into": into}


def family_merger(d: Draw, into: str) -> Body:
    """A merger of an organisation and one directly below it, into another or one of the two."""
    parents = [o.parent for o in d.organisations() if o.parent]
    source = d.one(sorted(parents))
    child = d.one([o.id for o in d.world.children(source)])
    if d.chance(0.3):
        return {"sources": [source], "into": child}
    if d.chance(0.3) or into in (source, child):
        return {"sources": [child], "into": source}
    return {"sources": [source, child], "into": into}


def busy(d: Draw, id_: str) -> bool:
    """Whether a unit of whichever kind has anything that follows it in a merger."""
    w = d.world
    if id_ in w.places:
        return bool(w.places_in(id_) or w.establishments_in(id_) or w.located_in(id_))
    if w.members_of_cell(id_) or w.members_at(id_) or w.children(id_):
        return True
    return any(id_ in link for link in w.coverage | w.support)


def split(d: Draw, subject: str, source: str, fit: Iterable[str]) -> Body:
    """Source and halves of a split."""
    return {"source": source, "into": d.some([i for i in sorted(fit) if i != source], 2)}


def map_of(d: Draw, concerned: Iterable[str], into: list[str], subject: str) -> dict[str, str]:
    """A map that names everyone concerned, with some who are not, and rarely forgets one."""
    found = {one: d.rng.choice(into) for one in sorted(concerned) if not d.chance(0.02)}
    if d.chance(0.2):
        found[d.one([*d.used[subject], "x9"])] = d.one([*d.used[subject], "x9"])
    return found


@propose("place_split")
def place_split(d: Draw) -> Body:
    source = d.place(d.one(("commune", "commune", "district")))
    level = d.world.places[source].level if source in d.world.places else "commune"
    fit = (p.id for p in d.world.places.values() if p.alive and p.level == level)
    body = split(d, "place", source, fit)
    children = (p.id for p in d.world.places_in(source))
    establishments = (e.id for e in d.world.establishments_in(source))
    body["children"] = map_of(d, children, body["into"], "place")
    body["establishments"] = map_of(d, establishments, body["into"], "establishment")
    return body


@propose("place_abolished")
def place_abolished(d: Draw) -> Body:
    empty = (
        id_
        for id_ in living(d.world.places)
        if not d.world.places_in(id_) and not d.world.establishments_in(id_)
    )
    return {"id": d.id("place", empty)}


@propose("establishment_opened")
def establishment_opened(d: Draw) -> Body:
    body = {"id": d.fresh("establishment"), "kind": d.one(cast.ESTABLISHMENT_KINDS)}
    return body | {"name": d.name(cast.VILLAGES), "place": d.place("commune")}


@propose("establishment_renamed")
def establishment_renamed(d: Draw) -> Body:
    return {"id": d.establishment(), "name": d.name(cast.VILLAGES)}


@propose("establishment_moved")
def establishment_moved(d: Draw) -> Body:
    return {"id": d.establishment(), "place": d.place()}


@propose("establishment_classified")
def establishment_classified(d: Draw) -> Body:
    zones = d.rng.sample(kinds.ZONES, d.rng.choice((0, 1, 1, 2, 3)))
    return {"id": d.establishment(), "zones": zones}


@propose("establishment_merged")
def establishment_merged(d: Draw) -> Body:
    return merger(d, "establishment", living(d.world.establishments))


@propose("establishment_split")
def establishment_split(d: Draw) -> Body:
    source = d.establishment()
    body = split(d, "establishment", source, living(d.world.establishments))
    cells = {cell for cell, served in d.world.coverage if served == source}
    body["members"] = map_of(d, names(d, d.world.members_at(source)), body["into"], "person")
    body["cells"] = map_of(d, cells, body["into"], "organisation")
    return body


def names(d: Draw, persons: Iterable[str]) -> list[str]:
    """Some living record for each of these persons, rarely one that was merged away."""
    found = []
    for person in sorted(persons):
        records = d.world.records_of(person) or [person]
        if d.chance(d.wild):
            records = [r for r in d.world.persons if d.world.resolved(r) == person] or records
        found.append(d.one(records))
    return found


@propose("establishment_closed")
def establishment_closed(d: Draw) -> Body:
    empty = (e for e in living(d.world.establishments) if not d.world.members_at(e))
    return {"id": d.id("establishment", empty)}


@propose("organisation_founded")
def organisation_founded(d: Draw) -> Body:
    kind = d.sort or d.one((*kinds.RANKS, "cell", "cell", "grassroots_cell", "cell"))
    body = {"id": d.fresh("organisation"), "kind": kind, "name": d.name(cast.ORGANISATIONS)}
    if d.chance(0.2):
        body["code"] = str(d.rng.randint(1, 9))
    if kind != "provincial" and (d.chance(0.7) or kinds.RANKS[kind] < kinds.RANKS["sectional"]):
        body["parent"] = d.organisation(above=kinds.RANKS[kind])
    if d.chance(0.5):
        body["place"] = d.place()
    return body


@propose("organisation_renamed")
def organisation_renamed(d: Draw) -> Body:
    return {"id": d.organisation(), "name": d.name(cast.ORGANISATIONS)}


@propose("organisation_retyped")
def organisation_retyped(d: Draw) -> Body:
    linked = [cell for cell, _ in sorted(d.world.coverage | d.world.support)]
    id_ = d.one(linked) if linked and d.chance(0.3) else d.organisation()
    return {"id": id_, "kind": d.one((*kinds.RANKS, "cell", "grassroots_cell"))}


@propose("organisation_moved")
def organisation_moved(d: Draw) -> Body:
    id_ = d.organisation()
    known = d.world.organisations.get(id_)
    return {"id": id_, "parent": d.organisation(above=known.rank if known else 0)}


@propose("organisation_located")
def organisation_located(d: Draw) -> Body:
    return {"id": d.organisation(), "place": d.place()}


@propose("organisation_merged")
def organisation_merged(d: Draw) -> Body:
    if d.chance(0.5):
        return merger(d, "organisation", [o.id for o in d.organisations() if o.is_cell])
    if d.chance(0.3):
        return merger(d, "organisation", [o.id for o in d.organisations()])
    rank = d.one([o.rank for o in d.organisations()])
    return merger(d, "organisation", [o.id for o in d.organisations() if abs(o.rank - rank) < 2])


@propose("organisation_split")
def organisation_split(d: Draw) -> Body:
    source = d.organisation()
    known = d.world.organisations.get(source)
    rank = known.rank if known else 2
    alike = [o.id for o in d.organisations() if o.rank == rank or d.chance(0.15)]
    if d.chance(0.05):
        alike += [o.id for o in d.world.children(source)]
    body = split(d, "organisation", source, alike)
    covered = {served for cell, served in d.world.coverage if cell == source}
    children = (o.id for o in d.world.children(source))
    body["members"] = map_of(d, names(d, d.world.members_of_cell(source)), body["into"], "person")
    body["children"] = map_of(d, children, body["into"], "organisation")
    body["coverage"] = map_of(d, covered, body["into"], "establishment")
    return body


@propose("organisation_dissolved", "organisation_disbanded")
def organisation_dissolved(d: Draw) -> Body:
    empty = (
        o.id
        for o in d.organisations()
        if not d.world.children(o.id) and not d.world.members_of_cell(o.id)
    )
    return {"id": d.id("organisation", empty)}
