"""A printed heading as a field: by its words, blind to accents, in old encodings too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from hatnhan.capture import fields
from hatnhan.capture.model import Kind
from hatnhan.capture.values.legacy import mojibake, tcvn3, viqr, vni
from hatnhan.domain.text import bare, nfc

_FORBIDDEN: Final = re.compile(
    r"\b(cmnd|cmtnd|cmt|cccd|can cuoc|chung minh|dinh danh|ho chieu|ma dinh danh|"
    r"so (the|lldv|ll|ly lich|so ly lich)|the dang|(ma )?lldv|so ly lich|ly lich|"
    r"ton giao|tin nguong|cha|chong|vo chong|than nhan|gia dinh|than toc|bo me|me de|"
    r"ho (va )?ten (bo|me|vo|con)|lich su chinh tri|chinh tri noi bo|tham tra|xac minh|"
    r"ky luat|tien an|tien su|suc khoe|benh|ho so|so tai khoan|"
    r"dien thoai|dt lien he|so dt|sdt|email|thu dien tu|hon nhan)\b"
)
_RELATIVES: Final = re.compile(r"\b(bố|mẹ|vợ|chồng|cha|con)\b")
"""With their accents: "Bộ" is no "bố"."""

_PHONE: Final = frozenset({"đt", "đtdđ", "đt dđ", "đtlh"})
"""With their Đ: "DT" is the ethnic group, "ĐT" a telephone."""

_SIGNS: Final = re.compile(r"[\^(`'?~.+*-]")
_SHORT: Final = {
    "kn": "ket nap",
    "ct": "chinh thuc",
    "cb": "chi bo",
    "db": "dang bo",
    "sh": "sinh hoat",
    "td": "trinh do",
    "vh": "van hoa",
    "cm": "chuyen mon",
    "tl": "thanh lap",
    "bg": "bien gioi",
    "dt": "dan toc",
    "qd": "quyet dinh",
    "ntn": "ngay thang nam",
}
"""What offices shorten in headings."""

_WORD: Final = re.compile(r"[^\w]+|_+")
_PARENTHESES: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_VIETNAMESE: Final = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
)
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060"))
_LOOKALIKES: Final = str.maketrans("ÐƉðɖ", "ĐĐđđ")


_ABOUT: Final = frozenset({"noi", "so", "nguoi", "tuoi", "chuc", "ly", "tien"})
"""First words of headings that speak about a thing and are not it: "Số quyết định kết nạp"."""

_ELSEWHERE: Final = re.compile(
    r"^(que|que quan|nguyen quan|noi sinh|ho khau|thuong tru|tam tru|noi dang ky|dia chi)( |$)"
    r"(?!hoat)"
)
"""Headings over the parts of an address that is not the unit."""
_GENERIC: Final = re.compile(r"^(x|danh dau( x)?|neu co|ngay thang nam|dd mm yyyy|ghi ro.*|\d*)$")
_DAY: Final = re.compile(r"^ngay( thang| thang nam| ky| ban hanh| (ra )?(qd|quyet dinh))?$")
_DECISION: Final = re.compile(r"\b(so )?(quyet dinh|qd)\b( so)?")
_PAPERS: Final = frozenset(
    {"so", "so qd", "so quyet dinh", "noi", "co quan", "nguoi ky", "noi cap"}
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading is taken for."""

    field: str | None = None
    forbidden: bool = False
    sure: bool = True
    """Equal to a heading of the dictionary; else only like one."""

    @property
    def known(self) -> bool:
        """Whether it is a heading of this kind of list at all."""
        return self.forbidden or self.field is not None


UNKNOWN: Final = Match()


def tidy(text: str) -> str:
    """As stored and shown: composed, on one line, without what cannot be seen."""
    return " ".join(nfc(text).translate(_INVISIBLE).translate(_LOOKALIKES).split())


def key(text: str) -> str:
    """The words of a heading, bare."""
    return _WORD.sub(" ", bare(tidy(text))).strip()


def garbled(text: str) -> bool:
    """Whether letters stand in it that no Vietnamese word is written with."""
    return any(
        c not in _VIETNAMESE and unicodedata.category(c)[0] in "LSMC"
        for c in tidy(text).lower()
        if not c.isascii()
    ) or any(c in "µ¶·¹¸º»¼½¾®«­ªÆÈÐÎÏÑÓÔÕÖ×ØÜÞßäåæëîñóøþ" for c in text)


