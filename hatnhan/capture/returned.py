"""The user's own workbook given back: untouched but for one column that says why.

An .xlsx is patched where its sheets lie in the archive, cell by cell, so that formats, formulas and
their values, drawings and whatever else is inside stay as they were. Other formats come back as
a new .xlsx with the same cells.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any, Final

from hatnhan.capture.model import Cell, Row, Sheet, Verdict, Workbook
from hatnhan.capture.models import Batch, BatchState, StagedRow
from hatnhan.capture.patching import patched
from hatnhan.domain.problems import Problem
from hatnhan.guarded import Limits, run

HEADING: Final = "Lý do"
RECORDED: Final = "Đã nhập"
_LAST: Final = 16_383
"""The last column a sheet can have."""
_CLEAN: Final = frozenset({Verdict.ACCEPTED, Verdict.NORMALISED, Verdict.WARNED})
_BAD: Final = frozenset({Verdict.HELD, Verdict.REFUSED})
_HEADERS: Final = ("header", "tiêu đề")
"""How the reasons begin for which rows of headings are skipped."""
_LIMITS: Final = Limits(seconds=180, megabytes=768)

Reasons = dict[str, dict[int, str]]
"""Sheet ('' for a file without sheets): row: what stands in the new column."""


def file_name(name: str) -> str:
    """What the workbook of that name is called when it is given back."""
    return f"{PurePath(name).stem} - cần sửa.xlsx"


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one row, in the order of the file."""

    sheet: str
    row: int
    verdict: str
    skipped: str
    """Why it is no row of data; empty where it is one."""
    text: str


def lines_of(batch: Batch) -> Iterator[Line]:
    """Those of a batch whose rows are staged."""
    done = batch.state == BatchState.COMMITTED
    for row in StagedRow.objects.filter(batch=batch).iterator(chunk_size=2000):
        if row.verdict == Verdict.SKIPPED:
            why = json.loads(row.values).get("skipped", "")
            yield Line(row.sheet, row.row, row.verdict, why, "")
        else:
            taken = done and row.verdict in _CLEAN
            text = RECORDED if taken else _text(json.loads(row.troubles))
            yield Line(row.sheet, row.row, row.verdict, "", text)


def lines_in(rows: Iterable[Row]) -> Iterator[Line]:
    """Those of an answer of which nothing was recorded."""
    for row in rows:
        text = _text([asdict(trouble) for trouble in row.troubles])
        yield Line(row.sheet or "", row.row, row.verdict, row.skipped, text)


def returned(lines: Iterable[Line], data: bytes, book: Workbook) -> bytes:
    """The workbook `book`, read from `data`, with what is said of its rows."""
    said = reasons(lines)
    if book.format == "xlsx":
        try:
            return with_reasons(said, data, columns(book))
        except Problem:  # written by something that writes otherwise: its cells are known
            return _written(book, said)
    return _written(book, said)


def with_reasons(said: Reasons, data: bytes, where: Mapping[str, int]) -> bytes:
    """An .xlsx with the reasons in a column of each sheet. Raises `Problem` if that fails."""
    plan = {
        name: {"column": where[name], "rows": rows}
        for name, rows in said.items()
        if rows and name in where
    }
    return run(patched, data, json.dumps(plan).encode(), limits=_LIMITS)


def columns(book: Workbook) -> dict[str, int]:
    """The column of the reasons of each sheet by its name.

    A very hidden sheet has none: nobody could open it to read them, and the file's own question
    is what answers for its rows.
    """
    return {s.name or "": column(s) for s in book.sheets if s.state != "very_hidden"}


def reasons(lines: Iterable[Line]) -> Reasons:
    """What stands in the new column, with its heading beside the other headings."""
    found: Reasons = {}
    headings: dict[str, int] = {}
    for line in lines:
        said = found.setdefault(line.sheet, {})
        if not line.skipped:
            said[line.row] = line.text
        elif not said and line.skipped.startswith(_HEADERS):
            headings[line.sheet] = line.row
    for sheet, said in found.items():
        if said:
            said[headings.get(sheet, max(min(said) - 1, 1))] = HEADING
    return found


def _text(troubles: Iterable[Mapping[str, Any]]) -> str:
    """What is said of a row, each with its column."""
    told = list(troubles)
    if not any(trouble.get("verdict") in _BAD for trouble in told):
        # Of a row that the register holds this is all that matters, however it was read.
        told = [trouble for trouble in told if trouble.get("verdict") == Verdict.THERE] or told
    parts = []
    for trouble in told:
        column = f"{trouble['column']}: " if trouble.get("column") else ""
        parts.append(f"{column}{trouble['message']} {trouble.get('remedy', '')}".strip())
    return "; ".join(parts)


def column(sheet: Sheet) -> int:
    """The column of the reasons: the one of an earlier return, else the first that is free."""
    widest = 0
    for cells in sheet.rows.values():
        for place, cell in enumerate(cells):
            if cell.raw.strip() == HEADING:
                return place
        widest = max(widest, len(cells))
    return min(widest, _LAST)


def _written(book: Workbook, said: Reasons) -> bytes:
    """A new workbook with the same cells; text stays text whatever it begins with."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as new:
        day = new.add_format({"num_format": "dd/mm/yyyy"})
        for number, sheet in enumerate(book.sheets, 1):
            page = new.add_worksheet((sheet.name or f"Trang {number}")[:31])
            told, place = said.get(sheet.name or "", {}), column(sheet)
            for row, cells in sheet.rows.items():
                for index, cell in enumerate(cells):
                    if index != place:
                        _put(page, row - 1, index, cell, day)
            for row, text in told.items():
                page.write_string(row - 1, place, text)
            page.set_column(place, place, 70)
    return out.getvalue()


def _put(page: Any, row: int, index: int, cell: Cell, day: Any) -> None:
    value = cell.value
    if value is None or cell.merged:
        return
    if isinstance(value, bool):
        page.write_boolean(row, index, value)
    elif isinstance(value, date | datetime):
        page.write_datetime(row, index, value, day)
    elif isinstance(value, int | float):
        page.write_number(row, index, value)
    else:
        page.write_string(row, index, str(value))
