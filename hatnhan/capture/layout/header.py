"""The header of a table: over one to four rows, under titles, with or without merges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from hatnhan.capture.fields import FIELDS
from hatnhan.capture.fields import headings as field_headings
from hatnhan.capture.layout.grid import Grid, numeric
from hatnhan.capture.layout.headings import UNKNOWN, Match, key, match_parts
from hatnhan.capture.model import Column, Kind

_DEEPEST: Final = 4
_NAMES: Final = ("name", "family_name")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header and what its columns are taken for."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    score: int

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields found, in the order of the columns, with doubles."""
        return tuple(c.field for c in self.columns if c.field)

    @property
    def last(self) -> int:
        """Its last row."""
        return self.rows[-1]


class Headings:
    """Matches printed headings for a kind of list, the user's own mapping first."""

    def __init__(self, kind: Kind, mapping: Mapping[str, str | None] | None = None) -> None:
        self.kind = kind
        self._mapping = {key(k): v for k, v in (mapping or {}).items()}

    def match(self, parts: Sequence[str]) -> Match:
        """A heading of one or several rows, from the top."""
        for text in (" ".join(parts), parts[-1] if parts else ""):
            words = key(text)
            if words in self._mapping:
                found = match_parts(parts, self.kind)
                return found if found.forbidden else Match(self._mapping[words])
        return match_parts(parts, self.kind)


def find(grid: Grid, start: int, headings: Headings) -> Header | None:
    """The header that begins at or just under `start`, when one does."""
    if not _promising(grid, start, headings):
        return None
    best: Header | None = None
    for first in (start, start + 1, start + 2):
        rows: list[int] = []
        for row in range(first, first + _DEEPEST):
            if row not in grid.sheet.rows or not _may_head(grid, row, rows, headings):
                break
            rows.append(row)
            header = _assemble(grid, tuple(rows), headings)
            if header and (best is None or header.score > best.score):
                best = header
    return best


def _promising(grid: Grid, row: int, headings: Headings) -> bool:
    """A cheap look: some cell of the row is a heading."""
    for cell in grid.row(row):
        value = cell.value
        if isinstance(value, str) and 0 < len(value) <= 90:
            found = headings.match((value,))
            if found.known and found.sure:
                return True
    return False


def _may_head(grid: Grid, row: int, above: Sequence[int], headings: Headings) -> bool:
    """Whether the row can be (a further) part of a header."""
    own = grid.own_columns(row)
    if not own and not above:
        return False
    if any(numeric(grid.cell(row, i)) for i in own):
        return False
    if not above or _divides(grid, row, above, own):
        return True
    known = [_known(grid, (*above, row), i, headings) for i in own]
    under = [grid.shown(above[-1], i) != "" for i in own]
    for i, is_known in zip(own, known, strict=True):
        over = headings.match(_parts(grid, above, i, ()))
        if over.field in _NAMES and not is_known and grid.anchor(above[-1], i) == (above[-1], i):
            return False
        if over.field == "ordinal" and not is_known:
            return False
        if is_known and key(grid.own(row, i)) == key(grid.shown(above[-1], i)):
            return False
    if not own:  # a row that only merges from above run through
        return any(grid.anchor(row, i)[0] < row for i in range(len(grid.row(row))))
    return sum(known) * 10 >= len(own) * 6 or (sum(known) > 0 and not all(under))


def _divides(grid: Grid, row: int, above: Sequence[int], own: Sequence[int]) -> bool:
    """Every cell of the row stands under a heading that is merged over several columns.

    What stands there then are headings, known or not: lines of data have names and numbers too.
    """
    if not own:
        return False
    width = max(len(grid.row(r)) for r in (*above, row))
    wide = _banners(grid, above, width)
    last = above[-1]
    return all(
        _merged_across(grid, last, i) and grid.shown(last, i) and grid.anchor(last, i) not in wide
        for i in own
    )


def _merged_across(grid: Grid, row: int, column: int) -> bool:
    """The cell is merged with the one before or after it."""
    here = grid.anchor(row, column)
    return here in (grid.anchor(row, column - 1), grid.anchor(row, column + 1))


def _known(grid: Grid, rows: Sequence[int], column: int, headings: Headings) -> bool:
    """The last of the rows holds a heading there, alone or as the end of the one above."""
    if headings.match((grid.own(rows[-1], column),)).known:
        return True
    whole = headings.match(_parts(grid, rows, column, ()))
    return whole.known and whole.sure


