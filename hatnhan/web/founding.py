"""What a place lacks for a cell of its own, by the rules of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hatnhan.statute.checks import add_months
from hatnhan.statute.rules import rule_book
from hatnhan.web.people import Member

PROBATION_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Missing:
    """Official members there are and must be, probationers, and when there will be enough.

    `earliest` is the day on which enough of the probationers will have been official, None when
    they are too few; `more` is how many people are still to be admitted.
    """

    official: int
    minimum: int
    probationary: int
    earliest: date | None
    more: int

    @property
    def enough(self) -> bool:
        """Whether a cell can be founded now."""
        return self.official >= self.minimum


def missing(members: Sequence[Member], on: date) -> Missing:
    """What is missing among the members of a place on a day.

    A probationer counts from the day the twelve months end: the rules never move that day for
    lateness (Quy định on the execution of the Statute, article on recognition).
    """
    rules = rule_book().at(on)
    months = rules.value("probation_months") or PROBATION_MONTHS
    official = sum(1 for m in members if m.status == "official")
    waiting = sorted(
        add_months(m.entered, months) for m in members if m.status == "probationary" and m.entered
    )
    lacking = max(rules.cell_minimum - official, 0)
    probationary = sum(1 for m in members if m.status == "probationary")
    return Missing(
        official=official,
        minimum=rules.cell_minimum,
        probationary=probationary,
        earliest=waiting[lacking - 1] if 0 < lacking <= len(waiting) else None,
        more=max(lacking - probationary, 0),
    )
