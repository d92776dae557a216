"""Texts whose figures are marked by the test itself: "toàn tỉnh có [86] cơ sở"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hatnhan.prose.model import Block, BlockKind, Figure, Text

MARKED = re.compile(r"\[([\d.]+)\]")
WIDENING = re.compile(r"(hơn|gần|trên|khoảng) $")


def draft(
    marked: str,
    when: date | None = None,
    since: date | None = None,
    *,
    written: date | None = None,
    kind: BlockKind = "paragraph",
) -> tuple[Text, tuple[Figure, ...]]:
    """The text without its marks, and its figures, all of one day or period."""
    text, figures, at = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        widening = WIDENING.search(text)
        figures.append(
            Figure(
                id=f"f{len(figures) + 1}",
                raw=found[1],
                value=Fraction(found[1].replace(".", "")),
                step=Fraction(1),
                unit="",
                qualifier=widening[1] if widening else "",
                start=len(text),
                end=len(text) + len(found[1]),
                when=when,
                since=since,
            )
        )
        text += found[1]
        at = found.end()
    text += marked[at:]
    return Text(text, _blocks(text, kind), written), tuple(figures)


def undated(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The same figures of no day."""
    return tuple(replace(figure, when=None, since=None) for figure in figures)


def _blocks(text: str, kind: BlockKind) -> tuple[Block, ...]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), kind))
        at += len(line) + 1
    return tuple(blocks)
