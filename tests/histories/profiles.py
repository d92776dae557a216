"""Profiles: which kinds of facts a random history is made of, and how its days fall."""

from __future__ import annotations

from dataclasses import dataclass, field

BIRTHS = {
    "place_formed": 2,
    "establishment_opened": 4,
    "organisation_founded": 5,
    "person_registered": 9,
}
MEMBERS = {
    "member_admitted": 9,
    "member_recognised": 6,
    "member_arrived": 14,
    "member_transferred": 7,
    "member_exempted": 2,
    "member_suspended": 2,
    "member_reinstated": 3,
    "member_away": 2,
    "member_returned": 2,
    "member_left": 6,
    "member_restored": 4,
    "member_readmitted": 4,
}
LINKS = {"coverage_assigned": 7, "coverage_ended": 3, "support_assigned": 4, "support_ended": 2}
QUIET = {
    "place_renamed": 1,
    "establishment_renamed": 1,
    "organisation_renamed": 1,
    "establishment_classified": 3,
    "person_described": 3,
}
MOVES = {
    "place_moved": 2,
    "establishment_moved": 3,
    "organisation_retyped": 2,
    "organisation_moved": 3,
    "organisation_located": 3,
}
UPHEAVALS = {
    "place_merged": 2,
    "place_split": 2,
    "establishment_merged": 2,
    "establishment_split": 2,
    "organisation_merged": 3,
    "organisation_split": 3,
}
ENDS = {
    "place_abolished": 1,
    "establishment_closed": 1,
    "organisation_dissolved": 1,
    "organisation_disbanded": 1,
}
RECORDS = {"person_merged": 2}
MENDING = {"corrected": 8, "annulled": 5}


@dataclass(frozen=True)
class Profile:
    """Weights of kinds; ``late`` is the share of facts recorded about earlier days,
    ``stay`` the chance that the next fact falls on the same day, ``days`` the longest step,
    ``wild`` the chance that an id is drawn from all ever used instead of the fit."""

    weights: dict[str, int] = field(default_factory=dict)
    late: float = 0.15
    stay: float = 0.3
    days: int = 60
    wild: float = 0.06


def _mixed(**times: int) -> dict[str, int]:
    groups = {
        "births": BIRTHS,
        "members": MEMBERS,
        "links": LINKS,
        "quiet": QUIET,
        "moves": MOVES,
        "upheavals": UPHEAVALS,
        "ends": ENDS,
        "records": RECORDS,
        "mending": MENDING,
    }
    return {
        kind: weight * times.get(name, 1)
        for name, group in groups.items()
        for kind, weight in group.items()
    }


_SOME_LIFE = BIRTHS | LINKS | {"member_arrived": 10, "member_transferred": 4, "corrected": 2}

PLACES = _SOME_LIFE | {
    "place_formed": 8,
    "place_moved": 10,
    "place_merged": 14,
    "place_split": 8,
    "place_abolished": 4,
    "establishment_moved": 8,
    "establishment_closed": 3,
    "establishment_merged": 4,
    "organisation_located": 10,
    "organisation_dissolved": 2,
}
ORGANISATIONS = _SOME_LIFE | {
    "organisation_founded": 10,
    "organisation_retyped": 10,
    "organisation_moved": 10,
    "organisation_merged": 12,
    "organisation_split": 10,
    "organisation_dissolved": 3,
    "support_assigned": 8,
    "establishment_merged": 3,
}

PROFILES = {
    "plain": Profile(_mixed(members=2, mending=0), late=0.0),
    "mixed": Profile(_mixed()),
    "late": Profile(_mixed(mending=0), late=0.6),
    "mending": Profile(_mixed(mending=4, members=2), late=0.3),
    "reorganised": Profile(_mixed(upheavals=4, moves=3, ends=3, births=2), late=0.1),
    "places": Profile(PLACES, late=0.1, stay=0.6, days=20),
    "organisations": Profile(ORGANISATIONS, late=0.1, stay=0.6, days=20),
    "pile_up": Profile(_mixed(upheavals=2, moves=2), late=0.4, stay=0.9, days=2),
    "members": Profile(_mixed(members=5, quiet=2), late=0.25, stay=0.5, days=20),
    "wild": Profile(_mixed(upheavals=2, moves=2, ends=2), late=0.4, stay=0.6, days=5, wild=0.3),
    "records": Profile(
        _mixed(records=8, members=3, births=2, upheavals=3), late=0.3, stay=0.6, days=10, wild=0.1
    ),
}
"""Named profiles; ``mixed`` has a little of everything."""
