"""Establishments of a list against each other: named twice, or so alike that one asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hatnhan.capture.model import Row, Trouble, Verdict
from hatnhan.capture.rows import which
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
            these = [other for other in some if other is row or _alike(row, other)]
            if len(these) > 1:
                _hold(row, these)


def _alike(one: Row, other: Row) -> bool:
    return looks_like(str(one.values["name"]), str(other.values["name"]))


def _hold(row: Row, these: list[Row]) -> None:
    name = str(row.values["name"])
    same = all(names.exact(str(other.values["name"])) == names.exact(name) for other in these)
    numbers = which.numbers(these)
    called = ", ".join(dict.fromkeys(f"“{one.values['name']}”" for one in these))
    message = (
        f"Các dòng {numbers} cùng là {called} trong một xã."
        if same
        else f"Các dòng {numbers} có tên gần giống trong một xã: {called}."
    )
    row.facts = []
    row.troubles.append(
        Trouble(
            "duplicate_in_file" if same else "look_alike",
            Verdict.HELD,
            message,
            "Giữ một dòng nếu là một cơ sở; sửa tên nếu là hai cơ sở khác nhau.",
            **which.others(row, these),
        )
    )
