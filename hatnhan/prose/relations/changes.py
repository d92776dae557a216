"""Rules of change: from A to B, so many more or less, by so many per cent, so many times."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.bases import planned
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.elsewhere import (
    after_change,
    by_value,
    growth_by_value,
    kin,
    points,
    times_by_value,
    worth,
)
from hatnhan.prose.relations.lexicon import DOWN, EXCEED, GROWTH, INFLOW, MEAN, OUTFLOW
from hatnhan.prose.relations.moves import (
    Move,
    concerns,
    former,
    grown,
    moves_of,
    named_beside,
    of_move,
    rate_before,
)
from hatnhan.prose.relations.rates import of_change, role
from hatnhan.prose.relations.tree import Entry, Sentence, words


def changes(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Each growth or difference that the sentence states of two of its figures."""
    moves = list(moves_of(sentence))
    for entry in sentence.entries:
        claim = _change(draft, entry, moves)
        if claim is not None:
            yield claim


def _change(draft: Draft, entry: Entry, moves: list[Move]) -> Claim | None:
    said = words(entry.lead)
    if MEAN.search(said):
        return None
    if entry.figure.unit == "%" and after_change(entry) is not None:
        return _worth_of_move(entry, moves) or _worth_beside(draft, entry) or worth(draft, entry)
    if entry.figure.unit == "lần":
        return _times(draft, entry, moves)
    if EXCEED.search(said) and not entry.is_rate:
        return _over_plan(draft, entry)
    if any(entry in pair for pair in moves):
        return None
    if entry.figure.unit == "%" and of_change(entry):
        return _of_its_change(draft, entry, moves)
    if entry.figure.unit == "%" and role(entry) != "growth":
        return None
    flows = INFLOW.search(said) or OUTFLOW.search(said)
    if not GROWTH.search(said) and not (flows and any(entry.after is e for e, _l in moves)):
        return None
    for earlier, later in moves:
        if concerns(entry, earlier, later):
            return of_move(entry, earlier, later)
    return _compared(draft, entry)


def _worth_of_move(entry: Entry, moves: list[Move]) -> Claim | None:
    """The rate of a difference between two figures: "từ 489 xuống 297, giảm 192, tương ứng 39,26 %"."""
    change = after_change(entry)
    for earlier, later in moves:
        if change is not None and concerns(change, earlier, later):
            reading = Reading("share", (entry,), (change,), (earlier,))
            others = [Reading("growth", (entry,), (later,), (earlier,))]
            start, end = earlier.figure.start, entry.figure.end
            return Claim(
                Kind.PERCENT, "growth-of-change", [reading], True, start, end, others=others
            )
    return None


def _worth_beside(draft: Draft, entry: Entry) -> Claim | None:
    """The same where the former figure stands in a bracket: "tăng 20 so với năm trước (100), tức 20 %"."""
    change = after_change(entry)
    if change is None:
        return None
    later, earlier = grown(draft, change), named_beside(change, None)
    if later is None or earlier is None or later.is_rate or earlier.is_rate:
        return None
    reading = Reading("growth", (entry,), (later,), (earlier,))
    start, end = later.figure.start, entry.figure.end
    return Claim(Kind.PERCENT, "growth-compared", [reading], True, start, end)


def _compared(draft: Draft, entry: Entry) -> Claim | None:
    """A change against a figure named in a bracket after it, or not printed at all."""
    if not GROWTH.search(words(entry.lead)):
        return None
    later = grown(draft, entry)
    earlier = named_beside(entry, later)
    if earlier is not None and earlier.is_rate and (later is None or not later.is_rate):
        later = rate_before(entry)
    if later is not None and earlier is None:
        earlier = former(draft, later, entry)
    if entry.figure.unit in ("%", "điểm %") and later is None:
        return points(draft, entry) or growth_by_value(draft, entry)
    if entry.figure.unit == "%":
        return None if later is None else _growth(draft, entry, later, earlier)
    if later is None or earlier is None or later.is_rate != earlier.is_rate:
        return by_value(draft, entry, later, earlier)
    up = later.figure.value >= earlier.figure.value
    reading = Reading("difference", (entry,), (later, earlier), signs=(1, -1) if up else (-1, 1))
    start, end = later.figure.start, max(entry.figure.end, earlier.figure.end)
    others = [
        Reading("difference", (entry,), (one, earlier), signs=signs)
        for one in _alike(draft, entry, later, earlier)
        for signs in ((1, -1), (-1, 1))
    ]
    return Claim(Kind.DIFFERENCE, "difference-compared", [reading], True, start, end, others=others)


