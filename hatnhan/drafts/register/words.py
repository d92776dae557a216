"""The nouns and qualities of figures that the register has, as drafts write them.

Patterns are for text in small letters and are tried where a word begins. What is not written here
is not understood, and what is not understood is not compared.
"""

from __future__ import annotations

import re
from typing import Final

from hatnhan.drafts.register.meaning import CELLS, DIRECT, GRASSROOTS, Meaning

_VILLAGES = (
    r"(?:thôn, )?bản(?:, thôn)?(?:(?:,| và) tiểu khu)?(?:(?:,| và)(?: các)? tổ dân phố)?"
    r"|thôn, bản(?:, tổ dân phố)?"
)
_SCHOOLS = r"(?:nhà )?trường học|trường"
_STATIONS = r"trạm y tế|trạm"
_LIST = r"(?:,| và|, và) "
_ALL = rf"(?:{_VILLAGES}){_LIST}(?:{_SCHOOLS}){_LIST}(?:{_STATIONS})"
SITES: Final = (
    (re.compile(rf"(?:{_ALL})\b"), Meaning("site")),
    (re.compile(r"cơ sở\b(?! (?:đảng|vật chất|hạ tầng|giáo dục|khám|sản xuất))"), Meaning("site")),
    (re.compile(rf"(?:{_VILLAGES})\b"), Meaning("site", kind="village")),
    (re.compile(rf"(?:{_SCHOOLS})\b"), Meaning("site", kind="school")),
    (re.compile(rf"(?:{_STATIONS})\b"), Meaning("site", kind="health_station")),
)
UNNAMED: Final = re.compile(r"cơ sở\b")
"""A noun that says what is counted only together with a quality."""

_FOUND = r"(?:thành )?lập(?: được)?(?: các)? chi bộ(?: riêng| độc lập)?"
_PARTY = r"(?:tổ chức (?:cơ sở )?đảng|chi bộ(?: đảng)?)"
GROUPS: Final = (
    (
        re.compile(
            rf"(?:đã )?có đảng viên,? (?:nhưng|mà|song)(?: còn| vẫn)? chưa"
            rf"(?: (?:đủ (?:điều kiện|số lượng|số đảng viên)(?: để)? {_FOUND}|có {_PARTY}"
            rf"(?: riêng| độc lập)?|{_FOUND}))\b"
        ),
        "no_cell_with_members",
    ),
    (
        re.compile(
            rf"(?:(?:chưa|không) có đảng viên(?: (?:và|,) (?:(?:chưa|không) có )?{_PARTY})?"
            r"|(?:còn )?[\"“”']?trắng[\"“”']?(?: về)? đảng viên)\b(?! (?:nữ|dự bị|chính thức|là))"
        ),
        "no_member",
    ),
    (
        re.compile(
            rf"(?:(?:chưa|không) có {_PARTY}|(?:còn )?[\"“”']?trắng[\"“”']?(?: về)? {_PARTY})\b"
            r"(?! (?:riêng|độc lập|ghép|cơ sở|sinh hoạt))"
        ),
        "no_cell",
    ),
    (re.compile(r"(?:đã )?có chi bộ (?:riêng|độc lập)\b"), "own_cell"),
    (re.compile(rf"(?:đã )?có {_PARTY}\b(?! (?:ghép|cơ sở|sinh hoạt))"), "cell"),
    (
        re.compile(r"(?:phải |đang )?sinh hoạt (?:(?:ở|tại|trong) )?(?:chi bộ )?ghép\b"),
        "joint_cell",
    ),
)
"""The most particular first."""

ABOUTS: Final = (
    (
        re.compile(
            r"(?:là )?(?:người )?(?:đồng bào )?(?:các )?(?:dân tộc thiểu số|dân tộc ít người|dtts)\b"
        ),
        "ethnic_minority",
    ),
    (re.compile(r"là đoàn viên(?: thanh niên)?\b"), "youth_union"),
    (re.compile(r"(?:là )?nữ\b(?! dân tộc)"), "female"),
    (re.compile(r"(?:là )?(?:đảng viên )?chính thức\b"), "official"),
    (re.compile(r"(?:là )?(?:đảng viên )?dự bị\b"), "probationary"),
)
ZONES: Final = (
    (
        re.compile(r"(?:các )?bản (?:vùng )?(?:đặc biệt khó khăn|đbkk)\b"),
        "specially_difficult",
    ),
    (re.compile(r"(?:các )?bản (?:vùng )?biên giới\b"), "border"),
)

