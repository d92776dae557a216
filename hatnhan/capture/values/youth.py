"""Whether a person is a member of the youth union."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.model import Cell
from hatnhan.capture.values import words
from hatnhan.capture.values.marks import marked
from hatnhan.capture.values.read import Context, Read
from hatnhan.domain.text import bare

_MEMBER: Final = frozenset({"doan vien", "dv", "dvtn", "doan", "la doan vien", "doan vien tncs"})
_NOT: Final = frozenset(
    {"khong la doan vien", "truong thanh doan", "het tuoi doan", "da truong thanh"}
)


def read(cell: Cell, ctx: Context) -> Read:
    """True or False; None from a blank, which says neither."""
    return words.read(cell, ctx, _meant)


def _meant(tidy: str, cell: Cell, ctx: Context) -> Read:
    word = bare(tidy).strip(" .()")
    if word in _MEMBER or word.startswith("doan vien"):
        return Read(True)
    mark = marked(tidy)
    if mark is not None:
        return Read(mark)
    if word in _NOT:
        message = f"“{tidy}” được đọc là không phải đoàn viên."
        return words.told(cell, ctx, "youth_union_word", message, False)
    message = f"Chưa rõ “{tidy}” có nghĩa là đoàn viên hay không."
    remedy = "Ghi x nếu là đoàn viên, để trống nếu không."
    return words.held(cell, ctx, "youth_union_unknown", message, remedy)
