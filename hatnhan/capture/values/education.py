"""Education as forms write it: years of school over years of the system, or a degree.

Two systems: ten years in the north until 1989 (4 primary, 7 lower secondary, 10 upper) and
twelve years (5, 9, 12). Whoever has not finished a stage has the one before.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import words
from hatnhan.capture.values.read import Context, Read, say
from hatnhan.domain.text import bare

_STAGES: Final = {12: ((12, "upper_secondary"), (9, "lower_secondary"), (5, "primary")),
                  10: ((10, "upper_secondary"), (7, "lower_secondary"), (4, "primary"))}  # fmt: skip
_SCHOOL: Final = re.compile(
    r"(?:lop\s*)?(\d{1,2})\s*/\s*(10|12)(?:\s*(?:pt|bt|bo tuc|btth|pho thong))?"
)
_CLASS: Final = re.compile(r"lop\s*(\d{1,2})|(\d{1,2})")
_WORDS: Final[tuple[tuple[str, str], ...]] = (
    (r"tien si|thac si?|cao hoc|sau dai hoc|\bths\b|\bts\b|\bcki{1,2}\b|bac si ck|chuyen khoa",
     "postgraduate"),
    (r"dai hoc|\bdh\b|cu nhan|ky su|\bdhsp\b|bac si", "university"),
    (r"cao dang|\bcd\b|\bcdsp\b", "college"),
    (r"trung cap|trung hoc chuyen nghiep|\bthcn\b|\btc\b|so cap|so hoc nghe|hoc nghe|cong nhan ky thuat|"
     r"\bcnkt\b|\btcn\b|day nghe|y si|y ta", "vocational"),
    (r"\bthpt\b|\bptth\b|trung hoc pho thong|pho thong trung hoc|cap (iii|3)|tot nghiep 12|"
     r"het cap (iii|3)", "upper_secondary"),
    (r"\bthcs\b|\bptcs\b|trung hoc co so|pho thong co so|cap (ii|2)", "lower_secondary"),
    (r"tieu hoc|cap (i|1)\b|\bth\b", "primary"),
    (r"biet chu|biet doc|xoa mu|doc thong|xmc", "literate"),
    (r"mu chu|khong biet chu|khong di hoc|chua di hoc|that hoc|khong hoc", "none"),
)  # fmt: skip
_FOUND: Final = tuple((re.compile(pattern), code) for pattern, code in _WORDS)

_NOTHING: Final = frozenset(
    {"", "-", "–", "khong", "khong co", "chua", "chua co", "chua qua dao tao"}
)
"""Words that say that there is no degree, not what schooling there is."""


def read(cell: Cell, ctx: Context) -> Read:
    """A class of education of the register, or None with a word where it is not known."""
    if isinstance(cell.value, date):
        return _of_date(cell, ctx, cell.value)
    return words.read(cell, ctx, _meant)


def _of_date(cell: Cell, ctx: Context, value: date) -> Read:
    """7/10 typed into a cell that Excel turned into the seventh of October."""
    for years, system in ((value.day, value.month), (value.month, value.day)):
        code = _of_school(years, system) if system in _STAGES else None
        if code is not None:
            message = f"Ô đã bị Excel đổi thành ngày; có lẽ là trình độ {years}/{system}."
            remedy = "Định dạng cột là chữ rồi gõ lại."
            said = say(cell, ctx, "education_date", Verdict.WARNED, message, remedy, value=code)
            return Read(code, (said,))
    message = "Ô trình độ chứa một ngày; bỏ trống trình độ."
    return Read(None, (say(cell, ctx, "education_unknown", Verdict.WARNED, message),))


def _meant(tidy: str, cell: Cell, ctx: Context) -> Read:
    word = bare(tidy)
    school = _SCHOOL.fullmatch(word)
    if school is not None and (code := _of_school(int(school[1]), int(school[2]))) is not None:
        return Read(code)
    if word.strip(" .") in _NOTHING:
        return Read(None)
    if "khong biet chu" in word:
        return Read("none")
    for pattern, code in _FOUND:
        if pattern.search(word):
            return Read(code)
    school = _SCHOOL.search(word)
    if school is not None and (code := _of_school(int(school[1]), int(school[2]))) is not None:
        return Read(code)
    if (level := _CLASS.fullmatch(word)) is not None and cell.value:
        return _of_class(int(level[1] or level[2]), tidy, cell, ctx)
    message = f"Không đọc được trình độ “{tidy}”; bỏ trống trình độ."
    remedy = "Ghi theo danh mục, ví dụ 9/12, Trung cấp, Đại học."
    return Read(None, (say(cell, ctx, "education_unknown", Verdict.WARNED, message, remedy),))


def _of_school(years: int, system: int) -> str | None:
    if years > system:
        return None
    for least, code in _STAGES[system]:
        if years >= least:
            return code
    return "literate" if years else "none"


def _of_class(years: int, tidy: str, cell: Cell, ctx: Context) -> Read:
    """A class without its system: told as one of twelve, or asked where the two differ."""
    of_twelve, of_ten = _of_school(years, 12), _of_school(years, 10)
    if of_twelve is None:
        message = f"Không có lớp {years}; bỏ trống trình độ."
        return Read(None, (say(cell, ctx, "education_unknown", Verdict.WARNED, message),))
    message = f"“{tidy}” được đọc là lớp {years}/12."
    verdict = Verdict.NORMALISED if of_ten in {of_twelve, None} else Verdict.WARNED
    remedy = "" if verdict is Verdict.NORMALISED else "Nếu học hệ mười năm, ghi rõ, ví dụ 7/10."
    return Read(
        of_twelve,
        (say(cell, ctx, "education_class", verdict, message, remedy, value=of_twelve),),
    )
