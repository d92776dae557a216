"""From one figure to another: "từ 76 bản xuống còn 1 bản", and what has grown from what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import FROM, GROWTH, RAISED, TO
from hatnhan.prose.relations.rates import role
from hatnhan.prose.relations.subjects import has_subject, own_count
from hatnhan.prose.relations.tree import Entry, Sentence, words

Move = tuple[Entry, Entry]
"""The earlier figure and the later one."""


def moves_of(sentence: Sentence) -> Iterator[Move]:
    """The pairs of "từ 76 bản xuống còn 1 bản"."""
    for entry in sentence.entries:
        after = entry.after
        if after is None or not FROM.search(words(entry.lead)):
            continue
        if TO.search(words(after.gap)) and entry.is_rate == after.is_rate:
            yield entry, after


def concerns(entry: Entry, earlier: Entry, later: Entry) -> bool:
    """Whether a change is that of the move: next to it, before or after, or in its bracket."""
    if entry.level.parent in (earlier, later):
        return True
    if entry.level is not later.level:
        return later.level.parent is entry
    if entry.place > later.place:
        if _has_own(entry):
            return False
        between = entry.level.entries[later.place + 1 : entry.place]
        return all(GROWTH.search(words(e.lead)) for e in between) and not any(
            t.text in (";", ".") for e in [*between, entry] for t in e.gap
        )
    if entry.place != earlier.place - 1 or any(token.text in ";." for token in earlier.gap):
        return False
    if entry.is_rate != later.is_rate and entry.figure.unit != "%":
        return False
    raised = RAISED.search(words(earlier.gap)) and "thêm" in words(entry.lead).split()
    return bool(raised or GROWTH.search(words(entry.lead)))


def _has_own(entry: Entry) -> bool:
    """Whether a change has a subject of its own: "…(10,0 %), biên chế sự nghiệp giảm 10,1 %"."""
    said = words(entry.lead)
    found = GROWTH.search(said)
    return found is not None and any(noun in said[: found.start()] for noun in NOUNS if " " in noun)


def of_move(entry: Entry, earlier: Entry, later: Entry) -> Claim:
    """The change of a move: its difference, or its growth in per cent."""
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


NAMED = re.compile(r"(?<!\w)(?:năm|so với|cùng kỳ|kỳ trước|nhiệm kỳ|quý|tháng)(?!\w)")


def former(draft: Draft, later: Entry, change: Entry | None = None) -> Entry | None:
    """The same count at another time, just before: "năm 2019 có 64 chi bộ; năm 2020 có 72 chi bộ"."""
    if change is not None and NAMED.search(words(change.trail)):
        return None  # "bằng 2 lần năm 2021": the former figure is named, and not this one
    for entry in draft.earlier(later, 3):
        if draft.apart(entry, later) or entry.level is not later.level:
            return None
        if entry.noun == later.noun and entry.is_rate == later.is_rate:
            times = (entry.figure.when, later.figure.when)
            return entry if None not in times and times[0] != times[1] else None
    return None


def grown(draft: Draft, entry: Entry) -> Entry | None:
    """What has grown: the figure before, or the one its bracket hangs on."""
    if entry.figure.unit == "%":
        return own_count(draft, entry) or rate_before(entry)
    if entry.figure.unit == "lần":
        return _counted_before(draft, entry)
    parent = entry.level.parent
    if parent is not None and entry.place == 0:
        return parent
    if has_subject(entry):
        return None  # "nữ tăng 64 đồng chí" speaks of no figure before it
    before = entry.before
    while before is not None and before.is_rate and not entry.is_rate:
        before = before.before  # "1.017 đảng viên, đạt 50,85 % chỉ tiêu, giảm 64 đồng chí"
    if before is None or any(token.text in (";", ".") for token in entry.gap):
        return None
    return draft.numerator.get(before.figure.id, before)  # "92,75 điểm/100 điểm, kém 1,5 điểm"


def _counted_before(draft: Draft, entry: Entry) -> Entry | None:
    """The count before it in the sentence, past rates and the brackets of others."""
    before = entry.before
    while before is not None and (before.is_rate or not draft.is_base(before)):
        before = before.before
    if before is None and entry.level.parent is not None:
        return entry.level.parent
    return before


def rate_before(entry: Entry) -> Entry | None:
    """The rate that a change of rates is told after: "đạt 24 %, tăng 3,2 %"."""
    parent = entry.level.parent
    if parent is not None and entry.place == 0 and parent.is_rate:
        return parent
    before = entry.before
    return before if before is not None and before.is_rate and role(before) == "share" else None


def named_beside(entry: Entry, later: Entry | None) -> Entry | None:
    """The former figure: "tăng 20 so với năm 2021 (100)", "so với 100 của năm 2021"."""
    for level in entry.levels:
        alike = entry.is_rate or not level.entries[:1] or not level.entries[0].is_rate
        if len(level.entries) == 1 and alike:
            return level.entries[0]
    after = entry.after
    if after is not None and "so với" in words(after.gap)[:40]:
        same = later is not None and after.is_rate == later.is_rate
        plain = not any(t.text in (",", ";") for t in after.gap)
        if same and plain and not GROWTH.search(words(after.gap)):
            return after
    return None
