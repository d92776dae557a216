"""What a workbook is when read, what each of its rows becomes, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Literal

Kind = Literal["establishments", "organisations", "members", "candidates"]
Value = str | int | float | bool | date | datetime | None


class Verdict(StrEnum):
    """What became of a row or a file, in the order of gravity."""

    SKIPPED = "skipped"
    ACCEPTED = "accepted"
    NORMALISED = "normalised"
    WARNED = "warned"
    THERE = "there"
    """The register holds all that the row says: nothing is recorded."""
    HELD = "held"
    REFUSED = "refused"

    @property
    def told(self) -> str:
        """As the contract says it, which has no word of its own for rows that change nothing."""
        return str(Verdict.SKIPPED if self is Verdict.THERE else self)


_GRAVITY: Final = {verdict: place for place, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the file holds it."""

    value: Value
    """Typed as the file says: a date only where the cell is formatted as one."""
    raw: str
    """As a person reads it in the file; kept for ever beside what it was read as."""
    formula: bool = False
    """Its value was computed by a formula; a formula that was never computed has value None."""
    font: str = ""
    struck: bool = False
    merged: bool = False
    """Covered by a merge that begins in another cell: `value` is that of the first cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` by the sheet's own row number, from 1; absent rows are blank."""

    name: str | None
    """None for CSV."""
    rows: Mapping[int, tuple[Cell, ...]]
    state: Literal["visible", "hidden", "very_hidden"] = "visible"
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    """Counted from 0."""
    filtered: bool = False
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column; rows from 1, columns from 0."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read by the guarded child; nothing of it has been judged."""

    format: Literal["xlsx", "xls", "ods", "csv"]
    sheets: tuple[Sheet, ...]
    date1904: bool = False
    encoding: str = ""
    separator: str = ""
    links: tuple[str, ...] = ()
    """External links, which were not followed."""
    template: str = ""
    """What the file says of the template it was made from; '' where it says nothing."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to be said of a cell or a row."""

    code: str
    verdict: Verdict
    """What it makes of the row."""
    message: str
    """Vietnamese: what is wrong, where."""
    remedy: str = ""
    """Vietnamese: what to do; empty where nothing need be done."""
    column: str = ""
    """The heading, as printed."""
    raw: str = ""
    value: Any = None
    """What it was read as, or what is proposed."""
    candidates: tuple[Mapping[str, Any], ...] = ()
    """Units or persons that may be meant: id, name, parent, distance."""
    rows: tuple[int, ...] = ()
    """Other rows that it speaks of."""
    sheets: tuple[str, ...] = ()
    """Of each of `rows`, where not all lie on the row's own sheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and what it is taken for."""

    index: int
    heading: str
    field: str | None
    """A field of `capture.fields`; None: not read."""
    forbidden: bool = False
    """Holds what the product must not hold: left out, never stored, logged or echoed."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A data row of a table: the cells of its read columns by field."""

    sheet: str | None
    row: int
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]


@dataclass(slots=True)
class Row:
    """A row of the file with its verdict and the facts it would record."""

    sheet: str | None
    row: int
    troubles: list[Trouble] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    """What each field was read as."""
    facts: list[dict[str, Any]] = field(default_factory=list)
    """Bodies of facts as in contract §2, in the order in which they are recorded."""
    skipped: str = ""
    """Why it is no data row: title, header, total, signature, note, blank."""

    @property
    def verdict(self) -> Verdict:
        """The gravest of what was said of it."""
        if self.skipped:
            return Verdict.SKIPPED
        found = Verdict.ACCEPTED
        for trouble in self.troubles:
            if _GRAVITY[trouble.verdict] > _GRAVITY[found]:
                found = trouble.verdict
        return found


@dataclass(slots=True)
class Table:
    """A table found on a sheet."""

    sheet: str | None
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: list[RawRow]
    skipped: list[Row]
    """Titles, headers, totals, signatures, notes."""
    totals: list[Mapping[str, Cell]]
    """Rows of totals: check sums, never data."""
    troubles: dict[int, list[Trouble]] = field(default_factory=dict)
    """By row: what its place on the sheet makes of it (hidden, merged, taken from a heading)."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A row whose person may be one of the register whom the user may not see, nor be told of."""

    row: Row
    other: str
    reasons: str


@dataclass(slots=True)
class Answer:
    """What is said of a file (contract §5)."""

    kind: Kind
    verdict: Verdict
    """Accepted, held or refused."""
    code: str
    message: str
    rows: list[Row] = field(default_factory=list)
    totals: dict[str, Any] = field(default_factory=dict)
    reconciliation: dict[str, Any] = field(default_factory=dict)
    notes: list[Trouble] = field(default_factory=list)
    """Said of the file as a whole: 1904 dates, hidden sheets, columns left out…"""
    beyond: list[Beyond] = field(default_factory=list)
    """For who keeps the whole register; no part of what is said."""
