"""Facts of administrative units: provinces, districts, communes.

Identity is neither the name nor the code: both were reused in the reform of 01/07/2025.
Levels descend; a commune may lie directly under a province; any place may lack a parent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from hatnhan.domain.facts.base import Fact, choice, ident, ids, mapping, text

LEVELS: Final[tuple[str, ...]] = ("province", "district", "commune")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFormed(Fact):
    """An administrative unit comes to be, under ``parent`` if given.

    ``kind`` is the word of its day: huyện, thị xã, xã, phường, thị trấn.
    """

    KIND: ClassVar[str] = "place_formed"
    id: str = ident()
    level: str = choice(*LEVELS)
    kind: str = text()
    name: str = text()
    code: str | None = text(optional=True)
    parent: str | None = ident(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRenamed(Fact):
    """A unit takes a name, and with it perhaps a code or a kind; what is not given stays."""

    KIND: ClassVar[str] = "place_renamed"
    id: str = ident()
    name: str = text()
    code: str | None = text(optional=True)
    kind: str | None = text(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMoved(Fact):
    """A unit passes under another parent, with all that lies in it."""

    KIND: ClassVar[str] = "place_moved"
    id: str = ident()
    parent: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMerged(Fact):
    """Units of one level become ``into``; the sources end unless ``into`` is one of them.

    Children, establishments and organisations located there follow.
    """

    KIND: ClassVar[str] = "place_merged"
    sources: tuple[str, ...] = ids()
    into: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSplit(Fact):
    """A unit ends and is shared out among living units of its level.

    The maps name every child and every open establishment of that day; locations of
    organisations end.
    """

    KIND: ClassVar[str] = "place_split"
    source: str = ident()
    into: tuple[str, ...] = ids()
    children: dict[str, str] = mapping()
    establishments: dict[str, str] = mapping()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAbolished(Fact):
    """A unit ends without a successor; nothing may lie in it any more."""

    KIND: ClassVar[str] = "place_abolished"
    id: str = ident()


ALL = (PlaceFormed, PlaceRenamed, PlaceMoved, PlaceMerged, PlaceSplit, PlaceAbolished)
