"""Which columns of the interval tables the image holds, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from hatnhan.indicators import codes
from hatnhan.indicators.codes import Array

if TYPE_CHECKING:
    from hatnhan.indicators.image import Image

Reader = Callable[["Image", Sequence[Any]], Array]
"""Turns the values of one database column into numbers."""

HEAD: Final = ("id", "start", "stop", "known_from", "known_to")


@dataclass(frozen=True)
class Packed:
    """One column made of several small ones, each shifted left by its bits."""

    name: str
    parts: dict[str, int]

    def join(self, block: dict[str, Any]) -> None:
        """Replace the parts in a block of rows by the column made of them."""
        joined = np.zeros(len(block["pk"]), np.int16)
        for part, bits in self.parts.items():
            joined |= block.pop(part).astype(np.int16) << bits
        block[self.name] = joined


@dataclass(frozen=True)
class Layout:
    """One table: its model, and per column of the image the database column and its reader."""

    model: str
    subject: str
    columns: dict[str, tuple[str, Reader, type[np.generic]]] = field(default_factory=dict)
    packed: Packed | None = None

    @property
    def selected(self) -> tuple[str, ...]:
        """Database columns, in the order in which rows are read."""
        return (*HEAD, *(column for column, _, _ in self.columns.values()))

    @property
    def types(self) -> dict[str, type[np.generic]]:
        """Types of the table's own columns."""
        types = {name: kind for name, (_, _, kind) in self.columns.items()}
        if self.packed is not None:
            types = {name: kind for name, kind in types.items() if name not in self.packed.parts}
            types[self.packed.name] = np.int16
        return types


def _ref(what: str) -> Reader:
    def read(image: Image, values: Sequence[Any]) -> Array:
        numbers = np.array([-1 if v is None else v for v in values], dtype=np.int64)
        return image.ids[what].index(numbers)

    return read


def _coded(names: Sequence[str]) -> Reader:
    number = {name: i for i, name in enumerate(names)}

    def read(_: Image, values: Sequence[Any]) -> Array:
        return np.fromiter((number[v] for v in values), np.int8, len(values))

    return read


def _word(vocabulary: str) -> Reader:
    def read(image: Image, values: Sequence[Any]) -> Array:
        number = image.words[vocabulary].number
        return np.fromiter((number(v) for v in values), np.int32, len(values))

    return read


def _by(convert: Callable[[str], int]) -> Reader:
    def read(_: Image, values: Sequence[Any]) -> Array:
        known = {value: convert(value) for value in set(values)}
        return np.fromiter((known[v] for v in values), np.int32, len(values))

    return read


def _number(_: Image, values: Sequence[Any]) -> Array:
    return np.array(values, dtype=np.int64)


_PLACE = _ref("place")
_ESTABLISHMENT = _ref("establishment")
_ORGANISATION = _ref("organisation")
_PERSON = _ref("person")
_ENDING = _coded(codes.ENDINGS)

LAYOUTS: Final[dict[str, Layout]] = {
    "place": Layout(
        "PlaceState",
        "place",
        {
            "subject": ("place_id", _PLACE, np.int32),
            "level": ("level", _coded(codes.LEVELS), np.int8),
            "name": ("name", _word("name"), np.int32),
            "code": ("code", _word("name"), np.int32),
            "parent": ("parent_id", _PLACE, np.int32),
            "ending": ("ending", _ENDING, np.int8),
            "successor": ("successor_id", _PLACE, np.int32),
        },
    ),
    "establishment": Layout(
        "EstablishmentState",
        "establishment",
        {
            "subject": ("establishment_id", _ESTABLISHMENT, np.int32),
            "kind": ("kind", _word("establishment_kind"), np.int32),
            "name": ("name", _word("name"), np.int32),
            "place": ("place_id", _PLACE, np.int32),
            "zones": ("zones", _by(codes.zone_mask), np.uint8),
            "ending": ("ending", _ENDING, np.int8),
            "successor": ("successor_id", _ESTABLISHMENT, np.int32),
        },
    ),
    "organisation": Layout(
        "OrganisationState",
        "organisation",
        {
            "subject": ("organisation_id", _ORGANISATION, np.int32),
            "kind": ("kind", _by(codes.ORGANISATION_CODE.__getitem__), np.int8),
            "name": ("name", _word("name"), np.int32),
            "code": ("code", _word("name"), np.int32),
            "parent": ("parent_id", _ORGANISATION, np.int32),
            "place": ("place_id", _PLACE, np.int32),
            "ending": ("ending", _ENDING, np.int8),
            "successor": ("successor_id", _ORGANISATION, np.int32),
        },
    ),
    "link": Layout(
        "LinkState",
        "link",
        {
            "subject": ("link", _number, np.int64),
            "role": ("role", _coded(codes.ROLES), np.int8),
            "cell": ("cell_id", _ORGANISATION, np.int32),
            "est": ("establishment_id", _ESTABLISHMENT, np.int32),
        },
    ),
    "person": Layout(
        "PersonState",
        "person",
        {
            "subject": ("person_id", _PERSON, np.int32),
            "sex": ("sex", _coded(codes.SEXES), np.int8),
            "born": ("born", _by(codes.born_number), np.int32),
            "ethnic": ("ethnic", _by(int), np.int8),
            "youth": ("youth_union", _by(int), np.int8),
        },
        # Read for every member of every answer: one column instead of three.
        Packed(
            "about",
            {"sex": codes.FEMALE_BIT, "youth": codes.YOUTH_BIT, "ethnic": codes.ETHNIC_SHIFT},
        ),
    ),
    "membership": Layout(
        "Membership",
        "person",
        {
            "subject": ("person_id", _PERSON, np.int32),
            "cell": ("cell_id", _ORGANISATION, np.int32),
            "est": ("establishment_id", _ESTABLISHMENT, np.int32),
            "status": ("status", _coded(codes.STATUSES), np.int8),
            "line": ("line", _coded(codes.LINES), np.int8),
            "from_cell": ("from_cell_id", _ORGANISATION, np.int32),
            "from_est": ("from_establishment_id", _ESTABLISHMENT, np.int32),
            "end_line": ("end_line", _coded(codes.END_LINES), np.int8),
        },
    ),
}
"""The six tables. Persons' names are left in the database: only lists need them."""

STRUCTURE: Final = ("place", "establishment", "organisation")
"""Tables that say where units lie."""
