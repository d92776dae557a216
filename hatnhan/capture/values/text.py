"""Text as offices type it, brought to one form: composed letters, plain spaces, the right đ.

What changes nothing a reader sees is normalised and told; what a reader cannot see and a
register must not hold is refused with its position. Placement of tones stays as written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values import legacy
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.characters import LETTERS, forbidden
from hatnhan.capture.values.read import NOTHING, Context, Read, proposed, say

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
_SETTLED: Final = re.compile(
    f"[{LETTERS}{LETTERS.upper()}]+(?:[ '-][{LETTERS}{LETTERS.upper()}]+)*"
)
_DITTO: Final = re.compile(
    r"[-–.\s]*(?:n\s*[/.]?\s*t|như trên|nhu tren)[-–.\s]*|[\"″〃”'\s]+", re.IGNORECASE
)
_ONLY_UNICODE: Final = re.compile("[ăđĩũơưẠ-ỹĂĐĨŨƠƯ]")


def settled(text: str) -> bool:
    """Whether the text is beyond doubt in the form in which text is kept: words of composed
    Vietnamese letters, one of them such as no older encoding has. Most names are; it is quick."""
    return _ONLY_UNICODE.search(text) is not None and _SETTLED.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """The form in which text is kept: NFC, single plain spaces, Đ that is Đ, nothing invisible."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text or text != text.strip() else text
    text = unicodedata.normalize("NFC", text.translate(_TABLE))
    return " ".join(text.split())


def read(cell: Cell, ctx: Context) -> Read:
    """Any line of text: a note, a code, a name of a unit."""
    return with_remarks(cell, ctx, _content)


def with_remarks(
    cell: Cell, ctx: Context, content_of: Callable[[object, str, str, Context], Read]
) -> Read:
    """What a cell holds, after what is to be said of the cell itself; `content_of` may be cached."""
    if blank(cell):
        return NOTHING
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    content = proposed(content_of(cell.value, cell.raw, cell.font, ctx), ctx)
    return Read(content.value, said + content.troubles) if said else content


def ditto(value: str) -> bool:
    """Whether a cell says that the one above holds for it too: "nt", "như trên", "″"."""
    return _DITTO.fullmatch(value.strip()) is not None


def title(cell: Cell, ctx: Context) -> Read:
    """The name of a unit; a date, a fraction or "nt" is none."""
    done = read(cell, ctx)
    value = cell.value
    number = isinstance(value, float) and not value.is_integer()
    if done.value is None or not (
        number or isinstance(value, bool | date) or ditto(str(done.value))
    ):
        return done
    message = f"“{cell.raw or value}” không phải tên."
    remedy = "Gõ tên đầy đủ bằng chữ."
    trouble = say(cell, ctx, "not_a_title", Verdict.HELD, message, remedy)
    return Read(None, (*done.troubles, trouble))


@lru_cache(maxsize=65536, typed=True)
def _content(value: object, raw: str, font: str, ctx: Context) -> Read:
    text = value if isinstance(value, str) else raw or str(value)
    if settled(text):
        return Read(text)
    cell = Cell(value=text, raw=raw or text, font=font)
    if (old := legacy.read(cell, ctx)) is not None:
        return old
    if (bad := forbidden(text)) is not None:
        return Read(None, (unfit(cell, ctx, bad),))
    tidy = clean(text)
    if not tidy:
        return NOTHING
    return Read(tidy) if tidy == text else Read(tidy, (changed(cell, ctx, text, tidy),))


def unfit(cell: Cell, ctx: Context, bad: tuple[int, str]) -> Trouble:
    """The refusal of a character that must not be held."""
    position, name = bad
    return say(
        cell,
        ctx,
        "bad_character",
        Verdict.REFUSED,
        f"Ký tự thứ {position} là {name}, không được phép lưu.",
        "Xóa ký tự đó rồi gõ lại ô.",
    )


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
