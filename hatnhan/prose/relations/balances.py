"""Rules of what remains, and of complements that make up one base."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import (
    CUMULATED,
    LEFT,
    REMAINS,
)
from hatnhan.prose.relations.tree import Entry, Sentence, words


def remainders(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """What remains: "trong 86 cơ sở, 67 cơ sở đã có đảng viên, còn lại 19 cơ sở"."""
    counts = [entry for entry in sentence.top.entries if draft.is_count(entry)]
    for index in range(2, len(counts)):
        left = counts[index]
        said = REMAINS.search(words(left.lead)) or REMAINS.search(words(left.trail[:5]))
        if said is None:
            continue
        for start in range(index - 1):
            whole, taken = counts[start], counts[start + 1 : index]
            if whole.kind not in (left.kind, "") and left.kind:
                continue
            reading = Reading("sum", (whole,), (*taken, left))
            computed = reading.computed()
            same = all(entry.noun == whole.noun for entry in (*taken, left))
            all_of = words(whole.trail) == whole.noun and whole.kind not in ("person", "")
            firm = said.group() == "còn lại" and same and all_of and start == 0
            if firm or (computed is not None and computed.meets(whole.interval)):
                yield _summed("remainder", reading, firm=firm)
                break


def left_over(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """What is left of two figures told before: "2.160 quần chúng… đã kết nạp 1.512; còn lại 648"."""
    for left in sentence.entries:
        said = f"{words(left.gap)} {words(left.trail)}"
        if not draft.is_count(left) or not LEFT.search(said):
            continue
        near = [e for e in draft.earlier(left, 8) if draft.is_base(e) and e.kind == left.kind]
        for taken in near:
            for whole in near:
                if (
                    taken.figure.value + left.figure.value == whole.figure.value
                    and taken is not left
                ):
                    yield _summed("left-over", Reading("sum", (whole,), (taken, left)), firm=False)
                    return


def _summed(rule: str, reading: Reading, *, firm: bool) -> Claim:
    figures = [entry.figure for entry in (*reading.left, *reading.right)]
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    return Claim(Kind.SUM, rule, [reading], firm, start, end, quiet=not firm)


def complements(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Two shares of one base that make it up: "54/67 đảng bộ tăng; 13/67 đảng bộ giảm"."""
    for entry in sentence.entries:
        base = draft.denominator.get(entry.figure.id)
        if base is None:
            continue
        for other in draft.earlier(entry, 12):
            others = draft.denominator.get(other.figure.id)
            if others is None or others.figure.value != base.figure.value:
                continue
            whole = entry.figure.value + other.figure.value == base.figure.value
            firm = _nothing_else(draft, sentence) and draft.apart(entry, other) == 0
            if (whole or firm) and draft.apart(entry, other) <= 2:
                yield _summed("complement", Reading("sum", (base,), (other, entry)), firm=firm)
                break


def _nothing_else(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence says that there is no third group: "không có đảng bộ nào giữ nguyên"."""
    said = draft.text.text[sentence.start : sentence.end].lower()
    return "không có" in said and any(w in said for w in ("giữ nguyên", "không đổi", "không tăng"))


def fraction_and_rest(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """A share and what is left of its base: "49.120/49.910 đồng chí; 790 được miễn đánh giá"."""
    for entry in sentence.entries:
        base = draft.denominator.get(entry.figure.id)
        near = [*sentence.entries, *draft.earlier(entry, 6)]
        for rest in near if base is not None else ():
            parts = entry.figure.value + rest.figure.value
            if draft.is_count(rest) and rest is not entry and base and parts == base.figure.value:
                yield _summed(
                    "fraction-and-rest", Reading("sum", (base,), (entry, rest)), firm=False
                )
                break


def fractions(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The first is part of the second: "1.702/1.718 thôn"."""
    for entry in sentence.entries:
        base = draft.denominator.get(entry.figure.id)
        if base is not None:
            reading = Reading("at_most", (entry,), (base,))
            firm = _same_thing(draft, sentence, base)
            start, end = entry.figure.start, base.figure.end
            yield Claim(Kind.AT_MOST, "fraction", [reading], firm, start, end, quiet=not firm)


def _same_thing(draft: Draft, sentence: Sentence, base: Entry) -> bool:
    """Whether the first can only be part of the second: no plan is compared with what was done."""
    said = draft.text.text[sentence.start : sentence.end].lower()
    return (
        words(base.gap) == "/"
        and base.kind in ("place", "organisation")
        and not CUMULATED.search(said)
        and "vượt" not in said
    )
