"""What is to be said of a cell whatever it holds: formulas, errors, strike-through."""

from __future__ import annotations

from typing import Final

from hatnhan.capture.model import Cell, Trouble, Verdict
from hatnhan.capture.values.read import Context, say, shown

ERRORS: Final = frozenset(
    {
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "Err:502",
        "Err:504",
        "Err:508",
        "Err:522",
    }
)
"""What spreadsheets print where a formula failed."""


def blank(cell: Cell) -> bool:
    """Nothing a person could read; a formula that was never computed is not blank."""
    value = cell.value
    if value is None:
        return not cell.formula
    return isinstance(value, str) and not value.strip(" \t\r\n\u00a0\u200b\ufeff")


def about(cell: Cell, ctx: Context) -> tuple[Trouble, ...]:
    """Troubles of the cell itself, before its content is read; mostly none.

    A refusal among them says that there is no content to read.
    """
    if not cell.formula and not cell.struck and type(cell.value) is not str:
        return ()
    said: list[Trouble] = []
    failed = isinstance(cell.value, str) and cell.value in ERRORS
    if cell.formula and not failed:
        said.append(_formula(cell, ctx))
    if failed:
        said.append(
            say(
                cell,
                ctx,
                "error_value",
                Verdict.REFUSED,
                f"Ô chứa lỗi công thức {shown(cell)}.",
                "Mở tệp trong Excel, sửa công thức hoặc gõ giá trị đúng.",
            )
        )
    if cell.struck and not blank(cell):
        said.append(
            say(
                cell,
                ctx,
                "struck",
                Verdict.HELD,
                f"“{shown(cell)}” bị gạch ngang: chưa rõ dòng này còn hay đã bỏ.",
                "Xóa dòng nếu đã bỏ, hoặc bỏ gạch ngang nếu vẫn còn.",
            )
        )
    return tuple(said)


def _formula(cell: Cell, ctx: Context) -> Trouble:
    if cell.value is None:
        return say(
            cell,
            ctx,
            "formula_no_value",
            Verdict.REFUSED,
            "Ô chứa công thức chưa được tính nên không có giá trị.",
            "Mở tệp trong Excel rồi lưu lại, hoặc dán lại dưới dạng giá trị.",
        )
    return say(
        cell,
        ctx,
        "formula_cached",
        Verdict.WARNED,
        f"Ô chứa công thức; dùng giá trị đã tính sẵn “{shown(cell)}”.",
        "Kiểm tra giá trị; nên dán lại dưới dạng giá trị.",
        value=str(cell.value),
    )
