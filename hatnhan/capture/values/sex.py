"""Sex in all its columns: words, marks in a column of one sex, and numbers confirmed once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import text, words
from hatnhan.capture.values.cells import blank
from hatnhan.capture.values.legacy import tcvn3
from hatnhan.capture.values.marks import marked as marked_in
from hatnhan.capture.values.read import Context, Read, say, shown
from hatnhan.domain.text import bare

_WORDS: Final = {
    "nam": "male", "trai": "male", "dan ong": "male", "male": "male", "m": "male", "nam gioi": "male",
    "nu": "female", "gai": "female", "dan ba": "female", "phu nu": "female", "female": "female",
    "f": "female", "nu gioi": "female",
}  # fmt: skip
_EXACT: Final = {"Nam": "male", "Nữ": "female"}
_MARKS: Final = frozenset({"x", "1", "v", "✓", "✔", "√", "co", "+"})
_NOT: Final = frozenset({"0", "-", "khong"})
SHOWN: Final = {"male": "Nam", "female": "Nữ"}


def meaning(heading: str) -> str | None:
    """The sex that a mark in this column stands for: "Nữ (x)" female, "Giới tính" none."""
    plain = bare(tcvn3.decode(heading) if "÷" in heading else heading)
    found = set(re.findall(r"[a-z]+", plain))
    female, male = "nu" in found, "nam" in found and "nam sinh" not in plain
    return None if female == male else "female" if female else "male"


def read(cell: Cell, ctx: Context) -> Read:
    """Male or female. In a column that marks one sex (`meaning`) a blank is still not the other:
    it is held until the column is confirmed ("blank=male")."""
    if blank(cell):
        return _settled(cell, ctx, "blank", _blank)
    return words.read(cell, ctx, _meant)


def _meant(tidy: str, cell: Cell, ctx: Context) -> Read:
    if tidy in _EXACT and tidy == cell.value:
        return Read(_EXACT[tidy])
    word = bare(tidy).strip(" .()")
    if word in _WORDS:
        return _told(cell, ctx, _WORDS[word])
    if (marked := meaning(ctx.column)) is not None:
        if word in _MARKS:
            return _told(cell, ctx, marked)
        if word in _NOT:
            return _settled(cell, ctx, word, _other)
    return _settled(cell, ctx, word, _unclear)


def _settled(
    cell: Cell, ctx: Context, word: str, otherwise: Callable[[Cell, Context], Read]
) -> Read:
    """What the column was confirmed to mean by this word, or the question."""
    for sex in ("male", "female"):
        if f"{word}={sex}" in ctx.confirmed:
            return _told(cell, ctx, sex)
    return otherwise(cell, ctx)


def _blank(cell: Cell, ctx: Context) -> Read:
    marked = meaning(ctx.column)
    message = "Ô giới tính để trống; trống không có nghĩa là nam."
    mend = "Ghi Nam hoặc Nữ"
    if marked is not None:
        mend = "Thêm cột giới tính"
        other = "nam" if marked == "female" else "nữ"
        message = f"Cột “{ctx.column}” để trống; trống chưa chắc là {other}."
    remedy = f"{mend}, hoặc xác nhận một lần ô trống của cả cột nghĩa là gì."
    return Read(None, (say(cell, ctx, "sex_blank", Verdict.HELD, message, remedy),))


def _other(cell: Cell, ctx: Context) -> Read:
    message = f"Chưa rõ “{shown(cell)}” trong cột “{ctx.column}” nghĩa là gì."
    remedy = "Ghi Nam hoặc Nữ, hoặc xác nhận một lần ý nghĩa của dấu này cho cả cột."
    return Read(None, (say(cell, ctx, "sex_meaning", Verdict.HELD, message, remedy),))


def _unclear(cell: Cell, ctx: Context) -> Read:
    if bare(cell.raw).strip() in _MARKS | _NOT:
        return _other(cell, ctx)
    message = f"Không đọc được giới tính “{shown(cell)}”."
    return Read(None, (say(cell, ctx, "sex_unknown", Verdict.HELD, message, "Ghi Nam hoặc Nữ."),))


def of_two(male: Cell, female: Cell, ctx: Context) -> Read:
    """Sex from two columns of marks, Nam and Nữ: exactly one of them must bear a mark."""
    marks = {"male": _mark(male), "female": _mark(female)}
    if None in marks.values():
        return _other(male if marks["male"] is None else female, ctx)
    yes = [sex for sex, mark in marks.items() if mark]
    if len(yes) == 1:
        return Read(yes[0])
    both = "đều được đánh dấu" if yes else "đều để trống"
    message = f"Cả hai cột Nam và Nữ {both}."
    code = "sex_both" if yes else "sex_blank"
    return words.held(female, ctx, code, message, "Đánh dấu đúng một cột.")


def _mark(cell: Cell) -> bool | None:
    if blank(cell):
        return False
    word = bare(text.clean(str(cell.value)))
    return True if word in _WORDS else marked_in(word)


def _told(cell: Cell, ctx: Context, sex: str) -> Read:
    message = f"Giới tính “{shown(cell)}” được đọc là {SHOWN[sex]}."
    return words.told(cell, ctx, "sex_mark", message, sex)
