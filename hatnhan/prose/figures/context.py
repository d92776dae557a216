"""What the rules that tell figures from other numbers look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hatnhan.prose.figures.candidates import Number
from hatnhan.prose.figures.lexicon import noun_before
from hatnhan.prose.figures.nouns import DISCRETE, NOUNS, noun_class
from hatnhan.prose.figures.tokens import Stream, Token

SEPARATORS: Final = frozenset((",", ";", "và", "hoặc", "-", "–", "đến", "/"))


@dataclass(frozen=True, slots=True)
class Context:
    """The tokens of a text and its numbers in their order, judged from left to right."""

    stream: Stream
    numbers: list[Number]

    def before(self, index: int) -> Token:
        """The token straight before a number."""
        return self.stream.at(self.numbers[index].first - 1)

    def after(self, index: int) -> Token:
        """The token straight after a number, its sign and its word of scale."""
        return self.stream.at(self.numbers[index].stop)

    def counted(self, index: int) -> bool:
        """Whether a sign or a known noun follows, or the number is printed as no label is."""
        number = self.numbers[index]
        return bool(number.sign or number.follows or not number.plain)

    def between(self, index: int) -> tuple[str, ...]:
        """The lower-case tokens from the number before to this one; breaks as ""."""
        if index == 0:
            return ("",)
        return self.stream.lows(self.numbers[index - 1].stop, self.numbers[index].first)

    def noun_before(self, index: int) -> str:
        """The known noun straight before a number, in lower case; "" when there is none."""
        first = self.numbers[index].first
        length = noun_before(self.stream, first)
        return " ".join(self.stream.lows(first - length, first)).replace(" ,", ",")

    def class_of(self, index: int) -> str:
        """The class of what a number counts; "" when it has no known unit."""
        unit = self.numbers[index].unit.lower()
        return noun_class(unit) if unit in NOUNS else ""

    def discrete(self, index: int) -> bool:
        """Whether a number counts persons, organisations, places or things."""
        return self.class_of(index) in DISCRETE

    def comes_after(self, index: int, reason: str, reach: int) -> bool:
        """Whether one of the few numbers before, in the same sentence, was judged so."""
        for near in range(index - 1, max(-1, index - 1 - reach), -1):
            stop, following = self.numbers[near].stop, self.numbers[near + 1].first
            if following - stop > _SENTENCE or {"", "."} & set(self.stream.lows(stop, following)):
                return False
            if self.numbers[near].reason == reason:
                return True
        return False


_SENTENCE: Final = 60
"""Words looked through between two numbers of a sentence."""
