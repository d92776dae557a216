"""The tables of a workbook that hold a list of the kind asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from hatnhan.capture import fields
from hatnhan.capture.layout import header as heads
from hatnhan.capture.layout import holds, lines, notes, ours, stated
from hatnhan.capture.layout.body import Body
from hatnhan.capture.layout.found import Found
from hatnhan.capture.layout.grid import Grid
from hatnhan.capture.layout.header import Header, Headings
from hatnhan.capture.layout.headings import key
from hatnhan.capture.layout.split import contradictory, headless, spans
from hatnhan.capture.letters import letters
from hatnhan.capture.model import Kind, Row, Sheet, Table, Trouble, Workbook


def tables(
    workbook: Workbook,
    kind: Kind,
    mapping: Mapping[str, str | None] | None = None,
    decisions: Mapping[str, str] | None = None,
    known: stated.Known | None = None,
) -> tuple[list[Table], list[Trouble]]:
    """The tables of the kind, and what is said of the file as a whole.

    `mapping`: heading as printed to field, confirmed by the user; None: not read.
    `decisions`: "include" or "exclude" by code (hidden_row, hidden_column, hidden_sheet,
    merged_cell, two_tables). `known`: which units of the register a text names, where the unit of
    a list stands in its titles or in the name of its sheet.
    A trouble of the file that is REFUSED refuses the file, one that is HELD holds it; others are
    only said. What is said of rows stands in `Table.troubles`.
    """
    found = Found(kind)
    answers = decisions or {}
    headings = Headings(kind, mapping)
    for sheet in workbook.sheets:
        _look(sheet, headings, found, answers, known)
    found.tables = [t for t in found.tables if t.rows or t.skipped]
    said = notes.of_file(found)
    better = None if mapping else _other_kind(workbook, kind, found.tables)
    if better and not found.tables and said[0].code in ("no_header", "missing_columns"):
        said[0] = notes.with_kind(said[0], better)
    elif better and found.tables:
        said.insert(0, notes.wrong_kind(kind, better))
    if not mapping and (old := ours.outdated(workbook)) is not None:
        said.insert(0, old)
    return found.tables, said


def _other_kind(workbook: Workbook, kind: Kind, read: list[Table]) -> Kind | None:
    """The kind of list that the file surely holds, when it is not the one asked for."""
    some = [heads.partial(Grid(sheet), Headings(kind)) for sheet in workbook.sheets]
    found = [t.columns for t in read] + [one[1] for one in some if one and not read]
    have = max((len({c.field for c in columns if c.field}) for columns in found), default=0)
    for other in fields.FIELDS:
        for sheet in workbook.sheets:
            header, _ = _next_header(Grid(sheet), sorted(sheet.rows)[:40], 0, Headings(other))
            names = set(header.fields) if header else set()
            if other != kind and len(names) >= have + 2 and notes.complete(other, names):
                return other
    return None


def _look(
    sheet: Sheet,
    headings: Headings,
    found: Found,
    decisions: Mapping[str, str],
    known: stated.Known | None,
) -> None:
    grid = Grid(sheet)
    written = (
        [n for n in grid.numbers if grid.own_columns(n)]
        if len(grid.numbers) < 500
        else grid.numbers
    )
    if not written:
        return
    found.written = True
    on_sheet, others = _of_sheet(grid, headings)
    if not on_sheet:
        partly = heads.partial(grid, headings)
        if partly:
            row, columns = partly
            have = {c.field for c in columns if c.field}
            found.partly.append(notes.missing(sheet.name, [row], headings.kind, have, columns))
        found.unread.append(sheet.name or "")
        return
    found.headed = True
    for place, table in enumerate(on_sheet):
        stated.complete(grid, table, _titles(on_sheet[: place + 1]), headings.kind, known)
    kept = [t for t in on_sheet if _complete(t, headings, found, decisions)]
    for table in kept:
        if holds.hidden_sheet(table, sheet, decisions):
            found.hidden_sheets.append(sheet.name or "")
            found.very_hidden |= sheet.state == "very_hidden"
        elif sheet.state == "visible":
            found.hidden_rows += holds.hidden_rows(table, sheet, decisions)
        found.hidden_columns += holds.hidden_columns(table, sheet, decisions)
        holds.merged_cells(table, sheet, decisions)
        found.notes += contradictory(grid, table)
        if len(kept) == 1:
            beside, headed = headless(grid, table, headings.kind)
            found.headless += [letters(i) for i in beside]
            if headed is not None:
                found.notes.append(notes.table_beside(sheet.name, headed, letters(beside[0])))
    found.notes += holds.several_tables([t for t in kept if t.rows], others, decisions)
    found.tables += kept


def _of_sheet(grid: Grid, headings: Headings) -> tuple[list[Table], list[str]]:
    """Every table of a sheet, and the ranges of tables of something else."""
    found: list[Table] = []
    others: list[str] = []
    numbers = grid.numbers
    at = 0
    while at < len(numbers):
        header, place = _next_header(grid, numbers, at, headings)
        before = [n for n in numbers[at:place] if grid.own_columns(n)]
        if found and before:
            others.append(f"{before[0]}–{before[-1]}")
            found[-1].skipped += [Row(grid.sheet.name, n, skipped="other_table") for n in before]
            before = []
        if header is None:
            break
        titles = [Row(grid.sheet.name, n, skipped=_title(grid, n)) for n in before]
        below = [n for n in numbers[place:] if n > header.last]
        stop: int | None = None
        for span in spans(grid, header, headings.kind):
            table, end = Body(grid, span, headings).walk(below)
            stop = min(x for x in (stop, end) if x is not None) if (stop or end) else None
            table.skipped[:0] = titles
            titles = []
            found.append(table)
        at = numbers.index(stop) if stop is not None else len(numbers)
    return found, others


def _next_header(
    grid: Grid, numbers: list[int], at: int, headings: Headings
) -> tuple[Header | None, int]:
    for place in range(at, min(len(numbers), at + 400)):
        header = heads.find(grid, numbers[place], headings)
        if header:
            return header, numbers.index(header.rows[0])
    return None, len(numbers)


def _title(grid: Grid, row: int) -> str:
    text = " ".join(grid.own(row, i) for i in grid.own_columns(row))
    return "letterhead" if lines.is_letterhead(text) else "title"


def _titles(tables: list[Table]) -> list[int]:
    """The lines that speak of the last of the tables: the titles of the sheet, and its own."""
    *before, last = tables
    above = last.header_rows[0]
    own: list[int] = []
    if before and before[-1].header_rows != last.header_rows:
        data = max((r.row for r in before[-1].rows), default=before[-1].header_rows[-1])
        skipped = (
            r.row for t in before for r in t.skipped if r.skipped in ("group", "title", "note")
        )
        own = sorted(row for row in skipped if data < row < above)
    first = tables[0]
    top = [r.row for r in first.skipped if r.row < first.header_rows[0]]
    return own or sorted(top)


def _complete(table: Table, headings: Headings, found: Found, decisions: Mapping[str, str]) -> bool:
    """Whether every column that must be there is there, or comes from the lines of groups."""
    have = {c.field for c in table.columns if c.field}
    from_groups = set.intersection(*(set(r.cells) for r in table.rows)) if table.rows else set()
    if notes.complete(headings.kind, {name for name in have if name} | from_groups):
        return True
    if decisions.get("missing_columns") != "exclude":
        names = {name for name in have if name} | from_groups
        found.missing.append(
            notes.missing(
                table.sheet, table.header_rows, headings.kind, names, table.columns, table.rows
            )
        )
    return False


def signature(table: Table) -> str:
    """The layout of a table, whatever the order of its columns: for remembered mappings."""
    words = sorted(key(c.heading) for c in table.columns)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]
