"""In what the characters of a text file are written, told by its bytes, and what that is called."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The mark of UTF-32 before that of UTF-16, which it begins with."""
_LOOKED_AT: Final = 4_000
_CONTROLS: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_LETTERS: Final = (
    ("tcvn3", frozenset(b"\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9")),
    ("vni", frozenset(b"\xcf\xd1\xd6\xd8\xdb\xef\xf1\xf6\xf8\xfb")),
    ("windows-1258", frozenset(b"\xcc\xd0\xd2\xdd\xde\xec\xf0\xf2\xfd")),
)
"""Of each encoding of one byte a letter, the letters that only it uses often."""
_CALLED: Final = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "windows-1258": "Windows-1258 (tiếng Việt)",
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
}


class NoText(Exception):
    """Bytes that are no text in any encoding."""


class Undecodable(Exception):
    """A text that is broken: not all of it is in the encoding in which it begins."""


def unicode(data: bytes) -> tuple[str, str] | None:
    """A text in UTF-8, UTF-16 or UTF-32, marked or not, and in which; None for other encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return strictly(data[len(mark) :], encoding), encoding
    if b"\0" in data[:_LOOKED_AT]:
        encoding = _without_mark(data[:_LOOKED_AT])
        return strictly(data, encoding), encoding
    begun = data[:65536]
    if len(_CONTROLS.findall(begun)) > len(begun) / 50:
        raise NoText
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return None


def strictly(data: bytes, encoding: str) -> str:
    """The text, every byte of which is in the encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Undecodable from None


def _without_mark(sample: bytes) -> str:
    """UTF-16 whose mark is missing: its spaces and digits show which byte comes first."""
    in_first, in_second = sample[0::2].count(0), sample[1::2].count(0)
    if max(in_first, in_second) < len(sample) / 8 or min(in_first, in_second):
        raise NoText
    return "utf-16-be" if in_first else "utf-16-le"


def of_letters(data: bytes) -> str:
    """Which encoding of one byte a letter it is, by its letters; Windows-1258 where none tells."""
    counts = Counter(data)
    scores = {name: sum(counts[byte] for byte in letters) for name, letters in _LETTERS}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "windows-1258"


def called(encoding: str) -> str:
    """What people call an encoding."""
    return _CALLED.get(encoding, encoding)
