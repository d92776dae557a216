"""VIQR (RFC 1456): Vietnamese in plain ASCII, marks typed after the letter (Nguye^~n)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SHAPES: Final = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_TONES: Final = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VOWEL: Final = re.compile(r"([aeiouyAEIOUY])([(^+*]?)([?'`~.]?)")
_PROPER: Final = {"^": "aeoAEO", "(": "aA", "+": "ouOU", "*": "ouOU", "": "aeiouyAEIOUY"}


def decode(shown: str) -> str:
    """The text that was meant by what is shown."""
    text = re.sub(r"\\(.)", r"\1", re.sub("dd", "đ", re.sub("D[Dd]", "Đ", shown)))
    return unicodedata.normalize("NFC", _VOWEL.sub(_letter, text))


def _letter(match: re.Match[str]) -> str:
    vowel, shape, tone = match.groups()
    if vowel not in _PROPER[shape]:
        return match[0]
    return vowel + _SHAPES.get(shape, "") + _TONES.get(tone, "")
