"""Invented names stay invented."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from random import Random

from hatnhan.domain.text import bare
from hatnhan.scenario import names

KNOWN = frozenset(
    (
        "00c97f401bf7 03d2a2d369a3 046e605408f2 0564c614d168 0b4ba9fabefd 0e94034904a6 "
        "134c6fb4af76 16f404f1f24c 16f86dc6132d 17a27914a636 18fe139921d7 1bd6d988aa94 "
        "1fc81e7e9442 23f3d87f961b 25401f1ff9d3 25932c0fa231 267b80842cc1 2a2d07f62db1 "
        "2b2205b48312 2fc21a2f7a88 362cc06d2125 389c464dc7d0 39b37355eefe 3a3c09ee904f "
        "3b433355aea3 43134f7ecf58 43867d54eb33 455f67ef7ae5 49da53e56025 49ee76825cf9 "
        "4a44b75e965e 4b5b169739e3 4c8e2c7123aa 4d9999f26ed6 51048deeb2dc 517ee3256816 "
        "5212204d4cdd 534c52ffe618 557f0849c11d 59f0161fc9d3 5cdf845e7783 5d1ae9545eda "
        "5e33cf44dcef 5ecf8f744d16 631708b6fe23 644479fce8cb 66805fc6532b 67c9410aa4dc "
        "689148b25d28 68d8c03f0164 6c2352f04888 6eabcd7608cc 6fb49b74542a 7322f18986c6 "
        "748eb9e0667d 7511c368cb15 792abc35d308 7d5e6832b822 7e116b7bc304 8210634a158d "
        "82f4c21488bb 88dd9184de45 89e0f2cf84f0 8cc33d61af31 90280a5ce290 9073499e958c "
        "911365996dc8 92fe1e894444 943e918aba3b 945b4c6014ec 97cd17faf4ac 988ed54f39e5 "
        "99a3777f9a5d 99c08d7c7c6e 9be7faab3492 9cb3baef684e 9eb1862d7bf1 a05b57748b6d "
        "a4c026779570 a4e5e451f107 a83541f522c2 a85ea214cce5 aab16927a06c aac129664674 "
        "ac9c4eb45030 ae371242bc47 af7732b42311 b08932070ba8 b3760798e1fb b453b88b40af "
        "b73f1938dd65 bc4555c31d31 bd8ced6df458 bfc0b7d87efc bff5fcf06182 c06026ec547c "
        "c3fa8ea0ef49 c4fcd84ba11f c8f01f2fa18e cd029006d68b cda8258f31a9 ce6e9ef4277e "
        "d09f86a1c4a8 d2310c5c5f86 d4e484aac1cc ddd7af2af1c9 df8948645a53 e04a186f528f "
        "e10f443b5484 e26a777b0005 e3de16aae879 e4b9dd7b1cb8 e5a4457d12fd e7d85a900501 "
        "ea63b2328c78 eac54266898e eb2b32cf5710 eb5b3d33bd81 ed41bb6fd5c7 eed94b1a6d37 "
        "ef865d5567ef f07e609c075e f2ac2fa76eb2 f2c01b957d3d f9a07334200c faf89d08c6cd "
        "fdafa654b95f ff75470bb63c "
    )
    .replace("\n", " ")
    .split()
)
"""Names borne by people known to the public (leaders of the country and the province, heroes,
writers), as digests, so that they are not printed here."""


def digest(name: str) -> str:
    return hashlib.sha256(bare(name).encode()).hexdigest()[:12]


def every_name() -> Iterator[str]:
    """All full names that the syllables can make."""
    for code, surnames in names._SURNAMES.items():
        middles = names._MAN_MIDDLE.get(code, ("Văn", "Bun", "Khăm"))
        given = names._MAN_GIVEN.get(code, names._THAI_GIVEN)
        for surname in surnames:
            for last in (*names._WOMAN_GIVEN, *names._THAI_GIVEN):
                yield f"{surname} Thị {last}"
            for middle in middles:
                yield from (f"{surname} {middle} {last}" for last in given)


def test_no_name_is_that_of_a_known_person() -> None:
    """Without regard to accents. Planted: "Hặc" among the Thái given names."""
    found = [name for name in every_name() if digest(name) in KNOWN]
    assert found == []


def test_drawn_names_are_among_those_checked() -> None:
    """Planted: a middle name drawn from a list that the check above does not see."""
    known = set(every_name())
    rng = Random(7)
    for code in names._SURNAMES:
        for sex in ("male", "female"):
            drawn = {names.person(rng, code, sex) for _ in range(400)}
            assert drawn <= known


def test_names_are_composed() -> None:
    assert all(unicodedata.is_normalized("NFC", name) for name in every_name())


def test_a_misspelling_differs_by_its_last_syllable_only() -> None:
    rng = Random(3)
    for name in ("Lò Văn Ún", "Giàng A Khày", "Nguyễn Khắc Thuyết"):
        wrong = names.misspelt(rng, name)
        assert wrong != name
        assert wrong.rpartition(" ")[0] == name.rpartition(" ")[0]


def test_villages_of_a_commune_have_different_names() -> None:
    """More villages than the shortest list has names. Planted: the numeral left out."""
    taken: set[str] = set()
    drawn = [names.distinct(Random(1), taken, "01", None) for _ in range(60)]
    assert len(set(drawn)) == 60
