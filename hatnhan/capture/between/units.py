"""Establishments of a list against each other: named twice, or so alike that one asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hatnhan.capture.model import Row, Trouble, Verdict
from hatnhan.capture.rows.establishments import looks_like
from hatnhan.capture.units import names


def inside(rows: Sequence[Row]) -> None:
    """Hold rows of one commune whose names are the same, or may be."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        name, place = row.values.get("name"), row.values.get("place")
        if name and place:
            groups[str(place), names.plain("establishment", str(name))].append(row)
    for some in groups.values():
        for row in some:
            alike = [other for other in some if other is not row and _alike(row, other)]
            if alike:
                _hold(row, alike)


def _alike(one: Row, other: Row) -> bool:
    return looks_like(str(one.values["name"]), str(other.values["name"]))


def _hold(row: Row, alike: list[Row]) -> None:
    name = str(row.values["name"])
    same = all(names.exact(str(other.values["name"])) == names.exact(name) for other in alike)
    numbers = tuple(other.row for other in alike)
    both = sorted((row.row, *numbers))
    which = ", ".join(str(number) for number in both)
    called = ", ".join(dict.fromkeys(f"“{r.values['name']}”" for r in (row, *alike)))
    message = (
        f"Các dòng {which} cùng là {called} trong một xã."
        if same
        else f"Các dòng {which} có tên gần giống trong một xã: {called}."
    )
    row.facts = []
    row.troubles.append(
        Trouble(
            "duplicate_in_file" if same else "look_alike",
            Verdict.HELD,
            message,
            "Giữ một dòng nếu là một cơ sở; sửa tên nếu là hai cơ sở khác nhau.",
            rows=numbers,
        )
    )
