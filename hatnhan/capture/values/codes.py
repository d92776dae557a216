"""Codes of units: text even where the spreadsheet keeps a number."""

from __future__ import annotations

import math
import re
from typing import Final

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import text
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.read import NOTHING, Context, Read, say, shown

_POWER: Final = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_EXACT: Final = 15
"""Digits that a spreadsheet keeps of a number."""


def read(cell: Cell, ctx: Context, width: int = 0) -> Read:
    """The code as text. `width`: how long the codes of the column are, where they are alike; a
    number that is shorter has lost its noughts and is asked about."""
    if blank(cell):
        return NOTHING
    value = cell.value
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    if isinstance(value, bool) or not isinstance(value, int | float):
        if isinstance(value, str) and _POWER.fullmatch(value.strip()):
            return _lost(cell, ctx)
        return text.read(cell, ctx)
    if (
        not math.isfinite(value)
        or value != int(value)
        or abs(value) >= 10**_EXACT
        or _POWER.fullmatch(cell.raw.strip())
    ):
        return _lost(cell, ctx)
    code = str(int(value))
    if len(code) < width:
        padded = code.zfill(width)
        message = f"Mã {code} là số nên đã mất số 0 ở đầu; có lẽ là {padded}."
        remedy = "Định dạng cột mã là chữ rồi gõ lại, hoặc xác nhận."
        trouble = say(cell, ctx, "code_zero_lost", Verdict.HELD, message, remedy, value=padded)
        return Read(None, (*said, trouble))
    return Read(code, said)


def _lost(cell: Cell, ctx: Context) -> Read:
    message = f"Mã “{shown(cell)}” đã bị bảng tính làm tròn, không khôi phục được."
    remedy = "Định dạng cột mã là chữ rồi gõ lại từ bản gốc."
    return Read(None, (say(cell, ctx, "code_lost", Verdict.REFUSED, message, remedy),))
