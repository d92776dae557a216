"""The year of our templates, and how a file made from one says which it is.

A template says so twice: as a property of the workbook, which nobody sees, and in a line of its
guidance, which stays when the file is saved in another format.
"""

from __future__ import annotations

import re
from typing import Final

YEAR: Final = 2026
"""Of the templates that are given out now; goes up when their columns change."""

PROPERTY: Final = "Mẫu Hạt Nhân"
GUIDANCE: Final = "Hướng dẫn"
"""The name of the sheet that says how to fill a template in."""

_LINE: Final = re.compile(r"Mẫu Hạt Nhân năm (20\d\d)\b")


def line(year: int = YEAR) -> str:
    """The line of the guidance that says which template it is."""
    return f"Mẫu Hạt Nhân năm {year}."


def said_in(text: str) -> int | None:
    """The year that such a line says; None for any other text."""
    found = _LINE.match(text.strip())
    return int(found[1]) if found else None
