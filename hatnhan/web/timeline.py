"""The dated facts about one subject, as pages tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from hatnhan.registry import queries as registry
from hatnhan.web.asof import Asked

MOST = 300
"""A province has thousands of facts; a page tells the latest of them."""
FIRST = 12
"""So many are shown at once, the others on demand."""

TIMELINES = {
    "establishment": registry.establishment_timeline,
    "organisation": registry.organisation_timeline,
    "person": registry.person_timeline,
}


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened on a day, however many recordings say the same of it."""

    on: date
    sentence: str
    basis: str
    numbers: tuple[int, ...]
    recorded_at: datetime
    late: bool
    amended: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The latest first: those shown at once, and the others."""

    first: list[Happened]
    rest: list[Happened]

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.first) + len(self.rest)


def timeline(what: str, key: str, asked: Asked) -> Timeline:
    """What happened up to the day asked about."""
    entries = TIMELINES[what](key, asked.known_at)
    shown = together(entry for entry in reversed(entries) if entry.on <= asked.on)[:MOST]
    return Timeline(shown[:FIRST], shown[FIRST:])


def together(entries: Iterable[registry.Happening]) -> list[Happened]:
    """Neighbours of one day that say the same become one: seven members received, not seven lines."""
    found = []
    for _, same in groupby(entries, key=lambda e: (e.on, e.sentence, e.basis, e.late, e.amended)):
        group = list(same)
        first = group[-1]
        found.append(
            Happened(
                on=first.on,
                sentence=first.sentence,
                basis=first.basis,
                numbers=tuple(sorted(e.recording for e in group)),
                recorded_at=first.recorded_at,
                late=first.late,
                amended=first.amended,
            )
        )
    return found
