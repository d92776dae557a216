"""Figures of the register that may stand behind a rate or a difference of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from hatnhan.drafts.register.asking import Register
from hatnhan.drafts.register.compare import Beside
from hatnhan.drafts.register.days import When
from hatnhan.drafts.register.meaning import ABOUT, GROUP, ORGANISATION, SITE, ZONE, Meaning
from hatnhan.prose.model import Known
from hatnhan.registry.scopes import Scope

_DAYS: Final = 6
STATE: Final = (
    *(Meaning("site", kind, group) for kind in SITE for group in ("", *GROUP)),
    *(Meaning("member", about=about) for about in ("", *ABOUT)),
    *(Meaning("organisation", kind) for kind in ORGANISATION),
)
"""What is offered of a day."""
PERIOD: Final = (
    *(Meaning("admitted", kind) for kind in SITE),
    *(Meaning("admitted", group=group) for group in ("no_member", "no_cell_with_members")),
    *(Meaning("admitted", about=about) for about in ("ethnic_minority", "youth_union")),
    *(Meaning("admitted", zone=zone) for zone in ZONE),
    *(Meaning("founded", kind) for kind in SITE),
)
"""What is offered of a period besides."""


def known_for(beside: Beside) -> list[Known]:
    """The register's figures, in the scope asked about, on the days a draft speaks of.

    At most six days and periods, those of most figures first. Nothing for a draft that speaks of
    another province, and nothing that is zero.
    """
    register = beside.register
    whens = Counter(
        When(when.on, when.since)
        for one in beside.placed
        if one.scope == beside.scope
        for when in one.whens
        if register.reaches(when)
    )
    chosen = [when for when, _count in whens.most_common(_DAYS)]
    eves = [When(w.since - timedelta(days=1)) for w in chosen if w.since]
    asked = list(dict.fromkeys([*chosen, *eves]))[:_DAYS]
    return [known for when in asked for known in _offered(register, when, beside.scope)]


def _offered(register: Register, when: When, scope: Scope | None) -> Iterator[Known]:
    for meaning in (*STATE, *PERIOD) if when.since else STATE:
        value = register.value(meaning, when, scope, register.known_now)
        if value:
            since = when.since if meaning.flow else None
            yield Known(register.path(meaning), meaning.label, value, when.on, since)
