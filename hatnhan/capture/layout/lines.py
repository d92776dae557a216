"""What a line of a sheet is when it is no data: total, signature, note, number of the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hatnhan.capture.layout.grid import numeric, text_of
from hatnhan.capture.layout.headings import garbled, key, spellings, tidy
from hatnhan.capture.model import Cell, Kind

_TOTAL: Final = re.compile(
    r"^[\s(*.:-]*((tổng cộng|tổng số|tổng hợp|tổng|cộng dồn|lũy kế|luỹ kế)(?![\w])"
    r"|cộng(?=\W*$|\W*\d| (chi|đảng|toàn|xã|huyện|bản|trang|nhóm|mục|phần|theo|các|khối|[ivx]+)\b))",
    re.IGNORECASE,
)
_TOTAL_BARE: Final = re.compile(
    r"^(tong (so|cong)|tong|cong( don)?|luy ke)"
    r"($| \d| (chi|dang|toan|xa|huyen|ban|trang|nhom|muc|phan|theo|cac|khoi|co so|[ivx]+)\b)"
)
_LISTED: Final = re.compile(r"^(danh sach (nay )?(gom|co)|an dinh danh sach)\b")
_COUNT: Final = re.compile(
    r"(?:^\W*(?:tổng cộng|tổng số|tổng|cộng|tong cong|tong so|tong|cong)\s*(?:có|gồm|là|:)?\s*"
    r"|\b(?:có|gồm)\s+"
    r"|^(?P<of>[^:]*?)\s*[:=]\s*)"
    r"(?P<count>\d{1,3}(?:\.\d{3})+|\d+)(?![\d.,]*\d|/)\s*(?P<what>[^\W\d]*\s?[^\W\d]*)",
    re.IGNORECASE,
)
_LINES: Final = re.compile(
    r"^(|d|dc|d c|dv.*|dang vien.*|dong chi.*|nguoi.*|co so.*|don vi.*|quan chung.*|to chuc.*)$"
)
"""Words after a number that counts lines."""
_SORTS: Final = re.compile(
    r"^(ban|thon|tieu khu|to dan|truong|tram|doanh nghiep|hop tac|chi bo|dang bo)$"
)
"""Words after a number that counts the lines of one sort, if all are of it."""
_OTHERS: Final = re.compile(
    r"\b(ho|khau|nu|nam|tien|dan toc|thang|quy|ngay|du bi|chinh thuc|mien|doan vien)\b"
)
"""Words before a number of something else: households, women among them."""

_SIGNATURE: Final = re.compile(
    r"^(nguoi lap|lap bieu|can bo lap|nguoi tong hop|nguoi kiem tra|nguoi bao cao|ky ghi|ky ten|"
    r"ky va ghi|da ky|ky dong dau|tm|t m|kt|k t|tl|tuq|thu truong|xac nhan|ban thuong vu|"
    r"noi nhan|can bo thong ke|dai dien|cong chuc)\b"
    r"|^(pho )?(chu tich|bi thu|truong ban|hieu truong|giam doc|chi uy|ke toan)( [a-z ]{0,30})?$"
    r"|\bngay [\d. ]{0,4}thang [\d. ]{0,4}nam\b"
)
_NOTE: Final = re.compile(
    r"^(ghi chu|luu y|chu thich|chu y|nguon|trang \d+|page \d+|tiep theo|con tiep|bao gom|"
    r"trong do)\b|^trang$"
)
_LETTERHEAD: Final = re.compile(
    r"cong hoa xa hoi|doc lap tu do|dang cong san|uy ban nhan dan|kem theo|^(bieu|mau|phu luc)\b"
)
_TITLE: Final = re.compile(
    r"^(danh sach|bieu|bang|mau|phu luc|thong ke|tong hop|[ivx]+ danh sach)\b"
)
_PREFIX: Final = re.compile(r"^\(?([IVXLC]+|[A-ZĐ]|\d{1,3})[.)/:\-]+\s*|^[-+*•]\s*")
_NUMBERED: Final = re.compile(r"^\(?\d{1,3}[.)/]\s*[^\W\d_]{2}")
_ORDINAL: Final = re.compile(r"^\(?([IVXLC]+|[A-ZĐa-z]|\d{1,4}(\.\d{1,3})*)[.)]?$")
_TRAILER: Final = re.compile(
    r"\s*(\(\s*(có|gồm|tổng số)?[\s:]*(?P<a>\d+)\s*(đảng viên|đồng chí|đ/c|người|cơ sở|bản|đv)?\s*\)"
    r"|:\s*(có|gồm)?\s*(?P<b>\d+)\s*(đảng viên|đồng chí|đ/c|người|cơ sở|bản|đv)?"
    r"|\s[–-]\s*(?P<c>\d+)\s*(đảng viên|đồng chí|đ/c|người|cơ sở|đv))\W*$",
    re.IGNORECASE,
)
"""How many a unit has, said after its name."""

_ASIDE: Final = re.compile(r"\s*\((có|gồm|tổng số)?[\s:]*\d+[^)]*\)\W*$", re.IGNORECASE)
"""The same with more words: "(có 5 đảng viên, 2 dự bị)"."""
_COLON: Final = re.compile(
    r"^(chi bộ|đảng (?:bộ|ủy|uỷ)|bản|tiểu khu|tổ dân phố|xã|phường|thị trấn|huyện)\s*[:–-]\s+",
    re.IGNORECASE,
)
"""A word for a unit, parted from its name: "Chi bộ: bản Nà Mẫu"."""

_UNITS: Final = (
    (re.compile(r"^chi bộ ."), "cell"),
    (re.compile(r"^đảng (bộ|uỷ|ủy) ."), "committee"),
    (re.compile(r"^(bản|thôn|tiểu khu|tổ dân phố|trường|trạm|tdp) ."), "establishment"),
    (re.compile(r"^(xã|phường|thị trấn) ."), "commune"),
    (re.compile(r"^(huyện|thành phố|thị xã) ."), "district"),
)
"""With their accents: Trương, Bàn and Xa are families."""
_UNITS_PLAIN: Final = (
    (re.compile(r"^chi bo ."), "cell"),
    (re.compile(r"^(dang bo|dang uy) ."), "committee"),
    (
        re.compile(r"^(tieu khu|to dan pho|tram y te|truong (tieu hoc|mam non|thcs|thpt))\b"),
        "establishment",
    ),
)
"""Without accents only words that begin no name."""


_PART: Final = re.compile(r"^((cac|khoi|loai|nhom|cap|bac|danh sach) )+")
_ONE: Final = r"(ban|thon|xom|tieu khu|to dan pho)"
_KINDS: Final[dict[Kind, re.Pattern[str]]] = {
    "establishments": re.compile(
        rf"^({_ONE}( (va )?{_ONE})*|tram y te|tram|co quan|doanh nghiep|hop tac xa|"
        r"(truong )?(mam non|tieu hoc|thcs|thpt)|truong( hoc)?)$"
    ),
    "organisations": re.compile(
        r"^((chi bo|dang bo) (co so|bo phan)|chi bo truc thuoc( dang uy)?|to dang)$"
    ),
}
"""What a section of a list is called that holds units of one kind."""


def kind_heading(text: str, kind: Kind) -> str | None:
    """The kind of the units in the section that the line begins: "I. CÁC BẢN" holds "bản"."""
    name = _TRAILER.sub("", _PREFIX.sub("", tidy(text))).strip(" :.-")
    words = key(name)
    part = _PART.match(words)
    words = words[part.end() :] if part else words
    if kind not in _KINDS or not _KINDS[kind].match(words):
        return None
    # As printed, with its marks, but without "các", "khối"…
    return " ".join(name.split()[-len(words.split()) :])


def is_total(text: str) -> bool:
    """A line of totals, never a person: "Tòng Văn Toán" is one, "Tổng số" is none."""
    found = tidy(text)
    if found.isascii():
        return bool(_TOTAL_BARE.search(key(found)))
    if _TOTAL.search(found):
        # A family may be called Tống or Tòng, none Tổng: what follows may be anything.
        return True
    if _LISTED.search(key(found)):
        return bool(_COUNT.search(found))
    return garbled(text) and any(_TOTAL.search(one) for one in spellings(text))


def count_in(text: str) -> int | None:
    """How many lines a total says there are: "Tổng số: 11 cơ sở"; none for "Tổng số hộ: 941"."""
    found = _COUNT.search(tidy(text))
    if not found or not _LINES.match(key(found["what"])) or _OTHERS.search(key(found["of"] or "")):
        return None
    return int(found["count"].replace(".", ""))


def count_of_sort(text: str) -> tuple[int, str] | None:
    """How many of one sort a total says there are: "Tổng cộng: 10 bản" is 10 of "ban"."""
    found = _COUNT.search(tidy(text))
    if not found or not _SORTS.match(key(found["what"])) or _OTHERS.search(key(found["of"] or "")):
        return None
    return int(found["count"].replace(".", "")), key(found["what"])


def count_of_unit(text: str) -> int | None:
    """How many a line that names a unit says it has: "Chi bộ bản Nà Mẫu (6 đảng viên)"."""
    found = _TRAILER.search(tidy(text))
    return int(found["a"] or found["b"] or found["c"]) if found else None


def is_signature(text: str) -> bool:
    """Who drew the list up, who signs, where and when."""
    words = key(text)
    return bool(_SIGNATURE.search(words)) and len(words) < 120


def is_note(text: str) -> bool:
    """A remark to the reader of the sheet."""
    return bool(_NOTE.search(key(text))) or text.lstrip().startswith(
        ("*", "(*", "Ghi chú", "- Ghi")
    )


def is_point(text: str) -> bool:
    """One point of a note, which goes on from the line above; "- Chi bộ bản A" is a unit."""
    return text.lstrip().startswith(("-", "–", "+", "•", "*")) and unit_heading(text) is None


def is_letterhead(text: str) -> bool:
    """The head of an official paper."""
    return bool(_LETTERHEAD.search(key(text)))


def is_title(text: str) -> bool:
    """A title, above a list or between its pages: capitals, or what a list is called."""
    return text.isupper() or bool(_TITLE.search(key(text)))


def is_ordinal(text: str) -> bool:
    """I, II, A, 1, 1.1: the number of a line."""
    return bool(_ORDINAL.match(text.strip()))


def is_numbered(text: str) -> bool:
    """Words after the number of a section: "1. Tổ dân phố", "2) Bản"."""
    return bool(_NUMBERED.match(text))


def numbering(text: str) -> str:
    """How a section is numbered, by its number or the text that begins with it; '' without one."""
    found = _PREFIX.match(text) or _ORDINAL.match(text.strip())
    number = found[1] if found else None
    if not number:
        return ""
    return "1" if number[0].isdecimal() else "I" if set(number) <= set("IVXLC") else "A"


def is_column_numbers(cells: Sequence[Cell]) -> bool:
    """The line under a header that numbers its columns: 1, 2, 3 or (1), A, B, 1…"""
    numbers: list[int] = []
    letters = 0
    for cell in cells:
        text = text_of(cell).strip("()[] ")
        if not text:
            continue
        value = cell.value
        if isinstance(value, float) and value.is_integer():
            text = str(int(value))
        if text.isdecimal() and len(text) <= 2:
            numbers.append(int(text))
        elif len(text) == 1 and text.isupper():
            letters += 1
        elif not re.fullmatch(r"\d{1,2} ?[=+].*", text):
            return False
    steps = all(b - a == 1 for a, b in pairwise(numbers))
    return len(numbers) + letters >= 2 and steps and (not numbers or numbers[0] <= 2 + letters)


def unit_heading(text: str) -> tuple[str, str] | None:
    """A line that names the unit of the lines under it: its field and the name."""
    name = _ASIDE.sub("", _TRAILER.sub("", _PREFIX.sub("", tidy(text)))).strip(" :.-")
    name = _COLON.sub(r"\1 ", name)
    if len(name.split()) < 2 or len(name) > 90:
        return None
    for meant in (name, *spellings(name)):
        for pattern, field in _UNITS_PLAIN if meant.isascii() else _UNITS:
            if pattern.search(meant.casefold()):
                return field, name
    return None


def only_numbers(cells: Sequence[Cell]) -> bool:
    """Every cell that is written in holds a number or a formula."""
    return all(numeric(c) or c.formula for c in cells)
