"""Where the sentences of a draft begin and end."""

from __future__ import annotations

import re
from typing import Final

from hatnhan.prose.model import Text

_END: Final = re.compile(r"\n|[.!?…]+[\"'”’»)\]]?(?=\s|$)", re.MULTILINE)
_SHORT: Final = re.compile(
    r"(?:^|[\s(\"“.])(?:tp|tx|tt|q|p|h|đ/c|đ|ths|ts|ths|pgs|gs|bs|ks|cn|tr|st|no|mr|mrs|ms|nxb|ubnd|v\.v|đt|"
    r"[a-zđ])$",
    re.IGNORECASE,
)
"""Words that are printed with a full stop and do not end a sentence."""
_MARKER: Final = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXivx]{1,5}|[a-zA-ZđĐ])")
"""The number of a heading or of an item: "1.", "2.1.", "IV.", "a."."""


def sentences(text: Text) -> list[tuple[int, int]]:
    """The spans of the sentences, without the space around them, in the order of the text.

    A sentence stays inside its block, and a line break ends it. Full stops of numbers, dates,
    abbreviations ("TP. Sơn La", "đ/c.") and numbers of items ("1. ") do not; nor does ";".
    """
    found: list[tuple[int, int]] = []
    for block in text.blocks:
        start = block.start
        for match in _END.finditer(text.text, block.start, block.end):
            if match.group() == "\n" or _ends(text.text, start, match, block.end):
                _add(found, text.text, start, match.end())
                start = match.end()
        _add(found, text.text, start, block.end)
    return found


def _ends(text: str, start: int, match: re.Match[str], stop: int) -> bool:
    """Whether a full stop ends the sentence that began at `start`."""
    following = text[match.end() : min(stop, match.end() + 8)].lstrip(
        "\t \u00a0\u202f\"'“‘«([-–+•*"
    )
    if following[:1].islower():
        return False
    if match.group() != ".":
        return True
    if _MARKER.fullmatch(text, start, match.start()):
        return False
    return not following or not _SHORT.search(text, max(start, match.start() - 8), match.start())


def _add(found: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append((start, stop))
