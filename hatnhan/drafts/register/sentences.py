"""Sentences of a draft with their figures, and the levels of brackets in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hatnhan.drafts.register.phrases import MASK
from hatnhan.drafts.register.spans import Spans
from hatnhan.prose.model import Block, Figure, Text

CAPITALS: Final = "".join(c for c in map(chr, range(0x1EFA)) if c.isupper())
"""Every capital that a Vietnamese word may begin with; they lie among the small letters."""
_STOP: Final = re.compile(rf"[.!?…][\"”’)]*\s+(?=[\"“‘(]*[{CAPITALS}0-9])|\n+")
_LONGEST: Final = 4000
"""Characters of a sentence."""
_ABBREVIATED: Final = re.compile(r"(?:^|[\s(])(?:TP|Tp|Q|P|TT|TX|H|ThS|TS|PGS|GS|Đ/c|đ/c)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters [start, end) of the text; figures by their place in the sentence."""

    start: int
    end: int
    block: Block
    plain: str
    """Small letters, every blank a space, every figure masked; as long as the sentence. Empty for
    a sentence without figures."""
    figures: tuple[Figure, ...]


def sentences(text: Text, figures: Sequence[Figure], own: Spans[Any]) -> Iterator[Sentence]:
    """The sentences outside tables, but for those that are too long to be any.

    ``own`` are names of places of the register, which read as "tỉnh": the scope that the sentence
    speaks of.
    """
    placed = Spans(figures)
    for block in text.blocks:
        if block.kind == "cell":
            continue
        start = block.start
        for stop in _stops(text.text, block, placed):
            if stop - start <= _LONGEST:
                inside = tuple(placed.inside(start, stop))
                names = own.inside(start, stop)
                plain = _plain(text.text[start:stop], start, inside, names) if inside else ""
                yield Sentence(start, stop, block, plain, inside)
            start = stop


def _stops(text: str, block: Block, figures: Spans[Figure]) -> Iterator[int]:
    """Where the sentences of a block end."""
    for found in _STOP.finditer(text, block.start, block.end):
        figure = figures.last(block.start, found.end())
        inside = figure is not None and found.start() < figure.end
        if not inside and not _ABBREVIATED.search(text[max(0, found.start() - 6) : found.start()]):
            yield found.end()
    yield block.end


def _plain(text: str, start: int, figures: Sequence[Figure], own: Sequence[Any]) -> str:
    small = text.lower()
    if len(small) != len(text):  # İ becomes two characters
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    small = re.sub(r"\s", " ", small)
    for name in own:
        low, high = name.start - start, name.end - start
        small = small[:low] + "tỉnh".ljust(high - low)[: high - low] + small[high:]
    for figure in figures:
        low, high = figure.start - start, figure.end - start
        small = small[:low] + MASK * (high - low) + small[high:]
    return small


def open_bracket(plain: str, at: int) -> int | None:
    """Where the innermost bracket stands that is open at a character; None outside all."""
    depth = 0
    for i in range(at - 1, -1, -1):
        if plain[i] == ")":
            depth += 1
        elif plain[i] == "(":
            if not depth:
                return i
            depth -= 1
    return None


def without_brackets(plain: str) -> str:
    """The same characters with closed brackets and what is in them made blank."""
    found = list(plain)
    opened: list[int] = []
    for i, char in enumerate(plain):
        if char == "(":
            opened.append(i)
        elif char == ")" and opened:
            start = opened.pop()
            found[start : i + 1] = " " * (i + 1 - start)
    return "".join(found)
