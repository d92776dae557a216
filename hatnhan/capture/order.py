"""In which order the rows of a file are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from hatnhan.capture.model import Row

_BEARING: Final = frozenset(
    {"place_formed", "establishment_opened", "organisation_founded", "person_registered"}
)
_NAMING: Final = ("parent", "place", "cell", "establishment", "person", "into", "id")


def born(row: Row) -> list[str]:
    """The ids that a row brings into the register."""
    return [fact["id"] for fact in row.facts if fact["fact"] in _BEARING]


def named(row: Row) -> Iterator[str]:
    """The ids that the facts of a row speak of."""
    for fact in row.facts:
        for name in _NAMING:
            value: Any = fact.get(name)
            if isinstance(value, str):
                yield value


def ordered(rows: Iterable[Row]) -> list[Row]:
    """The rows that have facts: those that bring a unit before those that speak of it.

    Apart from that they keep the order of the file. Rows that need one another in a circle keep
    it too, and the register refuses them.
    """
    having = [row for row in rows if row.facts]
    bringing = {key: place for place, row in enumerate(having) for key in born(row)}
    done: list[Row] = []
    seen = [False] * len(having)
    for start in range(len(having)):
        stack = [(start, False)]
        while stack:
            place, ready = stack.pop()
            if ready:
                done.append(having[place])
            elif not seen[place]:
                seen[place] = True
                stack.append((place, True))
                needed = {bringing[key] for key in named(having[place]) if key in bringing}
                stack += [(other, False) for other in sorted(needed, reverse=True)]
    return done
