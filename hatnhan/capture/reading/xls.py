"""An old .xls, and the other files that share its container: encrypted ones, documents."""

from __future__ import annotations

import io
from array import array
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import python_calamine as calamine

from hatnhan.capture.model import Value
from hatnhan.capture.reading import limits
from hatnhan.capture.reading.store import Grid, Store, encode
from hatnhan.domain.problems import Problem

_ENCRYPTED: Final = ("EncryptedPackage", "EncryptionInfo", "DataSpaces")
_MACROS: Final = ("_VBA_PROJECT", "_VBA_PROJECT_CUR")
_STATES: Final = {"Hidden": "hidden", "VeryHidden": "very_hidden"}


def read(data: bytes, name: str) -> bytes:
    """The answer of the child. Problems: see `hatnhan.capture.reading.read`."""
    if any(each.encode("utf-16-le") in data for each in _ENCRYPTED):
        raise Problem("password_protected")
    if any(each.encode("utf-16-le") in data for each in _MACROS):
        raise Problem("macros")
    if "Workbook".encode("utf-16-le") not in data:
        old = "Book".encode("utf-16-le") in data
        code = "other_spreadsheet" if old else "not_a_spreadsheet"
        raise Problem(code, name=name, format="Excel 5.0/95" if old else "tài liệu Office cũ")
    try:
        workbook = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError:
        raise Problem("password_protected") from None
    except calamine.CalamineError:
        raise Problem("truncated", reason="không đọc được sổ .xls") from None
    store = Store()
    known: dict[Any, int] = {}
    sheets = [s for s in workbook.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.SHEETS:
        raise Problem("too_many_sheets", sheets=len(sheets), most=limits.SHEETS)
    grids = [_grid(workbook, each, store, known) for each in sheets]
    return encode(store, grids, format="xls", links=[])


def _grid(
    workbook: Any, listed: calamine.SheetMetadata, store: Store, known: dict[Any, int]
) -> Grid:
    state = str(listed.visible).rpartition(".")[2]
    grid = Grid(listed.name, _STATES.get(state, "visible"))
    sheet = workbook.get_sheet_by_name(listed.name)
    if sheet.start is None:
        return grid
    if sheet.end[0] >= limits.ROWS or sheet.end[1] >= limits.COLUMNS:
        raise Problem("too_many_cells", sheet=listed.name, rows=limits.ROWS, columns=limits.COLUMNS)
    for row, values in enumerate(sheet.iter_rows(), 1):
        cells = array("I")
        for value in values:
            key = (type(value), value)
            number = 0 if value == "" else known.get(key)
            if number is None:
                number = known[key] = store.add(*_read(value))
            cells.append(number)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            grid.rows[row] = cells
    return grid


def _read(value: Any) -> tuple[Value, str]:
    if isinstance(value, bool):
        return value, "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value), str(int(value))
    if isinstance(value, datetime):
        return value, f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return value, f"{value:%d/%m/%Y}"
    if isinstance(value, time | timedelta):
        return str(value), str(value)
    return value, str(value)
