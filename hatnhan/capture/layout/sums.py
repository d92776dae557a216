"""Totals that a sheet prints: check sums of the lines above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hatnhan.capture.model import Cell, RawRow


def check_sum(
    sums: Mapping[str, Cell], row: int, label: str, count: int | None, covered: Sequence[RawRow]
) -> dict[str, Cell]:
    """A total with where it stands, what it says and the lines that it sums."""
    found = dict(sums)
    found["@row"] = Cell(row, str(row))
    if label:
        found["@label"] = Cell(label, label)
    if count is not None:
        found["@count"] = Cell(count, label)
    if covered:
        found["@from"] = Cell(covered[0].row, str(covered[0].row))
        found["@to"] = Cell(covered[-1].row, str(covered[-1].row))
    return found
