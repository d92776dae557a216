"""Lunar dates and years named by stem and branch: kept as a note, never reckoned."""

from __future__ import annotations

import re
from typing import Final

from hatnhan.domain.text import bare

_STEMS: Final = "giap at binh dinh mau ky canh tan nham quy".split()
_BRANCHES: Final = "ty suu dan mao thin ti ngo mui than dau tuat hoi".split()
"""Tý (first) and Tỵ (sixth) are one when marks are dropped; see `_branches`."""
_NAMED: Final = re.compile(rf"\b({'|'.join(_STEMS)})\s+(\w+)\b")
_LUNAR: Final = re.compile(
    r"âm lịch|\bâ\.?\s?l\b|\ba\.?l\b|\(âl\)|tháng giêng|tháng chạp|nhuận", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def is_lunar(text: str) -> bool:
    """Whether the text says that it is a lunar date or names the year by stem and branch."""
    return _LUNAR.search(text) is not None or bool(_cycle(text))


def year(text: str) -> str | None:
    """The year in figures written beside, if any: all that is kept as a date."""
    found = _YEAR.search(text)
    return found[0] if found is not None else None


def years(text: str, latest: int) -> tuple[int, ...]:
    """The years up to one that bear the name written, latest first; every sixty years one."""
    places = _cycle(text)
    return tuple(y for y in range(latest, latest - 120, -1) if (y - 4) % 60 in places)


def _cycle(text: str) -> frozenset[int]:
    """Places in the cycle of sixty, from 0 for Giáp Tý; year 4 of our era was its first."""
    found = _NAMED.search(bare(text))
    if found is None:
        return frozenset()
    stem, places = _STEMS.index(found[1]), _branches(found[2], text)
    return frozenset(n for n in range(60) if n % 10 == stem and n % 12 in places)


def _branches(word: str, text: str) -> set[int]:
    if word in {"ty", "ti"}:
        if re.search(r"t[ỵị]", text, re.IGNORECASE):
            return {5}
        return {0} if re.search(r"t[ýí]", text, re.IGNORECASE) else {0, 5}
    aliases = {"meo": "mao", "mao": "mao", "mui": "mui", "vi": "mui"}
    word = aliases.get(word, word)
    return {_BRANCHES.index(word)} if word in _BRANCHES else set()
