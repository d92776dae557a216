"""Where things lie: a scope holds a thing when it is among the nodes the thing lies in."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.units import Organisation, Place
from tests.oracle.world import World


@dataclass(frozen=True)
class Scope:
    """A place or an organisation with all below it; ``kind`` is "place" or "organisation"."""

    kind: str
    id: str

    def as_json(self) -> dict[str, str]:
        """As the answer shows it."""
        return {self.kind: self.id}


class Tree:
    """Where things lie, read from one world.

    Living units lie by their parents, ended ones by what they left behind: a merged unit stands
    as the one it went into, another ended one as its last parent or place, repeatedly. Nothing
    alive lies under anything ended, so on the world of the moment this is the tree of the moment
    (``then``); on the world after all facts it is the tree ``now``.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    def _stand_place(self, id_: str | None) -> Place | None:
        while id_ is not None:
            place = self.world.places[id_]
            if place.alive:
                return place
            id_ = place.successor if place.ending == "merged" else place.parent
        return None

    def _stand_organisation(self, id_: str | None) -> Organisation | None:
        while id_ is not None:
            organisation = self.world.organisations[id_]
            if organisation.alive:
                return organisation
            merged = organisation.ending == "merged"
            id_ = organisation.successor if merged else organisation.parent
        return None

    def _places_above(self, id_: str | None) -> list[str]:
        found = []
        place = self._stand_place(id_)
        while place is not None:
            found.append(place.id)
            place = self._stand_place(place.parent)
        return found

    def organisations_above(self, id_: str) -> list[str]:
        """The organisation's scopes: what it stands as, and all that lies below."""
        found = []
        organisation = self._stand_organisation(id_)
        while organisation is not None:
            found.append(organisation.id)
            organisation = self._stand_organisation(organisation.parent)
        return found

    def places_of_organisation(self, id_: str) -> list[str]:
        """Its own (last) place, else where its (last) parent lies; of a merged one, the heir's."""
        organisation = self.world.organisations[id_]
        if organisation.ending == "merged":
            return self.places_of_organisation(str(organisation.successor))
        if organisation.place is not None:
            return self._places_above(organisation.place)
        if organisation.parent is not None:
            return self.places_of_organisation(organisation.parent)
        return []

    def places_of_establishment(self, id_: str) -> list[str]:
        """Its (last) place and all above; of a merged one, the heir's."""
        establishment = self.world.establishments[id_]
        if establishment.ending == "merged":
            return self.places_of_establishment(str(establishment.successor))
        return self._places_above(establishment.place)

    def directly_under(self, id_: str) -> str | None:
        """What the (last) parent stands as; of a merged one, the heir's."""
        organisation = self.world.organisations[id_]
        if organisation.ending == "merged":
            return self.directly_under(str(organisation.successor))
        above = self._stand_organisation(organisation.parent)
        return above.id if above else None

    def roots(self) -> list[str]:
        """Living organisations without a parent."""
        living = (o for o in self.world.organisations.values() if o.alive)
        return [organisation.id for organisation in living if organisation.parent is None]

    def holds(self, scope: Scope) -> bool:
        """Whether the scope is alive in this world."""
        if scope.kind == "place":
            return scope.id in self.world.places and self.world.places[scope.id].alive
        organisations = self.world.organisations
        return scope.id in organisations and organisations[scope.id].alive
