"""Counts as Vietnamese offices write them: 1.024 is one thousand and twenty-four.

A number typed with a point that the spreadsheet took for a decimal is refused, a comma that may
mean either is asked; a blank, a nought, a dash and "not reported" stay four different things.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Final

from hatnhan.capture.model import Cell, Trouble, Value, Verdict
from hatnhan.capture.values import words
from hatnhan.capture.values.cells import about, blank
from hatnhan.capture.values.read import NOTHING, Context, Read, say, shown
from hatnhan.domain.text import bare
from hatnhan.domain.vietnamese import number as written

LARGEST: Final = 10**9
"""No count of people or units of a province comes near."""
_PLAIN: Final = re.compile(r"[0-9]+")
_POINTS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_COMMAS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_SPACED: Final = re.compile(r"[0-9]{1,3}(?:([ '’`])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMAL: Final = re.compile(r"[0-9][0-9.]*,[0-9]+|[0-9]+\.[0-9]+")
_WITH_UNIT: Final = re.compile(
    r"([0-9][0-9.]*)\s*(?:người|hộ|đảng viên|đ/c|đồng chí|khẩu|bản|chi bộ)"
)
_EMPTY_WORDS: Final = {
    "-": "dấu gạch", "–": "dấu gạch", "—": "dấu gạch", "x": "dấu x", "…": "dấu ba chấm",
    "...": "dấu ba chấm", "khong": "chữ “không”", "chua co": "chữ “chưa có”", "n/a": "chữ “n/a”",
    "nan": "giá trị không phải số", "inf": "giá trị không phải số", "-inf": "giá trị không phải số",
}  # fmt: skip
_AGAIN: Final = "Gõ lại bằng số nguyên, ví dụ 1024."


def count(cell: Cell, ctx: Context) -> Read:
    """A whole number of things, or None with what is to be said."""
    if blank(cell):
        return NOTHING
    said = about(cell, ctx)
    if any(t.verdict is Verdict.REFUSED for t in said):
        return Read(None, said)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        content = _of_number(cell, ctx, cell.value)
    else:
        content = words.read(Cell(str(cell.value), cell.raw), ctx, _of_text)
    return Read(content.value, said + content.troubles)


def _of_number(cell: Cell, ctx: Context, value: float) -> Read:
    if not math.isfinite(value):
        return _refused(cell, ctx, "not_a_number", "Ô không chứa số.")
    if value < 0 or math.copysign(1, value) < 0:
        return _refused(cell, ctx, "negative", f"Số đếm không thể âm: {shown(cell)}.")
    if value > LARGEST:
        return _refused(cell, ctx, "too_large", f"Số {shown(cell)} quá lớn.")
    if value != int(value):
        return _fraction(cell, ctx, value)
    return Read(int(value))


def _fraction(cell: Cell, ctx: Context, value: float) -> Read:
    """1.204 typed for 1204, which the spreadsheet kept as one and a fifth."""
    thousands = value * 1000
    message = f"Số đếm không thể là số lẻ {shown(cell)}."
    remedy = _AGAIN
    proposal = None
    if abs(thousands - round(thousands)) < 1e-6:
        proposal = round(thousands)
        remedy = f"Nếu là {written(proposal)} thì gõ lại {proposal}, không có dấu chấm."
    trouble = say(cell, ctx, "decimal_head", Verdict.REFUSED, message, remedy, value=proposal)
    return Read(None, (trouble,))


def _of_text(tidy: str, cell: Cell, ctx: Context) -> Read:
    if _PLAIN.fullmatch(tidy):
        value = int(tidy)
        return Read(value) if value <= LARGEST else _of_number(cell, ctx, float(value))
    if (
        _POINTS.fullmatch(tidy)
        or _SPACED.fullmatch(tidy)
        or (tidy.count(",") > 1 and _COMMAS.fullmatch(tidy))
    ):
        value = int(re.sub(r"[^0-9]", "", tidy))
        message = f"“{tidy}” được đọc là {written(value)} (dấu ngăn nghìn)."
        return words.told(cell, ctx, "vn_thousand", message, value)
    if _COMMAS.fullmatch(tidy):
        return _either(tidy, cell, ctx)
    if (found := _WITH_UNIT.fullmatch(tidy)) is not None:
        inner = _of_text(found[1], cell, ctx)
        message = f"“{tidy}” có chữ kèm theo số."
        trouble = say(
            cell, ctx, "number_with_text", Verdict.HELD, message, _AGAIN, value=inner.value
        )
        return Read(None, (trouble,))
    return _no_count(tidy, cell, ctx)


def _either(tidy: str, cell: Cell, ctx: Context) -> Read:
    whole = int(tidy.replace(",", ""))
    message = f"“{tidy}” có thể là {written(whole)} hoặc là số lẻ {tidy}."
    remedy = "Xác nhận dấu phẩy là dấu ngăn nghìn cho cả tệp, hoặc gõ lại số."
    trouble = say(
        cell,
        ctx,
        "ambiguous_separator",
        Verdict.HELD,
        message,
        remedy,
        value=whole,
        candidates=({"value": whole}, {"value": float(tidy.replace(",", "."))}),
    )
    if "ambiguous_separator" in ctx.confirmed:
        message = f"“{tidy}” được đọc là {written(whole)}, như đã xác nhận cho cả cột."
        return words.told(cell, ctx, "ambiguous_separator", message, whole)
    return Read(None, (trouble,))


def _no_count(tidy: str, cell: Cell, ctx: Context) -> Read:
    if tidy.startswith(("-", "−")) and tidy.lstrip("-− ").replace(".", "").isdecimal():
        return _refused(cell, ctx, "negative", f"Số đếm không thể âm: {tidy}.")
    if _DECIMAL.fullmatch(tidy):
        return _refused(cell, ctx, "decimal_head", f"Số đếm không thể là số lẻ {tidy}.")
    word = _EMPTY_WORDS.get(bare(tidy))
    if word is not None:
        message = f"Ô có {word}: là số 0, không có, hay chưa báo cáo?"
        remedy = "Gõ 0 nếu bằng không; để trống nếu chưa báo cáo."
        return Read(None, (say(cell, ctx, "not_a_number", Verdict.REFUSED, message, remedy),))
    return _refused(cell, ctx, "not_a_number", f"“{tidy}” không phải số đếm.")


def _refused(cell: Cell, ctx: Context, code: str, message: str) -> Read:
    return Read(None, (say(cell, ctx, code, Verdict.REFUSED, message, _AGAIN),))


def sums(cells: Iterable[Cell]) -> tuple[float, float]:
    """The column's sum with separators of thousands, and with separators of decimals: to be held
    against the file's total where a comma may mean either."""
    thousands = decimals = 0.0
    for cell in cells:
        first, second = _both(cell.value)
        thousands += first
        decimals += second
    return thousands, decimals


def _both(value: Value) -> tuple[float, float]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value), float(value)
    text = str(value or "").strip()
    if _PLAIN.fullmatch(text) or _POINTS.fullmatch(text) or _SPACED.fullmatch(text):
        whole = float(re.sub(r"[^0-9]", "", text))
        return whole, whole
    if _COMMAS.fullmatch(text):
        whole = float(text.replace(",", ""))
        return whole, float(text.replace(",", ".")) if text.count(",") == 1 else whole
    return 0.0, 0.0


def mixed(cells: Iterable[Cell], ctx: Context) -> Trouble | None:
    """A column that separates thousands by points in some cells and by commas in others."""
    points = commas = None
    for cell in cells:
        text = cell.value.strip() if isinstance(cell.value, str) else ""
        points = points or (cell if _POINTS.fullmatch(text) else None)
        commas = commas or (cell if _COMMAS.fullmatch(text) else None)
    if points is None or commas is None:
        return None
    message = (
        f"Cột dùng cả dấu chấm (“{shown(points)}”) lẫn dấu phẩy (“{shown(commas)}”) để ngăn số."
    )
    remedy = "Thống nhất một cách viết trong cả cột."
    return say(commas, ctx, "mixed_separators", Verdict.HELD, message, remedy)
