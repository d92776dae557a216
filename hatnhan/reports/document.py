"""The report as a document: sections of sentences and tables, before any typesetting.

The console and Word render this same document, so that they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from hatnhan.domain import vietnamese
from hatnhan.reports.figure import Figure, Rate

Cell = str | Figure | Rate | None
"""What stands in a table: words, a figure, a rate, or nothing (the unit was not there)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `item` is one of an enumeration under the paragraph before."""

    text: str
    style: Literal["body", "item", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `groups` are headings over several columns: (heading, how many columns).

    A column heading under no group is in a group with an empty heading. `weights` are relative
    widths; the first `words` columns hold words and are set left. The last row is a total row when
    `total` says so. A `small` table is one of an annex, full of words.
    """

    title: str
    groups: tuple[tuple[str, int], ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    weights: tuple[int, ...]
    words: int = 1
    total: bool = False
    note: str = ""
    small: bool = False


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (empty for none) and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: the signed text, then annexes that each begin a page."""

    title: str
    subject: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    notice: str


def shown(cell: Cell) -> str:
    """A table cell as text."""
    if cell is None:
        return vietnamese.NO_RATE
    return str(cell)


def body(*texts: str) -> tuple[Paragraph, ...]:
    """Paragraphs of running text, empty ones left out."""
    return tuple(Paragraph(text) for text in texts if text)


def items(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """An enumeration with dashes: each line ends with a semicolon, the last with a full stop."""
    last = len(texts) - 1
    return tuple(
        Paragraph(f"- {text}{'.' if place == last else ';'}", "item")
        for place, text in enumerate(texts)
    )


def numbered(*sections: Section) -> tuple[Section, ...]:
    """Sections with their titled tables numbered through: "Bảng 1. …"."""
    numbers = count(1)
    return tuple(
        replace(section, blocks=tuple(_numbered(block, numbers) for block in section.blocks))
        for section in sections
    )


def _numbered(block: Block, numbers: Iterator[int]) -> Block:
    if isinstance(block, Grid) and block.title:
        return replace(block, title=f"Bảng {next(numbers)}. {block.title}")
    return block


def fraction(rate: Rate) -> str:
    """A rate with both its terms: "222/776 (28,6 %)"."""
    return f"{rate.numerator}/{rate.base} ({rate})"


def change(before: int, after: int) -> str:
    """A change in words: "giảm 43", "tăng 1.081", "không đổi"."""
    if before == after:
        return "không đổi"
    return f"{'tăng' if after > before else 'giảm'} {vietnamese.number(abs(after - before))}"
