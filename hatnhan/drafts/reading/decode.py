"""The characters of a plain text file, whatever it was written in."""

from __future__ import annotations

import codecs
import re
from typing import Final

from hatnhan.domain.problems import Problem
from hatnhan.domain.text import nfc
from hatnhan.drafts.reading.language import common_words, old_encoding

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 and UTF-32 with or without mark, Windows-1258.

    Problem `draft_old_font` for TCVN3 and VNI, `draft_binary` for what is no text,
    `draft_encoding` when no encoding makes sense of it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\0" in data:
        return _without_mark(data)
    if _controls(data):
        raise Problem("draft_binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_bytes(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Problem("draft_encoding") from None


def _without_mark(data: bytes) -> str:
    """UTF-16 whose mark is missing: its spaces and digits show which byte comes first."""
    sample = data[:4000]
    in_first, in_second = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(in_first, in_second) < len(sample) / 8 or min(in_first, in_second):
        raise Problem("draft_binary")
    return _strictly(data, "utf-16-be" if in_first else "utf-16-le")


def _controls(data: bytes) -> bool:
    """Whether there are more control characters than a text has."""
    return len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", data[:65536])) > len(data[:65536]) / 50


def _single_bytes(data: bytes) -> str:
    """Windows-1258, where its words are Vietnamese; else one of the encodings to refuse."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        text = ""
    latin = data.decode("latin-1")
    old = old_encoding(latin)
    if text and common_words(nfc(text)) >= 0.1:
        return text
    if old:
        raise Problem("draft_old_font", encoding=old)
    if text and _few(latin):
        return text
    raise Problem("draft_encoding")


def _few(text: str) -> bool:
    """Too few words to tell; Windows-1258 is then the likeliest of this country."""
    return len(text.split()) < 12
