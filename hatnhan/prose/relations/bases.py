"""Where the base of a percentage may be printed, the likeliest place first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hatnhan.prose.figures.nouns import noun_class
from hatnhan.prose.relations.draft import NEAR, Draft
from hatnhan.prose.relations.lexicon import GENERIC, PLAN, TOTAL, WHOLE
from hatnhan.prose.relations.runs import Run, runs
from hatnhan.prose.relations.tree import Entry, noun_list, words

Base = tuple[tuple[Entry, ...], str]

_OF = ("tổng số", "số", "trong tổng số", "trên tổng số", "so với tổng số", "của tổng số", "trong số",
       "tổng", "toàn bộ", "trên số", "so với số", "trong", "của", "các", "trên")  # fmt: skip


def stated(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[Base]:
    """The base that the words after the rate name: "chiếm 28,6 % tổng số cơ sở"."""
    after = rate.after
    if after is not None and not after.is_rate and _printed_after(after):
        yield (after,), "mẫu số nêu ngay sau tỷ lệ"
        return
    for level in rate.levels:
        first = level.entries[0]
        compared = bool(_FORMER.search(words(rate.trail))) or "trong tổng số" in words(first.gap)
        if compared and not first.is_rate and _same_class(first, numerator):
            yield (first,), "mẫu số nêu trong ngoặc sau tỷ lệ"
            return
    nouns = base_nouns(rate)
    if not nouns:
        return
    noun = ", ".join(nouns)
    found = [
        entry
        for entry in draft.earlier(rate)
        if draft.is_base(entry) and entry is not numerator and counts(entry, nouns)
        and draft.same_time(entry, rate)
    ]  # fmt: skip
    found.sort(key=lambda entry: not _is_total(entry))
    large = [entry for entry in found if entry.figure.value >= numerator.figure.value]
    if words(rate.trail).startswith("tổng ") and not any(_is_total(entry) for entry in large):
        return  # "0,55 % tổng số đảng viên": none of the figures is said to be that total
    singles = [((entry,), f"mẫu số là số “{noun}” nêu trong bài") for entry in large[:6]]
    yield from singles[:1]
    for one, other in _pairs([entry for entry in found if not _is_total(entry)]):
        yield (one, other), f"mẫu số là tổng hai số “{noun}” nêu trong bài"
    yield from singles[1:]


def _printed_after(after: Entry) -> bool:
    gap = words(after.gap)
    return gap.strip() in _OF or any(gap.strip().endswith(f" {of}") and len(gap) < 40 for of in _OF)


def base_nouns(rate: Entry) -> list[str]:
    """The nouns right after a rate that say of what it is; empty when there is none."""
    tokens = rate.next_gap
    for of in sorted(_OF, key=len, reverse=True):
        length = len(of.split())
        if words(tokens[:length]) == of:
            return noun_list(tokens[length:])
    return noun_list(tokens)


_PEOPLE = {"người", "đồng chí", "đảng viên", "đ/c", "đồng chí đảng viên"}


def counts(entry: Entry, nouns: list[str]) -> bool:
    """Whether a figure counts what a rate is of: the same nouns, or all kinds of a generic one."""
    own = entry.nouns
    if len(own) == len(nouns) == 1 and {own[0], nouns[0]} <= _PEOPLE:
        return True
    if "mới" in nouns[0] and not ("mới" in words([*entry.lead, *entry.trail]) or _is_new(entry)):
        return False
    if len(nouns) == 1 and entry.kind in ("", "thing") and nouns[0] in words(entry.next_gap[:6]):
        return True  # "318 trường hợp quần chúng ưu tú"
    if len(nouns) > 1 or len(own) > 1:
        kinds = {noun_class(noun) for noun in own}
        generic = len(nouns) == 1 and bool(GENERIC.fullmatch(nouns[0]))
        return set(own) == set(nouns) or (generic and kinds == {noun_class(nouns[0])})
    return bool(own) and (
        own == nouns or own[0].startswith(f"{nouns[0]} ") or nouns[0].startswith(f"{own[0]} ")
    )


def _is_new(entry: Entry) -> bool:
    """Whether a figure counts members who were just admitted."""
    return "kết nạp" in words(entry.gap)


def _is_total(entry: Entry) -> bool:
    said = words(entry.gap)
    return bool(TOTAL.search(said) or WHOLE.search(said) or _HAS.search(said))


_HAS = re.compile(r"(?:đảng bộ|tỉnh|huyện|xã|thành phố|chi bộ|hiện|nay)(?: \S+){0,4} có$")
"""A stock is told so: "Đảng bộ huyện hiện có 3.214 đảng viên"."""


def _pairs(found: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    near = found[:6]
    for index, one in enumerate(near):
        for other in near[index + 1 :]:
            yield other, one


def enclosing(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[Base]:
    """The total of the list in which the numerator stands: "…1.351 đảng viên: nữ 564 (41,7 %)"."""
    nouns = base_nouns(rate)
    if nouns and noun_class(nouns[0]) != numerator.kind:
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


def _same_class(head: Entry, numerator: Entry) -> bool:
    loose = numerator.labelled and numerator.kind not in ("person", "organisation", "place")
    return not head.kind or not numerator.kind or loose or head.kind == numerator.kind


_FORMER = re.compile(r"(?<!\w)(?:so với|năm|cùng kỳ|nhiệm kỳ|kỳ|quý|tháng)(?!\w)")
"""Words after a rate that is of a former figure in brackets: "bằng 103,6 % năm 2019 (398 tỷ đồng)"."""
_OF_PLAN = re.compile(
    r"(?:so với |của |trên )?(?:tổng số )?(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|dự toán)"
    r"(?: năm| đề ra| được giao| giao| cả năm| là| tỉnh giao| cấp trên giao)*"
)
"""What stands between a rate of a plan and the plan: "bằng 48 % chỉ tiêu 2.800 đảng viên"."""


def planned(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[Entry]:
    """The plan printed near: "mục tiêu 2.000 đảng viên… đã kết nạp 1.669, bằng 83,45 %"."""
    after = rate.after
    fits = after is not None and draft.is_base(after) and _plan_class(after, numerator)
    if after is not None and fits and _OF_PLAN.fullmatch(words(after.gap)):
        yield after
        return
    for level in rate.levels:
        for entry in level.entries:
            named = is_plan(entry) or bool(PLAN.search(words(rate.trail)))
            if draft.is_base(entry) and _plan_class(entry, numerator) and named:
                yield entry
                return
    for entry in draft.earlier(rate, 12):
        if draft.apart(entry, rate) > 2:
            return
        fits = draft.is_base(entry) and _same_class(entry, numerator)
        if entry is not numerator and fits and is_plan(entry):
            yield entry
            changed = entry.after  # "kế hoạch điều chỉnh từ 150 lên 165": either may be meant
            if changed is not None and changed is not numerator and not changed.is_rate:
                yield changed
            return


def _plan_class(plan: Entry, numerator: Entry) -> bool:
    """Whether a plan may be of the numerator's kind; "chỉ tiêu 2.000" does not say."""
    return bool(PLAN.match(plan.noun)) or _same_class(plan, numerator)


