"""Facts of Party organisations, from the provincial committee down to the cell, and of the
links by which a cell serves or supports an establishment.

Kinds have a rank: provincial > upper_grassroots > grassroots_committee > sectional >
cell = grassroots_cell > group. A parent is of higher rank; cells and groups need one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from hatnhan.domain.facts.base import Fact, choice, ident, ids, mapping, text

ORGANISATION_RANK: Final[dict[str, int]] = {
    "provincial": 0,
    "upper_grassroots": 1,
    "grassroots_committee": 2,
    "sectional": 3,
    "cell": 4,
    "grassroots_cell": 4,
    "group": 5,
}
ORGANISATION_KINDS: Final = tuple(ORGANISATION_RANK)
CELL_KINDS: Final = frozenset({"cell", "grassroots_cell"})
"""The kinds that have members, serve establishments and need a parent."""

NEED_PARENT: Final = frozenset({"cell", "grassroots_cell", "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFounded(Fact):
    """An organisation is founded; without a place of its own it lies where its parent lies."""

    KIND: ClassVar[str] = "organisation_founded"
    id: str = ident()
    kind: str = choice(*ORGANISATION_KINDS)
    name: str = text()
    code: str | None = text(optional=True)
    parent: str | None = ident(optional=True)
    place: str | None = ident(optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRenamed(Fact):
    """An organisation takes a name."""

    KIND: ClassVar[str] = "organisation_renamed"
    id: str = ident()
    name: str = text()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRetyped(Fact):
    """An organisation becomes of another kind, such as a cell that grows into a committee."""

    KIND: ClassVar[str] = "organisation_retyped"
    id: str = ident()
    kind: str = choice(*ORGANISATION_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMoved(Fact):
    """An organisation is handed over to another parent (*chuyển giao*), with all below it."""

    KIND: ClassVar[str] = "organisation_moved"
    id: str = ident()
    parent: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationLocated(Fact):
    """An organisation has a place of its own from this day on."""

    KIND: ClassVar[str] = "organisation_located"
    id: str = ident()
    place: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMerged(Fact):
    """Organisations become ``into`` (*sáp nhập*, *hợp nhất*): children, members, coverage
    and support follow, and links that become the same link are one."""

    KIND: ClassVar[str] = "organisation_merged"
    sources: tuple[str, ...] = ids()
    into: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSplit(Fact):
    """An organisation ends and is shared out among living ones (*chia tách*).

    The maps name every member, every child and every establishment served; support ends.
    """

    KIND: ClassVar[str] = "organisation_split"
    source: str = ident()
    into: tuple[str, ...] = ids()
    members: dict[str, str] = mapping()
    children: dict[str, str] = mapping()
    coverage: dict[str, str] = mapping()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDissolved(Fact):
    """An organisation ends because its task is done (*giải thể*); nobody is left in it."""

    KIND: ClassVar[str] = "organisation_dissolved"
    id: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDisbanded(Fact):
    """An organisation is disbanded as a discipline (*giải tán*); nobody is left in it."""

    KIND: ClassVar[str] = "organisation_disbanded"
    id: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageAssigned(Fact):
    """A cell serves an establishment: its own cell if it serves no other, else a joint one."""

    KIND: ClassVar[str] = "coverage_assigned"
    cell: str = ident()
    establishment: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageEnded(Fact):
    """A cell no longer serves an establishment."""

    KIND: ClassVar[str] = "coverage_ended"
    cell: str = ident()
    establishment: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportAssigned(Fact):
    """A cell is designated to develop members at an establishment that has none or few."""

    KIND: ClassVar[str] = "support_assigned"
    cell: str = ident()
    establishment: str = ident()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportEnded(Fact):
    """The designation of a cell to an establishment ends."""

    KIND: ClassVar[str] = "support_ended"
    cell: str = ident()
    establishment: str = ident()


ALL = (
    OrganisationFounded,
    OrganisationRenamed,
    OrganisationRetyped,
    OrganisationMoved,
    OrganisationLocated,
    OrganisationMerged,
    OrganisationSplit,
    OrganisationDissolved,
    OrganisationDisbanded,
    CoverageAssigned,
    CoverageEnded,
    SupportAssigned,
    SupportEnded,
)
