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
    r"ban|thon|xom|tieu khu|to dan pho|tdp|tk|khoi|khoi pho|khu pho|ap|buon|lang|phum|soc|plei|bon|"
    r"khu dan cu|khu|to dan cu|ban, tieu khu|ban/tieu khu|cum dan cu|ban dan toc|ban, tieu khu, to dan pho"
)
_SCHOOL: Final = (
    r"truong|truong hoc|mam non|mau giao|nha tre|tieu hoc|thcs|thpt|th|ptth|ptcs|ptdtbt|ptdtnt|dtnt|"
    r"lien cap|th ?& ?thcs|trung hoc co so|trung hoc pho thong|diem truong|"
    r"trung tam (gdnn|gdtx|giao duc)|gdtx|gdnn"
)
_STATION: Final = (
    r"tram|tram y te|tyt|tram xa|y te|phong kham da khoa|phong kham dkkv|pkdk|pkdkkv|"
    r"phong kham da khoa khu vuc"
)
_ESTABLISHMENT: Final = (
    ("health_station", re.compile(rf"(?:{_STATION})\b")),
    ("school", re.compile(rf"(?:{_SCHOOL})\b")),
    ("village", re.compile(rf"(?:{_VILLAGE})\b")),
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

_NO_VILLAGE: Final = re.compile(r"ban (?:quan ly|chi huy|chap hanh|dan van|to chuc|tuyen giao)\b")


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
    if _NO_VILLAGE.match(plain):
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
     r"(?:dang bo|dang uy) (?:co so|cs)\b|dbcs|dang (?:bo|uy) (?:cac co quan dang|ubnd|uy ban nhan dan) "
     r"(?:xa|phuong)"),
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
