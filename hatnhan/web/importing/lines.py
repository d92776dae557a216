"""Rows of a file as they are shown: what was read, and beside each cell what was said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from hatnhan.capture import decisions, questions
from hatnhan.capture.model import Verdict
from hatnhan.capture.models import StagedRow
from hatnhan.web.importing.values import cut, read_as, readable
from hatnhan.web.importing.words import SIGNS, SKIPPED, VERDICTS, names
from hatnhan.web.journal import called

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

GRAVITY = {verdict: place for place, verdict in enumerate(Verdict)}
TYPED = "date_text"
OF_UNITS = frozenset({"already_there", "establishment_by_cell", "cell_by_establishment"})
"""What is said under these was read as a unit or a person, whose name the sentence has."""
UNITS = {
    "cell": "organisation",
    "establishment": "establishment",
    "place": "place",
    "parent": "organisation",
}
"""Fields whose values are ids of units, once these were found."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of a row and what it was read as."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a name may mean."""

    id: str
    name: str
    parent: str
    distance: str
    """How far the names lie apart; empty where they are the same."""


@dataclass(frozen=True, slots=True)
class Said:
    """One trouble beside its cell."""

    code: str
    verdict: Verdict
    column: str
    raw: str
    read: str
    message: str
    remedy: str
    candidates: list[Candidate]
    """Units that may be meant."""
    chosen: bool
    """Whether a choice among them decides."""
    apart: bool
    """Whether it can be said to be none of them."""
    asked: bool
    """Whether it is asked once about the whole file."""
    rows: tuple[int, ...]

    @property
    def sign(self) -> str:
        """Its verdict without colour."""
        return SIGNS[self.verdict]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file."""

    id: int
    sheet: str
    row: int
    verdict: Verdict
    skipped: str
    cells: list[Shown]
    said: list[Said]

    @property
    def sign(self) -> str:
        """Its verdict without colour."""
        return SIGNS[self.verdict]

    @property
    def word(self) -> StrPromise:
        """Its verdict in words."""
        return VERDICTS[self.verdict]


def lines(rows: Iterable[StagedRow], kind: str) -> list[Line]:
    """Stored rows as shown, units by their names."""
    stored = [(row, json.loads(row.values)) for row in rows]
    named = called(
        {
            f"{what}:{values[field]}"
            for _row, values in stored
            for field, what in UNITS.items()
            if isinstance(values.get(field), str)
        }
    )
    return [_line(row, values, kind, named) for row, values in stored]


def _line(row: StagedRow, values: dict[str, Any], kind: str, named: Mapping[str, str]) -> Line:
    verdict = Verdict(row.verdict)
    skipped = str(values.get("skipped", "")) if verdict is Verdict.SKIPPED else ""
    return Line(
        id=row.pk,
        sheet=row.sheet,
        row=row.row,
        verdict=verdict,
        skipped=str(SKIPPED.get(skipped, skipped)),
        cells=shown(values, kind, named),
        said=together(
            sorted(
                (said_of(trouble, values, kind) for trouble in json.loads(row.troubles)),
                key=lambda said: -GRAVITY[said.verdict],
            )
        ),
    )


def together(said: list[Said]) -> list[Said]:
    """The same with dates that are typed as they are read in one line: they need no look."""
    plain = [one for one in said if one.code == TYPED and one.raw == one.read]
    if not plain:
        return said
    columns = ", ".join(one.column for one in plain)
    message = gettext("Ngày viết dạng chữ, đọc theo ngày/tháng/năm.")
    once = replace(plain[0], column=columns, raw="", read="", message=message)
    return [*(one for one in said if one not in plain), once]


def shown(values: Mapping[str, Any], kind: str, named: Mapping[str, str]) -> list[Shown]:
    """What a row was read as, its name first, empty fields left out."""
    labels = names(kind)
    keys = [key for key in values if key in labels and not (key == "place" and "commune" in values)]
    keys.sort(key=lambda key: key != "name")
    found = [(labels[key], _named(values[key], key, named)) for key in keys]
    return [Shown(name, text) for name, text in found if text]


def _named(value: Any, field: str, named: Mapping[str, str]) -> str:
    return named.get(f"{UNITS.get(field)}:{value}") or readable(value, field)


def said_of(
    trouble: Mapping[str, Any], values: Mapping[str, Any] | None = None, kind: str = ""
) -> Said:
    """A trouble as shown, from how it and the row's values are stored."""
    given = [c for c in trouble.get("candidates") or () if "born" not in c and c.get("name")]
    return Said(
        code=str(trouble.get("code", "")),
        verdict=Verdict(trouble.get("verdict") or Verdict.WARNED),
        column=str(trouble.get("column") or ""),
        raw=cut(trouble.get("raw")),
        read="" if trouble.get("code") in OF_UNITS else read_as(trouble.get("value")),
        message=str(trouble.get("message") or ""),
        remedy=str(trouble.get("remedy") or ""),
        candidates=[candidate(each) for each in given],
        chosen=bool(decisions.unit_key(trouble, values or {})),
        apart=bool(decisions.apart_keys(trouble, values or {})),
        asked=questions.asks(kind, trouble),
        rows=tuple(trouble.get("rows") or ()),
    )


def candidate(given: Mapping[str, Any]) -> Candidate:
    """A unit that may be meant, with how far its name is from the one in the cell."""
    distance = given.get("distance")
    far = f"khác {readable(distance)} ký tự" if distance else ""
    until = given.get("until")
    parent = readable(given.get("parent"))
    lived = f"đến {until}" if until else ""
    where = ", ".join(part for part in (parent, lived) if part)
    return Candidate(str(given.get("id", "")), readable(given.get("name")), where, far)
