"""Zones of an establishment, from columns of marks and from a column of zone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from hatnhan.capture.model import Cell
from hatnhan.capture.values import words
from hatnhan.capture.values.marks import marked
from hatnhan.capture.values.read import Context, Read
from hatnhan.domain.facts.establishments import ZONES
from hatnhan.domain.text import bare

_NUMBERED: Final = re.compile(r"(?:khu vuc|kv|vung|xa khu vuc|xa kv)?\s*(iii|ii|i|[123])")
_NUMBER: Final = {"i": 1, "ii": 2, "iii": 3, "1": 1, "2": 2, "3": 3}
_NAMED: Final = {
    "specially_difficult": r"(?:ban |thon )?(?:dbkk|dac biet kho khan|dac biet kk)",
    "border": r"(?:ban |xa )?(?:bien gioi|bg|giap bien)",
    "remote": r"(?:vung )?(?:sau|xa|sau,? xa|sau,? vung xa|vsvx)",
}


@cache
def reading(field: str) -> Callable[[Cell, Context], Read]:
    """The reader of a column: a zone marked in a column of its own, or "zone" for its number."""
    meaning = _meaning(field)
    return lambda cell, ctx: words.read(cell, ctx, meaning)


def _meaning(field: str) -> words.Reading:
    if field == "zone":
        return _number
    if field not in ZONES:
        raise KeyError(field)

    def meant(tidy: str, cell: Cell, ctx: Context) -> Read:
        mark = marked(tidy)
        if mark is not None:
            return Read(field if mark else None)
        if _says(field, bare(tidy)):
            return Read(field)
        message = f"Chưa rõ “{tidy}” trong cột “{ctx.column}” nghĩa là có hay không."
        return words.held(cell, ctx, "zone_mark", message, "Ghi x nếu có, để trống nếu không.")

    return meant


def _says(field: str, word: str) -> bool:
    numbered = _NUMBERED.fullmatch(word)
    if numbered is not None and field.startswith("zone_"):
        return field == f"zone_{_NUMBER[numbered[1]]}"
    return field in _NAMED and re.fullmatch(_NAMED[field], word) is not None


def _number(tidy: str, cell: Cell, ctx: Context) -> Read:
    numbered = _NUMBERED.fullmatch(bare(tidy).strip(" ."))
    if numbered is not None:
        return Read(f"zone_{_NUMBER[numbered[1]]}")
    if marked(tidy) is False:
        return Read(None)
    message = f"Không có khu vực “{tidy}”."
    return words.held(cell, ctx, "zone_unknown", message, "Ghi I, II hoặc III.")
