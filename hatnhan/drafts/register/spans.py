"""Stretches of a text in its order, found quickly however many there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class Span(Protocol):
    """The characters [start, end) of a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""


S = TypeVar("S", bound=Span)


class Spans(Generic[S]):
    """Spans that do not overlap, in the order of the text."""

    def __init__(self, items: Sequence[S]) -> None:
        self._items = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self._items]

    def __iter__(self) -> Iterator[S]:
        return iter(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    def inside(self, start: int, end: int) -> list[S]:
        """Those that lie wholly in the characters [start, end)."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = self._items[low:high]
        return found[:-1] if found and found[-1].end > end else found

    def last(self, start: int, end: int) -> S | None:
        """The last of them; None when there is none."""
        high = bisect_left(self._starts, end)
        while high and self._starts[high - 1] >= start:
            if self._items[high - 1].end <= end:
                return self._items[high - 1]
            high -= 1
        return None
