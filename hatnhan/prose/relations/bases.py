"""Where the base of a percentage may be printed, the likeliest place first."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.relations.draft import NEAR, Draft
from hatnhan.prose.relations.lexicon import PLAN, TOTAL, WHOLE
from hatnhan.prose.relations.runs import Run, runs
from hatnhan.prose.relations.tree import Entry, words

Base = tuple[tuple[Entry, ...], str]

_OF = ("tổng số", "số", "trong tổng số", "trên tổng số", "so với tổng số", "của tổng số", "trong số",
       "tổng", "toàn bộ", "trên số", "so với số", "trong", "của", "các", "trên")  # fmt: skip


def stated(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[Base]:
    """The base that the words after the rate name: "chiếm 28,6 % tổng số cơ sở"."""
    after = rate.after
    if after is not None and not after.is_rate and _printed_after(after):
        yield (after,), "mẫu số nêu ngay sau tỷ lệ"
        return
    noun = base_noun(rate)
    if not noun:
        return
    found = [
        entry
        for entry in draft.earlier(rate)
        if draft.is_base(entry) and entry is not numerator and _counts(entry, noun)
        and entry.figure.value >= numerator.figure.value
    ]  # fmt: skip
    found.sort(key=lambda entry: not _is_total(entry))
    for entry in found[:6]:
        yield (entry,), f"mẫu số là số “{noun}” nêu trong bài"
    for one, other in _pairs(found):
        yield (one, other), f"mẫu số là tổng hai số “{noun}” nêu trong bài"


def _printed_after(after: Entry) -> bool:
    gap = words(after.gap)
    return gap.strip() in _OF or any(gap.strip().endswith(f" {of}") and len(gap) < 40 for of in _OF)


def base_noun(rate: Entry) -> str:
    """The noun right after a rate that says of what it is; empty when there is none."""
    said = words(rate.trail)
    rest = said
    for of in sorted(_OF, key=len, reverse=True):
        if rest.startswith(f"{of} "):
            rest = rest[len(of) + 1 :]
            break
    for length in range(5, 0, -1):
        noun = " ".join(rest.split()[:length])
        if noun in NOUNS:
            return noun
    return ""


def _counts(entry: Entry, noun: str) -> bool:
    return (
        entry.noun == noun or entry.noun.startswith(f"{noun} ") or noun.startswith(f"{entry.noun} ")
        if entry.noun
        else False
    )


def _is_total(entry: Entry) -> bool:
    said = words(entry.gap)
    return bool(TOTAL.search(said) or WHOLE.search(said))


def _pairs(found: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    near = found[:6]
    for index, one in enumerate(near):
        for other in near[index + 1 :]:
            yield other, one


def enclosing(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[Base]:
    """The total of the list in which the numerator stands: "…1.351 đảng viên: nữ 564 (41,7 %)"."""
    if base_noun(rate) and not _agrees(base_noun(rate), numerator):
        return
    for run in runs(draft, draft.sentence_of(numerator)):
        if any(entry is numerator for entry in run.entries) and run.cue != "none":
            yield from _heads(run, numerator)
            return


def _heads(run: Run, numerator: Entry) -> Iterator[Base]:
    for head in run.heads:
        fits = not head.is_rate and head.interval.high >= numerator.interval.low
        if fits and head is not numerator and _same_class(head, numerator):
            yield (head,), "mẫu số là tổng đứng trước phần liệt kê"


def _agrees(noun: str, numerator: Entry) -> bool:
    return NOUNS.get(noun, "") == numerator.kind


def _same_class(head: Entry, numerator: Entry) -> bool:
    return not head.kind or not numerator.kind or head.kind == numerator.kind


def planned(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[Entry]:
    """The plan printed near: "mục tiêu 2.000 đảng viên… đã kết nạp 1.669, bằng 83,45 %"."""
    after = rate.after
    fits = after is not None and draft.is_base(after) and _same_class(after, numerator)
    if after is not None and fits and PLAN.search(words(after.gap)):
        yield after
        return
    for level in rate.levels:
        for entry in level.entries:
            if draft.is_base(entry) and _same_class(entry, numerator) and _is_plan(entry):
                yield entry
                return
    for entry in draft.earlier(rate, 12):
        if draft.apart(entry, rate) > 2:
            return
        fits = draft.is_base(entry) and _same_class(entry, numerator)
        if entry is not numerator and fits and _is_plan(entry):
            yield entry
            return


def _is_plan(entry: Entry) -> bool:
    """Whether a count is a plan's: one of its words stands close before or after it."""
    before, after = words(entry.lead), words(entry.trail)
    place = PLAN.search(after)
    return bool(PLAN.search(before)) or (place is not None and place.start() < 12)


def elsewhere(draft: Draft, numerator: Entry) -> Iterator[tuple[Entry, ...]]:
    """Figures of the same kind that are large enough to be the base, the nearest first."""
    for entry in _around(draft, numerator):
        if entry is numerator or not draft.is_base(entry):
            continue
        if entry.figure.value >= numerator.figure.value and _same_class(entry, numerator):
            yield (entry,)


def _around(draft: Draft, numerator: Entry) -> Iterator[Entry]:
    yield from draft.earlier(numerator)
    at = draft.order[numerator.figure.id]
    yield from draft.entries[at + 1 : at + NEAR // 4]
