"""The counted noun beside a number."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.nouns import BY_FIRST_WORD
from hatnhan.prose.figures.tokens import Stream

_LONGEST: Final = 6


def noun_at(stream: Stream, place: int) -> int:
    """How many tokens the longest known noun takes that begins here; 0 when none does."""
    for words in BY_FIRST_WORD.get(stream.low(place), ()):
        if all(stream.low(place + i) == word for i, word in enumerate(words)):
            return len(words)
    return 0


def noun_before(stream: Stream, place: int) -> int:
    """How many tokens the longest known noun takes that ends just before here; 0 when none."""
    for length in range(_LONGEST, 0, -1):
        if noun_at(stream, place - length) == length:
            return length
    return 0
