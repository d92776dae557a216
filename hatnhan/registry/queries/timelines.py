"""Everything that happened to one subject, in the order of time, as believed at a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db.models import Max, OuterRef, Q, Subquery, Value

from hatnhan.domain.facts import Fact
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.register import concerns
from hatnhan.domain.register.standing import Standing
from hatnhan.domain.times import NEVER
from hatnhan.domain.vietnamese import day
from hatnhan.ledger.models import Mention, Recording
from hatnhan.registry import models
from hatnhan.registry.queries.names import Names
from hatnhan.registry.sentences import sentence
from hatnhan.registry.store import read_stored

_ROOT: Final = (1 << 34) - 1
LATE_DAYS: Final = 30
_NEIGHBOURS: Final = 200

_TABLES: Final[dict[str, tuple[tuple[Any, str], ...]]] = {
    "establishment": (
        (models.EstablishmentState, "establishment_id"),
        (models.LinkState, "establishment_id"),
        (models.Membership, "establishment_id"),
    ),
    "organisation": (
        (models.OrganisationState, "organisation_id"),
        (models.LinkState, "cell_id"),
        (models.Membership, "cell_id"),
    ),
    "person": ((models.PersonState, "person_id"), (models.Membership, "person_id")),
}
"""In whose rows a subject stands, and by which column."""

_IDENTITIES: Final[dict[str, Any]] = {
    "establishment": models.Establishment,
    "organisation": models.Organisation,
    "person": models.Person,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact as believed: its day, what it says of the subject, the document it rests on.

    `recording` is its first recording, told at `recorded_at`; `late` when the register had by
    then moved on by more than 30 days; `amended` when a later recording corrected it.
    """

    recording: int
    kind: str
    on: date
    sentence: str
    basis: str
    recorded_at: datetime
    late: bool
    amended: bool


def establishment_timeline(key: str, known_at: int) -> list[Happening]:
    """All facts that concern an establishment, its cells' links and its members included."""
    return _timeline("establishment", key, known_at)


def organisation_timeline(key: str, known_at: int) -> list[Happening]:
    """All facts that concern an organisation, with its links and members."""
    return _timeline("organisation", key, known_at)


def person_timeline(key: str, known_at: int) -> list[Happening]:
    """All facts that concern a person."""
    return _timeline("person", key, known_at)


def _timeline(what: str, key: str, known_at: int) -> list[Happening]:
    identity = _IDENTITIES[what].objects.filter(key=key, id__lte=known_at).first()
    if identity is None:
        raise Problem("not_found", what=WHAT[what], id=key)
    seen = _behind_rows(what, identity.id, known_at)
    told = _told(f"{what}:{key}", known_at)
    stories = _stories(seen | told, known_at)
    standing = [
        (story, fact)
        for story in stories
        if (fact := _believed(story)) and (story[0].number in seen or (what, key) in concerns(fact))
    ]
    names = Names(known_at, _units_of(fact for _, fact in standing))
    late = late_among([story[0].number for story, _ in standing])
    found = [_happening(story, fact, (what, key), names, late) for story, fact in standing]
    return sorted(found, key=attrgetter("on", "recording"))


def _behind_rows(what: str, number: int, known_at: int) -> set[int]:
    """The facts that began or ended a row in which the subject stands."""
    roots: set[int] = set()
    for table, column in _TABLES[what]:
        rows = table.objects.believed(known_at).filter(**{column: number})
        for cause, stop in rows.values_list("cause", "stop"):
            roots.add(cause)
            if stop != NEVER:
                roots.add(stop & _ROOT)
    return roots


def _told(subject: str, known_at: int) -> set[int]:
    """The facts that were told of the subject itself, whether or not a row shows it."""
    own = Recording.objects.filter(subject=subject, number__lte=known_at)
    mentions = Mention.objects.filter(subject=subject, root__lte=known_at)
    return {*own.values_list("root", flat=True), *mentions.values_list("root", flat=True)}


def _stories(roots: set[int], known_at: int) -> list[list[Recording]]:
    """Each fact with its amendments so far."""
    about = Q(number__in=roots) | Q(root__in=roots, of__isnull=False)
    rows = Recording.objects.filter(about, number__lte=known_at).order_by("root", "number")
    return [list(story) for _, story in groupby(rows, key=attrgetter("root"))]


def _believed(story: list[Recording]) -> Fact | None:
    standing = Standing()
    for told in story:
        standing.take(told.number, read_stored(told.line))
    entry = standing.believed(story[0].root)
    return entry.fact if entry else None


def _units_of(facts: Iterable[Any]) -> set[tuple[str, str]]:
    """The units that sentences about these facts may name."""
    fields = {"cell": "organisation", "establishment": "establishment", "place": "place"}
    found: set[tuple[str, str]] = set()
    for fact in facts:
        found |= {unit for unit in concerns(fact) if unit[0] in ("place", *_IDENTITIES)}
        for name, what in fields.items():
            if key := getattr(fact, name, None):
                found.add((what, key))
        if key := getattr(fact, "parent", None):
            found.add((fact.KIND.partition("_")[0], key))
    return {unit for unit in found if unit[0] != "person"}


def _happening(
    story: list[Recording], fact: Any, about: tuple[str, str], names: Names, late: set[int]
) -> Happening:
    first = story[0]
    basis = fact.basis
    document = f"{basis.number} ngày {day(basis.date)} của {basis.issuer}" if basis else ""
    return Happening(
        recording=first.number,
        kind=fact.KIND,
        on=fact.on,
        sentence=sentence(fact, about, names.on(fact.on)),
        basis=document,
        recorded_at=first.recorded_at,
        late=first.number in late,
        amended=len(story) > 1,
    )


def late_among(numbers: Iterable[int]) -> set[int]:
    """Those of some recordings that came more than 30 days behind the register.

    Behind the latest day among the 200 recordings just before, not behind the clock: a history
    that is taken over in one go is not late in all its parts.
    """
    before = (
        Recording.objects.filter(
            number__lt=OuterRef("number"), number__gte=OuterRef("number") - _NEIGHBOURS
        )
        .order_by()
        .annotate(grouped=Value(0))
        .values("grouped")
        .annotate(front=Max("on"))
        .values("front")
    )
    rows = Recording.objects.filter(number__in=list(numbers), on__isnull=False)
    fronts = rows.annotate(front=Subquery(before)).values_list("number", "on", "front")
    behind = timedelta(days=LATE_DAYS)
    return {number for number, on, front in fronts if on and front and front > on + behind}
