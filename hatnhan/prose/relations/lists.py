"""Rules of totals and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.interval import exactly
from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading, total
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.kinship import (
    beginning_like,
    exhaustive,
    may_be_part,
    named_phrases,
    unnumbered,
)
from hatnhan.prose.relations.lexicon import CLOSED_BY, GROWTH, TOTAL, WHOLE, WITHIN
from hatnhan.prose.relations.runs import Run, runs
from hatnhan.prose.relations.tree import Entry, Sentence, words

FAR = 8
"""How many sentences back the total of a list may have been given."""


def totals(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Every list of the sentence: its sum where it has a total, else its places in one."""
    for run in runs(draft, sentence):
        for part in _parted(draft, run):
            claim = _sum(draft, part)
            if claim is not None:
                yield claim
            if claim is None or claim.quiet or run.cue == "among":
                yield from _subsets(part, claim)


def _parted(draft: Draft, run: Run) -> list[Run]:
    """A list, or its stretches between semicolons where each is a division of one total."""
    stretches = run.segments()
    woven = _woven(draft, run)
    if woven:
        return woven
    several = len(stretches) > 1 and all(len(part.entries) > 1 for part in stretches)
    if run.heads and several and _adding_up(draft, run, run.heads, whole=True) is None:
        return stretches
    return [run]


def _woven(draft: Draft, run: Run) -> list[Run]:
    """A list that tells two things of each item, as one list of each: "12 tổ chức, 9 đảng viên; 52…"."""
    nouns = [entry.noun for entry in run.entries]
    changes = sum(a != b for a, b in pairwise(nouns))
    if len(set(nouns)) != 2 or changes < 3 or not all(noun in NOUNS for noun in nouns):
        return []
    lists = []
    for noun in dict.fromkeys(nouns):
        entries = [entry for entry in run.entries if entry.noun == noun]
        heads = [e for e in draft.earlier(run.entries[0], 6) if e.noun == noun and not e.is_rate]
        lists.append(Run(entries, run.cue, [*heads[:1], *run.heads], run.opened, [], run.tail))
    return lists


def _sum(draft: Draft, run: Run) -> Claim | None:
    """The claim that a list adds up: stated where the words say so, else only when it does."""
    heads = [head for head in run.heads if head not in run.entries]
    after = _total_after(run)
    stated = [*([after] if after is not None else []), *heads]
    if len(run.entries) < 2 and not unnumbered(run, stated):
        return None
    main = next((h for h in stated if exhaustive(draft, run, h, after=after is not None)), None)
    firm = main is not None
    if main is not None:
        stated = [main, *(head for head in stated if head is not main)]
    found = _adding_up(draft, run, stated)
    if found is None:
        found = _adding_up(draft, run, [])
        if found is not None and firm and len(found.terms) < len(_main_parts(run, after)):
            found = None  # a part of the list that adds up by chance does not excuse the whole
    if found is None:
        found = _closing_total(draft, run)
    alone = (run.cue == "none" and not stated) or (run.breaks == [1] and len(run.entries) > 2)
    if found is None and alone:
        found = _first_is_total(draft, run)
    if found is None and not firm:
        return None
    parts = _main_parts(run, after)
    first = _reading(run, stated[0], parts) if stated and len(parts) > 1 else None
    readings = [reading for reading in (first, found) if reading is not None]
    if not readings:
        return None
    start = min(e.figure.start for r in readings for e in (*r.left, *r.terms))
    end = max(e.figure.end for r in readings for e in (*r.left, *r.terms))
    rule = _rule(run, after=after is not None, remote=not stated)
    return Claim(Kind.SUM, rule, readings, firm, start, end, quiet=not firm)


def _rule(run: Run, *, after: bool, remote: bool) -> str:
    if after:
        return "parts-before-total"
    if remote:
        return "list-elsewhere"
    return {"consists": "consists-of", "among": "of-which", "colon": "list-after-colon"}.get(
        run.cue, "bracket-of-parts"
    )


def _main_parts(run: Run, after: Entry | None) -> list[Entry]:
    """The items that the words put together: up to a semicolon, a property or the total."""
    parts = [e for e in run.entries if e is not after]
    if after is not None:
        return parts
    own = run.before_attributes()
    if len(own) >= 2 or run.is_pair():
        parts = run.entries if run.is_pair() else own
    first_break = next((b for b in run.breaks if b >= 2), None)
    if first_break is not None and 1 not in run.breaks:
        parts = parts[:first_break]
    return parts


def _total_after(run: Run) -> Entry | None:
    """The total when it closes its list: "264 khu phố và 442 thôn, tổng cộng 706"."""
    for index in range(2, len(run.entries)):
        parts = [*run.entries[:index]]
        said = words(run.entries[index].lead)
        loose = any(GROWTH.search(words(e.lead)) or e.levels for e in parts)
        if CLOSED_BY.search(said) and not loose:
            return run.entries[index]
    return None


