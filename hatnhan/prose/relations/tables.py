"""Rules of tables: a row or column of totals is the sum of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hatnhan.prose.model import Kind
from hatnhan.prose.relations.claims import Claim, Reading
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.lexicon import ATTRIBUTE
from hatnhan.prose.relations.tree import Entry, Sentence

_TOTAL = re.compile(
    r"^\W*(?:tổng|cộng|tổng cộng|tổng số|toàn tỉnh|toàn huyện|toàn xã|toàn đảng bộ|cả tỉnh)(?!\w)",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"^\W*(?:stt|tt|số tt|số thứ tự)\W*$", re.IGNORECASE)
_INNER = re.compile(r"trong đó|^\W*[-+]|^\s*[IVX]+\b|^\s*\d+\.\d|riêng", re.IGNORECASE)


@dataclass(slots=True)
class Grid:
    """A table of the draft: the words and the single figure of each cell."""

    said: dict[tuple[int, int], str] = field(default_factory=dict)
    figures: dict[tuple[int, int], Entry] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)

    def label(self, row: int) -> str:
        """The words of a row's first cells that are no figures."""
        cells = [self.said.get((row, c), "") for c in self.columns if (row, c) not in self.figures]
        return " ".join(cells).strip()

    def header(self, column: int) -> str:
        """The words above a column's first figure."""
        first = next((r for r in self.rows if (r, column) in self.figures), 0)
        return " ".join(self.said.get((r, column), "") for r in self.rows if r < first).strip()


def tables(draft: Draft, sentence: Sentence) -> Iterator[Claim]:
    """The totals of the table that begins with this sentence."""
    block = draft.text.blocks[sentence.block]
    if block.table is None or (sentence.block and _table_before(draft, sentence) == block.table):
        return
    grid = _grid(draft, block.table)
    yield from _lines(grid, down=True)
    yield from _lines(grid, down=False)


def _table_before(draft: Draft, sentence: Sentence) -> int | None:
    if not sentence.number:
        return None
    return draft.text.blocks[draft.sentences[sentence.number - 1].block].table


def _grid(draft: Draft, table: int) -> Grid:
    grid = Grid()
    for sentence in draft.sentences:
        block = draft.text.blocks[sentence.block]
        if block.table != table or block.row is None or block.column is None:
            continue
        place = (block.row, block.column)
        grid.said[place] = draft.text.text[block.start : block.end].strip()
        if len(sentence.entries) == 1 and len(sentence.words) <= 1:
            grid.figures[place] = sentence.entries[0]
    grid.rows = sorted({row for row, _column in grid.said})
    grid.columns = sorted({column for _row, column in grid.said})
    serial = {
        c for c in grid.columns if any(_SERIAL.match(grid.said.get((r, c), "")) for r in grid.rows)
    }
    grid.figures = {place: e for place, e in grid.figures.items() if place[1] not in serial}
    return grid


def _lines(grid: Grid, *, down: bool) -> Iterator[Claim]:
    """The sums down the columns, or across the rows; the lines that agree vouch for the others."""
    found = list(_sums(grid, down=down))
    readings = [reading for reading, _clear in found]
    right = sum(1 for reading in readings if _agrees(reading))
    for reading, clear in found:
        firm = clear and (2 * right > len(found) or (down and len(found) == 1))
        entries = (*reading.left, *reading.right)
        yield Claim(
            Kind.SUM, "table-total", [reading], firm,
            min(e.figure.start for e in entries), max(e.figure.end for e in entries),
            quiet=not firm,
        )  # fmt: skip


def _agrees(reading: Reading) -> bool:
    computed = reading.computed()
    return computed is not None and computed.meets(reading.left[0].interval)


def _sums(grid: Grid, *, down: bool) -> Iterator[tuple[Reading, bool]]:
    along, across = (grid.rows, grid.columns) if down else (grid.columns, grid.rows)
    name = grid.label if down else grid.header
    totals = [line for line in along if _TOTAL.match(name(line))]
    if len(totals) != 1:
        return
    parts = [line for line in along if line != totals[0]]
    filled = {place[0 if down else 1] for place in grid.figures}
    clear = not any(
        _INNER.search(name(line)) or ATTRIBUTE.search(name(line).lower())
        for line in parts
        if line in filled
    )
    for other in across:
        cells = [_cell(grid, line, other, down=down) for line in parts]
        total = _cell(grid, totals[0], other, down=down)
        figures = tuple(cell for cell in cells if cell is not None and not cell.is_rate)
        if total is not None and not total.is_rate and len(figures) >= 2:
            yield Reading("sum", (total,), figures), clear


def _cell(grid: Grid, line: int, other: int, *, down: bool) -> Entry | None:
    return grid.figures.get((line, other) if down else (other, line))
