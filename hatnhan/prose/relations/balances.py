"""Rules of balance: stock and flow, what remains, complements of one base."""

from __future__ import annotations

from collections.abc import Iterator

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import CLOSING, INFLOW, OPENING, OUTFLOW, REMAINS
from hatnhan.prose.relations.tree import Entry, Sentence, words


def stock_and_flow(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Opening stock and flows give the closing stock: "đầu năm có 1.200, kết nạp 80, cuối năm 1.280"."""
    counts = [entry for entry in sentence.top.entries if draft.is_count(entry)]
    if len(counts) < 3:
        return
    opening = next((e for e in counts if OPENING.search(_said(e))), None)
    closing = next((e for e in reversed(counts) if CLOSING.search(_said(e))), None)
    if opening is None or closing is None or opening is closing:
        return
    flows: list[tuple[int, Entry]] = []
    for entry in counts:
        if entry in (opening, closing) or entry.kind != opening.kind:
            continue
        sign = _sign(entry)
        if not sign:
            return
        flows.append((sign, entry))
    if not flows:
        return
    terms = (opening, *(entry for _sign_, entry in flows))
    signs = (1, *(sign for sign, _entry in flows))
    reading = Reading("difference", (closing,), terms, signs=signs, why="đầu kỳ + tăng − giảm")
    yield _claim("stock-and-flow", reading, firm=True)


def _said(entry: Entry) -> str:
    return words(entry.gap)


def _sign(entry: Entry) -> int:
    """+1 for what comes in, -1 for what goes out, by the last such word before the figure."""
    said = words(entry.lead)
    into = max((m.start() for m in INFLOW.finditer(said)), default=-1)
    out = max((m.start() for m in OUTFLOW.finditer(said)), default=-1)
    return 0 if into == out else 1 if into > out else -1


def _claim(rule: str, reading: Reading, *, firm: bool, quiet: bool = False) -> Claim:
    figures = [entry.figure for entry in (*reading.left, *reading.right)]
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    return Claim(Kind.DIFFERENCE, rule, [reading], firm, start, end, quiet=quiet)


def remainders(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """What remains: "trong 86 cơ sở, 67 đã có đảng viên, còn lại 19"; said only when it holds."""
    counts = [entry for entry in sentence.top.entries if draft.is_count(entry)]
    for index in range(2, len(counts)):
        left = counts[index]
        if not REMAINS.search(words(left.lead)):
            continue
        for start in range(index - 1):
            whole, taken = counts[start], counts[start + 1 : index]
            if whole.kind not in (left.kind, "") and left.kind:
                continue
            reading = Reading(
                "difference", (left,), (whole, *taken), signs=(1, *(-1 for _ in taken))
            )
            computed = reading.computed()
            if computed is not None and computed.meets(left.interval):
                yield _claim("remainder", reading, firm=False, quiet=True)
                break


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
            if whole and draft.apart(entry, other) <= 2:
                reading = Reading("sum", (base,), (other, entry))
                start, end = other.figure.start, base.figure.end
                yield Claim(Kind.SUM, "complement", [reading], False, start, end, quiet=True)
                break


def fractions(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The first is part of the second: "1.702/1.718 thôn"."""
    for entry in sentence.entries:
        base = draft.denominator.get(entry.figure.id)
        if base is not None:
            reading = Reading("at_most", (entry,), (base,))
            yield Claim(
                Kind.AT_MOST, "fraction", [reading], _same_thing(base),
                entry.figure.start, base.figure.end,
            )  # fmt: skip


def _same_thing(base: Entry) -> bool:
    return words(base.gap) == "/" and base.kind != "time"
