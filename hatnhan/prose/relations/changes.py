"""Rules of change: from A to B, so many more or less, by so many per cent, so many times."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.bases import planned
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.judge import holds
from hatnhan.prose.relations.lexicon import (
    DOWN,
    EXCEED,
    FROM,
    GROWTH,
    INFLOW,
    MEAN,
    OUTFLOW,
    RAISED,
    TO,
    WORTH,
)
from hatnhan.prose.relations.rates import of_change, role
from hatnhan.prose.relations.subjects import own_count
from hatnhan.prose.relations.tree import Entry, Sentence, words


def changes(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Each growth or difference that the sentence states of two of its figures."""
    moves = list(_moves(sentence))
    for entry in sentence.entries:
        claim = _change(draft, entry, moves)
        if claim is not None:
            yield claim


def _moves(sentence: Sentence) -> Iterator[tuple[Entry, Entry]]:
    """The pairs of "từ 76 bản xuống còn 1 bản"."""
    for entry in sentence.entries:
        after = entry.after
        if after is None or not FROM.search(words(entry.lead)):
            continue
        if TO.search(words(after.gap)) and entry.is_rate == after.is_rate:
            yield entry, after


def _change(draft: Draft, entry: Entry, moves: list[tuple[Entry, Entry]]) -> Claim | None:
    said = words(entry.lead)
    if MEAN.search(said):
        return None
    if entry.figure.unit == "%" and _after_change(entry) is not None:
        return _worth(draft, entry)
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
        if _concerns(entry, earlier, later):
            return _of_move(entry, earlier, later)
    return _compared(draft, entry)


def _concerns(entry: Entry, earlier: Entry, later: Entry) -> bool:
    """Whether a change is that of the move: next to it, before or after, or in its bracket."""
    if entry.level.parent in (earlier, later):
        return True
    if entry.level is not later.level:
        return later.level.parent is entry
    if entry.place > later.place:
        between = entry.level.entries[later.place + 1 : entry.place]
        return all(GROWTH.search(words(e.lead)) for e in between) and not any(
            t.text in (";", ".") for e in [*between, entry] for t in e.gap
        )
    raised = RAISED.search(words(earlier.gap)) or GROWTH.search(words(entry.lead))
    return entry.place == earlier.place - 1 and bool(raised)


def _of_move(entry: Entry, earlier: Entry, later: Entry) -> Claim:
    start = min(entry.figure.start, earlier.figure.start)
    end = max(entry.figure.end, later.figure.end)
    if entry.figure.unit == "%" and not later.is_rate:
        reading = Reading("growth", (entry,), (later,), (earlier,))
        return Claim(Kind.PERCENT, "growth-from-to", [reading], True, start, end)
    signs = (1, -1) if later.figure.value >= earlier.figure.value else (-1, 1)
    reading = Reading("difference", (entry,), (later, earlier), signs=signs)
    others = []
    if entry.figure.unit == "%":  # of a rate: points or per cent of it, both are written
        others = [Reading("growth", (entry,), (later,), (earlier,))]
    return Claim(Kind.DIFFERENCE, "difference-from-to", [reading], True, start, end, others=others)


def _compared(draft: Draft, entry: Entry) -> Claim | None:
    """A change against a figure named in a bracket after it, or not printed at all."""
    if not GROWTH.search(words(entry.lead)):
        return None
    later = _grown(draft, entry)
    earlier = _named_in_bracket(entry, later)
    if earlier is not None and earlier.is_rate and (later is None or not later.is_rate):
        later = _rate_before(entry)
    if later is not None and earlier is None:
        earlier = former(draft, later)
    if entry.figure.unit in ("%", "điểm %") and later is None:
        return _points(draft, entry)
    if entry.figure.unit == "%":
        return None if later is None else _growth(draft, entry, later, earlier)
    if later is None or earlier is None or later.is_rate != earlier.is_rate:
        return _by_value(draft, entry, later, earlier)
    up = later.figure.value >= earlier.figure.value
    reading = Reading("difference", (entry,), (later, earlier), signs=(1, -1) if up else (-1, 1))
    start, end = later.figure.start, max(entry.figure.end, earlier.figure.end)
    return Claim(Kind.DIFFERENCE, "difference-compared", [reading], True, start, end)


