"""Changes whose figures are told elsewhere in the draft: said only when some figures give them."""

from __future__ import annotations

from typing import Literal

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.judge import holds
from hatnhan.prose.relations.lexicon import EXCEED, GROWTH, WORTH
from hatnhan.prose.relations.tree import Entry, words

STEPS: tuple[Literal[1], Literal[-1]] = (1, -1)
FAR = 3
"""How many sentences back the terms of a change in points are looked for."""


def kin(one: Entry, other: Entry) -> bool:
    """Whether two figures may count the same thing, as far as their nouns tell."""
    return one.kind == other.kind or not one.kind or not other.kind


def by_value(
    draft: Draft, entry: Entry, later: Entry | None, earlier: Entry | None
) -> Claim | None:
    """A difference whose figures are told elsewhere; said only when two of them give it."""
    if entry.is_rate:
        return points(draft, entry)
    near = [
        e
        for e in draft.earlier(entry, 20)
        if draft.is_base(e) and (e.kind in (entry.kind, "") or not entry.kind or e.labelled)
    ]
    laters = [*([later] if later is not None and not later.is_rate else []), *near]
    formers = [earlier] if earlier is not None and not earlier.is_rate else near
    for one in laters:
        for other in formers:
            apart = abs(one.figure.value - other.figure.value)
            if apart == entry.figure.value and one is not other and apart:
                return _difference("difference-elsewhere", entry, one, other)
    return None


def points(draft: Draft, entry: Entry) -> Claim | None:
    """Percentage points between two rates told before; said only when two of them give it."""
    rates = [e for e in draft.earlier(entry, 8) if e.is_rate and draft.apart(e, entry) <= FAR]
    for index, one in enumerate(rates):
        for other in rates[index + 1 :]:
            if abs(one.figure.value - other.figure.value) == entry.figure.value:
                return _difference("points-elsewhere", entry, one, other)
    return None


def _difference(rule: str, entry: Entry, one: Entry, other: Entry) -> Claim:
    up = one.figure.value >= other.figure.value
    reading = Reading("difference", (entry,), (one, other), signs=(1, -1) if up else (-1, 1))
    figures = [each.figure for each in (entry, one, other)]
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    return Claim(Kind.DIFFERENCE, rule, [reading], False, start, end, quiet=True)


def growth_by_value(draft: Draft, entry: Entry) -> Claim | None:
    """A growth against a figure of its sentence: "so với cuối năm 2018 (59.287), tăng 1,4 %"."""
    near = [e for e in draft.earlier(entry, 20) if draft.is_base(e) and e.figure.value]
    for other in near:
        if draft.apart(other, entry) or "so với" not in words([*other.level.opened, *other.gap]):
            continue
        for now in near:
            reading = Reading("growth", (entry,), (now,), (other,))
            if kin(now, other) and now is not other and holds(reading):
                start, end = other.figure.start, entry.figure.end
                return Claim(
                    Kind.PERCENT, "growth-elsewhere", [reading], False, start, end, quiet=True
                )
    return None


def times_by_value(draft: Draft, entry: Entry) -> Claim | None:
    """So many times a figure told elsewhere; said only when two of the same noun give it."""
    near = [e for e in draft.earlier(entry, 20) if draft.is_base(e) and e.figure.value]
    for now in near:
        for other in near:
            if not kin(now, other) or now is other or GROWTH.search(words(now.lead)):
                continue
            reading = Reading("multiple", (entry,), (now,), (other,))
            if holds(reading):
                start = min(now.figure.start, other.figure.start)
                return Claim(
                    Kind.RATIO, "multiple-elsewhere", [reading], False, start, entry.figure.end,
                    quiet=True,
                )  # fmt: skip
    return None


def after_change(entry: Entry) -> Entry | None:
    """The change a rate puts in other words: "tăng 84 đảng viên, tương đương 6,0 %"."""
    change = entry.before
    if change is not None and change.before is not None and "so với" in words(change.gap):
        change = change.before  # "giảm 219 so với 318 đơn vị trước đó, tức giảm 68,87 %"
    if change is None or change.is_rate or not WORTH.search(words(entry.lead)):
        return None
    said = words(change.lead)
    return change if GROWTH.search(said) or EXCEED.search(said) else None


def worth(draft: Draft, entry: Entry) -> Claim | None:
    """The rate of a change told before it, by the former figure wherever it is printed."""
    change = after_change(entry)
    if change is None:
        return None
    bare = Reading("share", (entry,), (change,), why="số kỳ trước không in trong bài")
    near = [e for e in draft.earlier(change, 20) if draft.is_base(e) and kin(e, change)]
    others = [
        Reading("share", (entry,), (change,), (base,), why="so với số nêu ở chỗ khác trong bài")
        for base in near
    ]
    others += [
        Reading("growth", (entry,), (change,), (now,), step=step)
        for now in near[:3]
        for step in STEPS
    ]
    grown = near[0] if near else None
    others += [
        Reading("share", (entry,), (grown,), (base,), why="mẫu số nêu ở chỗ khác trong bài")
        for base in near[1:]
        if grown is not None
    ]
    start, end = change.figure.start, entry.figure.end
    return Claim(
        Kind.PERCENT, "change-in-percent", [bare], False, start, end, missing="base", others=others
    )
