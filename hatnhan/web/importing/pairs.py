"""Two records that may be one person, side by side, with what differs between them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hatnhan.capture.decisions import MAY_BE_SAME, pair_keys
from hatnhan.capture.models import StagedRow
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.registry.models import PersonState
from hatnhan.web.importing.values import readable
from hatnhan.web.importing.words import names
from hatnhan.web.journal import called

COMPARED: Final = ("name", "born", "sex", "ethnic", "cell", "establishment", "admitted")
"""What is compared; nothing else of a person is in a file that is read."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One field of both."""

    name: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.left and self.right) and self.left != self.right


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and the one it may be: a person of the register, or another row."""

    row: int
    key: str
    """By which the decision about the two is remembered."""
    other: str
    """What the other is, in words."""
    may_be_same: bool
    """Whether saying that they are one person is heard; else a row is taken out of the file."""
    fields: list[Beside]
    message: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What the check said of a row and another."""

    key: str
    row: StagedRow
    other: Mapping[str, Any]
    message: str
    code: str


def pairs(rows: Iterable[StagedRow], most: int) -> tuple[list[Pair], int]:
    """The first pairs of some rows, and how many there are."""
    rows = list(rows)
    values: dict[int, dict[str, Any]] = {row.row: json.loads(row.values) for row in rows}
    once: dict[str, _Told] = {}
    for row in rows:
        for told in _of(row):
            once.setdefault(told.key, told)
    found = list(once.values())
    shown = found[:most]
    there_is = known({str(told.other["id"]) for told in shown if told.other.get("id")})
    named = _named(values.values() if shown else ())
    made = []
    for told in shown:
        there = there_is.get(str(told.other.get("id")), {})
        theirs = values.get(told.other.get("row") or 0) or {**there, **told.other}
        made.append(_pair(told, values[told.row.row], theirs, named))
    return made, len(found)


def _of(row: StagedRow) -> Iterator[_Told]:
    for trouble in json.loads(row.troubles):
        for key, other in pair_keys(trouble, row.row).items():
            yield _Told(key, row, other, *_said(trouble))


def _said(trouble: Mapping[str, Any]) -> tuple[str, str]:
    return str(trouble.get("message") or ""), str(trouble.get("code") or "")


def known(ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What the register last says of some persons."""
    rows = PersonState.objects.filter(person__key__in=ids, known_to=FOREVER_KNOWN)
    told = rows.order_by("start").values_list("person__key", "name", "born", "sex", "ethnic")
    return {key: dict(zip(COMPARED, rest, strict=False)) for key, *rest in told}


def _named(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    kinds = {"cell": "organisation", "establishment": "establishment"}
    return called({f"{kind}:{row[f]}" for row in rows for f, kind in kinds.items() if row.get(f)})


def _pair(
    told: _Told, mine: Mapping[str, Any], theirs: Mapping[str, Any], named: Mapping[str, str]
) -> Pair:
    if not theirs.get("cell"):
        theirs = {**theirs, "cell": told.other.get("parent")}
    fields = compared(mine, theirs, named)
    number = told.other.get("row")
    word = f"dòng {number}" if number else "người trong sổ"
    return Pair(told.row.row, told.key, word, told.code == MAY_BE_SAME, fields, told.message)


def compared(
    mine: Mapping[str, Any], theirs: Mapping[str, Any], named: Mapping[str, str]
) -> list[Beside]:
    """The fields of two persons of which either is known; units by their names."""
    labels = names("members")
    both = [(f, _shown(mine, f, named), _shown(theirs, f, named)) for f in COMPARED]
    return [Beside(labels[field], left, right) for field, left, right in both if left or right]


def _shown(values: Mapping[str, Any], field: str, named: Mapping[str, str]) -> str:
    value = values.get(field)
    kind = {"cell": "organisation", "establishment": "establishment"}.get(field)
    return named.get(f"{kind}:{value}") or readable(value, field)
