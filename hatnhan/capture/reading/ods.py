"""An OpenDocument spreadsheet: its archive looked over, its content read as a stream."""

from __future__ import annotations

import re
import zipfile
from array import array
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from xml.parsers import expat

from hatnhan.capture.model import Value
from hatnhan.capture.reading import limits
from hatnhan.capture.reading.formats import read_number
from hatnhan.capture.reading.odsstyles import Styles
from hatnhan.capture.reading.package import content, stream
from hatnhan.capture.reading.shared import parse
from hatnhan.capture.reading.sheetxml import cover
from hatnhan.capture.reading.store import Grid, Store, encode
from hatnhan.capture.reading.styles import PLAIN, Style
from hatnhan.domain.problems import Problem

_SHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_NAMES: Final = {b"text": "OpenDocument Text", b"presentation": "OpenDocument Presentation"}
_HIDDEN: Final = ("collapse", "filter")
_DDE: Final = re.compile(r"(of:|oooc:|msoxl:)?\s*=\s*(DDE\s*\(|[\w.]+\s*\|)", re.IGNORECASE)
_OTHER: Final = re.compile(r"'((?:file|https?|smb):[^'\[\]]{1,300})'#")
"""Another workbook in a formula."""
_MOST: Final = 8_000_000
"""Cells that repeated cells and rows may come to."""


