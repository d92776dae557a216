"""Ethnic groups by code and by the names they have gone by.

Codes and names: decision 121-TCTK/PPCĐ of 02/3/1979. The Hmông are written Mông since notice
09-HĐDT of 04/12/2001; local groups (Thái đen, Cao Lan…) count under the group they belong to,
which is told.
"""

from __future__ import annotations

import re
from typing import Final

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import text, words
from hatnhan.capture.values.read import Context, Read, say, shown
from hatnhan.domain.facts.people import ETHNIC_CODES
from hatnhan.domain.text import bare

_NAMES: Final = (
    "Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Hmông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|"
    "Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|"
    "Khơ-mú|Co|Ta-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|"
    "Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm"
)
NAMES: Final[dict[str, str]] = {
    **{f"{code:02}": name for code, name in enumerate(_NAMES.split("|"), 1)},
    "55": "Người nước ngoài",
    "56": "Dân tộc khác",
}
"""The name under which each code is read back to a person."""

_SPELLINGS: Final[dict[str, str]] = {
    "01": "Việt",
    "04": "Hán",
    "05": "Khmer|Khơ me|Khơme|Cam Pu Chia|Miên",
    "08": "Hmông|H'Mông|H Mông|Hơ Mông|Mông|Hmong|H'Mong|Mèo|Mẹo|Miêu|Mống|Na Miẻo|Mán Trắng",
    "10": "Gia Rai|Giarai|Jrai|J'rai",
    "12": "Ê Đê|Êđê|Rađê|Ra Đê|Đê",
    "13": "Ba Na|Bana|Bahnar",
    "14": "Xơ Đăng|Xơđăng|Xê Đăng|Sơ Đăng",
    "15": "Cao Lan|Sán Chỉ|Sán Chí|San Chí|Cao Lan - Sán Chí|Cao Lan Sán Chỉ",
    "16": "Cơ Ho|Cơho|K'Ho|Kơ Ho",
    "17": "Chàm|Chiêm|Hroi",
    "18": "Sán Dao",
    "19": "H'rê|Hơ Rê|Hré",
    "20": "M'nông|Mơ Nông|M'Nông",
    "21": "Ra Glai|Raglai|Rắc Lây|Ra Glây",
    "22": "X'tiêng|Xơ Tiêng|S'tiêng|Stiêng",
    "23": "Bru Vân Kiều|Bru - Vân Kiều|Vân Kiều|Bru",
    "25": "Nhắng|Dẳng|Pầu Thỉn|Giẳng",
    "26": "Cơ Tu|Cơtu|Ca Tu|K'tu|Katu",
    "27": "Gié Triêng|Giẻ Triêng|Giẻ-Triêng|Gié - Triêng|Xtriêng",
    "29": "Khơ Mú|Khơmú|Khơ-mú|Khơ Mụ|Khmú|Khmu|Kh'mú|K'mú|Xá Cẩu|Khá Klậu",
    "30": "Cor|Cùa|Trầu",
    "31": "Tà Ôi|Ta Ôi|Tà-ôi|Pa Cô|Pa Hi",
    "32": "Chơ Ro|Chơro|Châu Ro",
    "33": "Kháng|Xá Khao|Xá Đón|Quảng Lâm|Khang",
    "34": "Xinh Mun|Xinhmun|Sinh Mun|Sinh-mun|Sinhmun|Xing Mun|Puộc|Pụa|Xá Puộc",
    "35": "Hà Nhì|U Ní|Xá U Ní|Hà Nhi",
    "36": "Chu Ru|Churu",
    "37": "Lào Bốc|Lào Nọi|Phu Thay|Lao",
    "38": "Cù Tê|La Quả",
    "39": "Laha|La-ha|Xá Khao Nhóm La Ha|Khlá|Phlạo|Xá La Ha",
    "40": "Phù Lá|Xá Phó|Bồ Khô Pạ",
    "41": "Khù Sung|Cò Xung|Xá Lá Vàng",
    "42": "Lữ|Lừ|Nhuồn",
    "43": "Lôlô|Lô-lô",
    "44": "Rục|Sách|Mày|Arem|Mã Liềng",
    "45": "Mảng Ư|Xá Lá Vàng Mảng",
    "46": "Pà Hưng",
    "47": "Cờ Lao|Ke Lao",
    "48": "Xắm Khống|Xá Cống",
    "49": "Bố-y|Tu Dí|Chủng Chá",
    "50": "Sila|Si-la|Cú Dề Xừ",
    "51": "Pubéo|Ka Beo|La Quả Pu Péo",
    "53": "Ơ-đu|Ơ Đu|Tày Hạt",
    "54": "Rơ Măm|Rơmăm",
    "55": "Nước ngoài|Ngoại kiều",
    "56": "Khác",
}
"""Spellings and former names of a group."""

