"""Words, numbers and marks of a text, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

TokenKind = Literal["number", "word", "mark", "code", "break"]

SPACES: Final = "\u00a0\u202f"
"""Spaces that group thousands in French typography."""

_SUPERSCRIPTS: Final = str.maketrans("", "", "¹²³⁴⁵⁶⁷⁸⁹⁰₀₁₂₃₄₅₆₇₈₉")
_GLUED: Final = frozenset(
    "km km2 km² m m2 m² m3 ha kg tấn tạ đ đồng vnđ vnd usd triệu tr tỷ tỉ nghìn ngàn mw kw h g"
    " người năm tháng ngày hộ lần".split()
)
"""Units that are printed without a space after their number."""

_NUMBER: Final = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*"
_SPACED: Final = rf"\d{{1,3}}(?:[ {SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_REST: Final = r"|(?P<word>[^\W\d_]\w*)|(?P<line>\n)|(?P<mark>[^\s\w]|_)"


class Token(NamedTuple):
    """One word, number or mark: the characters [start, end), as printed and in lower case."""

    kind: TokenKind
    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter and is neither an acronym nor of a headline."""
        first = self.kind == "word" and self.text[0].isupper()
        return first and (len(self.text) == 1 or not self.text.isupper())


_BREAK: Final = Token("break", -1, -1, "", "")


class Stream:
    """The tokens of a text; beyond its ends there are breaks."""

    __slots__ = ("_lows", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._lows = [token.low for token in tokens]

    def at(self, place: int) -> Token:
        """The token at a place; a break outside."""
        return self.tokens[place] if 0 <= place < len(self._lows) else _BREAK

    def low(self, place: int) -> str:
        """The word or mark at a place in lower case; "" at breaks."""
        return self._lows[place] if 0 <= place < len(self._lows) else ""

    def lows(self, first: int, stop: int) -> tuple[str, ...]:
        """The lower-case forms of the tokens [first, stop), breaks as ""."""
        if first >= 0 and stop <= len(self._lows):
            return tuple(self._lows[first:stop])
        return tuple(self.low(i) for i in range(first, stop))

    def touches(self, place: int) -> bool:
        """Whether nothing, not even a space, is between this token and the next."""
        return self.at(place).end == self.at(place + 1).start

    def clause_start(self, place: int, limit: int = 12) -> int:
        """The first token of the run of words and numbers that ends at `place`."""
        first = place
        while first > place - limit and self.at(first - 1).kind in ("word", "number", "code"):
            first -= 1
        return first


def tokenise(text: str, spaced: bool = False) -> Stream:
    """The tokens of a text; `spaced` when ordinary spaces group its thousands."""
    pattern = re.compile(f"(?P<number>{_SPACED if spaced else _NUMBER}){_REST}")
    tokens: list[Token] = []
    for match in pattern.finditer(text):
        raw = match.group()
        if match.lastgroup == "line":
            tokens.append(Token("break", match.start(), match.end(), raw, ""))
            continue
        low = raw.lower()
        if match.lastgroup == "word" and len(low) > 2:
            low = low.translate(_SUPERSCRIPTS) if low not in _GLUED else low
        kind: TokenKind = "word" if match.lastgroup == "word" else "mark"
        if match.lastgroup == "number":
            kind = "number"
        elif kind == "word" and tokens and _joins(tokens[-1], match.start(), raw, low):
            kind = "code"
            last = tokens.pop()
            raw, low = last.text + raw, last.low + low
            tokens.append(Token(kind, last.start, match.end(), raw, low))
            continue
        tokens.append(Token(kind, match.start(), match.end(), raw, low))
    return Stream(tokens)


def _joins(last: Token, start: int, raw: str, low: str) -> bool:
    """Whether a word is the tail of a code such as "1B", "30a" or "4G", and not a unit."""
    return last.kind == "number" and last.end == start and (low not in _GLUED or raw == "G")
