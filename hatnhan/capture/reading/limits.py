"""How much of a file is looked at; a file beyond any of these is refused before it is read."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.letters import cell_name
from hatnhan.domain.problems import Problem
from hatnhan.domain.vietnamese import number
from hatnhan.guarded import Limits

MEGABYTES: Final = 25
UNPACKED: Final = 256 << 20
ENTRIES: Final = 2_000
RATIO: Final = 100
SMALL: Final = 16 << 20
"""An entry up to this size may be packed as tightly as it likes: long lists of like rows are."""
TREE: Final = 24 << 20
"""The largest XML part that is held whole; sheets and shared texts are read as a stream."""
TAG: Final = 1 << 20
"""Bytes of a tag or a comment; Excel writes tags of some hundreds."""
SHEETS: Final = 60
ROWS: Final = 200_000
COLUMNS: Final = 300
MERGED: Final = 2_000_000
"""Cells that merges may cover."""

CHILD: Final = Limits(seconds=180, megabytes=768)
"""What reading one workbook may use."""


def beyond(sheet: str | None, row: int, column: int) -> Problem:
    """The refusal of a sheet on which something stands too far down or right, with the cell."""
    return Problem(
        "too_many_cells",
        sheet=sheet or "",
        cell=cell_name(row, column),
        rows=number(ROWS),
        columns=COLUMNS,
    )