_PARTS: Final[dict[str, str]] = {
    "02": "Thổ (Lạng Sơn)|Ngạn|Phén",
    "03": "Thái đen|Thái trắng|Thái đỏ|Tày Đăm|Tày Khao|Tay Đăm|Tay Khao|Tày Mười|Thái Mười|"
    "Tày Thanh|Thái Thanh|Hàng Tổng|Phu Thái",
    "06": "Mol|Moi|Mual|Ao Tá|Mọi Bi",
    "07": "Nùng An|Nùng Cháo|Nùng Phàn Slình|Nùng Lòi|Nùng Dín|Nùng Inh|Xuồng",
    "08": "Mông trắng|Mông hoa|Mông đen|Mông đỏ|Mông xanh|Mông Đơ|Mông Lềnh|Mông Đu|Mông Si|"
    "Mông Súa|Mông Sua|Mông Njua|Hmông trắng|Hmông hoa|Hmông đen|Hmông đỏ|H'Mông trắng|"
    "H'Mông hoa|H'Mông đen|H'Mông đỏ|Mèo trắng|Mèo hoa|Mèo đen",
    "09": "Mán|Dao tiền|Dao đỏ|Dao quần chẹt|Dao Quần trắng|Dao Thanh Y|Dao Áo dài|Dao Lô Gang|"
    "Dao Tuyển|Mán tiền|Mán đỏ|Động|Trại|Xá Dao|Dao Khâu|Dao họ",
    "24": "Kẹo|Cuối|Đan Lai|Ly Hà|Tày Poọng|Mọn|Họ",
    "35": "Hà Nhì Cồ Chồ|Hà Nhì La Mí|Hà Nhì đen|Cồ Chồ|La Mí",
    "41": "La Hủ vàng|La Hủ trắng|La Hủ đen",
    "43": "Mùn Di|Ô Man|Lạc Tô Lô",
}
"""Local groups, told to be counted under their group."""


def key(name: str) -> str:
    """Marks kept, case, spaces, hyphens and apostrophes not."""
    return re.sub(r"[\s'’‘`´\-–.]", "", text.clean(name).casefold())


def _index() -> dict[str, tuple[str, str]]:
    index: dict[str, tuple[str, str]] = {}  # later names win: a group's own name over all others
    for manner, names in (("part", _PARTS), ("alias", _SPELLINGS), ("name", NAMES)):
        for code, line in names.items():
            index |= {key(name): (code, manner) for name in line.split("|")}
    return index


_INDEX: Final = _index()
_BARE: Final[dict[str, set[str]]] = {}
for _name, (_code, _) in _INDEX.items():
    _BARE.setdefault(bare(_name), set()).add(_code)
_LEAD: Final = re.compile(r"^(?:dân tộc|người|dt|d\.tộc)\s*[.:]?\s+", re.IGNORECASE)


def read(cell: Cell, ctx: Context) -> Read:
    """The two-digit code of an ethnic group."""
    return words.read(cell, ctx, _meant)


def _meant(name: str, cell: Cell, ctx: Context) -> Read:
    if re.fullmatch(r"\d{1,2}", name):
        return _coded(cell, ctx, f"{int(name):02}")
    return _named(cell, ctx, name)


def _named(cell: Cell, ctx: Context, value: str) -> Read:
    name = _LEAD.sub("", value)
    found = _INDEX.get(key(name))
    if found is not None:
        code, manner = found
        if manner == "part":
            message = f"“{name}” là nhóm của dân tộc {NAMES[code]}; ghi là {NAMES[code]}."
            return words.told(cell, ctx, "ethnic_local_group", message, code)
        if name in _AS_WRITTEN:
            return Read(code)
        message = f"Dân tộc “{value}” được đọc là {NAMES[code]}."
        return words.told(cell, ctx, "ethnic_alias", message, code)
    codes = _BARE.get(bare(key(name)), set())
    if len(codes) == 1:
        code = next(iter(codes))
        message = f"Dân tộc “{name}” được đọc là {NAMES[code]}."
        return words.told(cell, ctx, "ethnic_alias", message, code)
    return _unknown(cell, ctx, tuple(sorted(codes)))


_AS_WRITTEN: Final = frozenset(NAMES.values()) | {
    name.replace("-", " ") for name in NAMES.values()
} | {"Mông"}  # fmt: skip
"""Names that need no word."""


def _coded(cell: Cell, ctx: Context, code: str) -> Read:
    if code not in ETHNIC_CODES:
        return _unknown(cell, ctx)
    message = f"Mã dân tộc {code} là {NAMES[code]}."
    return words.told(cell, ctx, "ethnic_code", message, code)


def _unknown(cell: Cell, ctx: Context, codes: tuple[str, ...] = ()) -> Read:
    may_be = tuple({"id": code, "name": NAMES[code]} for code in codes)
    trouble = say(
        cell,
        ctx,
        "ethnic_unknown",
        Verdict.HELD,
        f"Không có dân tộc “{shown(cell)}” trong danh mục 54 dân tộc.",
        "Gõ tên dân tộc theo danh mục, hoặc mã hai chữ số của danh mục.",
        candidates=may_be,
    )
    return Read(None, (trouble,))
