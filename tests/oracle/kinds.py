"""The table of facts: fields of every kind, and the order of the facts of one day.

A field is ``name:type``; a ``?`` after the name makes it optional. The types are the keys of
``tests.oracle.lines.CHECKS``. The order of kinds and fields is that of the contract.
"""

from __future__ import annotations

from dataclasses import dataclass

_FIELDS = """
place_formed            id:id level:level kind:text name:text code?:text parent?:id
place_renamed           id:id name:text code?:text kind?:text
place_moved             id:id parent:id
place_merged            sources:ids into:id
place_split             source:id into:ids children:map establishments:map
place_abolished         id:id
establishment_opened    id:id kind:text name:text place:id
establishment_renamed   id:id name:text
establishment_moved     id:id place:id
establishment_classified id:id zones:zones
establishment_merged    sources:ids into:id
establishment_split     source:id into:ids members:map cells:map
establishment_closed    id:id
organisation_founded    id:id kind:organisation name:text code?:text parent?:id place?:id
organisation_renamed    id:id name:text
organisation_retyped    id:id kind:organisation
organisation_moved      id:id parent:id
organisation_located    id:id place:id
organisation_merged     sources:ids into:id
organisation_split      source:id into:ids members:map children:map coverage:map
organisation_dissolved  id:id
organisation_disbanded  id:id
coverage_assigned       cell:id establishment:id
coverage_ended          cell:id establishment:id
support_assigned        cell:id establishment:id
support_ended           cell:id establishment:id
person_registered       id:id name:text sex:sex born:born ethnic:ethnic education?:education \
youth_union?:bool
person_described        id:id name?:text education?:education youth_union?:bool
person_merged           sources:ids into:id
member_admitted         person:id cell:id establishment?:id decision_on?:date
member_recognised       person:id
member_arrived          person:id cell:id establishment?:id status:status
member_transferred      person:id cell:id establishment?:id
member_exempted         person:id
member_suspended        person:id
member_reinstated       person:id
member_away             person:id
member_returned         person:id
member_left             person:id reason:reason
member_restored         person:id cell:id establishment?:id
member_readmitted       person:id cell:id establishment?:id
corrected               of:number body:body
annulled                of:number
"""

_ORDER = """
place_formed
establishment_opened
organisation_founded
person_registered
person_merged
person_described
place_renamed establishment_renamed organisation_renamed establishment_classified
place_moved
establishment_moved
organisation_retyped
organisation_moved
organisation_located
coverage_ended support_ended
coverage_assigned support_assigned
member_admitted member_arrived member_restored member_readmitted
member_recognised
member_exempted member_suspended member_reinstated member_away member_returned
member_transferred
member_left
place_split place_merged
establishment_split establishment_merged
organisation_split organisation_merged
establishment_closed
organisation_dissolved organisation_disbanded
place_abolished
"""


@dataclass(frozen=True)
class Field:
    """One field of a fact: its name, the name of its type, and whether it must be there."""

    name: str
    type: str
    required: bool


def _fields() -> dict[str, tuple[Field, ...]]:
    table = {}
    for line in _FIELDS.strip().splitlines():
        kind, *words = line.split()
        pairs = [word.split(":") for word in words]
        table[kind] = tuple(
            Field(name.rstrip("?"), type_, not name.endswith("?")) for name, type_ in pairs
        )
    return table


FIELDS = _fields()
"""Fields of every kind, in the order of the contract, without ``fact``, ``on``, ``basis``,
``note``."""

ORDER = {
    kind: rank for rank, line in enumerate(_ORDER.strip().splitlines()) for kind in line.split()
}
"""Place of a kind in the order of one day; kinds of equal place apply by recording."""

ABOUT_RECORDINGS = ("corrected", "annulled")
"""The two kinds that speak of a recording and have no day of their own."""

LEVELS = {"province": 3, "district": 2, "commune": 1}
"""Levels of places; a parent's is the greater number."""

RANKS = {
    "provincial": 6,
    "upper_grassroots": 5,
    "grassroots_committee": 4,
    "sectional": 3,
    "cell": 2,
    "grassroots_cell": 2,
    "group": 1,
}
"""Ranks of organisations; a parent's is the greater number."""

CELLS = ("cell", "grassroots_cell")
ZONES = ("specially_difficult", "border", "zone_1", "zone_2", "zone_3", "remote")
EDUCATION = (
    "none",
    "literate",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "vocational",
    "college",
    "university",
    "postgraduate",
)
REASONS = ("transferred_out", "died", "removed", "resigned", "expelled", "admission_cancelled")
STATUSES = ("probationary", "official")
SEXES = ("male", "female")
ETHNIC = tuple(f"{code:02}" for code in range(1, 57))
