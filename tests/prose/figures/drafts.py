"""Drafts for tests: lines as paragraphs, rows as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hatnhan.prose.model import Block, Text


def draft(text: str, written: date | None = None) -> Text:
    """Each line a paragraph."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return Text(text, tuple(blocks), written)


def with_table(before: str, rows: Sequence[Sequence[str]], written: date | None = None) -> Text:
    """A paragraph and a table."""
    text = before
    blocks = [Block(0, len(before))]
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            start = len(text) + 1
            text += "\n" + words
            blocks.append(Block(start, len(text), "cell", 0, row, column))
    return Text(text, tuple(blocks), written)
