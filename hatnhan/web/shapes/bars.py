"""Bars of the six states: lengths in per cent of the whole, as SVG attributes want them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hatnhan.indicators.catalogue import named_sums
from hatnhan.web.labels import STATES, State

GAP = 0.35
"""White between two pieces, in per cent of the bar."""
LEAST = 0.7
"""Shortest piece that is drawn: one village among three thousand is still seen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One state in a bar: where it begins and how long it is (per cent), and its count."""

    state: State
    count: int
    x: str
    width: str


def bar(counts: Mapping[str, int]) -> list[Piece]:
    """The pieces of a bar, best state first; states with nothing are left out."""
    present = [(state, counts.get(state.code, 0)) for state in STATES if counts.get(state.code, 0)]
    total = sum(count for _, count in present)
    if not total:
        return []
    free = 100 - GAP * (len(present) - 1)
    raw = [max(free * count / total, LEAST) for _, count in present]
    scale = free / sum(raw)
    pieces, at = [], 0.0
    for (state, count), length in zip(present, raw, strict=True):
        pieces.append(Piece(state, count, f"{at:.3f}%", f"{length * scale:.3f}%"))
        at += length * scale + GAP
    return pieces


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of establishment, or all of them: the three groups of the resolution and the bar."""

    code: str
    no_member: int
    without_cell: int
    with_cell: int
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All establishments of the row."""
        return self.no_member + self.without_cell + self.with_cell

    @property
    def pieces(self) -> list[Piece]:
        """The bar of the row."""
        return bar(self.counts)


def row(code: str, counts: Mapping[str, int], *, joint: bool = False) -> Row:
    """One row: the three groups of the resolution. `joint` is the programme's setting whether a
    joint cell counts as having one.
    """
    no_member, without_cell, with_cell = named_sums(joint_counts_as_cell=joint)
    return Row(
        code=code,
        no_member=no_member.count({"": counts}),
        without_cell=without_cell.count({"": counts}),
        with_cell=with_cell.count({"": counts}),
        counts=counts,
    )


def together(coverage: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The states of all kinds added up."""
    return {
        state.code: sum(kind.get(state.code, 0) for kind in coverage.values()) for state in STATES
    }


def count(states: Iterable[str]) -> Counter[str]:
    """How many there are of each state."""
    return Counter(states)
