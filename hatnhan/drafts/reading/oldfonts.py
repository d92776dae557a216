"""Vietnamese typed for fonts from before Unicode: recognised, so that it can be refused by name."""

from __future__ import annotations

import unicodedata
from typing import Final

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300\u0309\u0303\u0301\u0323"
_ORDER: Final = _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT


def _toned(letters: str) -> list[str]:
    """Each letter with the five tones, in the order huyền, hỏi, ngã, sắc, nặng."""
    return [unicodedata.normalize("NFC", letter + tone) for letter in letters for tone in _ORDER]


def _tcvn3() -> dict[int, str]:
    """TCVN 5712:1993 VN3 ("ABC"): one byte for a letter with its tone, lower case only."""
    plain = dict(zip("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
    codes = (
        "µ¶·¸¹" "»¼½¾Æ" "ÇÈÉÊË" "ÌÎÏÐÑ" "ÒÓÔÕÖ" "×ØÜÝÞ"
        "ßáâãä" "åæçèé" "êëìíî" "ïñòóô" "õö÷øù" "úûüýþ"
    )  # fmt: skip
    return {
        ord(a): b
        for a, b in {**plain, **dict(zip(codes, _toned("aăâeêioôơuưy"), strict=True))}.items()
    }


def _vni() -> dict[str, str]:
    """VNI for Windows: a letter, then a character for its tone and its circumflex or breve."""
    pairs = {"ñ": "đ", "Ñ": "Đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    marks = {
        "ø": _GRAVE,
        "û": _HOOK,
        "õ": _TILDE,
        "ù": _ACUTE,
        "ï": _DOT,
        "â": "\u0302",
        "ê": "\u0306",
    }
    marks |= dict(zip("àåãáä", [f"\u0302{tone}" for tone in _ORDER], strict=True))
    marks |= dict(zip("èúüéë", [f"\u0306{tone}" for tone in _ORDER], strict=True))
    bases = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ö": "ư", "ô": "ơ"}
    for typed, letter in bases.items():
        for mark, accents in marks.items():
            toned = unicodedata.normalize("NFC", letter + accents)
            if len(toned) == 1:
                pairs[typed + mark] = toned
    return pairs


_TCVN3: Final = _tcvn3()
_VNI: Final = dict(sorted(_vni().items(), key=lambda pair: -len(pair[0])))


def from_tcvn3(text: str) -> str:
    """What a text typed in TCVN3 says, as far as is needed to recognise its words."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """What a text typed in VNI says, as far as is needed to recognise its words."""
    lowered = text.casefold()
    for typed, letter in _VNI.items():
        lowered = lowered.replace(typed, letter if len(typed) > 1 else f"\0{letter}")
    return lowered.replace("\0", "")
