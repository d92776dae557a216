"""Rows of a file as they are spoken of: by their numbers, with their sheets where these differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from hatnhan.capture.model import Row


class Others(TypedDict):
    """Of a `Trouble`: the other rows that it speaks of."""

    rows: tuple[int, ...]
    sheets: tuple[str, ...]


def numbers(rows: Sequence[Row]) -> str:
    """As in "2, 5", or "2 (trang “A”), 5 (trang “B”)"."""
    if len({row.sheet for row in rows}) == 1:
        return ", ".join(str(row.row) for row in rows)
    return ", ".join(f"{row.row} (trang “{row.sheet}”)" for row in rows)


def others(row: Row, rows: Iterable[Row]) -> Others:
    """The rows beside one, and their sheets where one of them lies on another."""
    beside = [other for other in rows if other is not row]
    apart = any(other.sheet != row.sheet for other in beside)
    return {
        "rows": tuple(other.row for other in beside),
        "sheets": tuple(other.sheet or "" for other in beside) if apart else (),
    }
