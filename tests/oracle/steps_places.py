"""Steps of places and establishments."""

from __future__ import annotations

from tests.oracle.belief import Fact, Impossible
from tests.oracle.units import Establishment, Place
from tests.oracle.world import World, born, check_level, mapped, step


@step("place_formed")
def formed(w: World, f: Fact) -> None:
    b = f.body
    place = Place(b["id"], b["kind"], b["name"], level=b["level"], parent=b.get("parent"))
    if place.parent is not None:
        check_level(place, w.place(place.parent))
    born(w.places, place)


@step("place_renamed")
def place_renamed(w: World, f: Fact) -> None:
    place = w.place(f.body["id"])
    place.name = f.body["name"]
    place.kind = f.body.get("kind", place.kind)


@step("place_moved")
def place_moved(w: World, f: Fact) -> None:
    place, parent = w.place(f.body["id"]), w.place(f.body["parent"])
    if place.parent == parent.id:
        raise Impossible("nothing_changed", place.id)
    check_level(place, parent)
    place.parent = parent.id


@step("place_merged")
def place_merged(w: World, f: Fact) -> None:
    into = w.place(f.body["into"])
    sources = [w.place(source) for source in dict.fromkeys(f.body["sources"])]
    for source in sources:
        if source.level != into.level:
            raise Impossible("level", source.id)
    for source in sources:
        for child in w.places_in(source.id):
            child.parent = into.id
        for establishment in w.establishments_in(source.id):
            establishment.place = into.id
        for organisation in w.located_in(source.id):
            organisation.place = into.id
        source.end("merged", into.id)


@step("place_split")
def place_split(w: World, f: Fact) -> None:
    source, into = w.place(f.body["source"]), f.body["into"]
    for half in into:
        if w.place(half).level != source.level:
            raise Impossible("level", half)
    children = [child.id for child in w.places_in(source.id)]
    establishments = [e.id for e in w.establishments_in(source.id)]
    for child, target in mapped(children, into, f.body["children"]).items():
        w.places[child].parent = target
    for id_, target in mapped(establishments, into, f.body["establishments"]).items():
        w.establishments[id_].place = target
    end_locations(w, source)
    source.end("split")


@step("place_abolished")
def place_abolished(w: World, f: Fact) -> None:
    place = w.place(f.body["id"])
    if w.places_in(place.id):
        raise Impossible("has_children", place.id)
    if w.establishments_in(place.id):
        raise Impossible("has_establishments", place.id)
    end_locations(w, place)
    place.end("abolished")


def end_locations(w: World, place: Place) -> None:
    """A location ends with its place."""
    for organisation in w.located_in(place.id):
        organisation.place = None


@step("establishment_opened")
def opened(w: World, f: Fact) -> None:
    b = f.body
    w.place(b["place"])
    born(w.establishments, Establishment(b["id"], b["kind"], b["name"], place=b["place"]))


@step("establishment_renamed")
def establishment_renamed(w: World, f: Fact) -> None:
    w.establishment(f.body["id"]).name = f.body["name"]


@step("establishment_moved")
def establishment_moved(w: World, f: Fact) -> None:
    establishment, place = w.establishment(f.body["id"]), w.place(f.body["place"])
    if establishment.place == place.id:
        raise Impossible("nothing_changed", establishment.id)
    establishment.place = place.id


@step("establishment_classified")
def classified(w: World, f: Fact) -> None:
    w.establishment(f.body["id"]).zones = frozenset(f.body["zones"])


@step("establishment_merged")
def establishment_merged(w: World, f: Fact) -> None:
    into = w.establishment(f.body["into"])
    for source in [w.establishment(id_) for id_ in dict.fromkeys(f.body["sources"])]:
        for person in w.members_at(source.id):
            w.members[person].establishment = into.id
        for links in (w.coverage, w.support):
            links |= {(cell, into.id) for cell, served in links if served == source.id}
        w.end_links(establishment=source.id)
        source.end("merged", into.id)


@step("establishment_split")
def establishment_split(w: World, f: Fact) -> None:
    source, into = w.establishment(f.body["source"]), f.body["into"]
    for half in into:
        w.establishment(half)
    cells = [cell for cell, served in w.coverage if served == source.id]
    members = mapped(w.members_at(source.id), into, f.body["members"], w.records_of)
    for person, target in members.items():
        w.members[person].establishment = target
    w.coverage |= set(mapped(cells, into, f.body["cells"]).items())
    w.end_links(establishment=source.id)
    source.end("split")


@step("establishment_closed")
def closed(w: World, f: Fact) -> None:
    establishment = w.establishment(f.body["id"])
    if w.members_at(establishment.id):
        raise Impossible("has_members", establishment.id)
    w.end_links(establishment=establishment.id)
    establishment.end("closed")
