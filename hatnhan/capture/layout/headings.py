"""A printed heading as a field: by its words, blind to accents, in old encodings too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from hatnhan.capture import fields
from hatnhan.capture.model import Kind
from hatnhan.domain.text import bare, nfc

_FORBIDDEN: Final = re.compile(
    r"\b(cmnd|cmtnd|cmt|cccd|can cuoc|chung minh|dinh danh|ho chieu|ma dinh danh|"
    r"so (the|lldv|ll|ly lich|so ly lich)|the dang|(ma )?lldv|so ly lich|ly lich|"
    r"ton giao|tin nguong|cha|chong|vo chong|than nhan|gia dinh|than toc|bo me|me de|"
    r"ho (va )?ten (bo|me|vo|con)|lich su chinh tri|chinh tri noi bo|tham tra|xac minh|"
    r"ky luat|tien an|tien su|suc khoe|benh|ho so|so tai khoan)\b"
)
_RELATIVES: Final = re.compile(r"\b(bố|mẹ|vợ|chồng|cha|con)\b")
"""With their accents: "Bộ" is no "bố"."""

_FORBIDDEN_OLD: Final = re.compile(
    r"\b(t\?n gi\?o|cmnd|cccd|l\? l\?ch|k\? lu\?t|gia \?\?nh|ch\?ng|th\?n nh\?n|cha)(?![a-z?])"
    r"|\bs\? (th\?|ll)\b|\bth\? \?\?ng|\?\?nh danh|\bc\?n c\?+c\b|\bt\?n (m\?|v\?)( |$)"
)
"""The same on the skeletons of garbled headings."""

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


def skeleton(text: str) -> str:
    """Its plain letters, every other one as "?": alike in Unicode and in one-byte encodings."""
    marked = "".join(c.lower() if c.isascii() else "?" for c in nfc(text))
    return " ".join(re.sub(r"[^a-z0-9?]+", " ", marked).split())


def spellings(text: str) -> list[str]:
    """Keys under which a garbled heading may be known: VNI, VIQR and doubly encoded text."""
    found = [key("".join(c for c in text.replace("ñ", "d").replace("Ñ", "D") if c.isascii()))]
    found.append(key(re.sub(r"(?<=[A-Za-z])[\^('`?~.+*-]+", "", text.replace("dd", "d"))))
    for codec in ("cp1252", "latin-1", "cp1258"):
        try:
            found.append(key(text.replace("Ã ", "Ã\xa0").encode(codec).decode("utf-8")))
        except UnicodeError:
            continue
    return found


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The headings of one kind of list."""

    exact: Mapping[str, str]
    compact: Mapping[str, str]
    """The same without spaces: "ĐV TN" is "ĐVTN"."""
    skeletons: Mapping[str, str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def dictionary(kind: Kind) -> Dictionary:
    """Built once for each kind; where two fields share a heading the first keeps it."""
    exact: dict[str, str] = {}
    skeletons: dict[str, str] = {}
    for one in fields.FIELDS[kind]:
        for text in fields.headings(one):
            exact.setdefault(key(text), one.name)
            skeletons.setdefault(skeleton(text), one.name)
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
        skeletons,
        tuple((one.name, re.compile(one.pattern)) for one in listed),
    )


def forbidden(text: str) -> bool:
    """Whether the heading announces what must not be held."""
    return bool(_FORBIDDEN.search(key(text)) or _RELATIVES.search(tidy(text).casefold()))


@cache
def match(text: str, kind: Kind) -> Match:
    """One printed heading, alone."""
    if not text or len(text) > 90:
        return UNKNOWN
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
    about = words.split()[0] in _ABOUT if words else True
    for name, pattern in known.patterns:
        if pattern.search(words) and len(words.split()) <= 10 and not (about and name != "cell"):
            return Match(name, sure=False)
    return _match_garbled(text, known)


def _match_garbled(text: str, known: Dictionary) -> Match:
    for words in spellings(text):
        if words in known.exact:
            return Match(known.exact[words])
    old = skeleton(text)
    if garbled(text) and (
        _FORBIDDEN_OLD.search(old) or any(_FORBIDDEN.search(words) for words in spellings(text))
    ):
        return Match(forbidden=True)
    # "Chi bé" has only Vietnamese letters, and is "Chi bộ" typed in TCVN3 all the same.
    if old in known.skeletons and "?" in old and (garbled(text) or len(old) >= 5):
        return Match(known.skeletons[old])
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


def match_parts(parts: Sequence[str], kind: Kind) -> Match:
    """A heading of several rows, from the top."""
    if not parts:
        return UNKNOWN
    joined = " ".join(parts)
    if len(parts) == 1:
        return match(joined, kind)
    if any(match(part, kind).forbidden for part in parts) or forbidden(joined):
        return Match(forbidden=True)
    above = match(parts[-2], kind).field
    child = _CHILDREN.get((above or "", tidy(parts[-1]).casefold()))
    if child and any(one.name == child for one in fields.FIELDS[kind]):
        return Match(child)
    known = dictionary(kind).exact
    if key(joined) in known:
        return Match(known[key(joined)])
    child_words = key(parts[-1])
    if child_words in _PAPERS or any(_ELSEWHERE.search(key(part)) for part in parts[:-1]):
        return UNKNOWN
    if _GENERIC.search(child_words) or parts[-1].startswith("("):
        return match_parts(parts[:-1], kind)
    for part in (parts[-1], joined):
        found = match(part, kind)
        if found.known:
            return found
    return UNKNOWN
