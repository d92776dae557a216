"""What was confirmed once and is not asked again: layouts of an office, decisions of persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, Final, cast

from hatnhan.capture.layout import signature as signature_of
from hatnhan.capture.layout import tables as tables_of
from hatnhan.capture.model import Kind, Workbook
from hatnhan.capture.models import Batch, Decision, Layout

_TOP: Final = 150
"""Rows among which the headings of a sheet are looked for."""
_MOST: Final = 50
"""Layouts of an office that are tried."""


def remember_layout(
    office: str, kind: str, signature: str, mapping: Mapping[str, Any], *, who: str, now: datetime
) -> None:
    """From now on a sheet with this signature is read so for this office."""
    Layout.objects.update_or_create(
        office=office,
        kind=kind,
        signature=signature,
        defaults={"mapping": dict(mapping), "who": who, "at": now},
    )


def layout(office: str, kind: str, signature: str) -> dict[str, Any] | None:
    """How such a sheet is read for this office, if it was ever confirmed."""
    found = Layout.objects.filter(office=office, kind=kind, signature=signature).first()
    return dict(found.mapping) if found else None


def known_mapping(office: str, kind: Kind, book: Workbook) -> dict[str, Any]:
    """How the tables of a workbook are read for this office; {} if that was never confirmed.

    A table may be one only by what was confirmed, so each layout of the office is tried.
    """
    for known in Layout.objects.filter(office=office, kind=kind).order_by("-at")[:_MOST]:
        if known.signature in _signatures(kind, book, known.mapping):
            return dict(known.mapping)
    return {}


def remember_mapping(batch: Batch, book: Workbook, *, now: datetime) -> None:
    """What was confirmed for a batch holds for the next workbooks laid out like it."""
    kind = cast("Kind", batch.kind)
    for signature in _signatures(kind, book, batch.mapping):
        if layout(batch.office, kind, signature) != batch.mapping:
            remember_layout(batch.office, kind, signature, batch.mapping, who=batch.actor, now=now)


def _signatures(kind: Kind, book: Workbook, mapping: Mapping[str, Any]) -> set[str]:
    """Of the tables that begin at the top of each sheet; with no heading known there is none."""
    sheets = tuple(
        replace(sheet, rows=dict(islice(sheet.rows.items(), _TOP))) for sheet in book.sheets
    )
    tables, _ = tables_of(replace(book, sheets=sheets), kind, mapping or None)
    return {signature_of(table) for table in tables}


def decide(key: str, answer: object, *, who: str, now: datetime) -> None:
    """The answer to something that every later import would ask: `None` takes it back."""
    if answer is None:
        Decision.objects.filter(key=key).delete()
        return
    Decision.objects.update_or_create(key=key, defaults={"answer": answer, "who": who, "at": now})


def decisions() -> dict[str, Any]:
    """Everything decided so far, by what was asked."""
    return dict(Decision.objects.values_list("key", "answer"))
