"""The dated facts about one subject, as pages tell them."""

from __future__ import annotations

from typing import Any

from hatnhan.registry import queries as registry
from hatnhan.web.asof import Asked

TIMELINES = {
    "establishment": registry.establishment_timeline,
    "organisation": registry.organisation_timeline,
    "person": registry.person_timeline,
}


def timeline(what: str, key: str, asked: Asked) -> list[Any]:
    """What happened up to the day asked about, the latest first."""
    entries = TIMELINES[what](key, asked.known_at)
    return sorted(
        (e for e in entries if e.on <= asked.on), key=lambda e: (e.on, e.recording), reverse=True
    )
