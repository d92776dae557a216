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

from rapidfuzz.distance import Levenshtein

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

_KINDS_OF: Final = {
    "tk": "tiểu khu", "tdp": "tổ dân phố", "cb": "chi bộ", "tt": "thị trấn", "x": "xã",
    "p": "phường", "h": "huyện", "tx": "thị xã", "tp": "thành phố",
    "province": "tỉnh", "district": "huyện", "town": "thị xã", "city": "thành phố",
    "commune": "xã", "ward": "phường", "township": "thị trấn", "special_zone": "đặc khu",
}  # fmt: skip
"""The word for a short form, and for a kind that a register gives in English."""
_BY_ITSELF: Final = frozenset({"xã", "tp", "tt", "tx", "tk", "cb", "đb"})
"""Short words that need no point after them: most are no syllable that could begin a name."""


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
        # Another short form ("X.", "P.") needs its point, or it may begin a name.
        if rest[:1] in {" ", "."} and (len(word) > 2 or rest[:1] == "." or word in _BY_ITSELF):
            bare = rest.lstrip(" .:").strip()
            if bare and not (what == "commune" and bare.isdigit()):
                return _KINDS_OF.get(word, word), bare
    return "", whole


def spelt(text: str) -> str:
    """A name whose kind of place is written in full: "thị trấn Hát Lót" for "TT Hát Lót"."""
    for level in ("commune", "district"):
        word, bare = core(level, text)
        if word:
            return f"{word} {bare}"
    return text


def kind_word(kind: str) -> str:
    """The word for a kind of place, as a name is written with it."""
    low = kind.casefold()
    return _KINDS_OF.get(low, low)


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


def akin(one: str, other: str) -> bool:
    """Whether the words in which two plain names differ have something in common, or one has a
    number more: "muong tranh" and "muong chanh", not "chieng le" and "chieng ban"."""
    mine, theirs = one.split(), other.split()
    while mine and theirs and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    if len(mine) != len(theirs):
        return Levenshtein.distance(" ".join(mine), " ".join(theirs)) <= _LITTLE
    far = [Levenshtein.distance(_sound(a), _sound(b)) for a, b in zip(mine, theirs, strict=True)]
    longest = [max(len(a), len(b)) for a, b in zip(mine, theirs, strict=True)]
    halves = all(d <= max(1, length // 2) for d, length in zip(far, longest, strict=True))
    return halves and (len(far) == 1 or sum(far) <= _LITTLE)


_LITTLE: Final = 2
"""Letters that a number or a space too many makes, and that two words may differ in."""


def _sound(word: str) -> str:
    """A word with one letter for beginnings that are heard alike: tr and ch, s and x."""
    return _ALIKE.sub(lambda found: _HEARD[found[0]], word)


_HEARD: Final = {"tr": "c", "ch": "c", "s": "x", "x": "x", "gi": "d", "d": "d", "r": "d"}
_ALIKE: Final = re.compile("^(?:tr|ch|gi|s|x|d|r)")


def of_cell(text: str) -> str:
    """What a cell's name is about: "Chi bộ bản Nà Tân" is about "bản Nà Tân"."""
    return core("cell", text)[1]
