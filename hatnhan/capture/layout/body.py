"""The lines under a header: data, or what stands between and after the data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from hatnhan.capture.layout import header as heads
from hatnhan.capture.layout import lines
from hatnhan.capture.layout.grid import NOTHING, Grid, empty, numeric, text_of
from hatnhan.capture.layout.groups import Groups, given_by
from hatnhan.capture.layout.header import Header, Headings
from hatnhan.capture.layout.headings import key
from hatnhan.capture.layout.stated import NEEDED, in_title
from hatnhan.capture.layout.sums import check_sum, counted
from hatnhan.capture.model import Cell, Kind, RawRow, Row, Table

_SILENT: Final = ("ordinal", "remark")
_PEOPLE: Final = ("members", "candidates")


@dataclass(slots=True)
class Span:
    """A header with the columns of one table."""

    header: Header
    left: int
    right: int


@dataclass(slots=True)
class _State:
    table: Table
    groups: Groups
    tail: bool = False
    """After a signature: only what is surely data is data again."""
    noted: bool = False
    """After a note or a total: more of the same may follow."""
    summed: int = 0
    """Lines up to the last total."""
    after_header: bool = True


class Body:
    """Walks the lines under one header."""

    def __init__(self, grid: Grid, span: Span, headings: Headings) -> None:
        self.grid = grid
        self.headings = headings
        self.kind: Kind = headings.kind
        self.span = span
        self.read = [(c.index, c.field) for c in span.header.columns if c.field]
        self.by_field = {f: i for i, f in self.read}
        self.printed = {c.field: c.heading for c in span.header.columns if c.field}
        self.ordinal = self.by_field.get("ordinal")
        self.name = self.by_field.get("name", self.by_field.get("family_name", 0))
        self.data = [(i, f) for i, f in self.read if f != "ordinal"]
        self.told = [(i, f) for i, f in self.read if f not in _SILENT]
        self.known = heads.printed(self.kind)

    def walk(self, numbers: list[int]) -> tuple[Table, int | None]:
        """The table of these rows, and the row where another begins."""
        span = self.span
        table = Table(
            self.grid.sheet.name,
            span.header.rows,
            span.header.columns,
            rows=[],
            skipped=[],
            totals=[],
        )
        state = _State(table, Groups(table, self.kind))
        for row in span.header.rows:
            self._skip(state, row, "header")
        skip_to = 0
        for row in numbers:
            if row <= skip_to:
                continue
            if self._surely_data(row) and not (state.after_header and self._numbers(row)):
                self._take(state, row)
                continue
            if again := self._header_again(row):
                for above in range(row, again.rows[0]):
                    self._title(state, above)
                if not self._same(again):
                    state.groups.close()
                    return table, again.rows[0]
                for one in again.rows:
                    self._skip(state, one, "header")
                skip_to, state.after_header, state.tail = again.last, True, False
                continue
            if self._other_table(row):
                state.groups.close()
                return table, row
            self._line(state, row)
        state.groups.close()
        return table, None

    # what a line is

    def _cells(self, row: int) -> list[Cell]:
        cells = self.grid.row(row)[self.span.left : self.span.right + 1]
        return [c for c in cells if not c.merged and not empty(c)]

    def _surely_data(self, row: int) -> bool:
        """A number in the first column, a name, and half of the columns filled."""
        cells = self.grid.row(row)
        if self.name >= len(cells):
            return False
        name = cells[self.name]
        if not isinstance(name.value, str) or name.merged or not name.value.strip():
            return False
        if self.grid.anchor(row, self.name + 1) == (row, self.name) and self._wide(row):
            return False  # one sentence over the whole table fills every column
        first = NOTHING if self.ordinal is None else self.grid.cell(row, self.ordinal)
        counted = numeric(first)
        if not counted and not empty(first):
            return False
        size = len(cells)
        filled = sum(1 for i, _ in self.told if i < size and cells[i].value not in (None, ""))
        if filled * 2 < min(len(self.told), 10):
            return False
        if counted:
            return True
        if name.value.lstrip()[:1] in "TCLtcl(*" and lines.is_total(name.value):
            return False
        return not self._printed(row)

    def _printed(self, row: int) -> bool:
        """Where names or numbers of lines stand, a heading of the dictionary stands."""
        for column in (self.name, self.ordinal):
            if column is not None:
                value = self.grid.cell(row, column).value
                if isinstance(value, str) and value.strip().casefold() in self.known:
                    return True
        return False

    def _header_again(self, row: int) -> Header | None:
        mine = self.printed.get("name", self.printed.get("family_name", ""))
        last = mine.rpartition(" / ")[2]
        texts = (c.value.strip().casefold() for c in self.grid.row(row) if isinstance(c.value, str))
        known = sum(text in self.known for text in texts)
        if known < 2 and key(self.grid.own(row, self.name)) not in (key(mine), key(last)):
            return None
        return heads.find(self.grid, row, self.headings)

    def _same(self, other: Header) -> bool:
        """The header of this table once more, as at the top of every printed page."""
        mine = {(c.index, key(c.heading)) for c in self.span.header.columns}
        found = {(c.index, key(c.heading)) for c in other.columns}
        return len(mine & found) * 10 >= len(mine) * 8

    def _other_table(self, row: int) -> bool:
        """A header of something else: "TT" again, over words."""
        if self.ordinal is None:
            return False
        text = self.grid.own(row, self.ordinal)
        if not text or self.headings.match((text,)).field != "ordinal":
            return False
        own = self.grid.own_columns(row)
        return len(own) > 1 and not any(numeric(self.grid.cell(row, i)) for i in own)

    def _numbers(self, row: int) -> bool:
        return lines.is_column_numbers(self._cells(row))

    def _line(self, state: _State, row: int) -> None:
        cells = self._cells(row)
        texts = [text_of(c) for c in cells]
        if not cells:
            return
        words = [t for c, t in zip(cells, texts, strict=True) if _wordy(c)]
        first = next((t for t in words if not lines.is_ordinal(t)), "")
        numbered = self.ordinal is not None and numeric(self.grid.cell(row, self.ordinal))
        if state.after_header and self._numbers(row):
            self._skip(state, row, "column_numbers")
        elif lines.is_total(first):
            self._total(state, row, first)
        elif numbered and self.grid.own(row, self.name):
            if not self._group(state, row, cells, first):
                self._rest(state, row, cells)
        elif len(cells) <= 4 and any(lines.is_signature(t) for t in words):
            state.tail = True
            self._skip(state, row, "signature")
        elif state.tail:
            self._skip(state, row, "signature")
        elif len(cells) <= 2 and (lines.is_note(first) or (state.noted and lines.is_point(first))):
            self._skip(state, row, "note")
        elif not self._group(state, row, cells, first):
            self._rest(state, row, cells)

    def _names_unit(self, text: str) -> bool:
        """A title between the lines that names a unit of what follows it."""
        named = in_title(text, NEEDED[self.kind], None)
        return lines.is_title(text) and next(named, None) is not None

    def _title(self, state: _State, row: int) -> None:
        """What the groups above it gave of the unit that it names does not go on under it."""
        if any(self._names_unit(self.grid.own(row, i)) for i in self.grid.own_columns(row)):
            state.groups.end(NEEDED[self.kind])
        self._skip(state, row, "title")

    def _rest(self, state: _State, row: int, cells: list[Cell]) -> None:
        """Not full, not one of the known lines."""
        read = [i for i, f in self.told if not empty(self.grid.cell(row, i))]
        named = self.name in read
        if not read:
            first = self.grid.own_columns(row)[0]
            if len(cells) == 1 and (first == self.ordinal or not numeric(cells[0])):
                self._skip(state, row, "blank" if first == self.ordinal else "note")
            elif lines.only_numbers(cells):
                self._total(state, row, "")
            else:
                self._skip(state, row, "note")
        elif not named and lines.only_numbers(cells):
            self._total(state, row, "")
        elif len(cells) == 1 and not named:
            self._skip(state, row, "note")
        else:
            self._take(state, row)

    def _group(self, state: _State, row: int, cells: list[Cell], first: str) -> bool:
        """A line that names what the lines under it have in common."""
        words = [c for c in cells if _wordy(c) and not lines.is_ordinal(text_of(c))]
        if len(words) != 1:
            return False
        wide = self._wide(row)
        number = self.grid.own(row, self.ordinal) if self.ordinal is not None else ""
        decimal = number.strip(".)( ").isdecimal()
        given = given_by(first, self.kind)
        if given and given[0] == "parent" and (decimal or "parent" in self.by_field):
            given = None  # a committee of the list itself
        if given and given[0] == "kind" and decimal:
            given = None  # a line of the list that is called by its kind alone
        numbered = lines.numbering(number if number and number != first else first)
        if given:
            state.groups.open(row, first, given, numbered)
            self._skip(state, row, "group")
            return True
        if len(cells) <= 2 and not decimal and self._names_unit(first):
            self._title(state, row)
            return True
        unit = lines.unit_heading(first)
        capitals = first.isupper() and not number and unit is None and self.kind not in _PEOPLE
        if len(cells) <= 3 and (wide or capitals or (number and not decimal)):
            state.groups.beside(numbered)
            self._skip(state, row, "group")
            return True
        return False

    def _wide(self, row: int) -> bool:
        """The line is one merge over most of the table."""
        last = max(c.index for c in self.span.header.columns)
        anchors = Counter(self.grid.anchor(row, i) for i in range(self.span.left, last + 1))
        return max(anchors.values()) > max(2, anchors.total() * 0.6)

    # what becomes of it

    def _skip(self, state: _State, row: int, why: str) -> None:
        state.table.skipped.append(Row(self.grid.sheet.name, row, skipped=why))
        state.noted = why in ("note", "total")

    def _take(self, state: _State, row: int) -> None:
        state.after_header = state.tail = state.noted = False
        cells = self.grid.row(row)
        size = len(cells)
        found = {f: cells[i] for i, f in self.data if i < size and not empty(cells[i])}
        state.groups.inherit(row, found, self.printed)
        state.table.rows.append(RawRow(self.grid.sheet.name, row, found, self.printed))

    def _total(self, state: _State, row: int, label: str) -> None:
        """Kept as a check sum, with the lines that it sums."""
        rows = state.table.rows
        count = counted(label, rows) if label else None
        since = [state.groups.begin, state.summed, 0]
        if key(label).startswith("tong"):
            since.reverse()
        # What it sums it hardly misses: "Tổng số trường: 5" under four schools sums the schools.
        begin = since[0] if count is None else min(since, key=lambda b: abs(count - len(rows) + b))
        cells = {f: self.grid.cell(row, i) for i, f in self.told}
        sums = {f: c for f, c in cells.items() if numeric(c)}
        state.table.totals.append(check_sum(sums, row, label, count, rows[begin:]))
        state.summed = len(rows)
        self._skip(state, row, "total")


def _wordy(cell: Cell) -> bool:
    """Words, also after a number of their own: "1. Tổ dân phố"."""
    return not numeric(cell) or lines.is_numbered(text_of(cell))
