"""VNI Windows, the letters behind fonts named VNI-…: a letter and a mark after it.

Written from the published chart of the encoding. A tone alone follows a plain vowel (aù is á); a
hat or a breve with its tone is one mark (aá is ấ, aé is ắ); ơ and ư are ô and ö, ỉ ĩ ị ỵ and đ
have letters of their own.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT: Final = "\u0302"
_BREVE: Final = "\u0306"
_HATS: Final = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVES: Final = {
    "ê": "",
    "é": "\u0301",
    "è": "\u0300",
    "ú": "\u0309",
    "ü": "\u0303",
    "ë": "\u0323",
}
_OWN: Final = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _lower() -> dict[str, str]:
    pairs = dict(_OWN)
    for vowel in "aeouy":
        pairs |= {vowel + mark: vowel + tone for mark, tone in _TONES.items()}
    for vowel in "aeo":
        pairs |= {vowel + mark: vowel + _HAT + tone for mark, tone in _HATS.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _BREVES.items()}
    for shown, letter in (("ô", "ơ"), ("ö", "ư")):
        pairs |= {shown + mark: letter + tone for mark, tone in _TONES.items()}
    return {k: unicodedata.normalize("NFC", v) for k, v in pairs.items()}


_LOWER: Final = _lower()
TABLE: Final[dict[str, str]] = (
    {k.upper(): v.upper() for k, v in _LOWER.items()}
    | {k[0].upper() + k[1:]: v[0].upper() + v[1:] for k, v in _LOWER.items()}
    | _LOWER
)
_ANY: Final = re.compile("|".join(sorted(map(re.escape, TABLE), key=len, reverse=True)))


def decode(shown: str) -> str:
    """The text that was meant by what is shown."""
    return _ANY.sub(lambda m: TABLE[m[0]], shown)


def of_font(font: str) -> bool:
    """Fonts of this encoding are named VNI-Times, VNI-Helve…"""
    return font.strip().lower().startswith("vni")
