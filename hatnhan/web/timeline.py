"""The dated facts about one subject, as pages tell them."""

from __future__ import annotations

from hatnhan.registry import queries as registry
from hatnhan.web.asof import Asked

MOST = 300
"""A province has thousands of facts; a page tells the latest of them."""

TIMELINES = {
    "establishment": registry.establishment_timeline,
    "organisation": registry.organisation_timeline,
    "person": registry.person_timeline,
}


def timeline(what: str, key: str, asked: Asked) -> list[registry.Happening]:
    """What happened up to the day asked about, the latest first."""
    entries = TIMELINES[what](key, asked.known_at)
    return [entry for entry in reversed(entries) if entry.on <= asked.on][:MOST]