def _adding_up(
    draft: Draft, run: Run, heads: Sequence[Entry], *, whole: bool = False
) -> Reading | None:
    named = named_phrases(run)
    for parts in [run.entries] if whole else _variants(run, heads):
        added = total([part.interval for part in parts])
        for head in heads or _remote(draft, run, parts):
            for extra in (0, *beginning_like(named, [head])):
                summed = added + exactly(Fraction(extra)) if extra else added
                meets = summed.meets(head.interval)
                if not meets or len(parts) + extra < 2 or head in parts:
                    continue
                whole_list = parts == run.entries and run.cue in ("colon", "bracket", "consists")
                told = whole_list and any(head is each for each in heads)
                if told or may_be_part(draft, parts, head):
                    return Reading("sum", (head,), tuple(parts), extra=extra)
    return None


def _closing_total(draft: Draft, run: Run) -> Reading | None:
    """A total after its list, when it is one: "…; tổng số 519 tổ chức", "…; cả tỉnh giảm 71"."""
    for index in range(2, len(run.entries)):
        said = words(run.entries[index].lead)
        if TOTAL.search(said) or WHOLE.search(said):
            found = _adding_up(draft, _first(run, index), [run.entries[index]], whole=True)
            if found is not None:
                return found
    return None


def _first(run: Run, many: int) -> Run:
    return Run(run.entries[:many], run.cue, run.heads, run.opened)


def _first_is_total(draft: Draft, run: Run) -> Reading | None:
    """A total that no word introduces: "khai trừ và xóa tên 346; khai trừ 26, xóa tên 320"."""
    first, *rest = run.entries
    for end in range(len(rest), 1, -1):
        reading = Reading("sum", (first,), tuple(rest[:end]))
        computed = reading.computed()
        if computed is not None and computed.meets(first.interval):
            return reading if may_be_part(draft, rest[:end], first) else None
    return None


def _variants(run: Run, heads: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The ways to delimit a list: whole, up to a property, up to a semicolon, shorter and shorter."""
    entries = run.entries
    seen: set[tuple[int, int]] = set()
    spans = [(0, len(entries)), (0, len(run.before_attributes()))]
    edges = [0, *run.breaks, len(entries)]
    spans += [(a, b) for a, b in _stretches(entries) if b - a >= 2]
    yield from _of_one_noun(entries)
    spans += [(a, b) for a in edges for b in edges if b - a >= 2]
    if not {id(head) for head in heads} <= {id(head) for head in run.heads}:
        spans += [(0, end) for end in range(len(entries) - 1, 1, -1)]
    for span in spans:
        if span not in seen and span[1] > span[0]:
            seen.add(span)
            yield entries[span[0] : span[1]]


def _of_one_noun(entries: list[Entry]) -> Iterator[list[Entry]]:
    """The items of each noun in a list that tells two things of each: "9 lớp, 684 học viên; 38 lớp…"."""
    nouns = {entry.noun for entry in entries}
    for noun in nouns if len(nouns) > 1 else ():
        same = [entry for entry in entries if entry.noun == noun]
        if noun in NOUNS and len(same) > 1:
            yield same


def _stretches(entries: list[Entry]) -> Iterator[tuple[int, int]]:
    """Where neighbours count things of one kind."""
    start = 0
    for index in range(1, len(entries) + 1):
        if index == len(entries) or entries[index].kind != entries[start].kind:
            yield start, index
            start = index


def _remote(draft: Draft, run: Run, parts: Sequence[Entry]) -> Iterator[Entry]:
    """Totals given elsewhere: later in the sentence, then before, the nearest first."""
    if run.cue in ("bracket", "consists") and len(run.entries) < 2:
        return
    last = run.entries[-1]
    after = last.level.entries[last.place + 1 :] if last.level.parent is None else []
    yield from (entry for entry in after if draft.is_base(entry))
    for entry in draft.earlier(parts[0]):
        if draft.apart(entry, parts[0]) > FAR:
            return
        if draft.is_base(entry):
            yield entry


def _reading(run: Run, head: Entry, parts: Sequence[Entry]) -> Reading:
    extra = next(iter(unnumbered(run, [head])), 0)
    return Reading("sum", (head,), tuple(e for e in parts if e is not head), extra=extra)


def _subsets(run: Run, claim: Claim | None) -> Iterator[Claim]:
    """Each item of "trong đó" or of properties is at most its total."""
    if not run.heads or run.cue in ("none", "consists"):
        return
    head = run.heads[0]
    held = {id(e) for r in (claim.readings if claim else ()) for e in r.terms}
    for entry in run.entries:
        if id(entry) in held or head is entry or not _comparable(head, entry):
            continue
        first = entry is run.entries[0] and not WITHIN.search(words(entry.lead[2:]))
        said = "thì" not in words(entry.gap).split()
        firm = run.cue == "among" and head.noun == entry.noun and first and said
        readings = [Reading("at_most", (entry,), (other,)) for other in run.heads]
        start, end = head.figure.start, entry.figure.end
        yield Claim(
            Kind.AT_MOST, "subset", readings, firm, min(start, entry.figure.start), end,
            quiet=not firm,
        )  # fmt: skip


def _comparable(head: Entry, entry: Entry) -> bool:
    return head.kind == entry.kind or not entry.kind
