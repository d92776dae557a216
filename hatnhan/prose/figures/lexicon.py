"""Known phrases beside a number: counted nouns, and any list of phrases by their last word."""

from __future__ import annotations

from typing import Final

from hatnhan.prose.figures.nouns import BY_FIRST_WORD, NOUNS
from hatnhan.prose.figures.tokens import Stream


class Phrases:
    """Phrases with "; " between them, found by the word they end with; the earlier first."""

    def __init__(self, listed: str) -> None:
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in " ".join(listed.split()).split("; "):
            words = tuple(phrase.split())
            self._by_last.setdefault(words[-1], []).append(words)

    def ending(self, stream: Stream, stop: int) -> tuple[str, ...]:
        """The phrase that ends just before a token; empty when there is none."""
        for words in self._by_last.get(stream.low(stop - 1), ()):
            if stream.lows(stop - len(words), stop) == words:
                return words
        return ()


_LONGEST_FIRST: Final = sorted(NOUNS, key=lambda noun: -len(noun.split()))
_NOUNS: Final = Phrases("; ".join(noun.replace(",", " ,") for noun in _LONGEST_FIRST))


def noun_at(stream: Stream, place: int) -> int:
    """How many tokens the longest known noun takes that begins here; 0 when none does."""
    for words in BY_FIRST_WORD.get(stream.low(place), ()):
        if all(stream.low(place + i) == word for i, word in enumerate(words)):
            return 0 if len(words) == 1 and _in_name(stream, place) else len(words)
    return 0


def noun_before(stream: Stream, place: int) -> int:
    """How many tokens the longest known noun takes that ends just before here; 0 when none."""
    length = len(_NOUNS.ending(stream, place))
    return 0 if length == 1 and _in_name(stream, place - 1) else length


def _in_name(stream: Stream, place: int) -> bool:
    """Whether a word is part of a name: the "Đồng" of "Kim Đồng", the "Nam" of "Nam Định"."""
    beside = stream.at(place - 1).capital or stream.at(place + 1).capital
    return beside and stream.at(place).capital
