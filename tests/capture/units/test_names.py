"""Names of units: what is the same name, and what only looks like it."""

from __future__ import annotations

import unicodedata

import pytest

from hatnhan.capture.units import names

SAME = [
    ("Bản Hòa Bình", "bản  hoà bình"),
    ("BẢN NÀ TÂN", "Bản Nà Tân"),
    ("Chi bộ bản Thúy", "Chi bộ bản Thuý"),
    ("Tiểu khu 2", "Tiểu khu 2 "),
    ("Bản Ð", "Bản Đ"),
    ("Bản Co-Mạ", "Bản Co Mạ"),
]
OTHER = [
    ("Bản Pán II", "Bản Pán 2"),
    ("Bản Nà Hoa", "Bản Na Hoa"),
    ("Tân Lập", "Tân Lâp"),
    ("Bản Lúa", "Bản Lụa"),
    ("Bản Pán 1", "Bản Pán 2"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    assert names.exact(one) == names.exact(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other(one: str, other: str) -> None:
    assert names.exact(one) != names.exact(other)


def test_composed_or_not() -> None:
    assert names.exact(unicodedata.normalize("NFD", "Bản Huổi Lắc")) == names.exact("Bản Huổi Lắc")


@pytest.mark.parametrize("text", ["Bản Pán II", "Bản Pán ll", "Ban Pan 2", "Pán 2", "BẢN PÁN II"])
def test_plain(text: str) -> None:
    """Planted: the small l of a typewriter taken for a letter."""
    assert names.plain("establishment", text) == "pan 2"


CORES = [
    ("commune", "xã Chiềng Sơn", ("xã", "Chiềng Sơn")),
    ("commune", "X. Chiềng Sơn", ("xã", "Chiềng Sơn")),
    ("commune", "TT Hát Lót", ("thị trấn", "Hát Lót")),
    ("commune", "P. Chiềng Lề", ("phường", "Chiềng Lề")),
    ("commune", "Thị trấn Mộc Châu", ("thị trấn", "Mộc Châu")),
    ("commune", "Xãm Lạ", ("", "Xãm Lạ")),
    ("commune", "Phường 2", ("", "Phường 2")),
    ("district", "H. Sông Mã", ("huyện", "Sông Mã")),
    ("district", "TX. Mộc Châu", ("thị xã", "Mộc Châu")),
    ("district", "Thành phố Sơn La", ("thành phố", "Sơn La")),
    ("cell", "Chi bộ bản Lúa", ("chi bộ", "bản Lúa")),
    ("establishment", "Tiểu khu 2", ("tiểu khu", "2")),
    ("establishment", "Bảnh Sơn", ("", "Bảnh Sơn")),
    ("organisation", "Đảng ủy xã Nà Mường", ("đảng ủy", "xã Nà Mường")),
]


@pytest.mark.parametrize(("sort", "text", "parts"), CORES)
def test_core(sort: str, text: str, parts: tuple[str, str]) -> None:
    assert names.core(sort, text) == parts
