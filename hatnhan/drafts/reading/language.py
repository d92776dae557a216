"""Whether a text is Vietnamese that can be read: a refusal by name when it is surely not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.drafts.reading.oldfonts import from_tcvn3, from_vni

_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_OLD_WORD: Final = re.compile(r"[^\W\d_]*[¡-ÿ][^\s,.;:()]*")
_ONLY_VIETNAMESE: Final = re.compile("[\u1ea0-\u1ef9ĂăĐđƠơƯưĨĩŨũ]")
_COMMON: Final = frozenset(
    "của các được có là trong đảng viên bộ cơ sở những cho với không này đã năm người từ đến khi"
    " tổ chức xã huyện tỉnh thành phố trường học bản trạm y tế kết nạp ở về và một số công tác lập"
    " phát triển nhân dân chính sự hội nghị quyết thực hiện tại theo việc trên đồng chí tổng còn"
    " chưa để ra vào lên mới đạt trực thuộc lãnh đạo nhiệm vụ kinh tế tiểu khu phường".split()
)
_ACCENTED: Final = frozenset(word for word in _COMMON if not word.isascii())
_BARE: Final = frozenset(bare(word) for word in _COMMON)
_SYLLABLE: Final = re.compile(
    r"(ngh?|[ckt]h|[gn]h|p?h|tr|qu|gi|[bcdghklmnpqrstvx])?"
    r"([aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oeo|oi|oo|ua|uay|uan|ue|ui|uo|uoi|uou|uu"
    r"|uy|uya|uye|uyu|ye|yeu)(ch|ng|nh|[cmnpt])?"
)
_FEW_WORDS: Final = 25
_SAMPLE: Final = 200_000
"""So many characters tell a language; reading more of them does not tell more."""


def require_vietnamese(text: str) -> None:
    """Problem when a text is surely not Vietnamese with accents in Unicode.

    Letters and common words decide. Texts of few words and lists of numbers say too little and
    pass. `draft_old_font` for TCVN3 and VNI, `draft_without_accents` for Vietnamese without its
    accents, `draft_not_vietnamese` for anything else.
    """
    sample = text[:_SAMPLE]
    require_unicode(sample)
    if _other_script(sample):
        raise Problem("draft_not_vietnamese")
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _FEW_WORDS or _full_of_figures(sample, words):
        return
    if _share(words, lambda w: bool(_ONLY_VIETNAMESE.search(w)) or w in _ACCENTED) >= 0.15:
        return
    if looks_bare(words):
        raise Problem("draft_without_accents")
    raise Problem("draft_not_vietnamese")


def require_unicode(text: str) -> None:
    """Problem `draft_old_font` for TCVN3 and VNI."""
    old = old_encoding(text)
    if old:
        raise Problem("draft_old_font", encoding=old)


def old_encoding(text: str) -> str:
    """Name of the old encoding, TCVN3 or VNI, with which alone a text makes sense; else empty."""
    odd = _OLD_WORD.findall(text[:_SAMPLE])
    if len(odd) < 3:
        return ""
    scores = {
        name: _share(_words(" ".join(odd), read), lambda w: w in _ACCENTED)
        for name, read in (("", str), ("TCVN3", from_tcvn3), ("VNI", from_vni))
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 0.1 and scores[best] > 3 * scores[""] else ""


def common_words(text: str) -> float:
    """The share of words that are among the commonest accented ones of Party documents."""
    return _share(_words(text[:_SAMPLE], str), lambda w: w in _ACCENTED)


def looks_bare(words: list[str]) -> bool:
    """Whether plain words are Vietnamese syllables, a good part of them common ones."""
    syllables = _share(words, lambda w: bool(_SYLLABLE.fullmatch(w)))
    return syllables >= 0.85 and _share(words, lambda w: w in _BARE) >= 0.2


def _words(text: str, read: Callable[[str], str]) -> list[str]:
    return [w.casefold() for w in _WORD.findall(read(text))]


def _share(words: list[str], belongs: Callable[[str], bool]) -> float:
    return sum(1 for w in words if belongs(w)) / len(words) if words else 0.0


def _other_script(text: str) -> bool:
    """Whether most of its letters are not Latin: Chinese has no words to count."""
    letters = [c for c in text if c.isalpha()]
    foreign = sum(1 for c in letters if c > "\u036f" and not "\u1e00" <= c <= "\u1eff")
    return len(letters) >= _FEW_WORDS and foreign > len(letters) / 2


def _full_of_figures(text: str, words: list[str]) -> bool:
    """A list or a table: at least one number to four words."""
    return 4 * len(_NUMBER.findall(text)) >= len(words)
