"""What every reader takes and gives: the column's meaning, and a value with its troubles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from hatnhan.capture.model import Cell, Trouble, Value, Verdict
from hatnhan.capture.values.characters import visible

Role = Literal["born", "admitted", "recognised", "opened", "founded", "decision", "other"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a cell from its column, the same for every row."""

    column: str = ""
    """The heading, as printed."""
    role: Role = "other"
    """What a date in it is the date of."""
    today: date | None = None
    """The day of the check: nobody is born after it. None: no date is too late."""
    confirmed: frozenset[str] = frozenset()
    """What a person has confirmed for this column: codes of troubles whose proposal stands, and
    meanings such as "1=male"."""
    date1904: bool = False
    """Numbers count from 1904."""
    encoding: str = ""
    """The old encoding in which the column is written (`legacy.of_column`), or empty."""


@dataclass(frozen=True, slots=True)
class Read:
    """A value with what is to be said of it; None when the cell gives none."""

    value: Any = None
    troubles: tuple[Trouble, ...] = ()


STOPPING: Final = frozenset({Verdict.HELD, Verdict.REFUSED})
NOTHING: Final = Read()


def shown(cell: Cell) -> str:
    """The cell for a sentence: as a person reads it, without what would break the sentence."""
    return visible(as_written(cell))


def as_written(cell: Cell) -> str:
    """The cell as a person reads it, cut where it is too long to print."""
    raw = cell.raw or _printed(cell.value)
    return raw if len(raw) <= 80 else raw[:79] + "…"


def _printed(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def say(  # noqa: PLR0913 - one sentence with its parts
    cell: Cell,
    ctx: Context,
    code: str,
    verdict: Verdict,
    message: str,
    remedy: str = "",
    *,
    value: Any = None,
    candidates: tuple[Mapping[str, Any], ...] = (),
) -> Trouble:
    """A trouble of this cell."""
    return Trouble(
        code=code,
        verdict=verdict,
        message=message,
        remedy=remedy,
        column=ctx.column,
        raw=as_written(cell),
        value=value,
        candidates=candidates,
    )


def proposed(read: Read, ctx: Context) -> Read:
    """A held proposal that a person has confirmed for the column becomes a told reading."""
    if not ctx.confirmed or not read.troubles:
        return read
    troubles = tuple(
        _told(t) if t.verdict in _CONFIRMABLE and t.code in ctx.confirmed else t
        for t in read.troubles
    )
    if troubles == read.troubles:
        return read
    value = read.value
    for old, new in zip(read.troubles, troubles, strict=True):
        if new is not old and value is None:
            value = old.value
    return Read(value, troubles)


_CONFIRMABLE: Final = frozenset({Verdict.HELD, Verdict.WARNED})


def _told(trouble: Trouble) -> Trouble:
    return Trouble(
        code=trouble.code,
        verdict=Verdict.NORMALISED,
        message=trouble.message + " Đã được xác nhận cho cả cột.",
        column=trouble.column,
        raw=trouble.raw,
        value=trouble.value,
    )
