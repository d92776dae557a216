"""Checking a draft: the one way in, for the page and for the command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from hatnhan.drafts.findings import Checked
from hatnhan.drafts.register import Beside, compare, known_for
from hatnhan.drafts.register.days import dateline
from hatnhan.indicators import queries
from hatnhan.prose.figures import find_with_dates
from hatnhan.prose.model import Text
from hatnhan.prose.reader import check
from hatnhan.registry.scopes import Scope

Progress = Callable[[float], None]
_FOUND: Final = 0.2
_PLACED: Final = 0.33
_KNOWN: Final = 0.35
_CHECKED: Final = 0.8
"""The shares of the work that are done when each step is."""


def check_text(
    text: Text,
    on: date | None,
    known_at: int | None = None,
    *,
    name: str = "",
    progress: Progress | None = None,
    scope: Scope | None = None,
) -> Checked:
    """A draft with its figures, what it says of them, and the register beside them.

    ``on`` is the day the draft speaks from, where its user says so; the day that stands at its
    head comes before it for words like "30/5" and "hiện nay". ``known_at`` is the last recording
    that counts, None for the latest; in ``scope`` alone the register is asked. ``progress`` is
    told the part that is done, from 0 to 1; what it raises ends the check. Raises
    ``known_at_above_latest``.
    """
    tell = progress or (lambda _done: None)
    tell(0.0)
    text = replace(text, written=dateline(text) or text.written or on)
    if known_at is None:
        known_at = queries.latest()
    figures, dates = find_with_dates(text)
    tell(_FOUND)
    placing = _part(tell, _FOUND, _PLACED)
    beside = Beside(text, figures, on=on, known_at=known_at, scope=scope, dates=dates, tell=placing)
    known = known_for(beside)
    tell(_KNOWN)
    review = check(text, known, _part(tell, _KNOWN, _CHECKED), figures, dates)
    register = compare(beside, _part(tell, _CHECKED, 1.0))
    tell(1.0)
    return Checked(review=review, register=register, name=name, on=on, known_at=known_at)


def _part(tell: Progress, begin: float, end: float) -> Progress:
    """Progress of one step as progress of the whole."""
    return lambda done: tell(begin + (end - begin) * min(max(done, 0.0), 1.0))
