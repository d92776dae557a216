"""Remarks that say that a row speaks of somebody or something that is no more; never repeated.

What stands in a column of remarks may be what the product must not hold, so nothing of it is
kept or shown: only that the row should be looked at, and roughly why.
"""

from __future__ import annotations

import re
from typing import Final

from hatnhan.capture.model import Kind, Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.domain.text import bare

_PERSON: Final = (
    (r"\b(da chet|chet|tu tran|da mat|mat ngay|mat nam|qua doi|hy sinh)\b", "đã từ trần"),
    (r"\b(da chuyen|chuyen di|chuyen (sinh hoat|sh|shd|sinh hoat dang) (di|den|ra)|chuyen ra)\b",
     "đã chuyển sinh hoạt"),
    (r"\b(xoa ten|khai tru|ra khoi dang|xin ra|cho ra)\b", "không còn là đảng viên"),
)  # fmt: skip
_UNIT: Final = (
    (r"\b(da )?(sap nhap|sat nhap|nhap vao|giai the|ngung hoat dong|khong con|da xoa)\b",
     "đã sáp nhập hoặc không còn"),
)  # fmt: skip
_WORDS: Final[dict[Kind, tuple[tuple[str, str], ...]]] = {
    "members": _PERSON,
    "candidates": _PERSON,
    "establishments": _UNIT,
    "organisations": _UNIT,
}


def judge(reader: Reader) -> None:
    """Hold a row whose remark says that it has ended."""
    cell = reader.raw.cells.get("remark")
    if cell is None or not isinstance(cell.value, str):
        return
    words = bare(cell.value)
    for pattern, why in _WORDS[reader.work.kind]:
        if re.search(pattern, words):
            reader.say(
                "remark_says_ended",
                Verdict.HELD,
                f"Ghi chú của dòng cho thấy {why}.",
                "Bỏ dòng nếu đúng vậy; xóa ghi chú nếu dòng vẫn còn đúng.",
            )
            return
