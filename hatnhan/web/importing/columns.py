"""Which column of a file is what: as the program takes it, with cells as examples, and as told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from hatnhan.capture import layout
from hatnhan.capture.commit import File, read
from hatnhan.capture.fields import FIELDS
from hatnhan.capture.held import Held
from hatnhan.capture.layout.grid import Grid
from hatnhan.capture.layout.header import Headings, partial
from hatnhan.capture.layout.headings import forbidden
from hatnhan.capture.model import Kind, Sheet, Workbook
from hatnhan.capture.models import Batch

ROWS: Final = 150
"""Rows of each sheet that are looked at."""
EXAMPLES: Final = 3
_LONG_NUMBER: Final = re.compile(r"\d[\d .\-]{7,}\d")
_DATE: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what it is taken for; one that must not be read has no examples."""

    heading: str
    field: str
    """Empty: not read."""
    forbidden: bool
    examples: tuple[str, ...]


def columns(batch: Batch) -> list[Column]:
    """The columns of the first table of each layout in a file, once each. Raises `Problem`."""
    kind = cast("Kind", batch.kind)
    file = File(kind, batch.file_name, Held(batch).source(), sheet=batch.sheet or None)
    book = read(file)
    sheets = tuple(_top(sheet) for sheet in book.sheets)
    found: dict[str, Column] = {}
    for column in _columns(replace(book, sheets=sheets), kind, batch.mapping):
        found.setdefault(column.heading, column)
    return list(found.values())


def choices(kind: str) -> list[tuple[str, str]]:
    """What a column can be: field and heading."""
    return [(field.name, field.label) for field in FIELDS[cast("Kind", kind)]]


def _top(sheet: Sheet) -> Sheet:
    """The first rows, in which the headings stand."""
    first = sorted(sheet.rows)[:ROWS]
    return replace(sheet, rows={number: sheet.rows[number] for number in first})


def _columns(book: Workbook, kind: Kind, mapping: Mapping[str, str | None]) -> Iterator[Column]:
    tables, _notes = layout.tables(book, kind, mapping or None)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for table in tables:
        sheet = sheets[table.sheet]
        for one in table.columns:
            below = () if one.forbidden else _cells(sheet, one.index, table.header_rows[-1])
            yield Column(one.heading, one.field or "", one.forbidden, tuple(below))
    if not tables:
        for sheet in book.sheets:
            yield from _of_partial(sheet, Headings(kind, mapping))


def _of_partial(sheet: Sheet, headings: Headings) -> Iterator[Column]:
    """The row that looks like a header, where none is one."""
    grid = Grid(sheet)
    found = partial(grid, headings)
    for index in grid.own_columns(found[0]) if found else ():
        assert found is not None
        heading = grid.own(found[0], index)
        bad = forbidden(heading)
        below = () if bad else _cells(sheet, index, found[0])
        yield Column(heading, headings.match((heading,)).field or "", bad, tuple(below))


def _cells(sheet: Sheet, index: int, under: int) -> list[str]:
    """The first different cells of a column."""
    found: dict[str, None] = {}
    for number, cells in sheet.rows.items():
        if number > under and index < len(cells) and cells[index].raw.strip():
            found[_shown(cells[index].raw)] = None
            if len(found) == EXAMPLES:
                break
    return list(found)


def _shown(raw: str) -> str:
    """A cell, cut; numbers as long as those of cards and citizens are not shown."""
    text = " ".join(raw.split())[:60]
    return text if _DATE.search(text) else _LONG_NUMBER.sub("(dãy số dài)", text)
