"""A sentence as its figures with the words around them, brackets hanging on what they explain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from hatnhan.prose.figures.nouns import NOUNS, noun_class
from hatnhan.prose.interval import RATES, Interval, rounded
from hatnhan.prose.model import Figure

_TOKEN = re.compile(r"[^\W_]+(?:[-–/][^\W_]+)*|[^\w\s]|_", re.UNICODE)
_OPEN, _CLOSE = "([⟨", ")]⟩"
_DASHES = ("–", "—")
SEPARATORS = {",", ";", ":", ".", "+", "!", "?", "–", "-", "…", "•"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign between figures."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()


@dataclass(eq=False)
class Entry:
    """A figure in its sentence; what is asked of it again and again is kept."""

    figure: Figure
    level: Level
    place: int
    """Its place among the entries of its level."""
    gap: list[Token]
    """What stands between the entry before (or the beginning of the level) and this one."""
    levels: list[Level] = field(default_factory=list)
    """The brackets after it, before the next figure."""

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is a percentage, percentage points or a multiple."""
        return self.figure.unit in RATES

    @cached_property
    def interval(self) -> Interval:
        """The exact numbers it may stand for."""
        return rounded(self.figure)

    @cached_property
    def lead(self) -> list[Token]:
        """The words from the last separator (or figure) to this figure, its qualifier left out."""
        own = self.gap
        count = len(self.figure.qualifier.split())
        if count and words(own[-count:]) == self.figure.qualifier:
            own = own[:-count]
        if own and own[-1].text == ":":  # "khiển trách: 1" has its label before the colon
            own = own[:-1]
            if self.place and not any(token.text in SEPARATORS for token in own):
                return []  # but "9 chi bộ: 2 chi bộ yếu" opens a list
        for index in range(len(own) - 1, -1, -1):
            if own[index].text in SEPARATORS:
                return own[index + 1 :]
        return own

    @cached_property
    def next_gap(self) -> list[Token]:
        """What stands between this entry and the next one, or the end of the level."""
        entries = self.level.entries
        return entries[self.place + 1].gap if self.place + 1 < len(entries) else self.level.tail

    @cached_property
    def trail(self) -> list[Token]:
        """The words from this figure to the next separator (or figure)."""
        gap = self.next_gap
        for index, token in enumerate(gap):
            if token.text in SEPARATORS:
                return gap[:index]
        return gap

    @property
    def before(self) -> Entry | None:
        """The entry before it on its level."""
        return self.level.entries[self.place - 1] if self.place else None

    @property
    def after(self) -> Entry | None:
        """The entry after it on its level."""
        entries = self.level.entries
        return entries[self.place + 1] if self.place + 1 < len(entries) else None

    @cached_property
    def noun(self) -> str:
        """What it counts, in small letters: the noun after it, or the one before ("nữ 564")."""
        return self.figure.unit.lower() if not self.is_rate else ""

    @cached_property
    def labelled(self) -> bool:
        """Whether its noun, if any, stands before it: "đảng bộ cơ sở 205"."""
        return not self.noun or not words(self.trail).startswith(self.noun.split(" ")[0])

    @cached_property
    def nouns(self) -> list[str]:
        """All it counts together: "3.814 bản, trường học, trạm y tế" has three nouns."""
        listed = noun_list(self.next_gap)
        return listed if listed and listed[0] == self.noun else [self.noun] if self.noun else []

    @cached_property
    def kind(self) -> str:
        """The class of what it counts: person, organisation, place…, or "" for any other word."""
        if not self.noun or self.noun.startswith(("trường hợp", "hồ sơ")):
            return ""
        if self.noun.startswith("lượt"):  # "11.648 lượt học viên"
            return "person"
        found = noun_class(self.noun)
        return "" if found == "thing" and self.noun not in NOUNS else found


