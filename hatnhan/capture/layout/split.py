"""A header that heads two tables side by side, and columns that double or change their meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from hatnhan.capture.layout.body import Span
from hatnhan.capture.layout.grid import Grid, empty, text_of
from hatnhan.capture.layout.header import Header, printed
from hatnhan.capture.layout.headings import key, match
from hatnhan.capture.layout.holds import mark
from hatnhan.capture.letters import letters
from hatnhan.capture.model import Column, Kind, Table, Trouble, Verdict

_NAMES: Final = ("name", "family_name")


def spans(grid: Grid, header: Header, kind: Kind) -> list[Span]:
    """The header cut into tables, from the left."""
    starts = _starts(header.columns)
    found = []
    for place, start in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else None
        columns = tuple(
            c for c in header.columns if c.index >= start and (stop is None or c.index < stop)
        )
        columns = _doubles(grid, header, _whole(grid, header, columns), kind)
        columns = _sexes(grid, header, _given(grid, header, columns, stop))
        left = 0 if place == 0 else start
        right = stop - 1 if stop is not None else 10_000
        found.append(Span(replace(header, columns=columns), left, right))
    return found


def _starts(columns: tuple[Column, ...]) -> list[int]:
    """Where the tables begin: at each further name whose columns repeat those before."""
    starts = [0]
    seen: set[str] = set()
    begun = 0
    for place, column in enumerate(columns):
        if column.field in _NAMES and column.field in seen:
            first = place
            if place and columns[place - 1].field == "ordinal":
                first = place - 1
            later = {c.field for c in columns[first:] if c.field} - {"ordinal"}
            if len(later & seen) >= 2 and first > begun:
                starts.append(columns[first].index)
                seen, begun = set(), first
        if column.field:
            seen.add(column.field)
    return starts


def _worth(grid: Grid, header: Header, column: Column, kind: Kind) -> tuple[bool, bool]:
    """Of two columns of one field: one that holds something, under the very heading."""
    last = column.heading.rpartition(" / ")[2]
    found = match(last, kind)
    return bool(_sample(grid, header, column)), found.known and found.sure


def _doubles(
    grid: Grid, header: Header, columns: tuple[Column, ...], kind: Kind
) -> tuple[Column, ...]:
    """Of two columns of one field the worthier is read, else the first."""
    kept: dict[str, Column] = {}
    for column in columns:
        if column.field is not None:
            one = kept.get(column.field)
            if one is None or _worth(grid, header, column, kind) > _worth(grid, header, one, kind):
                kept[column.field] = column
    return tuple(
        c if c.field is None or kept[c.field] is c else replace(c, field=None) for c in columns
    )


def contradictory(grid: Grid, table: Table) -> list[Trouble]:
    """Columns printed twice under one heading that do not hold the same."""
    said = []
    first: dict[str, Column] = {}
    for column in table.columns:
        words = key(column.heading)
        if column.forbidden or not words or column.field in ("ordinal", "remark"):
            continue
        one = first.setdefault(words, column)
        if one is column or bool(one.field) == bool(column.field):
            continue
        rows = tuple(
            r.row
            for r in table.rows
            if text_of(grid.cell(r.row, one.index)) != text_of(grid.cell(r.row, column.index))
            and not empty(grid.cell(r.row, column.index))
        )
        if rows:
            where = f"{letters(one.index)} và {letters(column.index)}"
            trouble = Trouble(
                "duplicate_column",
                Verdict.HELD,
                f"Hai cột {where} cùng tiêu đề “{column.heading}” mà khác nhau ở dòng {rows[0]}.",
                "Xóa hoặc đổi tên một cột, hoặc chỉ ra cột cần đọc.",
                column.heading,
                rows=rows[:50],
            )
            said.append(trouble)
            for row in rows:
                mark(table, row, trouble)
    return said


def _sample(grid: Grid, header: Header, column: Column) -> list[object]:
    rows = [n for n in grid.numbers if n > header.last][:60]
    cells = [grid.cell(n, column.index) for n in rows]
    return [c.value for c in cells if not empty(c) and not c.merged]


def _whole(grid: Grid, header: Header, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Names under a heading merged over two columns, but written in one."""
    family = next((c for c in columns if c.field == "family_name"), None)
    given = next((c for c in columns if c.field == "given_name"), None)
    if not family or not given or family.heading != given.heading or _sample(grid, header, given):
        return columns
    return tuple(replace(c, field="name") if c is family else c for c in columns if c is not given)


def _given(
    grid: Grid, header: Header, columns: tuple[Column, ...], stop: int | None
) -> tuple[Column, ...]:
    """A column without heading beside the names that holds their last words."""
    name = next((c for c in columns if c.field == "name"), None)
    if name is None or any(c.index == name.index + 1 for c in columns) or name.index + 1 == stop:
        return columns
    beside = Column(name.index + 1, name.heading, "given_name")
    words = [v for v in _sample(grid, header, beside) if isinstance(v, str)]
    whole = [v for v in _sample(grid, header, name) if isinstance(v, str)]
    short = [v for v in words if len(v.split()) == 1 and not any(c.isdecimal() for c in v)]
    if not words or len(short) * 10 < len(words) * 9 or len(words) * 2 < len(whole):
        return columns
    place = columns.index(name)
    first = replace(name, field="family_name")
    return (*columns[:place], first, beside, *columns[place + 1 :])


def headless(grid: Grid, table: Table, kind: Kind) -> tuple[list[int], int | None]:
    """Columns beside the table that hold something without any heading over it.

    And the row where they hold headings themselves: another table that begins lower.
    """
    known = {c.index for c in table.columns}
    if not known:
        return [], None
    left, right = min(known), max(known) + 40
    found: set[int] = set()
    headed: int | None = None
    for raw in table.rows[:500]:
        cells = enumerate(grid.row(raw.row)[left : right + 1], left)
        beside = [(i, c) for i, c in cells if i not in known and not c.merged and not empty(c)]
        found.update(i for i, _ in beside)
        texts = {text_of(c).casefold() for _, c in beside}
        if headed is None and len(texts & printed(kind)) >= 3:
            headed = raw.row
    return sorted(found), headed


def _sexes(grid: Grid, header: Header, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns "Nam" and "Nữ" that hold dates of birth, where nothing else tells the birth."""
    have = {c.field for c in columns}
    if "born" in have or not {"male", "female"} <= have:
        return columns
    pair = [c for c in columns if c.field in ("male", "female")]
    values = [v for c in pair for v in _sample(grid, header, c)]
    dates = [v for v in values if _like_date(v)]
    if not values or len(dates) * 2 < len(values):
        return columns
    return tuple(replace(c, field=f"born_{c.field}") if c in pair else c for c in columns)


def _like_date(value: object) -> bool:
    if isinstance(value, date):
        return True
    if isinstance(value, int | float):
        return value > 1900
    return isinstance(value, str) and any(ch.isdecimal() for ch in value) and len(value) >= 4
