"""Text for files that are XML inside."""

from __future__ import annotations

from typing import Final

_NOT_XML: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def printable(text: str) -> str:
    """A text without the characters no XML document may hold; a name in the register may."""
    return text.translate(_NOT_XML)
