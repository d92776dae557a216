"""Which figures an import changed."""

from __future__ import annotations

from dataclasses import replace

from hatnhan.capture.models import BatchState
from hatnhan.indicators import queries
from hatnhan.web.asof import Asked
from hatnhan.web.importing.seen import Seen
from hatnhan.web.shapes import differences


def changed(asked: Asked, seen: Seen) -> list[differences.Group]:
    """The figures of the day asked about, before and after; nothing for what was not recorded."""
    if seen.batch.state != BatchState.COMMITTED or not seen.last:
        return []
    before = queries.figures(replace(asked.question, known_at=seen.before))
    after = queries.figures(replace(asked.question, known_at=seen.last))
    return differences.groups(before, after)
