"""Two persons of the register who may be one, side by side, for who keeps all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from hatnhan.capture.models import Doubt
from hatnhan.domain.times import FOREVER, FOREVER_KNOWN
from hatnhan.domain.vietnamese import day
from hatnhan.registry.models import Membership
from hatnhan.web.importing.pairs import Beside, compared, known
from hatnhan.web.journal import called


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """A pair to decide."""

    id: int
    left: Side
    right: Side
    reasons: str
    fields: list[Beside]


def doubted(doubts: Iterable[Doubt]) -> list[Doubted]:
    """The pairs as they are shown."""
    doubts = list(doubts)
    keys = {key for doubt in doubts for key in (doubt.person, doubt.other)}
    there = known(keys)
    told: dict[str, dict[str, Any]] = {key: there.get(key, {}) for key in keys}
    for row in _memberships(keys):
        told[row["person__key"]] |= {
            "cell": row["cell__key"],
            "establishment": row["establishment__key"] or "",
            "since": told[row["person__key"]].get("since", row["valid_from"]),
            "until": row["valid_to"],
        }
    units = {f"organisation:{one['cell']}" for one in told.values() if one.get("cell")}
    places = (one.get("establishment") for one in told.values())
    named = called(units | {f"establishment:{key}" for key in places if key})
    return [
        Doubted(
            id=doubt.pk,
            left=Side(doubt.person, told[doubt.person].get("name", "")),
            right=Side(doubt.other, told[doubt.other].get("name", "")),
            reasons=doubt.reasons,
            fields=[
                *compared(told[doubt.person], told[doubt.other], named),
                Beside(gettext("Sinh hoạt"), _time(told[doubt.person]), _time(told[doubt.other])),
            ],
        )
        for doubt in doubts
    ]


def _time(told: Mapping[str, Any]) -> str:
    """From when to when somebody was a member, as the register has it."""
    if "since" not in told:
        return ""
    until = "nay" if told["until"] == FOREVER else day(told["until"])
    return f"{day(told['since'])} đến {until}"


def _memberships(keys: set[str]) -> Iterable[dict[str, Any]]:
    """Of these persons, oldest first."""
    rows = Membership.objects.filter(person__key__in=keys, known_to=FOREVER_KNOWN)
    fields = ("person__key", "cell__key", "establishment__key", "valid_from", "valid_to")
    return rows.order_by("start").values(*fields)
