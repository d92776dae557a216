"""The fields of a recorded fact in words, for reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hatnhan.domain.vietnamese import day
from hatnhan.web import labels
from hatnhan.web.journal import called

NAMES = {
    "id": "Mã",
    "level": "Cấp",
    "kind": "Loại",
    "name": "Tên",
    "code": "Mã số",
    "parent": "Trực thuộc",
    "place": "Địa bàn",
    "sources": "Các đơn vị cũ",
    "source": "Đơn vị cũ",
    "into": "Đơn vị mới",
    "zones": "Vùng",
    "cell": "Chi bộ",
    "establishment": "Cơ sở",
    "person": "Người",
    "sex": "Giới tính",
    "born": "Sinh",
    "ethnic": "Dân tộc",
    "education": "Học vấn",
    "youth_union": "Đoàn viên",
    "status": "Tư cách",
    "reason": "Lý do",
    "decision_on": "Ngày quyết định",
    "children": "Đơn vị trực thuộc",
    "establishments": "Cơ sở",
    "members": "Đảng viên",
    "cells": "Chi bộ",
    "coverage": "Phụ trách",
    "note": "Ghi chú",
    "of": "Của lần ghi",
}
CODES: Mapping[str, Mapping[str, Any]] = {
    "level": labels.PLACE_LEVELS,
    "zones": labels.ZONES,
    "sex": labels.SEXES,
    "ethnic": labels.PEOPLES,
    "education": labels.EDUCATION,
    "status": labels.MEMBER_STATUS,
    "reason": labels.LEAVING,
    "kind": {**labels.ESTABLISHMENT_KINDS, **labels.ORGANISATION_KINDS},
}
"""Words for codes, by field."""
REFERENCES = {
    "cell": "organisation",
    "establishment": "establishment",
    "person": "person",
    "place": "place",
}
"""What the fields that name a subject name; `parent`, `into` and the like follow the fact's own subject."""
LIKE_SUBJECT = ("parent", "into", "source", "sources", "id")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, its value in words, and the page of the subject it names."""

    name: str
    value: str
    what: str = ""
    key: str = ""


def fields(body: Mapping[str, Any]) -> list[Field]:
    """The fields of a line, in its order; for a correction those of the fact it puts in place."""
    fact = body.get("body", body)
    subject = str(fact.get("fact", "")).partition("_")[0]
    named = called({f"{what}:{key}" for what, key in references(fact)})
    found = []
    for key, value in fact.items():
        if key in NAMES and value not in (None, "", [], {}):
            found.append(_field(key, value, subject, named))
    return found


def references(fact: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every subject a fact names: what it is and its key."""
    subject = str(fact.get("fact", "")).partition("_")[0]
    found = []
    for key, value in fact.items():
        what = REFERENCES.get(key) or (subject if key in LIKE_SUBJECT else "")
        if what:
            found += [(what, str(each)) for each in (value if isinstance(value, list) else [value])]
    return found


def _field(key: str, value: Any, subject: str, named: Mapping[str, str]) -> Field:
    what = REFERENCES.get(key) or (subject if key in LIKE_SUBJECT else "")
    if isinstance(value, list):
        return Field(NAMES[key], ", ".join(_word(key, str(each), what, named) for each in value))
    if isinstance(value, Mapping):
        return Field(NAMES[key], f"{len(value)} mục")
    if isinstance(value, bool):
        return Field(NAMES[key], "có" if value else "không")
    if key == "decision_on":
        return Field(NAMES[key], day(date.fromisoformat(value)))
    if key == "born":
        return Field(NAMES[key], "/".join(reversed(str(value).split("-"))))
    shown = _word(key, str(value), what, named)
    return Field(NAMES[key], shown, what if shown != str(value) else "", str(value))


def _word(key: str, value: str, what: str, named: Mapping[str, str]) -> str:
    if key == "id":
        return value
    if what:
        return named.get(f"{what}:{value}", value)
    return labels.label(CODES[key], value) if key in CODES else value
