"""Facts of establishments (*cơ sở*): villages, schools, health stations and other kinds.

An establishment is what the resolution wants to bring members and a cell to. It lies in a
place of any level; zones are its own and dated (lists of specially difficult and border
villages change).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from hatnhan.domain.facts.base import Fact, choices, ident, ids, mapping, text

ZONES: Final[tuple[str, ...]] = (
    "specially_difficult",
    "border",
    "zone_1",
    "zone_2",
    "zone_3",
    "remote",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentOpened(Fact):
    """A village, school, health station or other establishment comes to be in a place."""

    KIND: ClassVar[str] = "establishment_opened"
    id: str = ident()
    kind: str = text()
    name: str = text()
    place: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentRenamed(Fact):
    """An establishment takes a name."""

    KIND: ClassVar[str] = "establishment_renamed"
    id: str = ident()
    name: str = text()


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentMoved(Fact):
    """An establishment passes to another place, with its members."""

    KIND: ClassVar[str] = "establishment_moved"
    id: str = ident()
    place: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentClassified(Fact):
    """The zones of an establishment from this day on; they replace the former set."""

    KIND: ClassVar[str] = "establishment_classified"
    id: str = ident()
    zones: tuple[str, ...] = choices(*ZONES)


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentMerged(Fact):
    """Establishments become ``into``: members, coverage and support follow.

    Their cells usually merge some weeks later by another authority; until then the village
    has two cells.
    """

    KIND: ClassVar[str] = "establishment_merged"
    sources: tuple[str, ...] = ids()
    into: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentSplit(Fact):
    """An establishment ends and is shared out among others.

    ``members`` says where each member goes, ``cells`` which establishment each serving cell
    serves from then on; support ends.
    """

    KIND: ClassVar[str] = "establishment_split"
    source: str = ident()
    into: tuple[str, ...] = ids()
    members: dict[str, str] = mapping()
    cells: dict[str, str] = mapping()


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishmentClosed(Fact):
    """An establishment ends without a successor; it has no members any more."""

    KIND: ClassVar[str] = "establishment_closed"
    id: str = ident()


ALL = (
    EstablishmentOpened,
    EstablishmentRenamed,
    EstablishmentMoved,
    EstablishmentClassified,
    EstablishmentMerged,
    EstablishmentSplit,
    EstablishmentClosed,
)
