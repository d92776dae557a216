"""What the neighbours of a percentage tell of its base: lists keep one base throughout."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hatnhan.prose.model import Kind, Verdict
from hatnhan.prose.relations.bases import base_nouns, counts
from hatnhan.prose.relations.claims import Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.judge import Judged, holds, is_cut
from hatnhan.prose.relations.tree import Entry

REACH = 2
"""How many sentences away a neighbour may stand."""
ENOUGH = 1
"""How many neighbours must share a base before it is taken for this one's."""


def by_example(draft: Draft, judged: Sequence[Judged]) -> list[Judged]:
    """Judge again the shares whose base is not printed beside them, by the base of their neighbours."""
    shares = _Near(draft, [one for one in judged if _is_share(one)])
    judged = [_agreeing(one, shares) for one in judged]
    known = [one for one in judged if _is_share(one) and one.verdict is Verdict.HOLDS]
    holding = _Near(draft, known)
    return [_again(draft, one, holding) for one in judged]


class _Near:
    """Shares by their sentences, so that the neighbours of one are found at once."""

    def __init__(self, draft: Draft, shares: Sequence[Judged]) -> None:
        self._draft = draft
        self._shares = shares
        self._of: dict[int, list[int]] = defaultdict(list)
        """The places in their order of the shares of each sentence."""
        for place, share in enumerate(shares):
            self._of[self._sentence(share.reading.left[0])].append(place)

    def to(self, rate: Entry) -> list[Judged]:
        """The shares a few sentences from a rate at most, in their order."""
        at = self._sentence(rate)
        places = [p for n in range(at - REACH, at + REACH + 1) for p in self._of.get(n, ())]
        return [self._shares[place] for place in sorted(places)]

    def _sentence(self, rate: Entry) -> int:
        return self._draft.sentence_of(rate).number


def _is_share(one: Judged) -> bool:
    reading = one.reading
    return (
        one.claim.kind is Kind.PERCENT and reading.shape == "share"
        and len(reading.base) == 1 and bool(reading.terms)
    )  # fmt: skip


def _agreeing(one: Judged, shares: _Near) -> Judged:
    """Of several bases that give a rate, the one that gives its neighbours too."""
    if (
        not _is_share(one)
        or one.verdict is not Verdict.HOLDS
        or one.reading not in one.claim.others
    ):
        return one
    possible = [r for r in one.claim.others if len(r.base) == 1 and holds(r)]
    if len(possible) < 2:
        return one
    near = [other for other in shares.to(one.reading.left[0]) if other is not one]
    votes = Counter(
        reading.base[0].figure.id
        for other in near
        for reading in (*other.claim.readings, *other.claim.others)
        if len(reading.base) == 1 and holds(reading)
    )
    best = max(possible, key=lambda reading: votes[reading.base[0].figure.id])
    return replace(one, reading=best)


def _again(draft: Draft, one: Judged, known: _Near) -> Judged:
    open_share = one.verdict is Verdict.UNDETERMINED and one.claim.missing == "base"
    if not open_share or one.reading.shape != "share":
        return one
    if one.claim.rule != "share-of" or "chỉ tiêu" in one.reading.why:
        return one
    base = _shared_base(draft, one, known)
    nouns = base_nouns(one.reading.left[0])
    if base is not None and nouns and not counts(base, nouns):
        return one  # the words name another base
    if base is None or base.figure.value < one.reading.terms[0].figure.value:
        return one
    reading = Reading(
        "share", one.reading.left, one.reading.terms, (base,),
        why="cùng mẫu số với các tỷ lệ bên cạnh",
    )  # fmt: skip
    verdict = Verdict.ROUNDING if is_cut(reading) else Verdict.FAILS
    return Judged(one.claim, reading, verdict)


def _shared_base(draft: Draft, one: Judged, known: _Near) -> Entry | None:
    rate, count = one.reading.left[0], one.reading.terms[0]
    near = [
        other.reading
        for other in known.to(rate)
        if other.reading.terms[0].kind == count.kind
        and other.reading.terms[0] is not count
        and _alike(other.reading.left[0], rate)
    ]
    votes = Counter(reading.base[0].figure.value for reading in near)
    if not votes:
        return None
    value, most = votes.most_common(1)[0]
    same = [r for r in near if draft.apart(r.left[0], rate) == 0]
    if len(votes) > 1 or (most < 2 and len(same) < ENOUGH):
        return None
    return next(r.base[0] for r in near if r.base[0].figure.value == value)


def _alike(one: Entry, other: Entry) -> bool:
    """Whether both stand in brackets, or neither."""
    return (one.level.parent is None) == (other.level.parent is None)
