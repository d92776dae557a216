"""The sentences at the head of lists: how many, of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hatnhan.domain.vietnamese import number
from hatnhan.web.labels import ESTABLISHMENT_KINDS, STATE, ZONES, label
from hatnhan.web.shapes import bars

GROUPS = {"no_cell": "chưa có chi bộ", "with_cell": "đã có chi bộ"}


def establishments(found: Sequence[Any], wanted: Any, total: int) -> str:
    """What a list of establishments comes to."""
    if not wanted.any:
        row = bars.row("", bars.count(line.state for line in found))
        tail = f"; {number(row.no_member)} nơi chưa có đảng viên" if row.no_member else ""
        return f"{number(total)} cơ sở, {number(row.with_cell)} nơi đã có chi bộ{tail}"
    what = label(ESTABLISHMENT_KINDS, wanted.kind) if wanted.kind else "cơ sở"
    state = str(GROUPS.get(wanted.state) or STATE[wanted.state].name) if wanted.state else ""
    parts = [" ".join(filter(None, [number(len(found)), what, state]))]
    if wanted.support:
        parts.append("chưa giao chi bộ giúp đỡ")
    if wanted.zone:
        parts.append(label(ZONES, wanted.zone))
    text = ", ".join(parts)
    return f"{text}, tìm theo “{wanted.q}”" if wanted.q else text
