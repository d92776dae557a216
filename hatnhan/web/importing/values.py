"""Values as rows hold them, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hatnhan.domain.vietnamese import day, number
from hatnhan.web import labels

CODES: Mapping[str, Mapping[str, Any]] = {
    "sex": labels.SEXES,
    "ethnic": labels.PEOPLES,
    "education": labels.EDUCATION,
    "status": labels.MEMBER_STATUS,
    "zones": labels.ZONES,
    "kind": {**labels.ESTABLISHMENT_KINDS, **labels.ORGANISATION_KINDS},
}
LONG = 200
"""Characters of a cell that are shown."""


def readable(value: Any, field: str = "") -> str:
    """A value in words: 10/02/2006, 3.814, nữ."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Mapping):
        return readable(value.get("name") or value.get("id"), field)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(readable(each, field) for each in value)
    if isinstance(value, date | datetime):
        return day(value if not isinstance(value, datetime) else value.date())
    return _text(str(value), field)


def _text(text: str, field: str) -> str:
    if field == text:
        return "có"
    if field in CODES and text in CODES[field]:
        return str(labels.label(CODES[field], text))
    parts = text[:10].split("-")
    dated = all(p.isascii() and p.isdigit() for p in parts) and len(parts[0]) == 4
    if dated and (len(text) <= 10 or text[10:11] in ("T", " ")):
        return "/".join(reversed(parts))
    return text if len(text) <= LONG else f"{text[:LONG]}…"


def read_as(value: Any) -> str:
    """What a cell was read as; codes in words, whatever the field."""
    for field in ("sex", "education", "zones", "kind"):
        if isinstance(value, str) and value in CODES[field]:
            return readable(value, field)
    return readable(value)


def cut(raw: object) -> str:
    """A cell as printed, not too long."""
    text = "" if raw is None else str(raw)
    return text if len(text) <= LONG else f"{text[:LONG]}…"
