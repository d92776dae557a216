"""Kinds of establishments and of organisations, from a column of kinds or from a name."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from hatnhan.capture.model import Cell
from hatnhan.capture.values import words
from hatnhan.capture.values.read import Context, Read
from hatnhan.domain.text import bare

TWO_TIERS: Final = date(2025, 7, 1)
"""From this day the committee of a commune stands directly above the grassroots."""

_VILLAGE: Final = (
    r"(?:ban|thon|xom|tieu khu|to dan pho|tdp|tk|khoi|khu pho|ap|buon|lang|phum|soc|plei|bon|"
    r"to dan cu|cum dan cu)\b|(?:tk|tdp|khu|to|doi)\s*\d|"
    r"khu\b(?! (?:kinh te|cong nghiep|bao ton|di tich|du lich|che xuat|quan ly))"
)
_SCHOOL: Final = (
    r"(?:truong|mam non|mau giao|mn|nha tre|tieu hoc|thcs|thpt|th|ptth|ptcs|ptdtbt|ptdtnt|dtnt|"
    r"lien cap|trung hoc co so|trung hoc pho thong|diem truong|gdtx|gdnn)\b|"
    r"trung tam (?:gdnn|gdtx|giao duc)\b"
)
_STATION: Final = r"tram$|(?:tram y te|tyt|tram xa|y te|phong kham (?:da khoa|dkkv)|pkdk|pkdkkv)\b"
_ESTABLISHMENT: Final = (
    ("health_station", re.compile(_STATION)),
    ("school", re.compile(_SCHOOL)),
    ("village", re.compile(_VILLAGE)),
)
_OTHERS: Final = {
    "co quan": "cơ quan",
    "doanh nghiep": "doanh nghiệp",
    "cong ty": "doanh nghiệp",
    "hop tac xa": "hợp tác xã",
    "htx": "hợp tác xã",
    "nong truong": "nông trường",
    "lam truong": "lâm trường",
    "don bien phong": "đồn biên phòng",
    "cong an": "công an",
    "quan su": "quân sự",
    "don vi su nghiep": "đơn vị sự nghiệp",
    "benh vien": "bệnh viện",
    "cho": "chợ",
}
"""Kinds besides the three of the resolution; the register keeps them as written here."""

_COMMITTEE: Final = re.compile(r"ban\b", re.IGNORECASE)
"""Ban without its hook is a committee or an office; in a text without any mark it is a village."""


def establishment(cell: Cell, ctx: Context) -> Read:
    """The kind in a column of kinds."""
    return words.read(cell, ctx, _establishment)


def _establishment(tidy: str, cell: Cell, ctx: Context) -> Read:
    kind = of_establishment(tidy)
    if kind is not None:
        return Read(kind)
    message = f"Chưa có loại cơ sở “{tidy}”."
    remedy = "Ghi Bản, Tiểu khu, Tổ dân phố, Trường học hoặc Trạm y tế."
    return words.held(cell, ctx, "kind_unknown", message, remedy)


@lru_cache(maxsize=16384)
def of_establishment(name: str) -> str | None:
    """The kind that a name begins with ("Bản Lúa", "Trường Mầm non…"), or None."""
    plain = bare(name).strip(" .")
    if _COMMITTEE.match(name) and not name.isascii():
        return None
    for kind, pattern in _ESTABLISHMENT:
        if pattern.match(plain):
            return kind
    return next((kind for word, kind in _OTHERS.items() if re.match(rf"{word}\b", plain)), None)


_ORGANISATION: Final = (
    ("group", r"to dang"),
    ("sectional", r"dang bo bo phan|dbbp|dang uy bo phan"),
    ("grassroots_cell", r"chi bo (?:co so|cs)\b|cbcs"),
    ("cell", r"chi bo\b|cb\b|chi uy"),
    ("upper_grassroots",
     r"(?:dang bo|dang uy|to chuc dang) (?:cap tren|tren co so)|cap tren truc tiep|dang bo (?:huyen|"
     r"thi xa|thanh pho|khoi|cac co quan dang tinh|uy ban nhan dan tinh|ubnd tinh|quan su tinh|"
     r"cong an tinh|bien phong tinh)|huyen uy|thi uy|thanh uy|dang uy (?:khoi|cac co quan dang tinh|"
     r"ubnd tinh|uy ban nhan dan tinh|quan su tinh|cong an tinh)"),
    ("provincial", r"dang bo tinh|tinh uy"),
    ("grassroots_committee",
     r"(?:dang bo|dang uy) (?:co so|cs)\b|dbcs|"
     r"dang (?:bo|uy) (?:cac co quan dang|ubnd|uy ban nhan dan)\b.*\b(?:xa|phuong|dac khu)\b"),
)  # fmt: skip
_RANKED: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _ORGANISATION)
_COMMUNE: Final = re.compile(r"dang (?:bo|uy) (?:xa|phuong|thi tran|dac khu)\b")
_TOWN: Final = re.compile(r"dang (?:bo|uy) thi tran\b")


def organisation(cell: Cell, ctx: Context) -> Read:
    """The kind in a column of kinds of organisations."""
    return words.read(cell, ctx, _organisation)


def _organisation(tidy: str, cell: Cell, ctx: Context) -> Read:
    kind = of_organisation(tidy)
    if kind is not None:
        return Read(kind)
    message = f"Chưa rõ “{tidy}” là loại tổ chức đảng nào."
    remedy = "Ghi Đảng bộ cơ sở, Chi bộ cơ sở, Đảng bộ bộ phận, Chi bộ trực thuộc hoặc Tổ đảng."
    return words.held(cell, ctx, "organisation_kind_unknown", message, remedy)


@lru_cache(maxsize=16384)
def of_organisation(name: str, on: date | None = None) -> str | None:
    """The kind that a name says, or None where it does not.

    The committee of a commune was a grassroots committee until 30/6/2025 and stands directly
    above the grassroots since (Regulation 294-QĐ/TW): without a day it is not known.
    """
    plain = bare(name).strip(" .")
    for kind, pattern in _RANKED:
        if pattern.match(plain):
            return kind
    if _TOWN.match(plain):
        return "grassroots_committee"
    if _COMMUNE.match(plain) and on is not None:
        return "grassroots_committee" if on < TWO_TIERS else "upper_grassroots"
    return None
