"""Sheets with one table each: heading lines, frozen column heads, filters, A4 landscape.

Text is always written as text. A cell that begins like a formula also gets the quote prefix, so
that it stays text when somebody edits it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from hatnhan.reports.xmltext import printable

FONT = "Times New Roman"
LINE = 16.5
"""Height of a line of text, in points."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in characters, what its cells hold."""

    title: str
    width: float
    kind: Literal["text", "count", "percent", "mark"] = "text"


@dataclass(frozen=True, slots=True)
class Ratio:
    """A cell computed in the sheet from two others of its row, with the value it has now."""

    numerator: int
    base: int
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens another sheet of the book."""

    sheet: str
    text: str


Value = str | int | Ratio | Link | None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, the lines above the table, columns and rows.

    `groups` are headings over several columns, (heading, how many), none when empty. `total`
    sets the last row in bold.
    """

    name: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    groups: tuple[tuple[str, int], ...] = ()
    total: bool = False
    note: str = ""


def _height(text: str, width: float) -> float:
    """How high a row must be for a wrapped text; not every reader works it out by itself."""
    return LINE * max(1, len(textwrap.wrap(text, max(1, int(width * 1.15) - 2))))


class Book:
    """A workbook under construction; `close` writes it."""

    def __init__(self, target: Path | BinaryIO, *, title: str, notice: str) -> None:
        """Begin a workbook; `notice` stands at the foot of every printed page."""
        self._book = Workbook(
            str(target) if isinstance(target, Path) else target,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": 12},
            },
        )
        self._book.set_properties(
            {"title": printable(title), "author": "Hạt Nhân", "comments": notice}
        )
        self._notice = notice
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def close(self) -> None:
        """Write the workbook to its target."""
        self._book.close()

    def add(self, table: Table) -> None:
        """Add one sheet."""
        sheet = self._book.add_worksheet(table.name)
        top = self._lines(sheet, table)
        first = self._heads(sheet, table, top)
        for place, row in enumerate(table.rows):
            bold = table.total and place == len(table.rows) - 1
            self._row(sheet, table, first + place, row, bold=bold)
        last = first + len(table.rows)
        if table.note:
            sheet.write_string(last + 1, 0, table.note, self._format(italic=True))
        sheet.freeze_panes(first, 2)
        if not table.total and table.rows:
            sheet.autofilter(first - 1, 0, last - 1, len(table.columns) - 1)
        self._print(sheet, first - (2 if table.groups else 1), first - 1)

    def _format(self, **properties: object) -> Format:
        """A format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            made = {"font_name": FONT, "font_size": 12, "valign": "vcenter", **properties}
            self._formats[key] = self._book.add_format(made)
        return self._formats[key]

    def _lines(self, sheet: Worksheet, table: Table) -> int:
        """The lines above the table; the first is its title. Returns the next free row."""
        width = sum(column.width for column in table.columns)
        last = len(table.columns) - 1
        for place, line in enumerate(map(printable, table.lines)):
            style = {"bold": True, "font_size": 14} if place == 0 else {"italic": place > 1}
            if len(line) > width and last:
                sheet.merge_range(
                    place, 0, place, last, line, self._format(**style, text_wrap=True)
                )
                sheet.set_row(place, _height(line, width))
            else:
                sheet.write_string(place, 0, line, self._format(**style))
        return len(table.lines) + 1

    def _heads(self, sheet: Worksheet, table: Table, row: int) -> int:
        """Column headings, under their groups where there are any. Returns the first data row."""
        head = self._format(bold=True, border=1, align="center", text_wrap=True, bg_color="#E4EFEA")
        below = row + 1 if table.groups else row
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(below, place, column.title, head)
        sheet.set_row(below, max(_height(column.title, column.width) for column in table.columns))
        place = 0
        for heading, span in table.groups:
            if heading and span > 1:
                sheet.merge_range(row, place, row, place + span - 1, heading, head)
            elif heading:
                sheet.write_string(row, place, heading, head)
            else:
                for at in range(place, place + span):
                    sheet.merge_range(row, at, below, at, table.columns[at].title, head)
            place += span
        return below + 1

    def _row(
        self, sheet: Worksheet, table: Table, row: int, values: Sequence[Value], *, bold: bool
    ) -> None:
        pairs = list(zip(table.columns, values, strict=True))
        texts = [(value, column.width) for column, value in pairs if isinstance(value, str)]
        sheet.set_row(row, max((_height(*text) for text in texts), default=LINE))
        for place, (column, value) in enumerate(pairs):
            self._cell(sheet, (row, place), column, value, bold=bold)

    def _cell(
        self, sheet: Worksheet, at: tuple[int, int], column: Column, value: Value, *, bold: bool
    ) -> None:
        style: dict[str, object] = {"border": 1, "bold": bold}
        if isinstance(value, Ratio):
            self._ratio(sheet, at, value, style)
        elif isinstance(value, Link):
            link = self._format(**style, font_color="#1B6B5A", underline=1)
            sheet.write_url(*at, f"internal:'{value.sheet}'!A1", link, value.text)
        elif isinstance(value, int):
            sheet.write_number(
                *at, value, self._format(**style, num_format="#,##0", align="right", indent=1)
            )
        elif column.kind in ("count", "mark"):
            sheet.write_string(*at, value or "", self._format(**style, align="center"))
        else:
            text = printable(value or "")
            quoted = text.startswith(_FORMULA_STARTS)
            wrapped = self._format(**style, text_wrap=True, indent=1, quote_prefix=quoted)
            sheet.write_string(*at, text, wrapped)

    def _ratio(
        self, sheet: Worksheet, at: tuple[int, int], ratio: Ratio, style: dict[str, object]
    ) -> None:
        """A rate as a formula over its two terms, so that the reader sees how it is made."""
        if ratio.value is None:
            sheet.write_string(*at, "–", self._format(**style, align="right"))
            return
        numerator, base = (
            xl_rowcol_to_cell(at[0], place) for place in (ratio.numerator, ratio.base)
        )
        shown = self._format(**style, num_format='0.0" "%')
        sheet.write_formula(*at, f"={numerator}/{base}", shown, float(ratio.value))

    def _print(self, sheet: Worksheet, first_head: int, last_head: int) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(first_head, last_head)
        notice = self._notice.replace("&", "&&")
        sheet.set_footer(f'&L&"{FONT},Italic"&9{notice}&R&"{FONT},Regular"&9Trang &P/&N')
