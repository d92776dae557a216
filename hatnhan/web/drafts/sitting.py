"""What a page about one checked draft stands on: a result that is held, or an edition that is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings

from hatnhan.accounts.models import User
from hatnhan.drafts import keeping
from hatnhan.drafts.findings import Checked
from hatnhan.drafts.held import Held, Holder
from hatnhan.drafts.models import Draft, Edition

KEPT = re.compile(r"ban-(\d{1,15})")
"""How an address names an edition that is kept."""


def holder() -> Holder:
    """Where results are held that nobody keeps."""
    return Holder(settings.DRAFTS_DIR)


def token_of(edition: Edition) -> str:
    """How addresses name an edition."""
    return f"ban-{edition.pk}"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A checked draft with where it lies."""

    token: str
    checked: Checked
    draft: Draft | None
    """The kept draft it is an edition of, or is to be one of."""
    edition: Edition | None = None
    held: Held | None = None

    @property
    def word(self) -> bool:
        """Whether it came as a Word file."""
        return self.source() is not None

    def source(self) -> bytes | None:
        """The .docx as it was sent."""
        if self.held is not None:
            return self.held.source()
        assert self.edition is not None
        return None if self.edition.source is None else bytes(self.edition.source)

    def before(self) -> Edition | None:
        """The edition with which this one is to be compared."""
        if self.draft is None:
            return None
        return keeping.last_edition(self.draft, self.edition.number if self.edition else None)

    def ignore(self, key: str, reason: str | None, *, who: User, now: datetime) -> None:
        """Do not show a finding any more, because; or show it again (None)."""
        ignored = {k: v for k, v in self.checked.ignored.items() if k != key}
        if reason is not None:
            ignored[key] = reason
        if self.held is not None:
            self.held.ignore(ignored)
        elif self.draft is not None:
            keeping.ignore(self.draft, ignored, who=who, now=now)


def load(user: User, token: str) -> Sitting | Held:
    """What an address names; a `Held` as long as it is being made.

    Raises `Problem`: `draft_expired`, `draft_broken_off`, `not_found`, or why there is no result.
    """
    kept = KEPT.fullmatch(token)
    if kept:
        edition = keeping.edition_of(user, int(kept[1]))
        return Sitting(token, keeping.result(edition), edition.draft, edition=edition)
    held = holder().open(user.pk, token)
    checked = held.checked()
    if checked is None:
        return held
    draft = keeping.drafts_of(user).filter(id=held.about.draft or 0).first()
    return Sitting(token, replace(checked, ignored=held.ignored()), draft, held=held)
