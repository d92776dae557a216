"""The seed of places against what the resolutions say."""

from __future__ import annotations

from collections import Counter

from hatnhan.scenario import geography

GONE_2025 = {"03751", "03898", "03913", "03988", "03991", "04003", "04060"}
NEW_2025 = {"03980", "03983", "03984"}
UNCHANGED = {
    "Mường Lạn",
    "Phiêng Khoài",
    "Suối Tọ",
    "Ngọc Chiến",
    "Tân Yên",
    "Mường Bám",
    "Mường Lèo",
}
"""The seven communes that resolution 1681/NQ-UBTVQH15 leaves as they were."""
VAN_HO = {
    "Vân Hồ",
    "Chiềng Khoa",
    "Chiềng Xuân",
    "Chiềng Yên",
    "Liên Hòa",
    "Lóng Luông",
    "Mường Men",
    "Mường Tè",
    "Quang Minh",
    "Song Khủa",
    "Suối Bàng",
    "Tân Xuân",
    "Tô Múa",
    "Xuân Nha",
}
"""The fourteen communes of resolution 72/NQ-CP."""


def test_the_three_states() -> None:
    assert len(geography.communes_204()) == 204
    assert len(geography.communes_200()) == 200
    assert len(geography.communes_75()) == 75
    assert len(geography.districts()) == 12


def test_kinds_in_each_state() -> None:
    """188, 9 and 7 of 204; 177, 8 and 15 of 200; 67 and 8 of 75."""
    then, between, now = (
        Counter(seed.kind for seed in seeds.values())
        for seeds in (
            geography.communes_204(),
            geography.communes_200(),
            geography.communes_75(),
        )
    )
    assert then == {"xã": 188, "thị trấn": 9, "phường": 7}
    assert between == {"xã": 177, "thị trấn": 8, "phường": 15}
    assert now == {"xã": 67, "phường": 8}


def test_codes_that_went_and_came_in_february_2025() -> None:
    then, between = set(geography.communes_204()), set(geography.communes_200())
    assert then - between == GONE_2025
    assert between - then == NEW_2025


def test_every_commune_goes_somewhere() -> None:
    between, now = geography.communes_200(), geography.communes_75()
    reached = {code for seed in geography.communes_204().values() for code in seed.into}
    assert reached == set(between)
    assert {code for seed in between.values() for code in seed.into} == set(now)


def test_the_seven_unchanged_communes() -> None:
    parts = Counter(seed.into[0] for seed in geography.communes_200().values())
    alone = {geography.communes_75()[code].name for code, number in parts.items() if number == 1}
    assert alone == UNCHANGED


def test_a_code_is_used_again_for_another_ward() -> None:
    assert geography.communes_200()["03646"].name == "Chiềng Lề"
    assert geography.communes_75()["03646"].name == "Tô Hiệu"


def test_the_communes_of_van_ho() -> None:
    of = {seed.name for seed in geography.communes_204().values() if seed.district == "128"}
    assert of == VAN_HO


def test_seventeen_border_communes() -> None:
    assert sum(setting.border for setting in geography.settings().values()) == 17


def test_weights_of_peoples_make_a_hundred_or_so() -> None:
    for code, setting in geography.settings().items():
        assert 90 <= sum(weight for _, weight in setting.peoples) <= 110, code
