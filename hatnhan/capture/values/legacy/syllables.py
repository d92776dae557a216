"""Whether a word could be a Vietnamese syllable: the test of a guess at an encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_INITIALS: Final = "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p q r s t v x".split()
_RIMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em "
    "en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp "
    "iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen "
    "oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um "
    "un ung up ut uân uâng uât uây uê uên uênh uêch uôc uôi uôm uôn uông uôt uơ uy uya uych uyn "
    "uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm "
    "yên yêt yêu".split()
)
_SYLLABLE: Final = re.compile(
    f"(?:{'|'.join(_INITIALS)})?(?:{'|'.join(sorted(_RIMES, key=len, reverse=True))})"
)
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16384)
def possible(word: str) -> bool:
    """An initial and a rime of the language with at most one tone."""
    parts = unicodedata.normalize("NFD", word.casefold())
    plain, tones = _TONES.subn("", parts)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def all_possible(text: str) -> bool:
    """Every word could be a syllable, and there is nothing but words and their punctuation."""
    words = _WORD.findall(text)
    left = _WORD.sub("", text)
    return bool(words) and left.isascii() and all(map(possible, words))
