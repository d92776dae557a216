"""Communes by name, kind, district and day: what decides, and what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.capture.units.finding import Names
from hatnhan.capture.units.index import Index, Unit, Version
from hatnhan.capture.units.meant import Meant
from hatnhan.capture.units.places import Places
from hatnhan.domain.times import FOREVER

BEGAN, REFORM = date(1963, 1, 1), date(2025, 7, 1)
BEFORE, AFTER = date(2010, 5, 5), date(2025, 12, 1)


def unit(
    id: str, level: str, kind: str, name: str, *lay: tuple[str | None, date, date], into: str = ""
) -> Unit:
    """A place that lay in these places, and went into another one."""
    versions = [Version(since, until, name, kind, up, level) for up, since, until in lay]
    made = Unit("place", id, versions)
    if into:
        made.ending, made.successor = "merged", into
    return made


def old(up: str) -> tuple[str, date, date]:
    return (up, BEGAN, REFORM)


NOW = ("t", REFORM, FOREVER)
ALL = [
    unit("t", "province", "tỉnh", "Sơn La", (None, BEGAN, FOREVER)),
    unit("h1", "district", "huyện", "Mai Sơn", old("t")),
    unit("h2", "district", "huyện", "Sông Mã", old("t")),
    # A commune and a township of one name, in a register that gives kinds in English.
    unit("xh", "commune", "commune", "Hát Lót", old("h1"), NOW),
    unit("th", "commune", "township", "Hát Lót", old("h1"), NOW),
    # Two communes of 1963 that are one since the reform, by the name of one of them.
    unit("x1", "commune", "xã", "Chiềng Mai", old("h1"), into="n1"),
    unit("x2", "commune", "xã", "Chiềng Ban", old("h1"), into="n1"),
    unit("n1", "commune", "xã", "Chiềng Mai", NOW),
    # One name in two districts, both under the province today.
    unit("l1", "commune", "xã", "Tân Lập", old("h1"), NOW),
    unit("l2", "commune", "xã", "Tân Lập", old("h2"), NOW),
]  # fmt: skip


def index(*units: Unit) -> Index:
    made = Index()
    for one in units or ALL:
        made.add(one)
    return made


def places(*units: Unit) -> Places:
    return Places(Names(index(*units)))


FOUND = [
    ("xã Hát Lót", "Mai Sơn", BEFORE, "xh"),
    ("Thị trấn Hát Lót", "Mai Sơn", BEFORE, "th"),
    ("TT Hát Lót", "", BEFORE, "th"),
    ("Chiềng Mai", "Mai Sơn", BEFORE, "x1"),
    ("Chiềng Mai", "Mai Sơn", AFTER, "n1"),
    ("Chiềng Mai", "", AFTER, "n1"),
    ("Tân Lập", "Sông Mã", AFTER, "l2"),
]


@pytest.mark.parametrize(("text", "district", "on", "id"), FOUND)
def test_kind_district_and_day_decide(text: str, district: str, on: date, id: str) -> None:
    """Planted: kinds compared as they are spelt; of a district that ended only its own communes."""
    found = places().commune(text, district, on)
    assert (found.unit.id if found.unit else found.code) == id


ASKED = [
    ("Hát Lót", "", BEFORE, "ambiguous_commune"),
    ("Tân Lập", "", AFTER, "ambiguous_commune"),
    ("Chiềng Mai", "", BEFORE, "ambiguous_commune"),
    ("Chiềng Mai", "Sông Mã", AFTER, "commune_not_in_district"),
    ("Chiềng Ban", "Mai Sơn", AFTER, "commune_ended"),
]


@pytest.mark.parametrize(("text", "district", "on", "code"), ASKED)
def test_what_stays_open_is_asked(text: str, district: str, on: date, code: str) -> None:
    found = places().commune(text, district, on)
    assert (found.unit, found.code) == (None, code)


def test_communes_that_read_alike_are_told_apart() -> None:
    """By their kinds, or by where they lay; a district is not asked for where there is none.

    Planted: candidates told one by one.
    """
    kinds = places().commune("Hát Lót", "", BEFORE)
    assert "là xã" in kinds.message
    assert "là thị trấn" in kinds.message
    assert kinds.remedy.startswith("Ghi rõ")
    former = places().commune("Tân Lập", "", AFTER)
    assert "trước thuộc Mai Sơn" in former.message
    assert "trước thuộc Sông Mã" in former.message
    assert "huyện" not in former.remedy
    assert "tên huyện" in places().commune("Tân Lập", "", BEFORE).remedy


def test_a_register_without_districts_need_not_know_one() -> None:
    """Planted: an unknown district held whatever the day."""
    alone = [unit("t", "province", "tỉnh", "Sơn La", (None, BEGAN, FOREVER))]
    alone.append(unit("n1", "commune", "xã", "Chiềng Mai", ("t", REFORM, FOREVER)))
    found = places(*alone).commune("Chiềng Mai", "Mai Sơn", AFTER)
    assert found.unit is not None
    assert places().commune("Chiềng Mai", "Mường La", BEFORE).code == "unknown_district"


def test_where_a_text_says_that_something_lies() -> None:
    """Planted: words of kind thrown away on both sides."""
    meant = Meant(index())
    assert meant.places("thị trấn Hát Lót") == {"th"}
    assert meant.places("Đảng bộ xã Hát Lót, huyện Mai Sơn") == {"xh"}
    assert meant.places("Hát Lót") == {"xh", "th"}
    assert meant.places("phường Hát Lót") == {"xh", "th"}
    assert meant.places("Huyện ủy Mai Sơn") == {"h1"}


NEAR = [
    ("Mường Tranh", "Mường Chanh", True),
    ("Huổi Che", "Huổi Tre", True),
    ("Xuân Tre II", "Xuân Tre 1", True),
    ("Pá Sàng", "Pá Sàng 2", True),
    ("Xóm Bói", "Xómbói", True),
    ("Mường Lan", "Búng Lao", False),
    ("Chiềng Lề", "Chiềng Ban", False),
    ("Mường Khong", "Mường Lạn", False),
    ("Mường Khong", "Mường Mùn", False),
]


@pytest.mark.parametrize(("one", "other", "near"), NEAR)
def test_what_is_far_fetched_is_not_offered(one: str, other: str, near: bool) -> None:
    """Planted: a third of the letters may differ, wherever they stand."""
    shelf = Names(index(unit("x", "commune", "xã", other, (None, BEGAN, FOREVER))))
    assert bool(shelf.near("commune", one)) is near


def test_without_a_suggestion_none_is_to_be_chosen() -> None:
    """Planted: one remedy for all names that are not found."""
    near, none = (places().commune(text, "", AFTER) for text in ("Chiềng Mại", "Quài Nưa"))
    assert "gợi ý" in near.remedy
    assert "khác 1 ký tự" in near.message
    assert none.remedy
    assert "gợi ý" not in none.remedy
