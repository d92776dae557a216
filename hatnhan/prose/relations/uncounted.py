"""Rates whose count is not printed: "nữ chiếm 69 %" of 68 members.

It can only be asked whether some whole number gives them (the granularity test of Brown and
Heathers, 2016).
"""

from __future__ import annotations

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.judge import may_be_whole
from hatnhan.prose.relations.lexicon import MEAN
from hatnhan.prose.relations.tree import Entry, words

FEW = 5
"""The least count of which a rate is asked whether a whole number gives it."""


def of_nearest(draft: Draft, rate: Entry) -> Claim | None:
    """The claim that a rate is of a count of people before it: the nearest that can give it."""
    near = [
        base
        for base in draft.earlier(rate, 12)
        if draft.apart(base, rate) <= 2 and base.kind == "person"
        and draft.is_base(base) and base.figure.value >= FEW
        and not MEAN.search(words(base.lead))
    ]  # fmt: skip
    claims = [_without_count(draft, rate, base) for base in near]
    if claims and claims[0].firm:
        return claims[0]
    return next((c for c in claims if may_be_whole(c.readings[0])), next(iter(claims), None))


def _without_count(draft: Draft, rate: Entry, base: Entry) -> Claim:
    """The claim that a rate is of a count; firm where no other count can be meant."""
    here = draft.apart(base, rate) == 0
    reading = Reading("share", (rate,), (), (base,), why="tử số không in trong bài")
    start, end = base.figure.start, rate.figure.end
    return Claim(
        Kind.PERCENT, "share-without-count", [reading], here and _only_count(base, rate),
        start, end, missing="numerator", quiet=not here,
    )  # fmt: skip


def _only_count(base: Entry, rate: Entry) -> bool:
    """Whether a count stands alone before its rates: "46 đảng viên, nữ chiếm 40 %, …"."""
    if (
        base.figure.qualifier
        or rate.figure.qualifier
        or base.levels
        or base.level is not rate.level
    ):
        return False
    between = base.level.entries[base.place + 1 : rate.place]
    first = not any(entry.kind == "person" for entry in base.level.entries[: base.place])
    said = [token.text for entry in (*between, rate) for token in entry.gap]
    return first and all(entry.is_rate for entry in between) and ";" not in said
