"""Checking a draft: the one way in, for the page and for the command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hatnhan.drafts.findings import Checked
from hatnhan.drafts.register import Beside, compare, known_for
from hatnhan.drafts.register.days import dateline
from hatnhan.indicators import queries
from hatnhan.prose.figures import find
from hatnhan.prose.model import Text
from hatnhan.prose.reader import check
from hatnhan.registry.scopes import Scope


def check_text(
    text: Text,
    on: date | None,
    known_at: int | None = None,
    *,
    name: str = "",
    progress: Callable[[float], None] | None = None,
    scope: Scope | None = None,
) -> Checked:
    """A draft with its figures, what it says of them, and the register beside them.

    ``on`` is the day the draft speaks from, where its user says so; the day that stands at its
    head comes before it for words like "30/5" and "hiện nay". ``known_at`` is the last recording
    that counts, None for the latest; in ``scope`` alone the register is asked. ``progress`` is
    told the part that is done, from 0 to 1. Raises ``known_at_above_latest``.
    """
    text = replace(text, written=dateline(text) or text.written or on)
    if known_at is None:
        known_at = queries.latest()
    figures = find(text)
    beside = Beside(text, figures, on=on, known_at=known_at, scope=scope)
    return Checked(
        review=check(text, known_for(beside), progress, figures),
        register=compare(beside),
        name=name,
        on=on,
        known_at=known_at,
    )
