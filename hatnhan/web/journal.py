"""Nhật ký: every recording as it was told, with what later became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet

from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.domain.vietnamese import day
from hatnhan.ledger.models import Recording
from hatnhan.registry import models
from hatnhan.registry.queries.timelines import late_among
from hatnhan.web.filters import matches
from hatnhan.web.names import pattern

PAGE = 50
AMENDMENTS = ("corrected", "annulled")
MOST_SUBJECTS = 600
NAMED: Mapping[str, type[models.Interval]] = {
    "place": models.PlaceState,
    "establishment": models.EstablishmentState,
    "organisation": models.OrganisationState,
    "person": models.PersonState,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One recording; `what` and `key` are its subject, `name` what that was last called."""

    number: int
    kind: str
    on: date | None
    root: int
    of: int | None
    what: str
    key: str
    name: str
    recorded_at: datetime
    actor: str
    hash: str
    line: str
    late: bool = False

    @staticmethod
    def told(line: str) -> dict[str, Any]:
        """A line as it was told."""
        body: dict[str, Any] = json.loads(line)
        return body

    @property
    def body(self) -> dict[str, Any]:
        """The line as it was told."""
        return self.told(self.line)

    @property
    def basis(self) -> str:
        """The document it rests on; empty for none."""
        fact = self.body.get("body", self.body)
        held = fact.get("basis")
        return (
            f"{held['number']} ngày {day(date.fromisoformat(held['date']))} của {held['issuer']}"
            if held
            else ""
        )

    @property
    def before(self) -> int:
        """The recording number just before."""
        return self.number - 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the journal is narrowed to."""

    q: str = ""
    kind: str = ""
    amended: bool = False
    before: int | None = None

    @classmethod
    def read(cls, params: Mapping[str, str]) -> Wanted:
        """The filter of an address."""
        before = params.get("before", "")
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
        return cls(
            params.get("q", "").strip()[:80],
            params.get("kind", ""),
            params.get("amended") == "1",
            number,
        )


def entries(wanted: Wanted, known_at: int, subjects: set[str] | None) -> list[Entry]:
    """The newest recordings that are wanted, one more than a page to tell whether there are older.

    `subjects`, where given, are the `kind:id` they must be about.
    """
    rows: QuerySet[Recording] = Recording.objects.filter(number__lte=known_at).order_by("-number")
    if wanted.before is not None:
        rows = rows.filter(number__lt=wanted.before)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.amended:
        rows = rows.filter(of__isnull=False)
    if wanted.q.isascii() and wanted.q.isdigit():
        rows = rows.filter(number=int(wanted.q[:15]))
    elif wanted.q:
        rows = rows.filter(subject__in=_called(wanted.q))
    if subjects is not None:
        rows = rows.filter(subject__in=subjects)
    return _entries(list(rows[: PAGE + 1]))


def recording(number: int) -> Entry:
    """One recording. Raises `Problem("unknown_recording")`."""
    row = Recording.objects.filter(number=number).first()
    if row is None:
        raise Problem("unknown_recording", of=number)
    return _entries([row])[0]


def amendments(entry: Entry) -> list[Entry]:
    """Corrections and annulments of the same fact, in order."""
    return _entries(
        list(Recording.objects.filter(root=entry.root, of__isnull=False).order_by("number"))
    )


def _entries(rows: list[Recording]) -> list[Entry]:
    subjects = {row.number: _subject(row) for row in rows}
    names = called(set(subjects.values()))
    behind = late_among(row.number for row in rows)
    found = []
    for row in rows:
        what, _, key = subjects[row.number].partition(":")
        entry = Entry(
            number=row.number,
            kind=row.kind,
            on=row.on,
            root=row.root,
            of=row.of,
            what=what,
            key=key,
            name=names.get(f"{what}:{key}", key),
            recorded_at=row.recorded_at,
            actor=row.actor,
            hash=row.hash,
            line=row.line,
            late=row.number in behind,
        )
        found.append(entry)
    return found


def _subject(row: Recording) -> str:
    """Whose page tells more: of a link of cell and establishment, the establishment's."""
    if not row.subject.startswith("pair:"):
        return row.subject
    told = json.loads(row.line)
    if row.kind in AMENDMENTS:
        first = Recording.objects.filter(number=row.root).values_list("line", flat=True).first()
        told = told.get("body") or json.loads(first or "{}")
    return f"establishment:{told.get('establishment', '')}"


def called(subjects: Iterable[str]) -> dict[str, str]:
    """What each subject was last called, by `kind:id`."""
    found: dict[str, str] = {}
    for what, table in NAMED.items():
        keys = [s.partition(":")[2] for s in subjects if s.startswith(f"{what}:")]
        rows = table.objects.filter(**{f"{what}__key__in": keys}).order_by("start", "known_from")
        for key, name in rows.values_list(f"{what}__key", "name") if keys else ():
            found[f"{what}:{key}"] = name
    return found


def _called(text: str) -> list[str]:
    """Subjects that were ever called so, or have exactly that id."""
    words = bare(text).split()
    found = [f"{what}:{text}" for what in NAMED]
    for what, table in NAMED.items():
        rows = table.objects.all()
        for word in words:
            rows = rows.filter(name__alike=pattern(word))
        pairs = rows.values_list(f"{what}__key", "name").annotate(Max("id"))[:MOST_SUBJECTS]
        found += [f"{what}:{key}" for key, name, _ in pairs if matches(words, name)]
    return found
