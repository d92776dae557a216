"""What a person decides about rows, under the names by which the checks look decisions up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hatnhan.capture.units.names import exact

_SORTS: Final = ("commune", "cell", "establishment", "parent")
"""Fields that name a unit, as the codes of what is said of them spell it."""
_APART: Final = frozenset({"look_alike", "name_of_ended"})
"""What is said where a unit may be one of the register or another."""
MAY_BE_SAME: Final = "possible_person"
"""What is said of a row and a person of the register who may be one."""
Offer = dict[str, Any]
"""What each answer decides."""


def unit_key(trouble: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """The decision about which unit a cell names; empty where a choice would not be heard."""
    code = str(trouble.get("code", ""))
    sort = next((sort for sort in _SORTS if sort in code), "")
    said = values.get(sort)
    if not (sort and said and isinstance(said, str) and _units(trouble)):
        return ""
    if sort == "commune":
        return f"unit:commune:{said}:{values.get('district') or ''}"
    return f"unit:{sort}:{said}"


def apart_keys(trouble: Mapping[str, Any], values: Mapping[str, Any]) -> list[str]:
    """The decisions that a unit is none of those that look like it or bore its name; empty for
    other troubles."""
    if trouble.get("code") not in _APART:
        return []
    name = exact(str(values.get("name", "")))
    return [f"distinct:{unit}:{name}" for unit in _units(trouble)]


def _units(trouble: Mapping[str, Any]) -> list[str]:
    return [str(each["id"]) for each in trouble.get("candidates") or () if each.get("id")]


def offered(trouble: Mapping[str, Any], unit: str) -> bool:
    """Whether a unit is among those that the check offered."""
    return unit in _units(trouble)


def pair_keys(trouble: Mapping[str, Any], row: int) -> dict[str, Mapping[str, Any]]:
    """The persons beside whom a row is shown, by the name of the decision about the two."""
    given = trouble.get("candidates") or ()
    mine = next((str(c["key"]) for c in given if c.get("row") == row and c.get("key")), "")
    found: dict[str, Mapping[str, Any]] = {}
    for other in given:
        key = str(other.get("key") or "")
        if other.get("row") is None:
            found |= {key: other} if "|" in key else {}
        elif other["row"] != row and mine and key:
            found["|".join(sorted((mine, key)))] = other
    return found


def offers(trouble: Mapping[str, Any], values: Mapping[str, Any], row: int) -> dict[str, Offer]:
    """What may be decided about a row: by the name of each decision, its answers.

    Two rows are told apart; only a row and a person of the register may be called one.
    """
    found: dict[str, Offer] = {}
    if key := unit_key(trouble, values):
        found[key] = {unit: unit for unit in _units(trouble)}
    found |= {key: {"yes": True} for key in apart_keys(trouble, values)}
    may_be_same = trouble.get("code") == MAY_BE_SAME
    pair: Offer = {"same": "same"} if may_be_same else {}
    found |= {key: {**pair, "distinct": "distinct"} for key in pair_keys(trouble, row)}
    return found
