"""The fields of each kind of list, and the Vietnamese headings under which offices print them."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.fields.base import Field, headings
from hatnhan.capture.fields.people import CANDIDATES, MEMBERS
from hatnhan.capture.fields.units import ESTABLISHMENTS, ORGANISATIONS
from hatnhan.capture.model import Kind

__all__ = ["FIELDS", "REQUIRED", "TEMPLATE", "UNUSED", "Field", "field", "headings", "label"]

FIELDS: Final[dict[Kind, tuple[Field, ...]]] = {
    "establishments": ESTABLISHMENTS,
    "organisations": ORGANISATIONS,
    "members": MEMBERS,
    "candidates": CANDIDATES,
}

_BORN: Final = ("born", "born_male", "born_female", "born_year")
_SEX: Final = ("sex", "female", "male", "born_male", "born_female")
_NAME: Final = ("name", "family_name")

REQUIRED: Final[dict[Kind, tuple[tuple[str, ...], ...]]] = {
    "establishments": (("name",), ("commune",)),
    "organisations": (("name",),),
    "members": (_NAME, _BORN, _SEX, ("ethnic",), ("cell",), ("admitted",)),
    "candidates": (_NAME, _BORN, _SEX, ("ethnic",), ("establishment", "cell")),
}
"""For each need, the fields of which one must be there."""

UNUSED: Final[dict[Kind, tuple[str, ...]]] = {
    "establishments": ("province", "code"),
    "organisations": (),
    "members": (),
    "candidates": (),
}
"""Fields that are known by their headings and not recorded: to be told like unknown columns."""

TEMPLATE: Final[dict[Kind, tuple[str, ...]]] = {
    "establishments": tuple(
        "ordinal name kind commune district specially_difficult border zone remote "
        "on remark".split()
    ),
    "organisations": tuple("ordinal name kind code parent place on serves remark".split()),
    "members": tuple(
        "ordinal name born sex ethnic cell establishment admitted official "
        "youth_union education remark".split()
    ),
    "candidates": tuple(
        "ordinal name born sex ethnic establishment commune stage sympathy_on "
        "class_on proposed_on remark".split()
    ),
}
"""The columns of the template of each kind, in order."""


def field(kind: Kind, name: str) -> Field:
    """The field of that name; KeyError when the kind has none."""
    for one in FIELDS[kind]:
        if one.name == name:
            return one
    raise KeyError(name)


def label(kind: Kind, name: str) -> str:
    """The heading that a field has in templates."""
    return field(kind, name).label