def _parts(
    grid: Grid, rows: Sequence[int], column: int, wide: Sequence[tuple[int, int]]
) -> list[str]:
    """What is printed over a column, from the top, each merge once."""
    parts: list[str] = []
    seen: set[tuple[int, int]] = set(wide)
    for place, row in enumerate(rows):
        anchor = grid.anchor(row, column)
        text = grid.shown(row, column)
        if not text and place + 1 < len(rows) and grid.own(rows[place + 1], column):
            anchor, text = _from_left(grid, row, column)
        if text and anchor not in seen:
            seen.add(anchor)
            if not parts or key(parts[-1]) != key(text):
                parts.append(text)
    return parts


def _from_left(grid: Grid, row: int, column: int) -> tuple[tuple[int, int], str]:
    """The heading whose group the column continues, in a file that keeps no merges."""
    for left in range(column - 1, max(-1, column - 7), -1):
        if text := grid.shown(row, left):
            continued = bool(grid.own(row + 1, left)) and not _merged_across(grid, row, left)
            return (row, left), text if continued else ""
    return (row, column), ""


def _assemble(grid: Grid, rows: tuple[int, ...], headings: Headings) -> Header | None:
    """The header made of these rows, if it heads a list of this kind."""
    width = max((len(grid.row(r)) for r in rows), default=0)
    wide = _banners(grid, rows, width)
    if any(_begins_above(grid, rows[0], i) for i in range(width)):
        return None
    columns: list[Column] = []
    matches: list[Match] = []
    for i in range(width):
        parts = _parts(grid, rows, i, wide)
        found = headings.match(parts) if parts else UNKNOWN
        matches.append(found)
        if parts:
            columns.append(Column(i, " / ".join(parts), found.field, found.forbidden))
    columns = _split_names(grid, rows, columns)
    fields = {c.field for c in columns if c.field}
    sure = {m.field for m in matches if m.field and m.sure}
    enough = len(fields) >= 3 or (len(fields) == len(columns) == 2)
    if len(sure) < 2 or not enough or not fields & set(_NAMES):
        return None
    unknown = sum(1 for c in columns if c.field is None and not c.forbidden)
    forbidden = sum(1 for c in columns if c.forbidden)
    score = 10 * len(fields) + 5 * len(sure) + 8 * forbidden - 3 * unknown - len(rows)
    cut = any(grid.anchor(rows[-1] + 1, i)[0] in rows for i in range(width))
    return Header(rows, tuple(columns), score - 2 * cut)


def _begins_above(grid: Grid, row: int, column: int) -> bool:
    """A merge with words in it runs into the row from above."""
    top, left = grid.anchor(row, column)
    return top < row and grid.shown(row, column) != "" and left == column


def _banners(grid: Grid, rows: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Merges as wide as the table: titles, not headings."""
    found: list[tuple[int, int]] = []
    for row in rows:
        anchors = Counter(grid.anchor(row, i) for i in range(width))
        found += [a for a, times in anchors.items() if times > max(2, width * 0.7)]
    return found


def _split_names(grid: Grid, rows: Sequence[int], columns: list[Column]) -> list[Column]:
    """Names kept in two columns: under one merged heading, or as "Họ đệm" and "Tên"."""
    fields = [c.field for c in columns]
    result = list(columns)
    for i in range(len(columns) - 1):
        one, two = columns[i], columns[i + 1]
        if one.field == two.field == "name" and one.heading == two.heading:
            if any(grid.anchor(row, two.index) == grid.anchor(row, one.index) for row in rows):
                result[i] = Column(one.index, one.heading, "family_name")
                result[i + 1] = Column(two.index, two.heading, "given_name")
        elif one.field == "family_name" and two.field == "name" and fields.count("name") == 1:
            result[i + 1] = Column(two.index, two.heading, "given_name")
    return result


@cache
def printed(kind: Kind) -> frozenset[str]:
    """The headings of the dictionary letter by letter, for a quick look at every line."""
    found = {text.casefold() for one in FIELDS[kind] for text in field_headings(one)}
    return frozenset(found)


def partial(grid: Grid, headings: Headings) -> tuple[int, tuple[Column, ...]] | None:
    """The row that looks most like a header though it heads no list of the kind, and its columns.

    Of two columns of one field only the first has it.
    """
    best: tuple[int, tuple[Column, ...]] | None = None
    most = 1
    for row in grid.numbers[:60]:
        own = grid.own_columns(row)
        if any(numeric(grid.cell(row, i)) for i in own):
            continue
        columns: list[Column] = []
        for i in own:
            text = grid.own(row, i)
            found = headings.match((text,))
            new = found.sure and found.field not in {c.field for c in columns}
            columns.append(Column(i, text, found.field if new else None, found.forbidden))
        known = {c.field for c in columns if c.field} - {"ordinal", "remark"}
        if len(known) > most:
            best, most = (row, tuple(columns)), len(known)
    return best