def _alike(draft: Draft, entry: Entry, later: Entry, earlier: Entry) -> list[Entry]:
    """Other figures before a change that may be what has changed."""
    near = [e for e in draft.earlier(entry, 12) if draft.is_base(e) and draft.apart(e, entry) <= 1]
    return [e for e in near if kin(e, later) and e is not later and e is not earlier]


def _over_plan(draft: Draft, entry: Entry) -> Claim | None:
    """By how many a plan was exceeded or missed: "chỉ tiêu 90, kết nạp 104, vượt 14"."""
    done = entry.before
    if done is None or done.is_rate:
        return None
    for plan in planned(draft, entry, done):
        up = done.figure.value >= plan.figure.value
        reading = Reading("difference", (entry,), (done, plan), signs=(1, -1) if up else (-1, 1))
        start = min(plan.figure.start, done.figure.start)
        return Claim(Kind.DIFFERENCE, "over-plan-by", [reading], True, start, entry.figure.end)
    return None


def _of_its_change(draft: Draft, entry: Entry, moves: list[Move]) -> Claim | None:
    """The rate of a change: "nhiều hơn 2008 là 12.308 (6,66 %)", "tăng 30 (25 %) từ 120 lên 150"."""
    change = entry.level.parent
    if change is None:
        return None
    for earlier, later in moves:
        if concerns(change, earlier, later):
            return of_move(entry, earlier, later)
    later_one = grown(draft, change)
    if later_one is None or later_one.is_rate:
        return None
    down = bool(DOWN.search(words(change.lead)))
    reading = Reading("growth", (entry,), (change,), (later_one,), step=-1 if down else 1)
    share = Reading("share", (entry,), (change,), (later_one,), why="so với số sau")
    start, end = later_one.figure.start, entry.figure.end
    return Claim(Kind.PERCENT, "growth-of-change", [reading], True, start, end, others=[share])


def _growth(draft: Draft, entry: Entry, later: Entry, earlier: Entry | None) -> Claim | None:
    start, end = min(later.figure.start, entry.figure.start), entry.figure.end
    if later.is_rate:
        if earlier is None:
            return points(draft, entry)
        up = later.figure.value >= earlier.figure.value
        apart = Reading("difference", (entry,), (later, earlier), signs=(1, -1) if up else (-1, 1))
        grown = Reading("growth", (entry,), (later,), (earlier,))
        return Claim(Kind.DIFFERENCE, "points-compared", [apart], True, start, end, others=[grown])
    if earlier is not None:
        reading = Reading("growth", (entry,), (later,), (earlier,))
        others = [Reading("growth", (entry,), (earlier,), (later,), why="số trước nêu sau")]
        others += [
            Reading("growth", (entry,), (one,), (earlier,))
            for one in _alike(draft, entry, later, earlier)
        ]
        return Claim(Kind.PERCENT, "growth-compared", [reading], True, start, end, others=others)
    down = bool(DOWN.search(words(entry.lead)))
    bare = Reading(
        "growth", (entry,), (later,), step=-1 if down else 1, why="số kỳ trước không in trong bài"
    )
    claim = Claim(Kind.PERCENT, "growth-unprinted", [bare], False, start, end, missing="base")
    for other in draft.earlier(later, 20):
        if other.is_rate or other.noun != later.noun or not other.figure.value:
            continue
        rising = other.figure.value < later.figure.value
        pair = (later, other) if rising != down else (other, later)  # either may be told first
        claim.others.append(
            Reading(
                "growth", (entry,), pair[:1], pair[1:], why="so với số nêu ở chỗ khác trong bài"
            )
        )
    return claim


def _times(draft: Draft, entry: Entry, moves: list[Move]) -> Claim | None:
    """So many times: "từ 120 lên 180, tăng 1,5 lần"; the earlier figure may stand in a bracket."""
    later: Entry | None = None
    earlier: Entry | None = None
    for first, second in moves:
        if concerns(entry, first, second):
            earlier, later = first, second
    if later is None:
        later = grown(draft, entry)
        earlier = named_beside(entry, later)
        if later is not None and earlier is None:
            earlier = former(draft, later, entry)
    if later is None or earlier is None or later.is_rate or earlier.is_rate:
        return times_by_value(draft, entry)
    if DOWN.search(words(entry.lead)):
        later, earlier = earlier, later
    reading = Reading("multiple", (entry,), (later,), (earlier,))
    added = Reading("growth", (entry,), (later,), (earlier,), why="tăng thêm từng ấy lần")
    start = min(entry.figure.start, earlier.figure.start, later.figure.start)
    end = max(entry.figure.end, earlier.figure.end, later.figure.end)
    others = [added]
    others += [
        Reading("multiple", (entry,), (one,), (earlier,))
        for one in _alike(draft, entry, later, earlier)
    ]
    return Claim(Kind.RATIO, "multiple", [reading], True, start, end, others=others)