def _by_value(
    draft: Draft, entry: Entry, later: Entry | None, earlier: Entry | None
) -> Claim | None:
    """A difference whose figures are told elsewhere; said only when two of them give it."""
    if entry.is_rate:
        return _points(draft, entry)
    near = [
        e
        for e in draft.earlier(entry, 20)
        if draft.is_base(e) and (e.kind in (entry.kind, "") or e.labelled)
    ]
    laters = [later] if later is not None and not later.is_rate else near
    formers = [earlier] if earlier is not None and not earlier.is_rate else near
    for one in laters:
        for other in formers:
            apart = abs(one.figure.value - other.figure.value)
            if apart == entry.figure.value and one is not other and apart:
                return _difference("difference-elsewhere", entry, one, other)
    return None


def _points(draft: Draft, entry: Entry) -> Claim | None:
    """Percentage points between two rates told before; said only when two of them give it."""
    rates = [e for e in draft.earlier(entry, 8) if e.is_rate and draft.apart(e, entry) <= 1]
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


def former(draft: Draft, later: Entry) -> Entry | None:
    """The same count at another time, just before: "năm 2019 có 64 chi bộ; năm 2020 có 72 chi bộ"."""
    for entry in draft.earlier(later, 3):
        if draft.apart(entry, later) or entry.level is not later.level:
            return None
        if entry.noun == later.noun and entry.is_rate == later.is_rate:
            times = (entry.figure.when, later.figure.when)
            return entry if None not in times and times[0] != times[1] else None
    return None


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


def _grown(draft: Draft, entry: Entry) -> Entry | None:
    """What has grown: the figure before, or the one its bracket hangs on."""
    if entry.figure.unit == "%":
        return own_count(draft, entry) or _rate_before(entry)
    if entry.figure.unit == "lần":
        return _counted_before(draft, entry)
    parent = entry.level.parent
    if parent is not None and entry.place == 0:
        return parent
    before = entry.before
    if before is None or any(token.text in (";", ".") for token in entry.gap):
        return None
    return before


def _counted_before(draft: Draft, entry: Entry) -> Entry | None:
    """The count before it in the sentence, past rates and the brackets of others."""
    before = entry.before
    while before is not None and (before.is_rate or not draft.is_base(before)):
        before = before.before
    if before is None and entry.level.parent is not None:
        return entry.level.parent
    return before


def _after_change(entry: Entry) -> Entry | None:
    """The change a rate puts in other words: "tăng 84 đảng viên, tương đương 6,0 %"."""
    change = entry.before
    if change is None or change.is_rate or not WORTH.search(words(entry.lead)):
        return None
    return change if GROWTH.search(words(change.lead)) else None


def _worth(draft: Draft, entry: Entry) -> Claim | None:
    """The rate of a change told before it, by the former figure wherever it is printed."""
    change = _after_change(entry)
    if change is None:
        return None
    bare = Reading("share", (entry,), (change,), why="số kỳ trước không in trong bài")
    others = [
        Reading("share", (entry,), (change,), (base,), why="so với số nêu ở chỗ khác trong bài")
        for base in draft.earlier(change, 20)
        if draft.is_base(base) and base.kind in (change.kind, "")
    ]
    start, end = change.figure.start, entry.figure.end
    return Claim(
        Kind.PERCENT, "change-in-percent", [bare], False, start, end, missing="base", others=others
    )


def _rate_before(entry: Entry) -> Entry | None:
    parent = entry.level.parent
    if parent is not None and entry.place == 0 and parent.is_rate:
        return parent
    before = entry.before
    return before if before is not None and before.is_rate and role(before) == "share" else None


def _named_in_bracket(entry: Entry, later: Entry | None) -> Entry | None:
    """The former figure: "tăng 20 so với năm 2021 (100)", "so với 100 của năm 2021"."""
    for level in entry.levels:
        if len(level.entries) == 1:
            return level.entries[0]
    after = entry.after
    if after is not None and "so với" in words(after.gap)[:40]:
        same = later is not None and after.is_rate == later.is_rate
        if same and not any(t.text in (",", ";") for t in after.gap):
            return after
    return None


