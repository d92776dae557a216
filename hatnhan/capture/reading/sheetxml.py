"""One sheet of an .xlsx, read as a stream: cells, formulas, merges, what is hidden."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Final
from xml.parsers import expat

from hatnhan.capture.model import Value
from hatnhan.capture.reading import limits
from hatnhan.capture.reading.formats import read_number, whole
from hatnhan.capture.reading.shared import Runs, Text, parse, unescaped
from hatnhan.capture.reading.store import Grid, Store
from hatnhan.capture.reading.styles import PLAIN, Style, on
from hatnhan.domain.problems import Problem

_DDE: Final = re.compile(r"\s*[+=@-]?\s*[\w.]+\s*\|")
_LINK: Final = re.compile(
    r"(?:'([^'\[\]]{0,200})|(?<![\w\]\[]))\[([^\[\]]{1,200}\.(?:xls[xmb]?|xlt[xm]?|ods|csv)|\d{1,4})\]"
    r"[^!'\[\]]{0,80}'?!",
    re.IGNORECASE,
)
"""Another workbook in a formula, by its path and name or by its number among the external links."""
_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?\Z")


def column(letters: str) -> int:
    """The number of a column from its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(slots=True)
class Book:
    """What the sheets of an .xlsx share."""

    store: Store
    texts: Sequence[Text]
    styles: Sequence[Style]
    date1904: bool
    known: defaultdict[tuple[str, str], dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """Distinct cells without formula: by style and type, then by content."""
    links: dict[str, None] = field(default_factory=dict)
    """Other workbooks that formulas speak of."""


class SheetReader:
    """Reads one sheet into a `Grid`; what happens for every cell is written to be fast."""

    def __init__(self, book: Book, name: str, part: str) -> None:
        self.book = book
        self.part = part
        self.grid = Grid(name)
        self._row = 0
        self._cells: array[int] = array("I")
        self._place = -1
        self._attributes: dict[str, str] = {}
        self._heard: list[str] = []
        """Characters since the last element began."""
        self._value: str | None = None
        self._formula: str | None = None
        self._runs: Runs | None = None
        self._columns: dict[str, int] = {}
        self._hidden: list[tuple[int, int]] = []

    def read(self, source: IO[bytes]) -> Grid:
        """The sheet; Problems `truncated`, `doctype`, `dde`, `too_many_cells`."""
        parser = expat.ParserCreate()

        def first(tag: str, _: dict[str, str]) -> None:
            plain = ":" not in tag
            parser.StartElementHandler = self._start if plain else self._start_prefixed
            parser.EndElementHandler = self._end if plain else self._end_prefixed

        parser.StartElementHandler = first
        parser.CharacterDataHandler = self._heard.append
        parse(source, parser, self.part)
        self._finish()
        return self.grid

    def _start_prefixed(self, tag: str, attributes: dict[str, str]) -> None:
        self._start(tag.rpartition(":")[2], attributes)

    def _end_prefixed(self, tag: str) -> None:
        self._end(tag.rpartition(":")[2])

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._heard.clear()
        if tag == "c":
            self._attributes = attributes
            self._value = self._formula = self._runs = None
            letters = attributes.get("r", "").rstrip("0123456789")
            place = self._columns.get(letters)
            self._place = self._column(letters) if place is None else place
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "is":
            self._runs = Runs()
        elif self._runs is not None:
            self._runs.open(tag, attributes)
        elif tag not in ("v", "f"):
            self._aside(tag, attributes)

    def _end(self, tag: str) -> None:
        if tag == "v":
            self._value = "".join(self._heard)
        elif tag == "c":
            self._end_cell()
        elif tag == "f":
            self._formula = "".join(self._heard)
            if "|" in self._formula[:300] and _DDE.match(self._formula[:300]):
                raise Problem("dde")
            if "[" in self._formula:
                self._links(self._formula[:8192])
        elif tag == "row":
            if self._cells:
                self.grid.rows[self._row] = self._cells
        elif self._runs is not None:
            self._runs.close(tag, self._heard)

    def _links(self, formula: str) -> None:
        """Other workbooks that a formula reads from: listed, never opened."""
        for path, name in _LINK.findall(formula):
            self.book.links[f"{path}{name}" if not name.isdecimal() else f"[{name}]"] = None

    def _begin_row(self, attributes: dict[str, str]) -> None:
        told = attributes.get("r", "")
        number = int(told) if told.isdecimal() and len(told) < 10 else 0
        self._row = number or self._row + 1
        self._cells = self.grid.rows.get(self._row, array("I"))
        self._place = -1
        height = attributes.get("ht")
        if on(attributes.get("hidden")) or (height is not None and height.strip("0.") == ""):
            self.grid.hidden_rows.add(self._row)

    def _column(self, letters: str) -> int:
        if not letters:
            return self._place + 1
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
            raise Problem("truncated", reason=f"{self.part} có địa chỉ ô sai")
        self._columns[letters] = found = column(letters.upper())
        return found

    def _end_cell(self) -> None:
        if self._formula is None and self._runs is None:
            if not self._value:
                return
            get = self._attributes.get
            looks = (get("s", ""), get("t", "n"))
            alike = self.book.known[looks]
            number = alike.get(self._value)
            if number is None:
                number = alike[self._value] = self._new(*looks, self._value)
        else:
            number = self._other_cell()
        cells, place = self._cells, self._place
        if number and place == len(cells) and place < limits.COLUMNS and self._row <= limits.ROWS:
            cells.append(number)
        elif number:
            self._place_cell(number)

    def _place_cell(self, number: int) -> None:
        """Put a cell elsewhere than next to the last one."""
        place, cells = self._place, self._cells
        if place >= limits.COLUMNS or self._row > limits.ROWS:
            raise limits.beyond(self.grid.name, self._row, place)
        cells.extend([0] * (place + 1 - len(cells)))
        cells[place] = number

    def _other_cell(self) -> int:
        """The number of a cell with a formula or a text of its own; 0 for a blank one."""
        style = self._attributes.get("s", "")
        if self._formula is not None:
            return self._computed(style, self._attributes.get("t", "n"))
        runs, self._runs = self._runs, None
        return self._text_cell(style, runs.done()) if runs is not None else 0

    def _style(self, number: str) -> Style:
        styles = self.book.styles
        place = int(number) if number.isdecimal() and len(number) < 10 else 0
        return styles[place] if place < len(styles) else PLAIN

    def _new(self, style: str, kind: str, content: str) -> int:
        if kind == "s":
            return self._text_cell(style, self._shared(content))
        looks = self._style(style)
        value, raw = self._typed(kind, content, looks)
        return self.book.store.add(value, raw, font=looks.font, struck=looks.struck)

    def _shared(self, content: str) -> Text:
        place = int(content) if content.isdecimal() and len(content) < 10 else -1
        if not 0 <= place < len(self.book.texts):
            raise Problem("truncated", reason=f"{self.part} trỏ tới chữ không có")
        return self.book.texts[place]

    def _text_cell(self, style: str, text: Text) -> int:
        if not text.text:
            return 0
        looks = self._style(style)
        font, struck = text.font or looks.font, text.struck or looks.struck
        return self.book.store.add(text.text, text.text, font=font, struck=struck)

    def _computed(self, style: str, kind: str) -> int:
        """A cell with a formula: blank where it came to no text, None where never computed."""
        looks, content = self._style(style), self._value
        if kind == "str" and content == "":
            return 0
        value: Value
        if not content:
            value, raw = None, "=" + (self._formula or "")[:1000]
        elif kind == "s":
            value = raw = self._shared(content).text
        else:
            value, raw = self._typed(kind, content, looks)
        return self.book.store.add(value, raw, formula=True, font=looks.font, struck=looks.struck)

    def _typed(self, kind: str, content: str, looks: Style) -> tuple[Value, str]:
        if kind == "n":
            return read_number(content.strip(), looks.format, date1904=self.book.date1904)
        if kind == "b":
            return on(content), "TRUE" if on(content) else "FALSE"
        if kind == "d":
            return _iso(content, looks.format)
        text = unescaped(content)
        return text, text

    def _aside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col":
            if on(attributes.get("hidden")) or attributes.get("width", "1").strip("0.") == "":
                first, last = attributes.get("min", ""), attributes.get("max", "")
                if first.isdecimal() and last.isdecimal():
                    self._hidden.append((int(first[:9]), int(last[:9])))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "filterColumn" or on(attributes.get("filterMode")):
            self.grid.filtered = True

    def _merge(self, area: str) -> None:
        found = _AREA.match(area.upper())
        if not found or not found[3]:
            return
        top, left, bottom, right = int(found[2]), column(found[1]), int(found[4]), column(found[3])
        if top <= bottom and left <= right:
            self.grid.merges.append((top, left, bottom, right))

    def _finish(self) -> None:
        grid = self.grid
        last, width = max(grid.rows, default=0), grid.width
        grid.hidden_rows = {r for r in grid.hidden_rows if r <= last}
        for first, to in self._hidden[:10_000]:
            grid.hidden_columns.update(range(max(first - 1, 0), min(to, width)))
        cover(grid, self.book.store)


def cover(grid: Grid, store: Store) -> None:
    """Give the cells that merges cover the content of their first cell."""
    last, width, covered = max(grid.rows, default=0), grid.width, 0
    for top, left, low, far in grid.merges:
        first = grid.rows[top][left] if left < len(grid.rows.get(top, ())) else 0
        if not first:
            continue
        copy = store.covered_by(first)
        bottom, right = min(low, last), min(far, width - 1)
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > limits.MERGED:
            raise limits.beyond(grid.name, bottom, right)
        for row in range(top, bottom + 1):
            cells = grid.rows.setdefault(row, array("I"))
            cells.extend([0] * (right + 1 - len(cells)))
            start = left + 1 if row == top else left
            cells[start : right + 1] = array("I", [copy] * (right + 1 - start))


def _iso(content: str, code: str) -> tuple[Value, str]:
    """A day written in ISO form."""
    try:
        moment = datetime.fromisoformat(content.strip().removesuffix("Z"))
    except ValueError:
        return content, content
    moment = moment.replace(tzinfo=None)
    midnight = not (moment.hour or moment.minute or moment.second)
    day: date = moment.date() if midnight else moment
    return day, whole(day, code or "dd/mm/yyyy")
