"""A list to be written, and its form for programs: CSV that no spreadsheet will run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""A cell of a CSV that begins so is run as a formula by spreadsheet programs."""

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list to write: its title, columns (name, width, kind), and rows."""

    name: str
    title: str
    columns: Sequence[tuple[str, float, Literal["text", "count"]]]
    rows: Sequence[Sequence[Value]]


def inert(value: Value) -> str:
    """A cell of a CSV that no spreadsheet will run; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.lstrip(" ").startswith(LIVE) else value


def to_csv(sheet: Sheet) -> bytes:
    """The list as CSV; the mark at its start makes Excel read the letters as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([name for name, _, _ in sheet.columns])
    writer.writerows([[inert(value) for value in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")