def _of_its_change(draft: Draft, entry: Entry, moves: list[tuple[Entry, Entry]]) -> Claim | None:
    """The rate of a change: "nhiều hơn 2008 là 12.308 (6,66 %)", "tăng 30 (25 %) từ 120 lên 150"."""
    change = entry.level.parent
    if change is None:
        return None
    for earlier, later in moves:
        if _concerns(change, earlier, later):
            return _of_move(entry, earlier, later)
    later_one = _grown(draft, change)
    if later_one is None or later_one.is_rate:
        return None
    down = bool(DOWN.search(words(change.lead)))
    reading = Reading("growth", (entry,), (change,), (later_one,), step=-1 if down else 1)
    share = Reading("share", (entry,), (change,), (later_one,), why="so với số sau")
    start, end = later_one.figure.start, entry.figure.end
    return Claim(Kind.PERCENT, "growth-of-change", [reading], True, start, end, others=[share])


def _growth(draft: Draft, entry: Entry, later: Entry, earlier: Entry | None) -> Claim:
    start, end = min(later.figure.start, entry.figure.start), entry.figure.end
    if later.is_rate:
        if earlier is None:
            return _bare(Reading("difference", (entry,), (later,), signs=(1,)), start, end)
        up = later.figure.value >= earlier.figure.value
        points = Reading("difference", (entry,), (later, earlier), signs=(1, -1) if up else (-1, 1))
        grown = Reading("growth", (entry,), (later,), (earlier,))
        return Claim(Kind.DIFFERENCE, "points-compared", [points], True, start, end, others=[grown])
    if earlier is not None:
        reading = Reading("growth", (entry,), (later,), (earlier,))
        others = [Reading("growth", (entry,), (earlier,), (later,), why="số trước nêu sau")]
        return Claim(Kind.PERCENT, "growth-compared", [reading], True, start, end, others=others)
    down = bool(DOWN.search(words(entry.lead)))
    bare = Reading(
        "growth", (entry,), (later,), step=-1 if down else 1, why="số kỳ trước không in trong bài"
    )
    claim = Claim(Kind.PERCENT, "growth-unprinted", [bare], False, start, end, missing="base")
    claim.others = [
        Reading("growth", (entry,), (later,), (other,), why="so với số nêu ở chỗ khác trong bài")
        for other in draft.earlier(later, 20)
        if not other.is_rate and other.noun == later.noun and other.figure.value
        and (other.figure.value < later.figure.value) == (not down)
    ]  # fmt: skip
    return claim


def _bare(reading: Reading, start: int, end: int) -> Claim:
    return Claim(
        Kind.DIFFERENCE,
        "points-unprinted",
        [reading],
        False,
        start,
        end,
        missing="base",
        quiet=True,
    )


def _times_by_value(draft: Draft, entry: Entry, later: Entry) -> Claim | None:
    """So many times a figure told in an earlier sentence; said only when one gives it."""
    for level in range(2):
        for other in draft.earlier(later, 20):
            same = other.noun == later.noun and draft.is_base(other) and other.figure.value
            now = later
            if (
                level
            ):  # the figure that grew may stand further back: "203 đảng viên, tăng 132, gấp 3 lần"
                now = later.before or later
                same = other.noun == now.noun and draft.is_base(other) and other.figure.value
            if not same or other is now:
                continue
            reading = Reading("multiple", (entry,), (now,), (other,))
            if holds(reading):
                start, end = other.figure.start, entry.figure.end
                return Claim(
                    Kind.RATIO, "multiple-elsewhere", [reading], False, start, end, quiet=True
                )
    return None


def _times(draft: Draft, entry: Entry, moves: list[tuple[Entry, Entry]]) -> Claim | None:
    """So many times: "từ 120 lên 180, tăng 1,5 lần"; the earlier figure may stand in a bracket."""
    later: Entry | None = None
    earlier: Entry | None = None
    for first, second in moves:
        if _concerns(entry, first, second):
            earlier, later = first, second
    if later is None:
        later = _grown(draft, entry)
        earlier = _named_in_bracket(entry, later)
        if later is not None and earlier is None:
            earlier = former(draft, later)
    if later is not None and earlier is None and not later.is_rate:
        return _times_by_value(draft, entry, later)
    if later is None or earlier is None or later.is_rate or earlier.is_rate:
        return None
    if DOWN.search(words(entry.lead)):
        later, earlier = earlier, later
    reading = Reading("multiple", (entry,), (later,), (earlier,))
    added = Reading("growth", (entry,), (later,), (earlier,), why="tăng thêm từng ấy lần")
    start = min(entry.figure.start, earlier.figure.start, later.figure.start)
    end = max(entry.figure.end, earlier.figure.end, later.figure.end)
    return Claim(Kind.RATIO, "multiple", [reading], True, start, end, others=[added])
