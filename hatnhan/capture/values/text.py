"""Text as offices type it, brought to one form: composed letters, plain spaces, the right đ.

What changes nothing a reader sees is normalised and told; what a reader cannot see and a
register must not hold is refused with its position. Placement of tones stays as written.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values import legacy
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.read import NOTHING, Context, Read, say

_DROPPED: Final = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, joiners and other marks of no width."""
_SPACES: Final = (
    "\t\n\r\v\f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_LOOK_ALIKE: Final = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ", "\u01b8": "Ʒ"}
"""Icelandic Eth and African D, which fonts draw like Đ."""
_TABLE: Final = str.maketrans(
    dict.fromkeys(_DROPPED)
    | dict.fromkeys(_SPACES, " ")
    | {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    | {k: v for k, v in _LOOK_ALIKE.items() if v in "Đđ"}
    | {"\u0340": "\u0300", "\u0341": "\u0301"}
)
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINED: Final = frozenset("\u2018\u2019\u02bc\u0060\u00b4")
"""Marks typed for an apostrophe."""


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """The form in which text is kept: NFC, single plain spaces, Đ that is Đ, nothing invisible."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text or text != text.strip() else text
    text = unicodedata.normalize("NFC", text.translate(_TABLE))
    return " ".join(text.split(" ")) if "  " not in text else " ".join(text.split())


@lru_cache(maxsize=4096)
def forbidden(text: str) -> tuple[int, str] | None:
    """Position from 1 and name of the first character that a register must not hold.

    Controls, signs that turn the direction of writing, halves of pairs, private and unassigned
    characters, and pictures.
    """
    for position, char in enumerate(text, 1):
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
    if (category == "So" and char != "°") or "\ufe00" <= char <= "\ufe0f":
        return "hình vẽ, biểu tượng"
    return None


def read(cell: Cell, ctx: Context) -> Read:
    """Any line of text: a note, a code, a name of a unit."""
    if blank(cell):
        return NOTHING
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    content = _content(cell.value, cell.raw, cell.font, ctx)
    return Read(content.value, said + content.troubles) if said else content


@lru_cache(maxsize=65536, typed=True)
def _content(value: object, raw: str, font: str, ctx: Context) -> Read:
    text = value if isinstance(value, str) else raw or str(value)
    cell = Cell(value=text, raw=raw or text, font=font)
    if (bad := forbidden(text)) is not None:
        return Read(None, (unfit(cell, ctx, bad),))
    if (old := legacy.read(cell, ctx)) is not None:
        return old
    tidy = clean(text)
    if not tidy:
        return NOTHING
    return Read(tidy) if tidy == text else Read(tidy, (changed(cell, ctx, text, tidy),))


def unfit(cell: Cell, ctx: Context, bad: tuple[int, str]) -> Trouble:
    """The refusal of a character that must not be held."""
    position, name = bad
    safe = Cell(value=None, raw=visible(cell.raw))
    return say(
        safe,
        ctx,
        "bad_character",
        Verdict.REFUSED,
        f"Ký tự thứ {position} là {name}, không được phép lưu.",
        "Xóa ký tự đó rồi gõ lại ô.",
    )


def visible(text: str) -> str:
    """The text with each character that must not be printed shown as its number."""
    if forbidden(text) is None:
        return text
    return "".join(c if forbidden(c) is None else f"\\u{ord(c):04x}" for c in text)


def changed(cell: Cell, ctx: Context, text: str, tidy: str) -> Trouble:
    """What was tidied, in words."""
    return say(
        cell,
        ctx,
        "text_normalised",
        Verdict.NORMALISED,
        f"Đã chuẩn hóa {_what(text)}: “{tidy}”.",
        value=tidy,
    )


def _what(text: str) -> str:
    parts = []
    if not unicodedata.is_normalized("NFC", text):
        parts.append("dấu tổ hợp rời")
    if any(c in text for c in _LOOK_ALIKE):
        parts.append("chữ trông giống Đ")
    if any(c in _DROPPED for c in text):
        parts.append("ký tự ẩn")
    if any("\uff01" <= c <= "\uff5e" for c in text):
        parts.append("chữ toàn độ rộng")
    if not parts or any(c in _SPACES for c in text) or "  " in text or text != text.strip():
        parts.append("khoảng trắng")
    return ", ".join(parts)