@dataclass(slots=True, eq=False)
class Level:
    """The figures of a sentence outside brackets, or those of one bracket, in order."""

    parent: Entry | None = None
    """What the bracket hangs on; None for a sentence, or a bracket before any figure."""
    entries: list[Entry] = field(default_factory=list)
    tail: list[Token] = field(default_factory=list)
    """What stands after the last figure."""
    opened: list[Token] = field(default_factory=list)
    """The words of the sentence before a bracket, from the figure it hangs on."""


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence and its place in the draft."""

    start: int
    end: int
    block: int
    number: int
    top: Level
    heading: bool = False
    entries: list[Entry] = field(default_factory=list)
    """All its figures, brackets included, in the order of the text."""
    words: list[Token] = field(default_factory=list)


def noun_list(tokens: Sequence[Token]) -> list[str]:
    """The nouns that a phrase begins with, listed with commas: "bản, trường học và trạm y tế"."""
    found: list[str] = []
    piece: list[Token] = []
    for token in [*tokens, Token(";", 0, 0)]:
        if token.text == "," or token.low == "và" or token.text in SEPARATORS:
            noun = words(piece)
            if not found and noun and noun not in NOUNS:
                noun = _leading_noun(piece)
                return [noun] if noun else []
            if not noun or noun not in NOUNS:
                return found
            found.append(noun)
            piece = []
            if token.text != "," and token.low != "và":
                return found
        else:
            piece.append(token)
    return found


def _leading_noun(piece: Sequence[Token]) -> str:
    for length in range(min(6, len(piece)), 0, -1):
        noun = words(piece[:length])
        if noun in NOUNS:
            return noun
    return ""


def unread(tokens: Sequence[Token]) -> bool:
    """Whether a number stands among the words that is no year and no limit ("giảm trên 15 %")."""
    for token, after in zip_longest(tokens, tokens[1:]):
        year = len(token.text) == 4 and token.text.startswith(("19", "20"))
        limit = after is not None and after.low in ("%", "tuổi")
        if token.text.isdigit() and not year and not limit:
            return True
    return False


def words(tokens: Sequence[Token]) -> str:
    """Tokens as small letters in one line, signs included."""
    return " ".join(token.low for token in tokens)


def parse(
    text: str, start: int, end: int, figures: Sequence[Figure], block: int, number: int
) -> Sentence:
    """The sentence in [start, end) with its figures (those inside it, in order)."""
    sentence = Sentence(start, end, block, number, Level())
    stack: list[tuple[Level, list[Token]]] = [(sentence.top, [])]
    for piece in _bracketed(list(_pieces(text, start, end, figures))):
        level, gap = stack[-1]
        if isinstance(piece, Figure):
            entry = Entry(piece, level, len(level.entries), gap)
            level.entries.append(entry)
            sentence.entries.append(entry)
            stack[-1] = (level, [])
            continue
        sentence.words.append(piece)
        if piece.text in _OPEN:
            inner = Level(level.entries[-1] if level.entries else None, opened=list(gap))
            if inner.parent is not None:
                inner.parent.levels.append(inner)
            stack.append((inner, []))
        elif piece.text in _CLOSE:
            if len(stack) > 1:
                level.tail = gap
                stack.pop()
        else:
            gap.append(piece)
    for level, gap in stack:
        level.tail = gap
    return sentence


def _bracketed(pieces: list[Token | Figure]) -> list[Token | Figure]:
    """The pieces with a pair of dashes around figures read as brackets: "38 lớp – 21…, 17… – với"."""
    dashes = [i for i, p in enumerate(pieces) if isinstance(p, Token) and p.text in _DASHES]
    if len(dashes) != 2:
        return pieces
    first, last = dashes
    inside = sum(isinstance(piece, Figure) for piece in pieces[first:last])
    if inside < 2 or not any(isinstance(piece, Figure) for piece in pieces[:first]):
        return pieces
    swapped = list(pieces)
    for index, sign in ((first, "⟨"), (last, "⟩")):
        token = pieces[index]
        if isinstance(token, Token):
            swapped[index] = Token(sign, token.start, token.end)
    return swapped


def _pieces(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Token | Figure]:
    at = start
    for figure in figures:
        yield from _tokens(text, at, figure.start)
        yield figure
        at = figure.end
    yield from _tokens(text, at, end)


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        yield Token(found.group(), found.start(), found.end())
