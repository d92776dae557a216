"""Which count a percentage belongs to, and whether it has a subject of its own."""

from __future__ import annotations

from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import (
    ATTRIBUTE,
    EXCEED,
    FOREMOST,
    GROWTH,
    PLAN,
    RESPECTIVELY,
    SHARE,
    THAT_IS,
)
from hatnhan.prose.relations.tree import SEPARATORS, Entry, Level, noun_list, unread, words

_FILLERS = {
    "đã", "được", "và", "cũng", "ước", "khoảng", "hơn", "gần", "trên", "dưới", "chỉ", "tỷ", "lệ",
    "tỉ", "tăng", "giảm", "so", "với", "năm", "cùng", "kỳ", "là", "đạt", "bằng", "chiếm", "vượt",
    "tương", "đương", "ứng", "trước", "mới", "nay", "lên", "đến", "thêm", "này", "các", "hiện",
    "còn", "xấp", "xỉ", "thì", "ở", "mức", "tới", "trong", "đó", "nhiều", "ít", "thấp", "cao",
    "tức", "về", "đúng", "tròn", "ngót", "kết", "quả", "nghĩa", "hay", "vào", "nhưng",
    "số",
}  # fmt: skip


def _of_named_base(draft: Draft, rate: Entry, count: Entry | None) -> Entry | None:
    """The count of the noun that the rate is of: "71.340 hộ đạt 8 tiêu chí, bằng 76,9 % tổng số hộ"."""
    nouns = noun_list(rate.next_gap[2:]) if words(rate.trail).startswith("tổng số ") else []
    if count is None or not nouns or count.noun == nouns[0] or count.figure.id in draft.denominator:
        return count
    before = count.before
    while before is not None and not before.is_rate:
        if before.noun == nouns[0] and not any(t.text in ";." for t in before.next_gap):
            return before
        before = before.before
    return count


def own_count(draft: Draft, rate: Entry) -> Entry | None:
    """The count a rate is printed with: before it, before its bracket, or in a bracket after it."""
    return (
        _respective(draft, rate)
        or _about(draft, rate)
        or _of_named_base(draft, rate, _before(draft, rate))
        or _hung_on(draft, rate)
        or _inside(draft, rate)
        or _told_after(draft, rate)
    )


def _about(draft: Draft, rate: Entry) -> Entry | None:
    """The count whose noun the rate names: "24 lớp với 1.944 học viên, đạt 60 % kế hoạch về số lớp"."""
    after = f"{words(rate.trail)} "
    for entry in draft.earlier(rate, 4):
        if draft.apart(entry, rate):
            return None
        if entry.noun and f"số {entry.noun} " in after and PLAN.search(after):
            return entry
    return None


def _respective(draft: Draft, rate: Entry) -> Entry | None:
    """The count that a rate of a series answers to: "234 người, 91 người, tương ứng 45 % và 17,5 %"."""
    first = rate
    while first.before is not None and first.before.is_rate:
        first = first.before
    if not RESPECTIVELY.search(words(first.lead)):
        return None
    last = first
    while last.after is not None and last.after.is_rate:
        last = last.after
    many = last.place - first.place + 1
    counts = [e for e in rate.level.entries[: first.place] if draft.is_count(e)]
    return counts[rate.place - first.place - many] if 1 < many <= len(counts) else None


def _told_after(draft: Draft, rate: Entry) -> Entry | None:
    """The count told after the base: "một nửa trong số 46 bản, tức 23 bản"."""
    base = rate.after
    count = None if base is None else base.after
    if base is None or count is None or count.is_rate or not draft.is_base(count):
        return None
    told = count.figure.value <= base.figure.value and THAT_IS.search(words(count.lead))
    return count if told else None


def _before(draft: Draft, rate: Entry) -> Entry | None:
    """The count before it in the same stretch: "133.067 đồng chí, tăng 8,1 %, chiếm 67,54 %"."""
    entry = rate
    while entry.before is not None:
        if any(token.text in (";", ".", ":") for token in entry.gap):
            return None
        if has_subject(entry):
            return None
        if _is_threshold(entry):
            return None
        entry = entry.before
        if _is_change(entry):
            continue
        if not entry.is_rate:
            if not draft.is_base(entry):
                return None
            return draft.numerator.get(entry.figure.id, entry)
    return None


def _is_threshold(rate: Entry) -> bool:
    """Whether a rate limits what is counted before it: "5/8 đảng bộ đạt trên 50 % chỉ tiêu"."""
    limit = rate.figure.qualifier in ("trên", "dưới", "ít nhất", "tối thiểu", "không dưới")
    return limit and not any(token.text in SEPARATORS for token in rate.gap)


def _is_change(entry: Entry) -> bool:
    """Whether a count says by how many something grew: "24.241, tăng 5,28, chiếm 12,3 %"."""
    said = words(entry.lead)
    grown = GROWTH.search(said) or EXCEED.search(said)
    return not entry.is_rate and entry.before is not None and bool(grown)


def _hung_on(draft: Draft, rate: Entry) -> Entry | None:
    """The count whose bracket it stands in: "nữ 564 người (20,14 %)"."""
    parent = rate.level.parent
    if parent is None or parent.is_rate or not draft.is_base(parent) or has_subject(rate):
        return None
    between = words(rate.level.opened)
    if unread(rate.level.opened):
        return None
    if ";" in between or ":" in between or FOREMOST.search(between):
        return None
    if any(not entry.is_rate for entry in rate.level.entries[: rate.place]):
        return None
    return draft.numerator.get(parent.figure.id, parent)


def _inside(draft: Draft, rate: Entry) -> Entry | None:
    """The count in the bracket after it: "99,92 % (7.853/7.859)", "28,6 % (343 chi bộ)"."""
    for level in rate.levels:
        counts = [entry for entry in level.entries if draft.is_base(entry)]
        if counts and not any(entry.is_rate for entry in level.entries):
            first = counts[0]
            if len(counts) == 1 and words(rate.trail):
                return None  # "0,74 % tổng số đảng viên (9.104 đồng chí)" has its base there
            if len(counts) == 1 or first.figure.id in draft.denominator:
                return first if not _compares(level) else None
    return None


def _compares(level: Level) -> bool:
    said = words(level.entries[0].gap)
    return bool(GROWTH.search(said)) or "so với" in said or "năm" in said.split()


def has_subject(entry: Entry) -> bool:
    """Whether words before a rate name whom it is of: "nữ chiếm 69 %", not "chiếm 69 %"."""
    said = words(entry.lead)
    cues = [m.start() for p in (SHARE, GROWTH, EXCEED) for m in p.finditer(said)]
    head = said[: max(cues)] if cues else said
    if entry.before is not None and entry.before.is_rate:
        head = head.split(" và ")[-1]  # "60,1 % số giới thiệu và chiếm 68,4 %"
    if ATTRIBUTE.search(head):
        return True
    if any(noun in head for noun in NOUNS if " " in noun):
        return True
    return any(word.isalpha() and word not in _FILLERS for word in head.split())
