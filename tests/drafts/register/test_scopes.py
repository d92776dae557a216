"""Where a sentence of a draft is, in a register of one commune."""

from __future__ import annotations

import io
from datetime import date

import pytest

from hatnhan.drafts.register.reading import Sure
from hatnhan.drafts.register.scopes import Places, Where
from hatnhan.indicators.queries import Scope, latest
from hatnhan.registry.lines import import_lines
from tests.ledger.wipe import wipe
from tests.reports.commune import fact, recorded

DAY = date(2006, 2, 10)
pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> Places:
    recorded()
    return Places(latest())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Toàn tỉnh có", (None, Sure.CLEAR)),
        ("Đảng bộ tỉnh Sơn Thử có", (None, Sure.CLEAR)),
        ("Sơn Thử có", (None, Sure.CLEAR)),
        ("Xã Nà Thử có", (Scope("place", "x"), Sure.CLEAR)),
        ("Huyện Mường Thử có", (Scope("place", "h"), Sure.CLEAR)),
        ("Xã Nà Thử Mường Thử có", (Scope("place", "x"), Sure.CLEAR)),
        ("Xã Mường Thử có", None),
        ("Xã Nà Khác có", None),
        ("Toàn huyện có", None),
        ("Cả nước có", None),
        ("Tỉnh Bắc Kạn có", None),
        ("Sơn Thử bàn với Bắc Kạn, toàn tỉnh có", (None, Sure.CLEAR)),
        ("Bắc Kạn họp; toàn tỉnh có", None),
        ("Toàn xã hội chung tay; đã có", (None, Sure.WEAK)),
        ("Tỉnh ủy họp, đã có", (None, Sure.WEAK)),
        ("Tỉnh Sơn Thử họp. Toàn Đảng bộ có", (None, Sure.WEAK)),
        ("Toàn Đảng bộ huyện có", None),
        ("Toàn Đảng bộ tỉnh có", (None, Sure.CLEAR)),
    ],
)
def test_what_is_meant(places: Places, text: str, meant: tuple[Scope | None, Sure] | None) -> None:
    assert Where(text, places).at(0, len(text), DAY) == meant


def test_the_name_of_a_person_is_no_place(places: Places) -> None:
    text = "Học tập và làm theo phong cách Hồ Chí Minh, toàn tỉnh có"
    assert Where(text, places).at(0, len(text), DAY) == (None, Sure.CLEAR)


def test_names_that_pass_from_one_place_to_another(places: Places) -> None:
    """Only one has the name on a day; by the day of the draft another may have it too.

    Planted and seen red: places of one name taken for nobody's.
    """
    text = "Tỉnh Sơn Thử. Xã Nà Thử có"
    merged = [
        fact("place_formed", "2015-03-01", id="y", level="commune", kind="xã", name="Nà Thử",
             parent="h"),
        fact("place_merged", "2015-03-01", sources=["x"], into="y"),
    ]  # fmt: skip
    import_lines(io.BytesIO("\n".join(merged).encode()), actor="thử")
    places = Places(latest())
    old, new = Scope("place", "x"), Scope("place", "y")
    for written, day, since, meant in (
        (None, DAY, None, (old, Sure.AMBIGUOUS)),
        (date(2014, 1, 1), DAY, None, (old, Sure.CLEAR)),
        (date(2020, 1, 1), DAY, None, (old, Sure.AMBIGUOUS)),
        (None, date(2016, 1, 1), None, (new, Sure.AMBIGUOUS)),
        (None, date(2015, 12, 31), date(2015, 1, 1), None),
        (None, date(2004, 12, 31), None, None),
    ):
        assert Where(text, places, None, written).at(0, len(text), day, since) == meant


def test_a_register_of_one_district_knows_nothing_of_a_province() -> None:
    wipe()
    district = fact(
        "place_formed", "2005-01-01", id="h", level="district", kind="huyện", name="Mường Thử"
    )
    import_lines(io.BytesIO(district.encode()), actor="thử")
    text = "Huyện Mường Thử họp. Toàn tỉnh có"
    assert Where(text, Places(latest())).at(0, len(text), DAY) is None
