"""Two Vietnamese names compared: marks and their place, order, short forms, slips of the pen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from hatnhan.domain.text import bare, nfc

_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_LONE_Y: Final = re.compile(r"(?<=[bcdđghklmnpqrstvx])y$|(?<=^qu)y$|^y$")
_NOT_LETTERS: Final = re.compile(r"[^\w\s]|_|\d")
_SOUNDS: Final = (
    (re.compile(r"\bgi(?=[aeiouy])|\br|\bgi\b"), "d"),
    (re.compile(r"\bx"), "s"),
    (re.compile(r"\btr"), "ch"),
    (re.compile(r"\b[kq](?!h)"), "c"),
    (re.compile(r"\bn(?![gh])"), "l"),
    (re.compile(r"y"), "i"),
)
"""Spelled differently, said alike in much of the north, on bare words."""


class NameMatch(Enum):
    """How two names agree: the points that it gives, and the Vietnamese for it."""

    SAME = (40, "cùng họ tên")
    PLACED = (40, "cùng họ tên, chỉ khác cách đặt dấu hoặc i/y")
    UNACCENTED = (36, "cùng họ tên, một bên viết không dấu")
    SPACED = (34, "cùng họ tên, chỉ khác chỗ viết liền, viết tách")
    ORDER = (30, "cùng các chữ trong họ tên, khác thứ tự")
    ACCENTS = (26, "cùng tên không dấu, khác dấu")
    SHORT = (26, "một bên viết tắt hoặc thiếu tên đệm")
    SOUND = (25, "họ tên viết khác nhưng đọc gần giống nhau")
    SLIP = (24, "họ tên chỉ khác một chữ cái")
    ROUGH = (16, "họ tên gần giống nhau, viết khác ở hai chỗ")
    SURNAME = (14, "cùng tên đệm và tên, khác họ")
    MIDDLE = (8, "cùng họ và tên, khác tên đệm")
    DIFFERENT = (0, "khác tên")

    def __init__(self, points: int, told: str) -> None:
        self.points = points
        self.told = told


CLOSE: Final = frozenset((NameMatch.SAME, NameMatch.PLACED, NameMatch.UNACCENTED, NameMatch.SPACED))
"""The name is the same: only writing it down differed."""


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name in the forms by which names are compared."""

    clean: str
    placed: str
    """Each syllable with its tone behind it: "hoà" and "hòa" are alike, so are "lý" and "lí"."""
    words: tuple[str, ...]
    """Without marks."""
    run: str
    """The same in one."""
    key: str
    """The words by sound in alphabetical order."""
    sound: str

    @property
    def plain(self) -> bool:
        """Written without any mark."""
        return self.clean.isascii()

    @property
    def given(self) -> str:
        """The last word by sound."""
        return self.sound.rpartition(" ")[2]

    @property
    def surname(self) -> str:
        """The first word."""
        return self.words[0] if self.words else ""

    @property
    def family(self) -> str:
        """The words before it by sound."""
        return self.sound.rpartition(" ")[0]


@lru_cache(maxsize=1 << 14)
def read(name: str) -> Name:
    """The forms of a name."""
    clean = " ".join(_NOT_LETTERS.sub(" ", _joined(nfc(name).casefold())).split())
    words = tuple(bare(clean).split())
    sound = " ".join(words)
    for pattern, told in _SOUNDS:
        sound = pattern.sub(told, sound)
    placed = " ".join(_placed(word) for word in clean.split())
    return Name(clean, placed, words, "".join(words), " ".join(sorted(sound.split())), sound)


def compare(a: Name, b: Name, *, women: bool = False) -> NameMatch:
    """How two names, neither of them empty, agree; `women` may have taken another surname."""
    if a.placed == b.placed:
        return NameMatch.SAME if a.clean == b.clean else NameMatch.PLACED
    if a.words == b.words:
        return NameMatch.UNACCENTED if a.plain or b.plain else NameMatch.ACCENTS
    if a.run == b.run:
        return NameMatch.SPACED
    if a.key == b.key and sorted(a.words) == sorted(b.words):
        return NameMatch.ORDER
    if _shortened(a.words, b.words) or _shortened(b.words, a.words):
        return NameMatch.SHORT
    if a.sound == b.sound:
        return NameMatch.SOUND
    if _slipped(a.run, b.run, len(a.words) == len(b.words)):
        return NameMatch.SLIP
    if a.key == b.key or _roughly(a.sound, b.sound):
        return NameMatch.ROUGH
    if women and len(a.words) > 2 and a.words[1:] == b.words[1:]:
        return NameMatch.SURNAME
    if (a.words[0], a.words[-1]) == (b.words[0], b.words[-1]):
        return NameMatch.MIDDLE
    return NameMatch.DIFFERENT


def _joined(text: str) -> str:
    """Without what may stand inside a word: H'Dơ is Hdơ, a zero-width space is nothing."""
    return "".join(c for c in text if c not in "'’ʼ`´" and unicodedata.category(c) != "Cf")


def _placed(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in decomposed if c in _TONES)
    letters = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return _LONE_Y.sub("i", letters) + tone


def _shortened(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Same given name and surname, words between left out; or words given by their letter."""
    if len(short) < 2 or short[-1] != whole[-1] or len(short) > len(whole):
        return False
    if len(short) == len(whole):
        return all(s == w or (len(s) == 1 and w[0] == s) for s, w in zip(short, whole, strict=True))
    rest = iter(whole)
    return short[0] == whole[0] and all(word in rest for word in short)


def _roughly(left: str, right: str) -> bool:
    """By sound, and with a slip, or words left out, besides."""
    one, other = tuple(left.split()), tuple(right.split())
    if _shortened(one, other) or _shortened(other, one):
        return True
    return _slipped("".join(one), "".join(other), len(one) == len(other))


def _slipped(left: str, right: str, alike: bool) -> bool:
    """One letter wrong, missing, doubled or two exchanged, in a name long enough for that.

    `alike`: both have as many words.
    """
    if not alike or min(len(left), len(right)) < 5:
        return False
    if left[0] != right[0] and left[-1] != right[-1]:
        return False
    return OSA.distance(left, right, score_cutoff=1) <= 1
