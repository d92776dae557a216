"""Time in the register: whole days, the order of facts within a day, and the two axes.

A *valid date* says when something is true in the world; *known at* is the number of the
recording that told us. A day is a calendar day in Vietnam; a date is never derived from a
timestamp. Periods are half open, ``[from, to)``, and an open end is 31/12/9999.

Within one day facts happen in a stated order, so that a day's papers can be entered in any
order and give one history. A *moment* is that order as a single integer::

    moment = ordinal of the day << 40 | rank of the kind << 34 | number of the recording

so comparing two moments compares two facts, and a cut at the end of a day is one comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

FOREVER: Final = date(9999, 12, 31)
FOREVER_KNOWN: Final = 2**62
"""``known_to`` of what is still believed."""

_DAY_BITS: Final = 40
_RANK_BITS: Final = 34

SAME_DAY: Final[tuple[tuple[str, ...], ...]] = (
    ("place_formed",),
    ("establishment_opened",),
    ("organisation_founded",),
    ("person_registered",),
    ("person_merged",),
    ("person_described",),
    (
        "place_renamed",
        "establishment_renamed",
        "organisation_renamed",
        "establishment_classified",
    ),
    ("place_moved",),
    ("establishment_moved",),
    ("organisation_retyped",),
    ("organisation_moved",),
    ("organisation_located",),
    ("coverage_ended", "support_ended"),
    ("coverage_assigned", "support_assigned"),
    ("member_admitted", "member_arrived", "member_restored", "member_readmitted"),
    ("member_recognised",),
    (
        "member_exempted",
        "member_suspended",
        "member_reinstated",
        "member_away",
        "member_returned",
    ),
    ("member_transferred",),
    ("member_left",),
    ("place_split", "place_merged"),
    ("establishment_split", "establishment_merged"),
    ("organisation_split", "organisation_merged"),
    ("establishment_closed",),
    ("organisation_dissolved", "organisation_disbanded"),
    ("place_abolished",),
)
"""The order of facts on one day. Units come to be before anything refers to them, members
move before units merge, and a unit ends only after everyone has left it: so a village may be
opened, served and joined, or emptied and closed, by the papers of one day."""

RANK: Final[dict[str, int]] = {kind: i for i, kinds in enumerate(SAME_DAY, 1) for kind in kinds}


def moment(on: date, kind: str, root: int) -> int:
    """The place in history of the fact of this kind and day first recorded as ``root``."""
    return on.toordinal() << _DAY_BITS | RANK[kind] << _RANK_BITS | root


def end_of_day(on: date) -> int:
    """The cut after every fact of the day: what holds on a day holds at its end."""
    return (on.toordinal() + 1) << _DAY_BITS


def day_of(at: int) -> date:
    """The calendar day of a moment; the end of time gives 31/12/9999."""
    return FOREVER if at >= NEVER else date.fromordinal(at >> _DAY_BITS)


def rank_of(at: int) -> int:
    """The rank, in the order of the day, of the fact at this moment."""
    return at >> _RANK_BITS & 0x3F


NEVER: Final = end_of_day(FOREVER)
"""``stop`` of what has not ended."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The point of every question: a day in the world, and what was known.

    ``known_at`` is the number of the last recording that counts; 0 is the empty register.
    """

    on: date
    known_at: int
