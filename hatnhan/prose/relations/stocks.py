"""Rules of stock and flow: what there was, what came in and went out, and what there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import CLOSING, INFLOW, OPENING, OUTFLOW
from hatnhan.prose.relations.tree import Entry, Sentence, words

FAR = 5
"""How many sentences a balance may run over."""

Flow = tuple[int, Entry]
"""+1 for what comes in, -1 for what goes out, and the figure."""


def stock_and_flow(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """Opening stock and flows give the closing stock: "đầu năm có 1.200, kết nạp 80, cuối năm 1.280"."""
    found = list(_balance([e for e in sentence.top.entries if not e.is_rate], None))
    for entry in sentence.entries:
        for level in entry.levels:
            found += _balance([e for e in level.entries if not e.is_rate], entry)
    yield from found or _across(draft, sentence)


def _balance(entries: list[Entry], parent: Entry | None) -> Iterator[Claim]:
    """The balance of one level; a bracket may balance to the stock it hangs on."""
    opening = next((e for e in entries if OPENING.search(words(e.gap))), None)
    if opening is None:
        return
    after = entries[entries.index(opening) + 1 :]
    closing = next((e for e in reversed(after) if CLOSING.search(words(e.gap))), parent)
    flows = [(_sign(entry), entry) for entry in after if entry is not closing]
    if closing is None and flows and all(sign for sign, _e in flows):
        yield from _to_stock_before(entries, opening, flows)
    if closing is None or closing.is_rate or not flows or any(not sign for sign, _e in flows):
        return
    if closing.kind and opening.kind not in (closing.kind, "", "time"):
        return
    yield _claim(_reading(opening, flows, closing), firm=True)


def _to_stock_before(entries: list[Entry], opening: Entry, flows: list[Flow]) -> Iterator[Claim]:
    """A balance told after its result: "có 612 đảng viên; đầu năm 599, kết nạp 26, …"."""
    for closing in entries[: entries.index(opening)]:
        reading = _reading(opening, flows, closing)
        computed = reading.computed()
        if computed is not None and computed.meets(closing.interval):
            yield _claim(reading, firm=False)
            return


def _across(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """A balance told over several sentences or lines, from its opening; said only when it holds."""
    opening = next((e for e in sentence.top.entries if _is_opening(e)), None)
    if opening is None:
        return
    last = sentence.number + FAR
    near = [e for s in draft.sentences[sentence.number : last] for e in s.top.entries]
    near = [e for e in near if draft.is_count(e) and e is not opening]
    flows = [(sign, e) for e in near if (sign := _sign(e)) and "so với" not in words(e.next_gap)]
    for closing in near:
        if closing.kind not in (opening.kind, "") or any(closing is e for _s, e in flows):
            continue
        for chosen in (flows, _summary(flows), _events(flows)):
            reading = _reading(opening, chosen, closing)
            computed = reading.computed()
            if chosen and computed is not None and computed.meets(closing.interval):
                yield _claim(reading, firm=False)
                return


def _is_opening(entry: Entry) -> bool:
    said = words(entry.gap)
    return not entry.is_rate and bool(OPENING.search(said)) and bool(entry.figure.value)


def _summary(flows: Sequence[Flow]) -> list[Flow]:
    """The flows told as increase and decrease: "tăng 402, giảm 287"."""
    return [f for f in flows if any(w in words(f[1].gap).split() for w in ("tăng", "giảm"))]


def _events(flows: Sequence[Flow]) -> list[Flow]:
    """The flows told by what happened: admitted, moved, died…"""
    summary = {id(entry) for _sign_, entry in _summary(flows)}
    return [flow for flow in flows if id(flow[1]) not in summary]


def _sign(entry: Entry) -> int:
    """+1 for what comes in, -1 for what goes out, by the last such word before the figure."""
    said = words(entry.gap)
    into = max((m.start() for m in INFLOW.finditer(said)), default=-1)
    out = max((m.start() for m in OUTFLOW.finditer(said)), default=-1)
    return 0 if into == out else 1 if into > out else -1


def _reading(opening: Entry, flows: Sequence[Flow], closing: Entry) -> Reading:
    terms = (opening, *(entry for _sign_, entry in flows))
    signs = (1, *(sign for sign, _entry in flows))
    return Reading("difference", (closing,), terms, signs=signs, why="đầu kỳ + tăng − giảm")


def _claim(reading: Reading, *, firm: bool) -> Claim:
    figures = [entry.figure for entry in (*reading.left, *reading.right)]
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    return Claim(Kind.DIFFERENCE, "stock-and-flow", [reading], firm, start, end, quiet=not firm)
