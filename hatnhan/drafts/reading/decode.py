"""The characters of a plain text file, whatever it was written in."""

from __future__ import annotations

from hatnhan.domain import encodings
from hatnhan.domain.problems import Problem
from hatnhan.domain.text import nfc
from hatnhan.drafts.reading.language import common_words, old_encoding


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 and UTF-32 with or without mark, Windows-1258.

    Problem `draft_old_font` for TCVN3 and VNI, `draft_binary` for what is no text,
    `draft_encoding` when no encoding makes sense of it.
    """
    try:
        found = encodings.unicode(data)
    except encodings.NoText:
        raise Problem("draft_binary") from None
    except encodings.Undecodable:
        raise Problem("draft_encoding") from None
    text = _single_bytes(data) if found is None else found[0]
    if "\0" in text:
        raise Problem("draft_binary")
    return text


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