def is_plan(entry: Entry) -> bool:
    """Whether a count is a plan's: one of its words stands close before or after it."""
    if PLAN.match(entry.noun) and not entry.labelled:
        return False  # "21 chỉ tiêu chủ yếu" are counted, not planned
    before = words(entry.lead).replace("kế hoạch hóa", "").replace("kế hoạch hoá", "")
    after = words(entry.trail)
    place = PLAN.search(after)
    return bool(PLAN.search(before)) or (place is not None and place.start() < 12)


def elsewhere(draft: Draft, rate: Entry, numerator: Entry) -> Iterator[tuple[Entry, ...]]:
    """Figures of the same kind that are large enough to be the base, the nearest first."""
    nouns = base_nouns(rate)
    own = f" {words(numerator.trail)} "
    kind = numerator.noun.split(" chi bộ")[0] or "?"
    singles: list[Entry] = []
    for entry in _around(draft, numerator):
        if nouns and not counts(entry, nouns):
            continue
        if entry is numerator or not draft.is_base(entry):
            continue
        told = bool(entry.noun) and f" {entry.noun} " in own
        last = draft.denominator.get(entry.figure.id, entry)
        held = numerator.kind == "organisation" and f"có {kind}" in words(last.next_gap)
        kin = _same_class(entry, numerator) or told or held
        if not kin or not draft.same_time(entry, numerator):
            continue
        singles.append(entry)
    large = [entry for entry in singles if entry.figure.value >= numerator.figure.value]
    yield from ((entry,) for entry in large if not entry.figure.qualifier)
    yield from ((entry,) for entry in large if entry.figure.qualifier)
    near = [entry for entry in singles[:6] if draft.apart(entry, numerator) <= 1]
    for one, other in _pairs(near):
        if one.noun == other.noun and one.level.parent is other.level.parent:
            yield one, other


def _around(draft: Draft, numerator: Entry) -> Iterator[Entry]:
    yield from draft.earlier(numerator)
    at = draft.order[numerator.figure.id]
    yield from draft.entries[at + 1 : at + NEAR // 4]
