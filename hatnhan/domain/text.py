"""Vietnamese text: one form for storing, one for searching, one for sorting."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng (ngang is 0)."""

_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER: Final = {letter: i for i, letter in enumerate(_LETTERS, 1)}


def nfc(text: str) -> str:
    """The composed form, in which everything is stored."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """The accent-blind form for searching: "Chiềng Đông" and "chieng dong" are alike."""
    text = text.casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def vn_sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The key of Vietnamese dictionary order: letters first, then tones.

    Digits come before letters; runs of digits compare as numbers, so Tiểu khu 9 precedes
    Tiểu khu 10.
    """
    letters: list[int] = []
    tones: list[int] = []
    digits = ""
    for char in nfc(text).lower():
        if char.isdecimal():
            digits += char
            continue
        if digits:
            letters += (1, int(digits))
            digits = ""
        letter, tone = _split_tone(char)
        letters.append(100 + _ORDER[letter] if letter in _ORDER else 0)
        tones.append(tone)
    if digits:
        letters += (1, int(digits))
    return tuple(letters), tuple(tones)


def _split_tone(char: str) -> tuple[str, int]:
    """One composed letter as its base letter of the alphabet and its tone."""
    if char.isascii() or char in _ORDER:
        return char, 0
    tone = 0
    kept = ""
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept += part
    return unicodedata.normalize("NFC", kept), tone
