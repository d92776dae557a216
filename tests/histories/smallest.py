"""The shortest history that still shows a difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.oracle.lines import Body


def smallest(lines: Sequence[Body], shows: Callable[[list[Body]], bool]) -> list[Body]:
    """Leave out lines one by one as long as ``shows`` holds, to the end.

    References of corrections and annulments are renumbered; those whose recording goes, go too.
    """
    best = list(lines)
    changed = True
    while changed:
        changed = False
        for index in range(len(best) - 1, -1, -1):
            shorter = without(best, index)
            if shorter is not None and shows(shorter):
                best = shorter
                changed = True
                break
    return best


def without(lines: Sequence[Body], index: int) -> list[Body] | None:
    """The lines without one of them, None if another names it as a recording."""
    found = []
    for line in [*lines[:index], *lines[index + 1 :]]:
        of = line.get("of")
        if of == index + 1:
            return None
        found.append({**line, "of": of - 1} if of is not None and of > index + 1 else line)
    return found
