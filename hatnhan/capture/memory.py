"""What was confirmed once and is not asked again: layouts of an office, decisions of persons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hatnhan.capture.models import Decision, Layout


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


def decide(key: str, answer: object, *, who: str, now: datetime) -> None:
    """The answer to something that every later import would ask: `None` takes it back."""
    if answer is None:
        Decision.objects.filter(key=key).delete()
        return
    Decision.objects.update_or_create(key=key, defaults={"answer": answer, "who": who, "at": now})


def decisions() -> dict[str, Any]:
    """Everything decided so far, by what was asked."""
    return dict(Decision.objects.values_list("key", "answer"))