def spellings(text: str) -> tuple[str, ...]:
    """What it may have been meant as, were it typed in an old encoding."""
    if text.isascii() and not _SIGNS.search(text):
        return ()
    found = (
        tcvn3.decode(text),
        vni.decode(text),
        viqr.decode(text),
        mojibake.decode(text.replace("Ã ", "Ã\xa0")),
    )
    return tuple(one for one in found if one and one != text)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The headings of one kind of list."""

    exact: Mapping[str, str]
    compact: Mapping[str, str]
    """The same without spaces: "ĐV TN" is "ĐVTN"."""
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def dictionary(kind: Kind) -> Dictionary:
    """Built once for each kind; where two fields share a heading the first keeps it."""
    exact: dict[str, str] = {}
    for one in fields.FIELDS[kind]:
        for text in fields.headings(one):
            exact.setdefault(key(text), one.name)
    # The most particular pattern first: "Ngày quyết định kết nạp" is no admission.
    order = (
        *("decision_on", "proposed_on", "official", "class_on", "sympathy_on"),
        *("specially_difficult", "border", "zone_1", "zone_2", "zone_3"),
    )
    listed = sorted(
        (one for one in fields.FIELDS[kind] if one.pattern),
        key=lambda one: order.index(one.name) if one.name in order else len(order),
    )
    return Dictionary(
        exact,
        {words.replace(" ", ""): name for words, name in reversed(exact.items())},
        tuple((one.name, re.compile(one.pattern)) for one in listed),
    )


def forbidden(text: str) -> bool:
    """Whether the heading announces what must not be held."""
    return bool(_FORBIDDEN.search(key(text)) or _RELATIVES.search(tidy(text).casefold()))


@lru_cache(maxsize=4096)
def match(text: str, kind: Kind) -> Match:
    """One printed heading, alone."""
    if not text or len(text) > 90:
        return UNKNOWN
    if tidy(text).casefold().strip(" .:") in _PHONE:
        return Match(forbidden=True)
    words = key(text)
    known = dictionary(kind)
    if words in known.exact:
        return Match(known.exact[words])
    if forbidden(text):
        return Match(forbidden=True)
    short = key(_PARENTHESES.sub(" ", text))
    if short in known.exact:
        return Match(known.exact[short])
    if len(words) > 3 and (close := words.replace(" ", "")) in known.compact:
        return Match(known.compact[close])
    written_out = " ".join(_SHORT.get(word, word) for word in words.split())
    return _like(written_out, known) or _like(words, known) or _match_old(text, known)


def _like(words: str, known: Dictionary) -> Match | None:
    """By the patterns of the fields, and the dictionary for what was written out."""
    if words in known.exact:
        return Match(known.exact[words])
    split = words.split()
    if not split or len(split) > 10:
        return None
    about = split[0] in _ABOUT
    for name, pattern in known.patterns:
        if pattern.search(words) and not (about and name not in ("cell", "establishment")):
            return Match(name, sure=False)
    return None


def _match_old(text: str, known: Dictionary) -> Match:
    """As typed in TCVN3, VNI or VIQR, or read in a wrong encoding."""
    meant = spellings(text)
    if garbled(text) and any(forbidden(one) for one in meant):
        return Match(forbidden=True)
    for one in meant:
        words = key(one)
        if words in known.exact:
            return Match(known.exact[words])
    return UNKNOWN


_CHILDREN: Final = {
    ("born", "nữ"): "born_female",
    ("born", "nu"): "born_female",
    ("born", "nam"): "born_male",
    ("born", "năm"): "born_year",
    ("born", "tháng"): "born_month",
    ("born", "thang"): "born_month",
    ("born", "ngày"): "born_day",
    ("born", "ngay"): "born_day",
    ("sex", "nam"): "male",
    ("sex", "nữ"): "female",
    ("name", "họ"): "family_name",
    ("name", "ho"): "family_name",
    ("name", "họ đệm"): "family_name",
    ("name", "họ và đệm"): "family_name",
    ("name", "tên"): "given_name",
    ("name", "ten"): "given_name",
    ("zone", "i"): "zone_1",
    ("zone", "ii"): "zone_2",
    ("zone", "iii"): "zone_3",
    ("zone", "1"): "zone_1",
    ("zone", "2"): "zone_2",
    ("zone", "3"): "zone_3",
}
"""Headings that mean something else under another heading."""


_GROUPS: Final = {"sinh": "born", "n sinh": "born"}
"""Headings that mean a field only over others: "Sinh" over "Tháng" and "Năm"."""


def match_parts(parts: Sequence[str], kind: Kind) -> Match:
    """A heading of several rows, from the top."""
    if not parts:
        return UNKNOWN
    joined = " ".join(parts)
    if len(parts) == 1:
        return match(joined, kind)
    if any(match(part, kind).forbidden for part in parts) or forbidden(joined):
        return Match(forbidden=True)
    above = _GROUPS.get(key(parts[-2])) or match(parts[-2], kind).field
    child = _CHILDREN.get((above or "", tidy(parts[-1]).casefold()))
    if child and any(one.name == child for one in fields.FIELDS[kind]):
        return Match(child)
    known = dictionary(kind).exact
    if key(joined) in known:
        return Match(known[key(joined)])
    child_words = key(parts[-1])
    if child_words in _PAPERS or any(_ELSEWHERE.search(key(part)) for part in parts[:-1]):
        return UNKNOWN
    group = key(" ".join(parts[:-1]))
    if _DAY.match(child_words) and _DECISION.search(group):
        # "Quyết định thành lập" over "Số" and "Ngày": the day of what was decided.
        what = _DECISION.sub(" ", group)
        tried = [match(f"ngày quyết định {what}", kind), match(f"ngày {what}", kind)]
    elif _GENERIC.search(child_words) or parts[-1].startswith("("):
        tried = [match_parts(parts[:-1], kind)]
    else:
        tried = [match(part, kind) for part in (parts[-1], joined)]
    return next((found for found in tried if found.known), UNKNOWN)
