"""Rows of establishments: communes by name, district and day; what is there; what looks alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hatnhan.capture.model import Answer
from tests.capture.rows.ground import PLACES, codes, judged, place, recorded, verdicts


def places(*lines: Any, **more: Any) -> Answer:
    return judged("establishments", PLACES, *lines, **more)


def facts(answer: Answer) -> list[dict[str, Any]]:
    return [fact for row in answer.rows for fact in row.facts]


def test_opened_and_classified() -> None:
    """Planted: the zones recorded though nothing is marked."""
    answer = places(place(), place(name="Tiểu khu 3", kind="Tiểu khu", hard="x"))
    assert verdicts(answer) == ["accepted", "accepted"]
    first, second, zones = facts(answer)
    assert first == {
        "fact": "establishment_opened", "on": "2010-01-28", "id": first["id"], "kind": "village",
        "name": "Bản Tà Lềnh", "place": "x1",
    }  # fmt: skip
    assert first["id"].startswith("cs-ban-ta-lenh-")
    assert zones["zones"] == ["specially_difficult"]
    assert zones["id"] == second["id"]


FOUND = [
    ({"commune": "Xã Chiềng Ban", "district": "Huyện Mường Ẳng"}, "x1"),
    ({"commune": "X. Nà Mường", "district": "H. Phiêng Lơi"}, "x4"),
    ({"commune": "CHIỀNG BAN"}, "x1"),
    ({"commune": "Tân Hoà"}, "x2"),
    ({"commune": "Tân Hòa", "district": "Phiêng Lơi"}, "x3"),
    ({"commune": "xã Tân Hòa, huyện Phiêng Lơi", "district": None}, "x3"),
    ({"commune": "Nà Mường", "district": None}, "x4"),
]


@pytest.mark.parametrize(("given", "id"), FOUND)
def test_a_commune_is_found(given: dict[str, Any], id: str) -> None:
    answer = places(place(**given))
    assert verdicts(answer) == ["accepted"]
    assert facts(answer)[0]["place"] == id


ASKED = [
    ({"commune": "Tân Hòa", "district": None}, "held", "ambiguous_commune"),
    ({"commune": "Tân Hóa"}, "held", "unknown_commune"),
    ({"commune": "Chieng Ban"}, "held", "unknown_commune"),
    ({"commune": "Mường Lạ"}, "held", "unknown_commune"),
    ({"district": "Phiêng Lơi"}, "held", "commune_not_in_district"),
    ({"district": "Mường Ảng"}, "held", "unknown_district"),
    ({"commune": None}, "held", "missing_commune"),
    ({"on": None}, "held", "missing_on"),
    ({"on": "2005"}, "held", "date_not_full"),
    ({"on": date(1950, 1, 1)}, "held", "commune_not_yet"),
    ({"on": date(2027, 1, 1)}, "held", "date_in_future"),
    ({"kind": None}, "normalised", "kind_by_name"),
    ({"name": "Bản Nà Hoa", "on": date(1964, 1, 1)}, "there", "already_there"),
    ({"name": "Bản Nà Hoa"}, "held", "differs_from_register"),
    ({"name": "Bản Pán II"}, "held", "look_alike"),
    ({"name": "Bản Pán ll"}, "held", "look_alike"),
    ({"name": "Ban Na Hoa"}, "held", "look_alike"),
    ({"name": "Nà Hoa"}, "held", "look_alike"),
]


@pytest.mark.parametrize(("given", "verdict", "code"), ASKED)
def test_one_thing_is_asked(given: dict[str, Any], verdict: str, code: str) -> None:
    answer = places(place(**given))
    assert verdicts(answer) == [verdict]
    assert code in codes(answer, 2)
    assert verdict == "normalised" or not facts(answer)


def test_another_number_is_another_village() -> None:
    assert verdicts(places(place(name="Bản Pán 1"), place(name="Bản Pán 3"))) == ["accepted"] * 2


def test_one_day_for_the_whole_file() -> None:
    answer = places(place(on=None), decisions={"day:opened": "2020-01-01"})
    assert facts(answer)[0]["on"] == "2020-01-01"


def test_the_names_of_2025() -> None:
    """A commune of the same name after the reform: the day and the district tell, or one asks.

    Planted: of two units of one name the living one taken whatever the day.
    """
    on = "2025-07-01"
    recorded(
        {
            "fact": "place_formed", "on": on, "id": "m1", "level": "commune", "kind": "xã",
            "name": "Nà Mường", "parent": "t",
        },
        {"fact": "place_merged", "on": on, "sources": ["x1", "x4"], "into": "m1"},
    )  # fmt: skip
    old = places(place(commune="Nà Mường", district="Phiêng Lơi"))
    assert facts(old)[0]["place"] == "x4"
    new = places(place(commune="Nà Mường", district=None, on=date(2025, 9, 1)))
    assert facts(new)[0]["place"] == "m1"
    either = places(place(commune="Nà Mường", district=None))
    assert codes(either, 2) == ["ambiguous_commune"]
    gone = places(place(on=date(2025, 9, 1)))
    assert codes(gone, 2) == ["commune_ended"]
    (row,) = [row for row in gone.rows if not row.skipped]
    assert row.troubles[0].candidates[0]["id"] == "m1"


def test_what_was_decided_to_be_another_is_recorded() -> None:
    line = place(name="Nà Hoa")
    answer = places(line, decisions={"distinct:b1:na1 hoa": True})
    assert verdicts(answer) == ["accepted"]


NOTED = [
    ("Bản Tà Lềnh (bản Pán 2 cũ)", ["b2"]),
    ("Bản Tà Lềnh (Nà Hoa)", ["b1"]),
    ("Bản Tà Lềnh (trước là bản Ít Ong)", []),
    ("Bản Tà Lềnh (sáp nhập từ bản Nà Hoa và bản Huổi Lắc)", ["b1", "b3"]),
    ("Bản Tà Lềnh sáp nhập từ bản A, bản B", []),
]
PLAIN = [
    "Trường PTDTBT (THCS) Chiềng Ban",
    "Trường Tiểu học Nà Tân (điểm trường)",
    "Bản Tà Lềnh (Củ)",
    "Bản Tà Lềnh (A)",
    "Bản Nhập Nội",
    "Bản Tà Lềnh (Hòa Bình)",
]


@pytest.mark.parametrize(("name", "ids"), NOTED)
def test_a_note_beside_a_name_is_a_question(name: str, ids: list[str]) -> None:
    """B26, B89: renamed, merged or new? Planted: recorded with the note in its name."""
    answer = places(place(name=name))
    assert (verdicts(answer), codes(answer, 2)) == (["held"], ["name_with_note"])
    assert not facts(answer)
    (trouble,) = answer.rows[1].troubles
    assert [one["id"] for one in trouble.candidates] == ids


@pytest.mark.parametrize("name", PLAIN)
def test_brackets_may_be_part_of_a_name(name: str) -> None:
    """The village Hòa Bình of another commune among them. Planted: every bracket held."""
    assert codes(places(place(name=name, kind="Trường" if "Trường" in name else "Bản")), 2) == []
