"""Numbers in table cells: what their column says of them, and those that only count rows."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from hatnhan.prose.figures.candidates import Number
from hatnhan.prose.figures.lexicon import noun_at
from hatnhan.prose.figures.tokens import Stream, tokenise
from hatnhan.prose.figures.units import printed
from hatnhan.prose.model import Block, Text

_ROW_TITLES: Final = frozenset(("tt", "stt", "số tt", "số thứ tự", "số", "#"))
_HEADING_ROWS: Final = 3

Place = tuple[int, int, int]


class Tables:
    """The cells of a draft by table, row and column."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.starts = [block.start for block in text.blocks]
        self.cells: dict[Place, Block] = {}
        self.rows: dict[tuple[int, int], list[Block]] = {}
        for block in text.blocks:
            if block.table is not None and block.row is not None and block.column is not None:
                self.cells.setdefault((block.table, block.row, block.column), block)
                self.rows.setdefault((block.table, block.row), []).append(block)

    def at(self, place: int) -> Block | None:
        """The cell that a character is in; None outside tables."""
        index = bisect_right(self.starts, place) - 1
        block = self.text.blocks[index] if index >= 0 else None
        return block if block is not None and block.table is not None else None

    def words(self, block: Block) -> str:
        """What is printed in a cell."""
        return self.text.text[block.start : block.end].strip()

    def headings(self, cell: Block) -> list[Block]:
        """The cells above it in the heading of its table, from the top."""
        assert cell.table is not None
        assert cell.column is not None
        last = min(cell.row or 0, _HEADING_ROWS)
        above = (self.cells.get((cell.table, row, cell.column)) for row in range(last))
        return [block for block in above if block is not None]

    def beside(self, cell: Block) -> list[Block]:
        """The cells before it in its row."""
        row = self.rows.get((cell.table or 0, cell.row or 0), [])
        return [block for block in row if (block.column or 0) < (cell.column or 0)]

    def counts_columns(self, cell: Block) -> bool:
        """Whether its row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
        row = self.rows.get((cell.table or 0, cell.row or 0), [])
        words = [self.words(block).strip("()") for block in row]
        numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
        return len(words) > 2 and len(numbers) >= len(words) - 1 and _ascend(numbers)


def _ascend(numbers: list[int]) -> bool:
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def complete(text: Text, stream: Stream, found: list[Number]) -> None:
    """Give numbers alone in their cells the unit of their column; strike row numbers and years."""
    tables = Tables(text)
    if not tables.cells:
        return
    for number in found:
        start, end = stream.at(number.first).start, stream.at(number.stop - 1).end
        cell = tables.at(start)
        if cell is None or number.reason:
            continue
        alone = tables.words(cell).strip("() .") == text.text[start:end].strip("() .")
        if alone and _numbers_rows(tables, cell, number):
            number.reason = "row"
        elif alone and not number.unit:
            number.unit = _unit(tables, cell)
            number.sign = "%" if number.unit == "%" else ""


def _numbers_rows(tables: Tables, cell: Block, number: Number) -> bool:
    if not number.plain:
        return False
    headings = [tables.words(block).lower().rstrip(".") for block in tables.headings(cell)]
    if cell.column == 0 and (_ROW_TITLES & set(headings)):
        return True
    if cell.row == 0 and 1930 <= number.value <= 2050:
        return True
    return (cell.row or 0) <= _HEADING_ROWS and tables.counts_columns(cell)


def _unit(tables: Tables, cell: Block) -> str:
    """As in "%" or the noun of the heading of the column, else of the title of the row."""
    for block in reversed(tables.headings(cell)):
        words = tables.words(block)
        if "%" in words or words.lower().startswith("tỷ lệ"):
            return "%"
        noun = _first_noun(words)
        if noun:
            return noun
    titles = (_first_noun(tables.words(block)) for block in tables.beside(cell)[:2])
    return next((noun for noun in titles if noun), "")


def _first_noun(words: str) -> str:
    stream = tokenise(words)
    for place in range(len(stream.tokens)):
        length = noun_at(stream, place)
        if length:
            return printed(stream, place, place + length).lower()
    return ""