def is_one(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is an OpenDocument file of any kind."""
    names = archive.namelist()
    return "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names)


def read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The answer of the child. Problems: see `hatnhan.capture.reading.read`."""
    names = archive.namelist()
    kind = content(archive, "mimetype").strip() if "mimetype" in names else _SHEET
    if not kind.startswith(_SHEET):
        format = _NAMES.get(kind.rpartition(b".")[2], "OpenDocument khác")
        raise Problem("not_a_spreadsheet", name=name, format=format)
    if "META-INF/manifest.xml" in names:
        listed = content(archive, "META-INF/manifest.xml")
        if b"encryption-data" in listed:
            raise Problem("password_protected")
    if any(n.startswith(("Basic/", "Scripts/")) and not n.endswith("/") for n in names):
        raise Problem("macros")
    reader = Reader()
    for part in ("styles.xml", "content.xml"):
        if part in names:
            parser = expat.ParserCreate()
            parser.StartElementHandler = reader.start
            parser.EndElementHandler = reader.end
            parser.CharacterDataHandler = reader.heard.append
            with stream(archive, part) as source:
                parse(source, parser, part)
    if len(reader.grids) > limits.SHEETS:
        raise Problem("too_many_sheets", sheets=len(reader.grids), most=limits.SHEETS)
    return encode(reader.store, reader.grids, format="ods", links=list(reader.links))


@dataclass(slots=True)
class _Cell:
    """A cell while it is read."""

    attributes: dict[str, str]
    covered: bool
    style: Style
    text: list[str] = field(default_factory=list)
    paragraphs: int = 0
    open: bool = False
    """Inside a paragraph."""


class Reader:
    """Reads styles and sheets."""

    def __init__(self) -> None:
        self.store = Store()
        self.grids: list[Grid] = []
        self.links: dict[str, None] = {}
        self.heard: list[str] = []
        self._styles = Styles()
        self._known: dict[tuple[Value, str, type, bool, Style], int] = {}
        self._grid: Grid | None = None
        self._row = self._column = self._total = self._aside = 0
        self._repeat = 1
        self._cells: array[int] = array("I")
        self._columns: list[str] = []
        self._merges: list[tuple[int, int, int, int]] = []
        self._cell: _Cell | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._cell is not None:
            self._take()
        self.heard.clear()
        match tag:
            case "table:table":
                self._begin_table(attributes)
            case "table:table-column":
                self._begin_column(attributes)
            case "table:table-row":
                self._begin_row(attributes)
            case "table:table-cell" | "table:covered-table-cell":
                style = attributes.get("table:style-name") or self._default_style()
                looks = self._styles.cells.get(style, PLAIN)
                self._cell = _Cell(attributes, tag == "table:covered-table-cell", looks)
            case "office:annotation" | "draw:frame":
                self._aside += 1
            case "table:table-source" | "table:cell-range-source":
                self.links[attributes.get("xlink:href", "")[:300]] = None
            case "table:dde-link" | "office:dde-source":
                raise Problem("dde")
            case "draw:object-ole" | "draw:plugin" | "draw:applet":
                raise Problem("embedded_files")
            case "draw:image" if attributes.get("xlink:href", "").lower().startswith("file:"):
                raise Problem("outside_file", target=attributes["xlink:href"][:120])
            case _ if self._cell is not None and not self._aside:
                self._inside(tag, attributes)
            case _:
                self._styles.start(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._cell is not None:
            self._take()
        self.heard.clear()
        match tag:
            case "table:table-cell" | "table:covered-table-cell":
                self._end_cell()
            case "table:table-row":
                self._end_row()
            case "table:table":
                self._end_table()
            case "office:annotation" | "draw:frame":
                self._aside -= 1
            case "text:p" if self._cell is not None and not self._aside:
                self._cell.open = False

    def _take(self) -> None:
        """The characters heard since the last element belong to the cell."""
        if self._cell is not None and self._cell.open and not self._aside:
            self._cell.text += self.heard

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        """An element of the text of a cell begins."""
        cell = self._cell
        assert cell is not None
        if tag == "text:p":
            cell.text += ["\n"] if cell.paragraphs else []
            cell.paragraphs += 1
            cell.open = True
        elif tag == "text:s":
            cell.text.append(" " * min(_count(attributes, "text:c"), 1000))
        elif tag == "text:tab":
            cell.text.append("\t")
        elif tag == "text:line-break":
            cell.text.append("\n")
        elif tag == "text:span":
            looks = self._styles.spans.get(attributes.get("text:style-name", ""), PLAIN)
            font, struck = looks.font or cell.style.font, looks.struck or cell.style.struck
            cell.style = Style("", font, struck)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("table:style-name", "") in self._styles.hidden_tables
        self._grid = Grid(attributes.get("table:name", ""), "hidden" if hidden else "visible")
        self._row, self._columns, self._merges = 1, [], []

    def _begin_column(self, attributes: dict[str, str]) -> None:
        times = min(_count(attributes, "table:number-columns-repeated"), limits.COLUMNS)
        first = len(self._columns)
        style = attributes.get("table:default-cell-style-name", "")
        self._columns += [style] * min(times, limits.COLUMNS - first)
        if self._grid is not None and attributes.get("table:visibility") in _HIDDEN:
            self._grid.hidden_columns.update(range(first, len(self._columns)))

    def _default_style(self) -> str:
        return self._columns[self._column] if self._column < len(self._columns) else ""

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._cells, self._column = array("I"), 0
        self._repeat = _count(attributes, "table:number-rows-repeated")
        seen = attributes.get("table:visibility", "")
        if self._grid is not None and seen in _HIDDEN:
            last = min(self._row + self._repeat, limits.ROWS + 1)
            self._grid.hidden_rows.update(range(self._row, last))
            self._grid.filtered |= seen == "filter"

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or self._aside:
            return
        times = _count(cell.attributes, "table:number-columns-repeated")
        number = 0 if cell.covered else self._number(cell)
        if number:
            self._total += times * self._repeat
            if self._column + times > limits.COLUMNS or self._total > _MOST:
                self._too_many(times)
            self._cells.extend([0] * (self._column - len(self._cells)))
            self._cells.extend([number] * times)
            self._span(cell.attributes)
        self._column += times

    def _span(self, attributes: dict[str, str]) -> None:
        wide = _count(attributes, "table:number-columns-spanned")
        high = _count(attributes, "table:number-rows-spanned")
        if wide > 1 or high > 1:
            last = self._row + high - 1, self._column + wide - 1
            self._merges.append((self._row, self._column, *last))

    def _end_row(self) -> None:
        if self._grid is not None and self._cells:
            if self._row + self._repeat - 1 > limits.ROWS:
                self._too_many()
            for row in range(self._row, self._row + self._repeat):
                self._grid.rows[row] = array("I", self._cells)
        self._row += self._repeat

    def _end_table(self) -> None:
        grid, self._grid = self._grid, None
        if grid is None:
            return
        last, width = max(grid.rows, default=0), grid.width
        grid.hidden_rows = {r for r in grid.hidden_rows if r <= last}
        grid.hidden_columns = {c for c in grid.hidden_columns if c < width}
        grid.merges = self._merges
        cover(grid, self.store)
        self.grids.append(grid)

    def _too_many(self, times: int = 1) -> None:
        name = self._grid.name if self._grid is not None else ""
        raise limits.beyond(name, self._row + self._repeat - 1, self._column + times - 1)

    def _number(self, cell: _Cell) -> int:
        """The number of a cell; 0 for a blank one."""
        shown, formula = "".join(cell.text), cell.attributes.get("table:formula")
        if formula is not None and _DDE.match(formula[:300]):
            raise Problem("dde")
        if formula is not None and "#" in formula:
            self.links |= dict.fromkeys(_OTHER.findall(formula[:8192]))
        value = _value(cell.attributes, shown)
        if value is None and formula is not None:
            shown = "=" + formula.partition("=")[2][:1000]
        elif value in (None, ""):
            return 0
        key = (value, shown, type(value), formula is not None, cell.style)
        if key not in self._known:
            looks = cell.style
            self._known[key] = self.store.add(
                value, shown, formula=key[3], font=looks.font, struck=looks.struck
            )
        return self._known[key]


def _value(attributes: dict[str, str], shown: str) -> Value:
    told = attributes.get("office:value", "")
    match attributes.get("office:value-type"):
        case "float" | "percentage" | "currency":
            return read_number(told, "", date1904=False)[0]
        case "date":
            return _day(attributes.get("office:date-value", ""))
        case "boolean":
            return attributes.get("office:boolean-value") == "true"
        case None:
            return None
    return attributes.get("office:string-value") or shown


def _day(text: str) -> Value:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    midnight = not (moment.hour or moment.minute or moment.second)
    day: date = moment.date() if midnight else moment.replace(tzinfo=None)
    return day


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1
