"""Characters as they are read: composed, without the invisible ones, and where each came from."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Soft hyphens, zero widths, byte order marks and marks of direction: printed as nothing."""
_BREAKS: Final = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_CONTROLS: Final = dict.fromkeys([*range(9), *range(14, 28), 31, *range(0x7F, 0x85)], " ")
_NOT_TEXT: Final = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
_TABLE: Final[dict[int, str | None]] = {
    **dict.fromkeys(map(ord, INVISIBLE)),
    **_BREAKS,
    **_CONTROLS,
    **_NOT_TEXT,
    **dict.fromkeys(range(0x86, 0xA0), " "),
}
_TO_CLEAN: Final = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def clean(raw: str) -> str:
    """A text as it is read: NFC, one kind of line break, nothing invisible, nothing unprintable.

    Characters that no file may hold become a space or U+FFFD, so that what is given back is
    never broken by them.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if _TO_CLEAN.search(text):
        text = text.translate(_TABLE)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def mapped(raw: str) -> tuple[str, list[int]]:
    """`clean(raw)` of a text without line breaks, and for each of its characters its place in raw.

    The list has one more place than the text: the end of raw.
    """
    text = clean(raw)
    if text == raw:
        return text, list(range(len(raw) + 1))
    places: list[int] = []
    made: list[str] = []
    for start, end in _clusters(raw):
        piece = clean(raw[start:end])
        made.append(piece)
        seen = [i for i in range(start, end) if raw[i] not in INVISIBLE] or [start]
        places += [seen[min(i, len(seen) - 1)] for i in range(len(piece))]
    if "".join(made) != text:  # letters that compose across clusters: no Vietnamese text has them
        places = [min(i, len(raw)) for i in range(len(text))]
    return text, [*places, len(raw)]


def _clusters(raw: str) -> list[tuple[int, int]]:
    """A letter with the marks that follow it, as [start, end); an invisible one never parts them."""
    found: list[tuple[int, int]] = []
    start = 0
    for i, char in enumerate(raw):
        follows = unicodedata.combining(char) or char in INVISIBLE
        if i and not follows:
            found.append((start, i))
            start = i
    if raw:
        found.append((start, len(raw)))
    return found