MEMBER: Final = re.compile(r"đảng viên\b")
PERSON: Final = re.compile(
    r"(?:đảng viên(?: mới)?|đồng chí|quần chúng(?: ưu tú)?(?: vào đảng)?|người)\b"
)
CELL: Final = re.compile(r"chi bộ\b")
AT: Final = re.compile(r"(?:ở|tại|của|trong) (?:những |các )?")

ADMITTED: Final = re.compile(
    r"(?:(?:đã|vừa|mới|được|được xét)\s)*(?:xét )?kết nạp(?: mới)?(?: vào đảng(?: cộng sản việt nam)?)?\b"
    r"(?! lại)"
)
ADMITTING: Final = re.compile(
    r"(?:(?:đã|vừa|mới) )*kết nạp(?: được| thêm| mới| vào đảng)*(?: (?:là|cho))?$"
)
"""Before the figure: "đã kết nạp được 413 …"."""
NEW: Final = re.compile(
    r"(?:(?:đã|vừa|mới|được) )*(?:(?:thành )?lập(?: (?:mới|được))*|mới (?:thành )?lập)\b"
)
FOUNDING: Final = re.compile(r"(?:(?:đã|vừa|mới) )*(?:thành )?lập(?: được| thêm| mới)*$")

ORGANISATIONS: Final = (
    (
        re.compile(
            r"đảng bộ (?:cấp huyện |huyện và tương đương )?"
            r"trực thuộc(?: (?:tỉnh ủy|tỉnh uỷ|đảng bộ tỉnh))?\b"
        ),
        DIRECT,
    ),
    (re.compile(r"(?:tổ chức cơ sở đảng|tổ chức đảng cơ sở|tccsđ)\b"), GRASSROOTS),
    (
        re.compile(
            r"đảng bộ cấp trên trực tiếp (?:của )?(?:tổ chức )?cơ sở(?: đảng)?\b|"
            r"đảng bộ cấp trên cơ sở\b"
        ),
        "upper_grassroots",
    ),
    (re.compile(r"đảng bộ cơ sở\b"), "grassroots_committee"),
    (re.compile(r"đảng bộ bộ phận\b"), "sectional"),
    (re.compile(r"chi bộ cơ sở\b"), "grassroots_cell"),
    (
        re.compile(
            r"chi bộ trực thuộc(?: (?:các )?(?:đảng (?:ủy|uỷ|bộ) (?:bộ phận và )?cơ sở))?\b"
        ),
        "cell",
    ),
    (re.compile(r"tổ đảng\b"), "group"),
)
PARTS_OF_GRASSROOTS: Final = (
    (re.compile(r"đảng bộ(?: cơ sở)?\b"), "grassroots_committee"),
    (re.compile(r"chi bộ(?: cơ sở)?\b"), "grassroots_cell"),
)
BARE_CELLS: Final = CELLS

MORE_NOUNS: Final = re.compile(
    r"(?:các |những )?(?:đoàn viên|hội viên|quần chúng|cán bộ|công chức|viên chức|cấp ủy|cấp uỷ|"
    r"đảng bộ|đảng viên|chi bộ|chi ủy|tổ đảng|thôn|bản|xóm|ấp|buôn|làng|tiểu khu|tổ dân phố|"
    r"khu phố|trường|trạm|xã|phường|huyện|doanh nghiệp|cơ quan|đơn vị|hợp tác xã|nhân dân|người|"
    r"công nhân|chiến sĩ|đồng chí|tổ chức|lớp|điểm|nhà|hộ|khu|nhóm|ban|hội|phòng)\b"
)
"""After a comma these go on with the noun of a figure: "50 đảng viên, đoàn viên"."""
