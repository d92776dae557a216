"""Cells on their way from the child process: each distinct cell once, rows as numbers of cells.

A list of persons repeats its units, sexes, peoples and days, so a workbook of two million cells
has a few hundred thousand distinct ones; rows of numbers are small and are made into tuples of
cells only when they are asked for.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from hatnhan.capture.model import Cell, Sheet, Value, Workbook
from hatnhan.capture.values.characters import mended

BLANK: Final = Cell(None, "")
_FORMULA, _STRUCK, _MERGED = 1, 2, 4


@dataclass(slots=True)
class Grid:
    """A sheet while it is read; cells are numbers given by `Store`, 0 is a blank one."""

    name: str | None
    state: str = "visible"
    rows: dict[int, array[int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Columns up to the last that holds anything."""
        return max(map(len, self.rows.values()), default=0)


@dataclass(slots=True)
class Store:
    """The distinct cells of a workbook."""

    texts: list[str] = field(default_factory=lambda: [""])
    kinds: bytearray = field(default_factory=lambda: bytearray(b"n"))
    flags: bytearray = field(default_factory=lambda: bytearray(1))
    font: array[int] = field(default_factory=lambda: array("H", [0]))
    raws: dict[int, str] = field(default_factory=dict)
    fonts: dict[str, int] = field(default_factory=lambda: {"": 0})
    covered: dict[int, int] = field(default_factory=dict)

    def add(
        self, value: Value, raw: str, *, formula: bool = False, font: str = "", struck: bool = False
    ) -> int:
        """The number of a new cell."""
        number = len(self.texts)
        kind, text = _told(value)
        self.texts.append(raw if raw == text else text)  # one string in place of two
        self.kinds.append(ord(kind))
        self.flags.append(_FORMULA * formula | _STRUCK * struck)
        self.font.append(self.fonts.setdefault(font, min(len(self.fonts), 65_535)))
        if raw != text:
            self.raws[number] = raw
        return number

    def covered_by(self, first: int) -> int:
        """The number of a cell that a merge covers, whose first cell is given."""
        if first not in self.covered:
            self.covered[first] = len(self.texts)
            self.texts.append(self.texts[first])
            self.kinds.append(self.kinds[first])
            self.flags.append(self.flags[first] | _MERGED)
            self.font.append(self.font[first])
            if first in self.raws:
                self.raws[len(self.texts) - 1] = self.raws[first]
        return self.covered[first]


class Rows(Mapping[int, tuple[Cell, ...]]):
    """Rows by number; each is made when asked for, and all are as wide as the sheet."""

    __slots__ = ("_cells", "_numbers", "_width")

    def __init__(self, cells: list[Cell], numbers: dict[int, array[int]]) -> None:
        self._cells = cells
        self._numbers = numbers
        self._width = max(map(len, numbers.values()), default=0)

    def __getitem__(self, row: int) -> tuple[Cell, ...]:
        numbers = self._numbers[row]
        found = tuple(map(self._cells.__getitem__, numbers))
        missing = self._width - len(found)
        return found + (BLANK,) * missing if missing else found

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, row: object) -> bool:
        return row in self._numbers


def encode(store: Store, grids: list[Grid], **about: Any) -> bytes:
    """A workbook as bytes: the lengths of its parts on a line, then the parts."""
    lists = (store.texts, list(store.fonts), {**about, "sheets": [_about(g) for g in grids]})
    raws = (array("I", store.raws), list(store.raws.values()))
    parts = [_json(each) for each in (*lists, raws[1])]
    parts += [raws[0].tobytes(), bytes(store.kinds), bytes(store.flags), store.font.tobytes()]
    for grid in grids:
        rows = sorted(grid.rows)
        parts.append(array("I", rows).tobytes())
        parts.append(array("I", (len(grid.rows[r]) for r in rows)).tobytes())
        parts.append(b"".join(grid.rows[r].tobytes() for r in rows))
    return b"\n".join((_json([len(p) for p in parts]), b"".join(parts)))


def decode(answer: bytes) -> Workbook:
    """The workbook that a child wrote."""
    lengths, _, rest = answer.partition(b"\n")
    view, parts, start = memoryview(rest), [], 0
    for length in json.loads(lengths):
        parts.append(view[start : start + length])
        start += length
    texts, fonts, about, raw_texts = (json.loads(bytes(p)) for p in parts[:4])
    raws = dict(zip(_numbers(parts[4]), raw_texts, strict=True))
    cells = _cells(texts, raws, fonts, parts[5:8])
    sheets = []
    for place, told in enumerate(about.pop("sheets")):
        numbers, widths, flat = (_numbers(p) for p in parts[8 + 3 * place : 11 + 3 * place])
        sheets.append(_sheet(told, cells, _split(numbers, widths, flat)))
    return Workbook(sheets=tuple(sheets), **{**about, "links": tuple(about["links"])})


def _told(value: Value) -> tuple[str, str]:
    """The letter of a value's type, and the value as text."""
    match value:
        case None:
            return "n", ""
        case bool():
            return "b", "TRUE" if value else "FALSE"
        case str():
            return "s", value
        case datetime():
            return "t", value.isoformat()
        case date():
            return "d", value.isoformat()
        case int():
            return "i", str(value)
    return "f", repr(value)


_READ: Final[dict[int, Callable[[str], Value]]] = {
    ord("n"): lambda text: None,  # noqa: ARG005 - there is nothing to read
    ord("b"): "TRUE".__eq__,
    ord("s"): str,
    ord("t"): datetime.fromisoformat,
    ord("d"): date.fromisoformat,
    ord("i"): int,
    ord("f"): float,
}


def _cells(
    texts: list[str], raws: dict[int, str], fonts: list[str], parts: list[memoryview]
) -> list[Cell]:
    kinds, flags, font = parts[0], parts[1], array("H", bytes(parts[2]))
    cells = [BLANK]
    # Many writers repeat a text in every cell that holds it: equal cells are one.
    same: dict[tuple[str, str, int, int, int], Cell] = {}
    for number in range(1, len(texts)):
        text, flag = texts[number], flags[number]
        raw = raws.get(number, text)
        key = (text, raw, kinds[number], flag, font[number])
        cell = same.get(key)
        if cell is None:
            cell = same[key] = Cell(
                _READ[kinds[number]](text),
                mended(raw),
                bool(flag & _FORMULA),
                fonts[font[number]],
                bool(flag & _STRUCK),
                bool(flag & _MERGED),
            )
        cells.append(cell)
    return cells


def _split(rows: array[int], widths: array[int], flat: array[int]) -> dict[int, array[int]]:
    found, start = {}, 0
    for row, width in zip(rows, widths, strict=True):
        found[row] = flat[start : start + width]
        start += width
    return found


def _numbers(part: memoryview) -> array[int]:
    return array("I", bytes(part))


def _about(grid: Grid) -> dict[str, Any]:
    return {
        "name": grid.name,
        "state": grid.state,
        "hidden_rows": sorted(grid.hidden_rows),
        "hidden_columns": sorted(grid.hidden_columns),
        "filtered": grid.filtered,
        "merges": grid.merges,
    }


def _sheet(told: dict[str, Any], cells: list[Cell], rows: dict[int, array[int]]) -> Sheet:
    return Sheet(
        name=told["name"],
        rows=Rows(cells, rows),
        state=told["state"],
        hidden_rows=frozenset(told["hidden_rows"]),
        hidden_columns=frozenset(told["hidden_columns"]),
        filtered=told["filtered"],
        merges=tuple((a, b, c, d) for a, b, c, d in told["merges"]),
    )


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
