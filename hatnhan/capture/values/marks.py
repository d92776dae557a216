"""Marks in a column that says what they mean: x, có, 1, ✓; and the words for no."""

from __future__ import annotations

from typing import Final

from hatnhan.domain.text import bare

_YES: Final = frozenset(
    {"x", "xx", "v", "1", "+", "co", "dung", "c", "true", "✓", "✔", "√", "☑", "■", "●", "•", "*"}
)
_NO: Final = frozenset({"0", "-", "–", "—", "khong", "k", "ko", "false", "o"})


def marked(tidy: str) -> bool | None:
    """Yes, no, or None where the cell holds another word."""
    word = bare(tidy).strip(" .()[]")
    if word in _YES:
        return True
    return False if word in _NO or tidy.strip() in _NO else None
