"""A row whose cells are struck through, one by one the same: said once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hatnhan.capture.model import Row

_CODE: Final = "struck"
_MANY: Final = 3


def together(row: Row) -> Row:
    """The row with one word about all of its cells, where many are struck through."""
    struck = [trouble for trouble in row.troubles if trouble.code == _CODE]
    if len(struck) < _MANY:
        return row
    message = (
        f"{len(struck)} ô của dòng bị gạch ngang (“{struck[0].raw}”…): chưa rõ dòng còn hay đã bỏ."
    )
    once = replace(struck[0], message=message, column="")
    row.troubles = [once, *(trouble for trouble in row.troubles if trouble.code != _CODE)]
    return row
