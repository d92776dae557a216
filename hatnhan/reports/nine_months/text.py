"""The report for a console: the same document as in Word, in columns of plain text."""

from __future__ import annotations

import sys
import textwrap
from typing import TextIO

from hatnhan.reports.document import Block, Document, Grid, Paragraph, Section, shown
from hatnhan.reports.nine_months.issuer import issuer
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.narrative import document

WIDTH = 96
"""Columns of the console text; tables may be narrower, never wider."""


_HEAD = 9
"""A column of numbers is at least this wide where its heading needs it."""


def print_text(report: NineMonths, out: TextIO | None = None) -> None:
    """Print the report to `out`, standard output by default."""
    (out or sys.stdout).write(render(report) + "\n")


def render(report: NineMonths) -> str:
    """The report as plain text, no line longer than `WIDTH` columns."""
    by, doc = issuer(report), document(report)
    lines = [by.body.upper().center(WIDTH).rstrip(), "", *_title(doc)]
    if doc.notice:
        lines += ["", *_centred(f"[{doc.notice}]")]
    for section in (*doc.sections, *doc.annexes):
        lines += _section(section)
    return "\n".join(lines)


def _title(doc: Document) -> list[str]:
    return [
        doc.title.upper().center(WIDTH).rstrip(),
        *_centred(doc.subject),
        "-----".center(WIDTH).rstrip(),
    ]


def _centred(text: str) -> list[str]:
    return [line.center(WIDTH).rstrip() for line in textwrap.wrap(text, WIDTH - 12)]


def _section(section: Section) -> list[str]:
    lines = (
        ["", section.heading.upper() if section.level == 1 else section.heading]
        if section.heading
        else [""]
    )
    for block in section.blocks:
        lines += _block(block)
    return lines


def _block(block: Block) -> list[str]:
    if isinstance(block, Grid):
        return ["", *_grid(block), ""]
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> list[str]:
    first, rest = ("  ", "    ") if paragraph.style == "item" else ("", "")
    return textwrap.wrap(paragraph.text, WIDTH, initial_indent=first, subsequent_indent=rest)


def _grid(grid: Grid) -> list[str]:
    """A table with columns as wide as their content; long words of a definition are folded."""
    cells = [[shown(cell) for cell in row] for row in grid.rows]
    widths = _widths(grid, cells)
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    lines = [grid.title] if grid.title else []
    lines += [rule, *_groups(grid, widths), *_row(grid, grid.heads, widths), rule]
    for place, row in enumerate(cells):
        if grid.total and place == len(cells) - 1:
            lines.append(rule)
        lines += _row(grid, row, widths)
    lines.append(rule)
    return lines + (textwrap.wrap(grid.note, WIDTH) if grid.note else [])


def _widths(grid: Grid, cells: list[list[str]]) -> list[int]:
    """Natural widths; columns of words share what the columns of numbers leave."""
    columns = list(zip(*cells, strict=True))
    narrow = [
        max(*map(len, (*column, *head.split())), min(_HEAD, len(head)))
        for column, head in zip(columns, grid.heads, strict=True)
    ]
    wide = [max(map(len, column)) > 24 for column in columns]
    left = (
        WIDTH
        - 2 * (len(narrow) - 1)
        - sum(w for w, is_wide in zip(narrow, wide, strict=True) if not is_wide)
    )
    share = left // max(1, sum(wide))
    return [min(share, w) if is_wide else w for w, is_wide in zip(narrow, wide, strict=True)]


def _groups(grid: Grid, widths: list[int]) -> list[str]:
    """The headings over several columns, when there are any."""
    if not any(heading for heading, _ in grid.groups):
        return []
    parts, place = [], 0
    for heading, span in grid.groups:
        width = sum(widths[place : place + span]) + 2 * (span - 1)
        parts.append(textwrap.wrap(heading, width) or [""])
        widths_here = width
        place += span
        parts[-1] = [line.center(widths_here) for line in parts[-1]]
    height = max(map(len, parts))
    padded = [[" " * len(part[0])] * (height - len(part)) + part for part in parts]
    return ["  ".join(row).rstrip() for row in zip(*padded, strict=True)]


def _row(grid: Grid, cells: tuple[str, ...] | list[str], widths: list[int]) -> list[str]:
    folded = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, folded))
    lines = []
    for level in range(height):
        parts = []
        for place, (lines_of, width) in enumerate(zip(folded, widths, strict=True)):
            text = lines_of[level] if level < len(lines_of) else ""
            left = place < grid.words or width > 24
            parts.append(text.ljust(width) if left else text.rjust(width))
        lines.append("  ".join(parts).rstrip())
    return lines
