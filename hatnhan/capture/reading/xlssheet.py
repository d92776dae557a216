"""One sheet of an .xls: its cells, merges and what is hidden, from its records."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from hatnhan.capture.model import Value
from hatnhan.capture.reading import biff, limits
from hatnhan.capture.reading.formats import read_number
from hatnhan.capture.reading.shared import Text
from hatnhan.capture.reading.sheetxml import cover
from hatnhan.capture.reading.store import Grid, Store
from hatnhan.capture.reading.styles import PLAIN, Style

_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_ON_LOAD: Final = 2
"""A formula that is to be computed when the file is opened: it has not been yet."""


@dataclass(slots=True)
class Shared:
    """What the sheets of an .xls share."""

    store: Store
    texts: Sequence[Text]
    styles: Sequence[Style]
    date1904: bool
    known: dict[tuple[int, str, object, bool], int] = field(default_factory=dict)


class SheetRecords:
    """Reads one sheet into a `Grid`."""

    def __init__(self, shared: Shared, name: str) -> None:
        self.shared = shared
        self.grid = Grid(name)
        self._waiting: tuple[int, int, int] | None = None
        """Row, column and style of the formula whose text comes next."""
        self._hidden: list[tuple[int, int]] = []

    def read(self, records: Iterator[tuple[int, list[bytes]]]) -> Grid:
        """The sheet, whose records begin here and end at the end of it."""
        depth = 0
        for kind, pieces in records:
            if kind == 0x809:
                depth += 1  # charts inside the sheet have a beginning and an end of their own
            elif kind == 0x0A:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:
                self._record(kind, pieces)
        self._finish()
        return self.grid

    def _record(self, kind: int, pieces: list[bytes]) -> None:
        content = pieces[0]
        match kind:
            case 0xFD:
                row, column, style, place = struct.unpack_from("<HHHI", content)
                self._text(row, column, style, self.shared.texts[place])
            case 0x203:
                row, column, style, number = struct.unpack_from("<HHHd", content)
                self._number(row, column, style, number)
            case 0x27E:
                row, column, style, packed = struct.unpack_from("<HHHI", content)
                self._number(row, column, style, biff.rk(packed))
            case 0xBD:
                row, column = struct.unpack_from("<HH", content)
                for place in range((len(content) - 6) // 6):
                    style, packed = struct.unpack_from("<HI", content, 4 + 6 * place)
                    self._number(row, column + place, style, biff.rk(packed))
            case 0x204 | 0xD6:
                row, column, style = struct.unpack_from("<HHH", content)
                self._text(row, column, style, Text(biff.text(content, 6)))
            case 0x205:
                row, column, style, code, error = struct.unpack_from("<HHHBB", content)
                self._told(row, column, style, _code(code, error=error), formula=False)
            case 0x06:
                self._formula(content)
            case 0x207:
                self._result(pieces)
            case _:
                self._structure(kind, content)

    def _structure(self, kind: int, content: bytes) -> None:
        match kind:
            case 0x208:
                row, flags = struct.unpack_from("<H10xH", content)
                if flags & 0x20:
                    self.grid.hidden_rows.add(row + 1)
            case 0x7D:
                first, last, width, _, flags = struct.unpack_from("<HHHHH", content)
                if flags & 1 or not width:
                    self._hidden.append((first, last))
            case 0xE5:
                for place in range(struct.unpack_from("<H", content)[0]):
                    top, low, left, far = struct.unpack_from("<HHHH", content, 2 + 8 * place)
                    self.grid.merges.append((top + 1, left, low + 1, far))
            case 0x9B:
                self.grid.filtered = True

    def _formula(self, content: bytes) -> None:
        row, column, style, number, flags = struct.unpack_from("<HHHdH", content)
        result = content[6:14]
        if flags & _ON_LOAD:
            self._told(row, column, style, None, formula=True)
        elif result[6:8] != b"\xff\xff":
            self._number(row, column, style, number, formula=True)
        elif result[0] == 0:
            self._waiting = row, column, style
        elif result[0] in (1, 2):
            told = _code(result[2], error=result[0] - 1)
            self._told(row, column, style, told, formula=True)

    def _result(self, pieces: list[bytes]) -> None:
        """The text that a formula came to."""
        if self._waiting is not None:
            length = struct.unpack_from("<H", pieces[0])[0]
            text = biff.Texts(pieces).next()[0] if length else ""
            if text:
                self._told(*self._waiting, text, formula=True)
        self._waiting = None

    def _number(
        self, row: int, column: int, style: int, number: float, *, formula: bool = False
    ) -> None:
        key = (style, "n", number, formula)
        cell = self.shared.known.get(key)
        if cell is None:
            whole = number.is_integer() and abs(number) < 1e15
            text = str(int(number)) if whole else repr(number).upper()
            looks = self._style(style)
            value, raw = read_number(text, looks.format, date1904=self.shared.date1904)
            cell = self.shared.known[key] = self._add(value, raw, looks, formula=formula)
        self._place(row, column, cell)

    def _text(self, row: int, column: int, style: int, text: Text) -> None:
        if not text.text:
            return
        key = (style, "s", text, False)
        cell = self.shared.known.get(key)
        if cell is None:
            looks = self._style(style)
            looks = Style("", text.font or looks.font, text.struck or looks.struck)
            cell = self.shared.known[key] = self._add(text.text, text.text, looks)
        self._place(row, column, cell)

    def _told(self, row: int, column: int, style: int, value: Value, *, formula: bool) -> None:
        """A logical value, an error, or what a formula came to."""
        raw = "=" if value is None else str(value)
        raw = raw.upper() if isinstance(value, bool) else raw
        self._place(row, column, self._add(value, raw, self._style(style), formula=formula))

    def _add(self, value: Value, raw: str, looks: Style, *, formula: bool = False) -> int:
        return self.shared.store.add(
            value, raw, formula=formula, font=looks.font, struck=looks.struck
        )

    def _style(self, number: int) -> Style:
        styles = self.shared.styles
        return styles[number] if number < len(styles) else PLAIN

    def _place(self, row: int, column: int, cell: int) -> None:
        if column >= limits.COLUMNS:
            raise limits.beyond(self.grid.name, row + 1, column)
        cells = self.grid.rows.setdefault(row + 1, array("I"))
        cells.extend([0] * (column + 1 - len(cells)))
        cells[column] = cell

    def _finish(self) -> None:
        grid = self.grid
        last, width = max(grid.rows, default=0), grid.width
        grid.hidden_rows = {r for r in grid.hidden_rows if r <= last}
        for first, to in self._hidden:
            grid.hidden_columns.update(range(first, min(to + 1, width)))
        cover(grid, self.shared.store)


def _code(code: int, *, error: int) -> Value:
    return _ERRORS.get(code, "#N/A") if error else bool(code)
