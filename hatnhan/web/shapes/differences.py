"""Two answers side by side, what is equal left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hatnhan.indicators import catalogue
from hatnhan.web.shapes.figures import flat

HEADS = {
    "coverage": "Cơ sở",
    "members": "Đảng viên",
    "organisations": "Tổ chức đảng",
    "direct": "Tổ chức trực thuộc",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in both answers."""

    name: str
    path: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one part of the answer."""

    name: str
    rows: list[Row]


def groups(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Group]:
    """Figures that differ, by the part of the answer they stand in, in its order."""
    was, now = dict(flat(before)), dict(flat(after))
    paths = [path for path in dict.fromkeys([*now, *was]) if was.get(path, 0) != now.get(path, 0)]
    found = []
    for code, name in HEADS.items():
        rows = [
            Row(catalogue.describe(path).name, path, was.get(path, 0), now.get(path, 0))
            for path in paths
            if path.split(".")[0] == code
        ]
        if rows:
            found.append(Group(name, rows))
    return found
