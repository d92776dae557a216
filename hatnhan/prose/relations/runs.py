"""Lists in a sentence: runs of counts, how each is introduced, and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from hatnhan.prose.figures.nouns import NOUNS
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import (
    AMONG,
    ATTRIBUTE,
    CONSISTS,
    CUMULATED,
    INFLOW,
    OUTFLOW,
    OVERLAP,
    PAIRS,
    PARTIAL,
    WITHIN,
)
from hatnhan.prose.relations.tree import SEPARATORS, Entry, Level, Sentence, Token, words

Cue = Literal["consists", "among", "colon", "bracket", "none"]


@dataclass(slots=True)
class Run:
    """Counts listed one after the other on one level."""

    entries: list[Entry]
    cue: Cue
    heads: list[Entry]
    """What the list may be parts of, as the words say: the nearest first."""
    opened: str
    """The words between the head and the list."""
    breaks: list[int] = field(default_factory=list)
    """Before which entries a semicolon stands."""
    tail: list[Token] = field(default_factory=list)
    """What stands after the last figure, up to the end of the list."""

    @property
    def phrases(self) -> list[str]:
        """What each item says it counts."""
        return [phrase(entry) for entry in self.entries]

    def is_attribute(self, index: int) -> bool:
        """Whether the item is a property that others of the list may share."""
        return bool(ATTRIBUTE.search(label(self.entries[index])))

    def overlaps(self) -> bool:
        """Whether an item is one of the properties that are listed although they overlap."""
        return any(OVERLAP.search(label(entry)) for entry in self.entries)

    def segments(self) -> list[Run]:
        """The parts of the list between semicolons, each a list of its own."""
        edges = [0, *self.breaks, len(self.entries)]
        other = next((b for b in self.breaks if _begins_anew(self.entries[b])), len(self.entries))
        edges = sorted({edge for edge in edges if edge <= other} | {other})
        return [
            Run(
                self.entries[a:b],
                self.cue,
                self.heads,
                self.opened,
                [],
                self.entries[b].gap if b < len(self.entries) else self.tail,
            )
            for a, b in pairwise(edges)
            if b > a
        ]

    def before_attributes(self) -> list[Entry]:
        """The items before the first one that is a property of any of them."""
        for index in range(len(self.entries)):
            if self.is_attribute(index):
                return self.entries[:index]
        return self.entries

    def is_pair(self) -> bool:
        """Whether it sets two opposites against each other: men and women, official and not."""
        if len(self.entries) != 2:
            return False
        first, second = (label(entry) for entry in self.entries)
        return any(
            (a.search(first) and b.search(second)) or (b.search(first) and a.search(second))
            for a, b in PAIRS
        )

    def is_partial(self) -> bool:
        """Whether the words say that only some parts are listed."""
        texts = [self.opened, *(words(entry.gap) for entry in self.entries), words(self.tail)]
        if any(CUMULATED.search(words(entry.gap)) for entry in self.entries):
            return True
        return any(PARTIAL.search(text) or "…" in text or "..." in text for text in texts)


def _begins_anew(entry: Entry) -> bool:
    """Whether what follows a semicolon speaks of something else: "…; năm 2013 kết nạp 3.106"."""
    said = words(entry.gap)
    return bool(INFLOW.search(said) or OUTFLOW.search(said))


def phrase(entry: Entry) -> str:
    """What an item says it counts: the words before and after its figure."""
    said = words(entry.lead)
    cut = max((m.end() for cue in (CONSISTS, AMONG) for m in cue.finditer(said)), default=0)
    return f"{said[cut:]} {entry.noun} {words(entry.trail)}"


def label(entry: Entry) -> str:
    """The words that tell an item from its neighbours: those on the side where it has any."""
    return phrase(entry)


def runs(draft: Draft, sentence: Sentence) -> Iterator[Run]:
    """The lists of a sentence, those in brackets after those outside."""
    yield from _of_level(draft, sentence.top)
    for entry in sentence.entries:
        for level in entry.levels:
            yield from _of_level(draft, level)


def _of_level(draft: Draft, level: Level) -> Iterator[Run]:
    current = _opening(draft, level)
    gap: list[Token] = []
    last: Entry | None = None
    for entry in level.entries:
        gap = [*gap, *entry.gap]
        if not draft.is_count(entry):
            gap.append(Token("%", entry.figure.start, entry.figure.end))
            continue
        cue = _cue(entry, gap, last)
        if current.entries and cue == "none" and _nested(entry, gap):
            continue
        if cue != "none" and (last is not None or current.cue == "none"):
            yield from _closed(current, gap)
            current = Run([], cue, _heads(draft, last, current), words(gap))
        elif cue == "among" and not current.entries:
            current.cue, current.opened = "among", words(gap)
        elif cue == "consists" and not current.entries:
            current.cue = "consists"
        if any(token.text == ";" for token in gap) and current.entries:
            current.breaks.append(len(current.entries))
        current.entries.append(entry)
        last, gap = entry, []
        if _opens_whole(entry, current):
            yield from _closed(current, entry.trail)
            current = Run([], "among", _heads(draft, entry, current), "")
    yield from _closed(current, [*gap, *level.tail])


_AND = {"và", "cùng", "cộng"}


def _nested(entry: Entry, gap: list[Token]) -> bool:
    """Whether an item explains the one before: "27 đảng bộ cơ sở với 298 chi bộ trực thuộc"."""
    joined = any(token.text in SEPARATORS or token.low in _AND for token in gap)
    return not joined or (
        not any(token.text in SEPARATORS for token in gap) and "với" in words(entry.lead).split()
    )


def _opens_whole(entry: Entry, run: Run) -> bool:
    """Whether a first figure is the whole of what follows: "Trong 706 trưởng thôn, 218…"."""
    if len(run.entries) != 1 or run.cue != "none" or entry.after is None:
        return False
    said = words(entry.lead)
    return any(match.end() == len(said) for match in WITHIN.finditer(said))


def _closed(run: Run, tail: list[Token]) -> Iterator[Run]:
    run.tail = tail
    if run.entries:
        yield run


def _opening(draft: Draft, level: Level) -> Run:
    if level.parent is None or any(token.text == ";" for token in level.opened):
        return Run([], "none", [], "")
    heads = _both(draft, level.parent)
    return Run([], "bracket", heads, words(level.opened))


def _both(draft: Draft, entry: Entry) -> list[Entry]:
    """A figure, or the numerator and the denominator of a fraction."""
    if entry.is_rate:
        previous = entry.before
        return [] if previous is None or previous.is_rate else _both(draft, previous)
    upper = draft.numerator.get(entry.figure.id)
    return [entry] if upper is None else [upper, entry]


def _heads(draft: Draft, last: Entry | None, run: Run) -> list[Entry]:
    """The figure just before the list, then what the list it closed hangs on."""
    if last is None:
        return list(run.heads)
    lower = draft.denominator.get(last.figure.id)
    own = [last] if lower is None else [last, lower]
    return [*own, *run.heads]


def _cue(entry: Entry, gap: list[Token], last: Entry | None) -> Cue:
    said = words(gap)
    if AMONG.search(said):
        return "among"
    if CONSISTS.search(said):
        return "consists"
    if last is not None and _list_colon(entry):
        return "colon"
    return "none"


def _list_colon(entry: Entry) -> bool:
    """Whether a colon opens a list ("1.587 đại biểu: 1.381…") and does not end a label."""
    for index, token in enumerate(entry.gap):
        if token.text == ":":
            pieces = words(entry.gap[:index]).replace(" và ", " , ").split(" , ")
            return len(pieces) == 1 or all(piece in NOUNS for piece in pieces)
        if token.text in ";.–-+•":
            return False
    return False
