"""The persons of the register as they are compared with those of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from sys import intern
from typing import Final

from hatnhan.capture.persons.identity import Identity
from hatnhan.domain.times import AsOf, end_of_day
from hatnhan.ledger import queries as ledger
from hatnhan.registry.models import EstablishmentState, Membership, OrganisationState, PersonState

_CHUNK: Final = 5000
Unit = tuple[str, str, str]
"""Cell, establishment, commune."""


def identities(day: date, known_at: int | None = None) -> Iterator[Identity]:
    """Everybody registered on a day, with the unit where one is, or was last, a member then.

    A record that has been merged into another is not among them.
    """
    at = AsOf(day, ledger.latest() if known_at is None else known_at)
    units, joined = _memberships(at)
    rows = PersonState.objects.as_of(at).order_by("person_id")
    for key, name, sex, born, ethnic in rows.values_list(
        "person__key", "name", "sex", "born", "ethnic"
    ).iterator(_CHUNK):
        yield Identity(
            key, intern(name), intern(sex), intern(born), intern(ethnic), *units.get(key, ("", "", "")),
            joined.get(key, ""), registered=True,
        )  # fmt: skip


def _memberships(at: AsOf) -> tuple[Mapping[str, Unit], Mapping[str, str]]:
    """The last unit of each person by the day, and the day of admission where it is known."""
    lies = _places(at)
    units: dict[str, Unit] = {}
    joined: dict[str, str] = {}
    rows = (
        Membership.objects.believed(at.known_at)
        .filter(start__lt=end_of_day(at.on))
        .order_by("start")
        .values_list("person__key", "cell__key", "establishment__key", "line", "valid_from")
    )
    for person, cell, establishment, line, since in rows.iterator(_CHUNK):
        place = lies.get(("establishment", establishment)) or lies.get(("cell", cell), "")
        units[person] = intern(cell), intern(establishment or ""), intern(place)
        if line == "admitted":
            joined[person] = intern(since.isoformat())
    return units, joined


def _places(at: AsOf) -> dict[tuple[str, str | None], str]:
    """Where establishments and organisations lie; those without a place lie at their parent's."""
    lies: dict[tuple[str, str | None], str] = {
        ("establishment", key): place
        for key, place in EstablishmentState.objects.as_of(at).values_list(
            "establishment__key", "place__key"
        )
    }
    tree = {
        key: (parent, place)
        for key, parent, place in OrganisationState.objects.as_of(at).values_list(
            "organisation__key", "parent__key", "place__key"
        )
    }
    for key in tree:
        above: str | None = key
        while above in tree and not tree[above][1]:
            above = tree[above][0]
        lies["cell", key] = (tree[above][1] if above in tree else None) or ""
    return lies
