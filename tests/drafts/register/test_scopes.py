"""Where a sentence of a draft is, in a register of one commune."""

from __future__ import annotations

import pytest

from hatnhan.drafts.register.scopes import Places, Where
from hatnhan.indicators.queries import Scope, latest
from tests.reports.commune import recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> Places:
    recorded()
    return Places(latest())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Toàn tỉnh có", (None, True)),
        ("Đảng bộ tỉnh Sơn Thử có", (None, True)),
        ("Sơn Thử có", (None, True)),
        ("Xã Nà Thử có", (Scope("place", "x"), True)),
        ("Huyện Mường Thử có", (Scope("place", "h"), True)),
        ("Xã Nà Thử Mường Thử có", (Scope("place", "x"), True)),
        ("Xã Mường Thử có", None),
        ("Xã Nà Khác có", None),
        ("Toàn huyện có", None),
        ("Cả nước có", None),
        ("Tỉnh Bắc Kạn có", None),
        ("Sơn Thử bàn với Bắc Kạn, toàn tỉnh có", (None, True)),
        ("Bắc Kạn họp; toàn tỉnh có", None),
        ("Toàn xã hội chung tay; đã có", (None, False)),
        ("Tỉnh ủy họp, đã có", (None, False)),
    ],
)
def test_what_is_meant(places: Places, text: str, meant: tuple[Scope | None, bool] | None) -> None:
    assert Where(text, places).at(0, len(text)) == meant


def test_the_name_of_a_person_is_no_place(places: Places) -> None:
    text = "Học tập và làm theo phong cách Hồ Chí Minh, toàn tỉnh có"
    assert Where(text, places).at(0, len(text)) == (None, True)
