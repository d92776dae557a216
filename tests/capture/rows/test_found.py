"""Units that a row names: where they lie, whether they still are, and what goes on for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hatnhan.capture.answer import as_json
from hatnhan.capture.model import Answer, Trouble
from hatnhan.capture.units.names import exact
from tests.capture.rows.ground import (
    MEMBERS,
    PLACES,
    codes,
    judged,
    member,
    place,
    recorded,
    verdicts,
)
from tests.capture.rows.test_organisations import ON, line, organisations

STOCK = ("TT", "Họ và tên", "Tháng, năm sinh", "Giới tính", "Dân tộc", "Cơ sở", "Chi bộ", "Xã")


def candidate(place: str | None, cell: str | None = None, commune: str | None = None) -> Answer:
    row = (1, "Lò Thị Sen", "5/1999", "Nữ", "Thái", place, cell, commune)
    return judged("candidates", STOCK, row)


def only(answer: Answer, code: str) -> Trouble:
    (found,) = [t for row in answer.rows for t in row.troubles if t.code == code]
    return found


@pytest.fixture
def closed() -> None:
    recorded({"fact": "establishment_closed", "on": "2020-06-30", "id": "b2"})


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("Bản Pán 2",), "establishment_ended"),
        ((None, "Chi bộ bản Huổi Lắc cũ"), "cell_ended"),
        ((None, "Chi bộ bản Nà Hoa Trên"), "cell_ended"),
        (("Bản Nà Hoa", None, "Nà Mường"), "commune_differs"),
        (("Bản Nà Hoa", "Chi bộ bản Hòa Bình", "Chiềng Ban"), ""),
    ],
)
def test_a_candidate_belongs_to_what_is_there(given: tuple[Any, ...], code: str) -> None:
    """A cell of another commune may help. Planted: candidates not judged like members."""
    answer = candidate(*given)
    stopped = {t.code for row in answer.rows for t in row.troubles} - {"month_only"}
    assert stopped == ({code} if code else set())
    assert (verdicts(answer)[0] in {"held", "refused"}) is bool(code)


def test_the_unit_that_goes_on_is_proposed() -> None:
    told = only(candidate(None, "Chi bộ bản Nà Hoa Trên"), "cell_ended")
    assert "01/01/2015" in told.message
    assert "Chi bộ bản Nà Hoa" in told.message
    assert [one["id"] for one in told.candidates] == ["k1"]
    gone = only(candidate(None, "Chi bộ bản Huổi Lắc cũ"), "cell_ended")
    assert "kế tục" not in gone.remedy + gone.message


def test_the_committee_of_the_cell_is_named() -> None:
    """Planted: only that the cell belongs elsewhere."""
    answer = judged("members", (*MEMBERS, "Đảng bộ"), (*member(), "Đảng bộ xã Nà Mường"))
    told = only(answer, "committee_differs")
    assert "“Đảng bộ xã Nà Mường”" in told.message
    assert "“Đảng bộ xã Chiềng Ban”" in told.message


def test_a_parent_that_has_ended_names_its_successor() -> None:
    """Planted: left to the register, which knows no successor."""
    recorded(
        {"fact": "organisation_merged", "on": "2011-06-01", "sources": ["dx4"], "into": "dx1"},
    )
    answer = organisations(
        line("Chi bộ M", "Chi bộ", "Đảng bộ xã Nà Mường", date(2011, 6, 2)),
        line("Chi bộ N", "Chi bộ", "Đảng bộ xã Nà Mường", date(2011, 6, 1)),
        line("Chi bộ P", "Chi bộ", "Đảng bộ xã Nà Mường", date(1964, 2, 2)),
    )
    assert verdicts(answer) == ["refused", "accepted", "refused"]
    told = only(answer, "parent_ended")
    assert [one["id"] for one in told.candidates] == ["dx1"]
    assert "Đảng bộ xã Chiềng Ban" in told.message
    assert "03/02/1964" in only(answer, "parent_not_yet").message


def test_a_circle_of_parents_is_named() -> None:
    """Planted: parents of unfit rank taken for unknown."""
    answer = organisations(
        line("Đảng bộ A", "Đảng bộ cơ sở", "Đảng bộ B"),
        line("Đảng bộ B", "Đảng bộ cơ sở", "Đảng bộ A"),
        line("Đảng bộ C", "Đảng bộ cơ sở", "Đảng bộ C"),
        line("Đảng bộ D", "Đảng bộ cơ sở", "Đảng bộ E"),
        line("Đảng bộ E", "Đảng bộ cơ sở", "Đảng bộ huyện Mường Ẳng"),
    )
    found = [codes(answer, row) for row in range(2, 7)]
    assert found == [["parent_circle"]] * 3 + [["bad_rank"], []]
    first, _, own, rank, _ = (row.troubles[0] if row.troubles else None for row in answer.rows[1:])
    assert first is not None
    assert "“Đảng bộ A” dưới “Đảng bộ B” dưới “Đảng bộ A”" in first.message
    assert first.rows == (3,)
    assert own is not None
    assert "chính mình" in own.message
    assert rank is not None
    assert "dòng 6" in rank.message


def test_a_group_is_part_of_a_cell() -> None:
    """Planted: the parent looked for among committees alone."""
    answer = organisations(
        line("Tổ đảng điểm trường", "Tổ đảng", "Chi bộ bản Nà Hoa"),
        line("Tổ đảng Nà Hoa Trên", "Tổ đảng", "Chi bộ bản Nà Hoa Trên", date(2016, 1, 1)),
    )
    assert (verdicts(answer), codes(answer, 3)) == (["accepted", "refused"], ["parent_ended"])
    assert [one["id"] for one in answer.rows[2].troubles[0].candidates] == ["k1"]


def test_an_establishment_that_has_ended_is_not_served() -> None:
    recorded({"fact": "establishment_merged", "on": "2011-01-01", "sources": ["b6"], "into": "b7"})
    answer = organisations(line("Chi bộ T", "Chi bộ", "Đảng bộ xã Nà Mường", ON, "Bản Lọng Khoang"))
    assert [one["id"] for one in only(answer, "serves_ended").candidates] == ["b7"]


def test_outside_a_row_that_changes_nothing_is_skipped() -> None:
    """The contract has no other word for it. Planted: the name that is used inside."""
    same = member(
        name="Lò Văn Chung", born=date(1970, 4, 12), admitted=date(1999, 5, 19),
        official=date(2000, 5, 19),
    )  # fmt: skip
    told = as_json(judged("members", MEMBERS, same, member()))
    row, other = [row for row in told["rows"] if row["row"] > 1]
    assert (row["verdict"], row["skipped"], other["verdict"]) == (
        "skipped", "already_there", "accepted"
    )  # fmt: skip
    assert row["problems"][0]["verdict"] == "skipped"
    assert told["totals"] == {
        "rows": 2,
        "facts": 3,
        "skipped": 1,
        "already_there": 1,
        "accepted": 1,
    }


def test_a_name_that_had_ended_comes_back() -> None:
    """B89: the same or a new one? The one that goes on is proposed; a new one is recorded once that
    was said. Planted: only that the register says otherwise.
    """
    recorded({"fact": "establishment_merged", "on": "2009-01-01", "sources": ["b3"], "into": "b1"})
    answer = judged("establishments", PLACES, place(name="Bản Huổi Lắc"))
    told = only(answer, "name_of_ended")
    assert [one["id"] for one in told.candidates] == ["b3", "b1"]
    assert "01/01/2009" in told.message
    assert "Bản Nà Hoa" in told.message
    key = f"distinct:b3:{exact('Bản Huổi Lắc')}"
    answer = judged("establishments", PLACES, place(name="Bản Huổi Lắc"), decisions={key: True})
    assert verdicts(answer) == ["accepted"]
    cell = line("Chi bộ bản Huổi Lắc cũ", "Chi bộ", "Đảng bộ xã Chiềng Ban")
    told = only(organisations(cell), "name_of_ended")
    assert [one["id"] for one in told.candidates] == ["k9"]
    assert "kế tục" not in told.remedy


def test_all_that_are_as_near_are_shown() -> None:
    """II may be 2 or 1: both are two letters away. Planted: only the one that reads alike."""
    recorded(
        {
            "fact": "establishment_opened", "on": "1964-01-01", "id": "b20", "kind": "village",
            "name": "Bản Pán 1", "place": "x1",
        }
    )  # fmt: skip
    answer = judged("establishments", PLACES, place(name="Bản Pán II"))
    told = only(answer, "look_alike")
    assert [(one["id"], one["distance"]) for one in told.candidates] == [("b2", 2), ("b20", 2)]


def test_the_day_of_the_founding_tells_committees_of_one_name() -> None:
    """Before and after 2025. Planted: the living one taken whatever the day."""
    on = "2025-07-01"
    recorded(
        {
            "fact": "organisation_founded", "on": on, "id": "m1", "kind": "grassroots_committee",
            "name": "Đảng bộ xã Nà Mường", "parent": "dt",
        },
        {"fact": "organisation_merged", "on": on, "sources": ["dx1", "dx4"], "into": "m1"},
    )  # fmt: skip
    answer = organisations(
        line("Chi bộ S", "Chi bộ", "Đảng bộ xã Nà Mường", date(2010, 1, 1)),
        line("Chi bộ T", "Chi bộ", "Đảng bộ xã Nà Mường", date(2025, 9, 1)),
    )
    assert [fact["parent"] for row in answer.rows for fact in row.facts] == ["dx4", "m1"]


def test_a_cell_that_moved_is_not_founded_again_under_its_old_committee() -> None:
    """Planted: organisations known by the committee of today alone."""
    recorded({"fact": "organisation_moved", "on": "2018-01-01", "id": "k7", "parent": "dx1"})
    cell = ("Chi bộ bản Hòa Bình", "Chi bộ")
    same = organisations(line(*cell, "Đảng bộ xã Nà Mường", date(1965, 2, 3)))
    assert codes(same, 2) == ["already_there"]
    other = organisations(line(*cell, "Đảng bộ xã Nà Mường", date(2012, 1, 1)))
    assert codes(other, 2) == ["differs_from_register"]


def test_kinds_in_short() -> None:
    """Told, and never another kind. Planted: only what is written in full found."""
    recorded(
        {
            "fact": "establishment_opened", "on": "1964-01-01", "id": "b30", "kind": "village",
            "name": "Tiểu khu 7", "place": "x1",
        },
        {
            "fact": "organisation_founded", "on": "1965-01-01", "id": "k30", "kind": "cell",
            "name": "Chi bộ Tiểu khu 7", "parent": "dx1",
        },
        {
            "fact": "organisation_founded", "on": "1965-01-01", "id": "o30", "parent": "dh1",
            "kind": "grassroots_committee", "name": "Đảng bộ thị trấn Mường Ẳng",
        },
    )  # fmt: skip
    answer = judged("members", MEMBERS, member(cell="CB TK 7", place="TK 7"))
    assert (verdicts(answer), codes(answer, 2)) == (["normalised"], ["short_name"] * 2)
    assert answer.rows[1].facts[1]["cell"] == "k30"
    answer = judged("members", MEMBERS, member(cell="Chi bộ bản 7", place="TDP 7"))
    assert codes(answer, 2) == ["unknown_cell", "unknown_establishment"]
    answer = organisations(line("Chi bộ U", "Chi bộ", "ĐB TT Mường Ẳng"))
    assert [fact["parent"] for row in answer.rows for fact in row.facts] == ["o30"]
