"""Names of units as people write them, made comparable without making different names alike.

Three keys, each blinder than the one before: `exact` (letters and tones, wherever a tone is
placed), `numbered` (numerals and i/y alike) and `blind` (no marks at all). Only equal exact keys
may be taken for the same unit; the others propose.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from hatnhan.capture.values.text import clean

_TONES: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_BETWEEN: Final = re.compile(r"[\s\-–—_.,;:/()“”\"'`]+")
_ROMAN: Final = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10", "xi": "11", "xii": "12", "l": "1", "ll": "2", "lll": "3",
}  # fmt: skip
"""Numerals, and the small l that is typed for them."""

TYPES: Final[dict[str, tuple[str, ...]]] = {
    "province": ("tỉnh", "thành phố", "tp"),
    "district": ("huyện", "thị xã", "thành phố", "quận", "tp", "tx", "h"),
    "commune": ("xã", "phường", "thị trấn", "đặc khu", "tt", "x", "p"),
    "cell": ("chi bộ cơ sở", "chi bộ", "cb"),
    "organisation": (
        "đảng bộ bộ phận", "đảng bộ cơ sở", "đảng bộ", "đảng ủy", "đảng uỷ", "huyện ủy",
        "huyện uỷ", "tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ", "thị ủy", "thị uỷ", "tổ đảng",
        "đb", "đu",
    ),
    "establishment": (
        "bản", "thôn", "xóm", "làng", "buôn", "tiểu khu", "tổ dân phố", "khu phố", "tdp", "tk",
        "khu", "ấp",
    ),
}  # fmt: skip
"""Words that say what a unit is, the longer before those they begin with."""

_KINDS_OF: Final = {"tk": "tiểu khu", "tdp": "tổ dân phố", "cb": "chi bộ"}


@lru_cache(maxsize=65536)
def exact(text: str) -> str:
    """Equal for names that differ only in capitals, spaces, punctuation or the place of a tone."""
    words = _BETWEEN.sub(" ", clean(text).casefold()).split()
    return " ".join(word if word.isascii() else _syllable(word) for word in words)


def _syllable(word: str) -> str:
    """A syllable with its tone as a digit at the end: hoà and hòa are the same syllable."""
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    whole = unicodedata.normalize("NFC", "".join(letters))
    return f"{whole}{tone}" if tone else whole


@lru_cache(maxsize=65536)
def numbered(text: str) -> str:
    """`exact` with Roman and Arabic numerals alike, and i and y alike at the end of a syllable."""
    words = exact(text).split()
    if len(words) > 1 and words[-1] in _ROMAN:
        words[-1] = _ROMAN[words[-1]]
    return " ".join(_with_i(word) for word in words)


def _with_i(word: str) -> str:
    stem, tone = (word[:-1], word[-1]) if word[-1].isdigit() else (word, "")
    return f"{stem[:-1]}i{tone}" if stem.endswith("y") and len(stem) > 1 else word


@lru_cache(maxsize=65536)
def blind(text: str) -> str:
    """`numbered` without any mark: "Bản Pán II" and "ban pan 2"."""
    plain = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    return numbered("".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=65536)
def core(what: str, text: str) -> tuple[str, str]:
    """(the type word, the rest) of a name: ("bản", "Nà Tân"); no type word: ("", the name)."""
    whole = clean(text)
    low = whole.casefold()
    for word in TYPES.get(what, ()):
        if not low.startswith(word):
            continue
        rest = whole[len(word) :]
        # A short form ("X.", "TT.") needs its point, or it may begin a name.
        if rest[:1] in {" ", "."} and (len(word) > 2 or rest[:1] == "." or word in {"xã", "tp"}):
            bare = rest.lstrip(" .:").strip()
            if bare and not (what == "commune" and bare.isdigit()):
                return _KINDS_OF.get(word, word), bare
    return "", whole


_COMMITTEE: Final = re.compile(r"^(tỉnh|huyện|thị|thành)\s+(?:ủy|uỷ)\s+", re.IGNORECASE)
_LEVEL: Final = {"thị": "thị xã", "thành": "thành phố"}


@lru_cache(maxsize=16384)
def committee(text: str) -> str:
    """The organisation that a committee leads: "Đảng bộ huyện A" for "Huyện ủy A"."""
    whole = clean(text)
    found = _COMMITTEE.match(whole)
    if found is None:
        return whole
    level = found[1].casefold()
    return f"Đảng bộ {_LEVEL.get(level, level)} {whole[found.end() :]}"


@lru_cache(maxsize=65536)
def plain(sort: str, text: str) -> str:
    """`blind` without type words, with or without marks: what is left when all else may differ."""
    words = blind(text)
    sorts = ("cell", "establishment") if sort == "cell" else (sort,)
    for one in sorts:
        for word in _PLAIN_TYPES[one]:
            if words.startswith(word):
                words = words[len(word) :]
                break
    return words


_PLAIN_TYPES: Final = {
    sort: tuple(f"{blind(word)} " for word in words if len(word) > 1)
    for sort, words in TYPES.items()
}


def of_cell(text: str) -> str:
    """What a cell's name is about: "Chi bộ bản Nà Tân" is about "bản Nà Tân"."""
    return core("cell", text)[1]
