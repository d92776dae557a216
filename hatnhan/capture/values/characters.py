"""Characters that a register may hold, and those that it must not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LETTERS: Final = unicodedata.normalize(
    "NFC",
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz",
)
"""The small letters of the language, and f, j, w, z."""
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HALVES: Final = re.compile(r"[\ud800-\udfff]")
_FIT: Final = frozenset(LETTERS + LETTERS.upper() + " -'./0123456789")
_SIGNS: Final = frozenset("°✓✔☑■●▪")
"""Signs that people tick with."""


@lru_cache(maxsize=4096)
def forbidden(text: str) -> tuple[int, str] | None:
    """Position from 1 and name of the first character that a register must not hold.

    Controls, signs that turn the direction of writing, halves of pairs, private and unassigned
    characters, and pictures.
    """
    if text.isascii() and text.isprintable():
        return None
    for position, char in enumerate(text, 1):
        if char in _FIT:
            continue
        if char.isascii():
            if not char.isprintable() and char not in "\t\n\r\v\f":
                return position, "ký tự điều khiển"
        elif char in _BIDI:
            return position, "ký tự đảo chiều chữ"
        elif (name := _unfit(char)) is not None:
            return position, name
    return None


def _unfit(char: str) -> str | None:
    category = unicodedata.category(char)
    if category == "Cs":
        return "nửa ký tự hỏng"
    if category in {"Co", "Cn"}:
        return "ký tự không có nghĩa chung"
    if category == "Cc" and char != "\x85":
        return "ký tự điều khiển"
    if (category == "So" and char not in _SIGNS) or "\ufe00" <= char <= "\ufe0f":
        return "hình vẽ, biểu tượng"
    return None


def mended(text: str) -> str:
    """The text with each half of a pair, which nothing can print or keep, as U+FFFD."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def visible(text: str) -> str:
    """The text for a sentence: what cannot be printed, or turns the writing, as its number."""
    if forbidden(text) is None:
        return text
    return "".join(f"\\u{ord(c):04x}" if unprintable(c) else c for c in text)


def unprintable(char: str) -> bool:
    """Whether a character breaks the line it is printed on, or shows nothing that is known."""
    return char in _BIDI or (
        char not in "\t\n\r\v\f\x85" and unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"}
    )
