"""Vietnamese text as people search and sort it."""

import pytest

from hatnhan.domain.text import bare, nfc, vn_sort_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Chiềng Đông", "chieng dong"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Hoà", "Hòa"),
        ("Bộ", "bo"),
        ("Lo\u0300", "Lò"),
    ],
)
def test_searching_is_blind_to_accents_case_and_tone_placement(written: str, typed: str) -> None:
    assert bare(written) == bare(typed)


def test_decomposed_text_is_stored_composed() -> None:
    assert nfc("Lo\u0300") == "Lò"


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    names = [
        "Đào",
        "Dao",
        "Êm",
        "Ên",
        "Em",
        "Mường",
        "Muỗi",
        "Tiểu khu 10",
        "Tiểu khu 9",
        "Ăn",
        "An",
    ]
    assert sorted(names, key=vn_sort_key) == [
        "An", "Ăn", "Dao", "Đào", "Em", "Êm", "Ên", "Muỗi", "Mường", "Tiểu khu 9", "Tiểu khu 10",
    ]  # fmt: skip


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["má a", "mà b", "ma", "mạ", "mã"], key=vn_sort_key) == [
        "ma", "mã", "mạ", "má a", "mà b",
    ]  # fmt: skip
