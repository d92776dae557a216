"""Keeping drafts: only when their owner says so, for the owner's eyes alone, and really deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from hatnhan.accounts.models import User
from hatnhan.domain.problems import Problem
from hatnhan.drafts import codec
from hatnhan.drafts.findings import Checked, headline
from hatnhan.drafts.models import Draft, Edition, Ignored


def drafts_of(user: User) -> QuerySet[Draft]:
    """The drafts that a user keeps, the one last worked on first."""
    return (
        Draft.objects.filter(owner=user)
        .annotate(last=Max("editions__checked_at"))
        .order_by("-last", "-id")
    )


def draft_of(user: User, id: int) -> Draft:
    """A draft of a user. Raises `Problem("not_found")`, also for somebody else's."""
    draft = Draft.objects.filter(owner=user, id=id).first()
    if draft is None:
        raise Problem("not_found", what="dự thảo", id=str(id))
    return draft


def edition_of(user: User, id: int) -> Edition:
    """An edition of one of a user's drafts. Raises `Problem("not_found")`."""
    found = Edition.objects.filter(draft__owner=user, id=id).select_related("draft").first()
    if found is None:
        raise Problem("not_found", what="bản dự thảo", id=str(id))
    return found


def last_edition(draft: Draft, before: int | None = None) -> Edition | None:
    """The newest edition of a draft, or the newest of those with a smaller number."""
    editions = draft.editions.order_by("-number").defer("result", "source")
    return (editions if before is None else editions.filter(number__lt=before)).first()


def ignored_of(draft: Draft) -> dict[str, str]:
    """Key of each finding of a draft that is not to be shown: why not."""
    return dict(Ignored.objects.filter(draft=draft).values_list("key", "reason"))


def result(edition: Edition) -> Checked:
    """What was found in an edition, without what has been ignored since."""
    return replace(codec.decode(edition.result), ignored=ignored_of(edition.draft))


@transaction.atomic
def keep(
    *,
    owner: User,
    checked: Checked,
    source: bytes | None,
    title: str,
    draft: Draft | None,
    now: datetime,
) -> Edition:
    """Keep a checked text as the next edition of a draft, or as the first of a new one.

    What was ignored is from now on exactly what the checked text says.
    """
    if draft is None:
        draft = Draft.objects.create(owner=owner, title=title[:200], created_at=now)
    # Two that come at once are numbered one after the other.
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    last = last_edition(draft)
    _ignore_exactly(draft, checked.ignored, who=owner, now=now)
    return Edition.objects.create(
        draft=draft,
        number=last.number + 1 if last else 1,
        name=checked.name[:200],
        source=source,
        sha=hashlib.sha256(checked.review.text.text.encode()).hexdigest(),
        result=codec.encode(replace(checked, ignored={})),
        headline=headline(checked)[:400],
        checked_at=now,
        on=checked.review.text.written or checked.on,
        known_at=checked.known_at,
    )


@transaction.atomic
def ignore(draft: Draft, ignored: Mapping[str, str], *, who: User, now: datetime) -> None:
    """From now on exactly these findings of a draft are not to be shown."""
    _ignore_exactly(draft, ignored, who=who, now=now)
    for edition in draft.editions.all():
        edition.headline = headline(result(edition))[:400]
        edition.save(update_fields=["headline"])


def delete(draft: Draft) -> None:
    """Delete a draft with its editions; SQLite writes over the places where they stood."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    draft.delete()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _ignore_exactly(draft: Draft, ignored: Mapping[str, str], *, who: User, now: datetime) -> None:
    before = ignored_of(draft)
    gone = [key for key in before if key not in ignored]
    Ignored.objects.filter(draft=draft, key__in=gone).delete()
    for key, reason in ignored.items():
        if before.get(key) != reason:
            Ignored.objects.update_or_create(
                draft=draft, key=key, defaults={"reason": reason[:300], "who": who, "at": now}
            )
