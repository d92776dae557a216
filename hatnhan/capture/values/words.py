"""Cells that hold a word of a list: the way to the word is the same for every list."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from hatnhan.capture.model import Cell, Value, Verdict
from hatnhan.capture.values import legacy, text
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.characters import forbidden
from hatnhan.capture.values.read import NOTHING, Context, Read, proposed, say

Reading = Callable[[str, Cell, Context], Read]
"""What a tidy word means; the cell is for what is said of it."""


def read(cell: Cell, ctx: Context, reading: Reading) -> Read:
    """The cell's word, tidied and out of its old encoding, as `reading` takes it.

    Of a word in an old encoding only the proposal is given: it stays held.
    """
    if blank(cell):
        return NOTHING
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    content = proposed(_content(reading, cell.value, cell.raw, cell.font, ctx), ctx)
    return Read(content.value, said + content.troubles) if said else content


@lru_cache(maxsize=16384, typed=True)
def _content(reading: Reading, value: Value, raw: str, font: str, ctx: Context) -> Read:
    word = _word(value)
    cell = Cell(value=word, raw=raw or word, font=font)
    if (old := legacy.read(cell, ctx)) is not None:
        meant = text.clean(str(old.value)) if old.value is not None else None
        value = reading(meant, cell, ctx).value if meant else None
        as_it_stands = reading(text.clean(word), cell, ctx) if value is None else NOTHING
        # A word of the list was typed in Unicode, whatever the font of the column.
        return as_it_stands if as_it_stands.value is not None else Read(value, old.troubles)
    if (bad := forbidden(word)) is not None:
        return Read(None, (text.unfit(cell, ctx, bad),))
    return reading(text.clean(word), cell, ctx)


def _word(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def told(cell: Cell, ctx: Context, code: str, message: str, value: Any) -> Read:
    """A value with a word on how the cell was read."""
    return Read(value, (say(cell, ctx, code, Verdict.NORMALISED, message, value=value),))


def held(cell: Cell, ctx: Context, code: str, message: str, remedy: str) -> Read:
    """No value: a person is asked."""
    return Read(None, (say(cell, ctx, code, Verdict.HELD, message, remedy),))
