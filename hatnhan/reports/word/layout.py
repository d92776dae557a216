"""The form of Party documents (*thể thức văn bản của Đảng*) by date.

A document keeps the form of its day, so the form is looked up by the document's date. Values are
those that secondary sources give for each guidance of the Central Office; nobody here has read
the full texts, which is why each layout names its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class PartyLayout:
    """Lengths in millimetres, sizes and spacing in points."""

    since: date
    source: str
    top: float
    bottom: float
    left: float
    right: float
    page_number: float = 10
    first_line: float = 10
    banner: float = 15
    issuer: float = 14
    title: float = 16
    subject: float = 14
    body: float = 14
    line: float = 18
    after: float = 6
    recipients: float = 12
    signer_title_bold: bool = True

    @property
    def width(self) -> float:
        """Width of the text on A4."""
        return 210 - self.left - self.right


LAYOUTS: Final = (
    PartyLayout(date(2004, 5, 28), "Hướng dẫn số 11-HD/VPTW, ngày 28/5/2004", 25, 25, 35, 15),
    PartyLayout(date(2018, 4, 3), "Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018", 20, 20, 30, 15),
    PartyLayout(
        date(2026, 5, 27),
        "Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026",
        20,
        20,
        30,
        15,
        signer_title_bold=False,
    ),
)
"""Oldest first. Times New Roman, A4 and the order of the parts are the same in all of them."""


def layout_of(on: date) -> PartyLayout:
    """The form in force on a day; days before the first known guidance get that one."""
    return next((found for found in reversed(LAYOUTS) if found.since <= on), LAYOUTS[0])
