"""Rows of members: what is recorded, what is told, what is asked, what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hatnhan.capture.model import Answer, Row, Trouble, Verdict
from hatnhan.capture.rows.struck import together
from tests.capture.rows.ground import MEMBERS, codes, judged, member, recorded, verdicts


def members(*lines: Any, **more: Any) -> Answer:
    return judged("members", MEMBERS, *lines, **more)


def facts(answer: Answer) -> list[dict[str, Any]]:
    return [fact for row in answer.rows for fact in row.facts]


def test_a_sound_row_is_a_person_admitted_and_recognised() -> None:
    """Planted: what follows an admission left out."""
    answer = members(member())
    assert (answer.verdict, verdicts(answer)) == ("accepted", ["accepted"])
    person, admitted, official = facts(answer)
    assert person["name"] == "Cà Văn Tiến"
    assert (person["sex"], person["born"], person["ethnic"]) == ("male", "1980-05-02", "03")
    assert admitted == {
        "fact": "member_admitted", "on": "2006-02-10", "person": person["id"], "cell": "k1",
        "establishment": "b1",
    }  # fmt: skip
    assert official == {"fact": "member_recognised", "on": "2007-02-10", "person": person["id"]}


def test_the_same_file_gives_the_same_ids() -> None:
    """What is shown and what is recorded are compared by them."""
    assert facts(members(member())) == facts(members(member()))


def test_members_from_before_the_units_are_stock() -> None:
    """The cell is of 03/02/2003: official before is official then, on probation then is recognised
    later. Planted: the status of today instead of that day."""
    answer = members(
        member(
            cell="Chi bộ bản Lọng Khoang", place="Bản Lọng Khoang", admitted=date(1999, 1, 1),
            official=date(2000, 1, 1),
        ),
        member(
            name="Lò Văn Kiên", cell="Chi bộ bản Lọng Khoang", place="Bản Lọng Khoang",
            born=date(1981, 9, 9), admitted=date(2002, 6, 1), official=date(2003, 6, 1),
        ),
    )  # fmt: skip
    assert verdicts(answer) == ["normalised", "normalised"]
    _, first, _, second, recognised = facts(answer)
    assert (first["fact"], first["on"], first["status"]) == (
        "member_arrived", "2003-02-03", "official",
    )  # fmt: skip
    assert first["note"] == "vào Đảng 01/01/1999, chính thức 01/01/2000"
    assert (second["status"], recognised["on"]) == ("probationary", "2003-06-01")


ASKED = [
    ("two names for one cell", {"cell": "Chi bộ bản Pán II"}, "held", "unknown_cell"),
    ("a mark less", {"place": "Bản Na Hoa"}, "held", "unknown_establishment"),
    ("two cells", {"cell": "Chi bộ bản Co Mạ", "place": None}, "held", "ambiguous_cell"),
    ("no village of two", {"cell": "Chi bộ bản Pán 2", "place": None}, "held",
     "missing_establishment"),
    ("the only village", {"place": None}, "normalised", "establishment_by_cell"),
    ("the only cell", {"cell": None}, "held", "cell_by_establishment"),
    ("a short name", {"cell": "Nà Hoa"}, "normalised", "short_name"),
    ("a tone elsewhere", {"cell": "Chi bộ bản Hoà Bình", "place": "Bản Hoà Bình"}, "normalised",
     "tone_placement"),
    ("a village of others", {"place": "Bản Hòa Bình"}, "warned", "cell_not_serving"),
    ("a dissolved cell", {"cell": "Chi bộ bản Huổi Lắc cũ", "place": "Bản Huổi Lắc"}, "refused",
     "cell_ended"),
    ("a merged cell, before", {"cell": "Chi bộ bản Nà Hoa Trên"}, "warned", "unit_merged"),
    ("a merged cell, after", {"cell": "Chi bộ bản Nà Hoa Trên", "admitted": date(2016, 1, 1),
     "official": date(2017, 1, 1)}, "refused", "cell_ended"),
    ("seventeen", {"admitted": date(1998, 4, 30), "official": date(1999, 4, 30)}, "refused",
     "under_18"),
    ("a day short", {"admitted": date(1998, 5, 1), "official": date(1999, 5, 1)}, "held",
     "under_18"),
    ("eighteen, by the year", {"born": "1980", "admitted": date(1998, 5, 1),
     "official": date(1999, 5, 1)}, "warned", "age_uncertain"),
    ("over sixty", {"born": date(1950, 1, 1), "admitted": date(2012, 2, 3),
     "official": date(2013, 2, 3)}, "held", "over_60"),
    ("born later", {"born": date(2010, 1, 1)}, "refused", "event_before_birth"),
    ("official too early", {"official": date(2007, 2, 9)}, "refused", "official_too_early"),
    ("official first", {"official": date(2005, 2, 9)}, "refused", "official_before_admission"),
    ("early in 1970", {"born": date(1945, 1, 1), "admitted": date(1970, 2, 3),
     "official": date(1970, 11, 3)}, "warned", "official_too_early"),
    ("official tomorrow", {"admitted": date(2025, 11, 25), "official": date(2026, 11, 25)},
     "refused", "date_in_future"),
    ("never official", {"official": None}, "warned", "probation_overdue"),
    ("no admission", {"admitted": None, "official": None}, "held", "missing_admitted"),
    ("no name", {"name": None}, "held", "missing_name"),
    ("no birth", {"born": None}, "held", "missing_born"),
    ("no sex", {"sex": None}, "held", "sex_blank"),
    ("no ethnic group", {"ethnic": None}, "held", "missing_ethnic"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "verdict", "code"),
    [case[1:] for case in ASKED],
    ids=[case[0] for case in ASKED],
)
def test_one_thing_is_wrong(given: dict[str, Any], verdict: str, code: str) -> None:
    answer = members(member(**given))
    assert verdicts(answer) == [verdict]
    assert code in codes(answer, 2)
    if verdict in {"held", "refused"}:
        assert not facts(answer)


@pytest.mark.parametrize(
    ("code", "given"),
    [("over_60", {"born": date(1950, 1, 1), "admitted": date(2012, 2, 3),
      "official": date(2013, 2, 3)}),
     ("under_18", {"admitted": date(1998, 5, 1), "official": date(1999, 5, 1)})],
)  # fmt: skip
def test_what_the_papers_allow_is_taken_once_they_were_looked_at(
    code: str, given: dict[str, Any]
) -> None:
    """Planted: heard for who is too young by the month, too."""
    assert verdicts(members(member(**given), decisions={code: "include"})) == ["warned"]
    young = members(
        member(admitted=date(1998, 4, 30), official=date(1999, 4, 30)),
        decisions={"under_18": "include"},
    )
    assert verdicts(young) == ["refused"]


def test_a_year_of_birth_shows_both_ages() -> None:
    """Born in 1980, admitted 01/05/1998: 17 or 18 years old (B 71: both bounds)."""
    answer = members(member(born="1980", admitted=date(1998, 5, 1), official=date(1999, 5, 1)))
    (said,) = [t for row in answer.rows for t in row.troubles if t.code == "age_uncertain"]
    assert "17 hoặc 18 tuổi" in said.message


def test_who_is_not_born_yet_is_told_only_that() -> None:
    """Planted: admitted before the birth, said besides."""
    answer = members(member(born=date(2041, 2, 3)))
    assert codes(answer, 2) == ["birth_in_future"]


def test_a_row_struck_through_is_said_once() -> None:
    """Planted: once for each cell."""
    row = Row("DS", 7, [Trouble("struck", Verdict.HELD, "…", raw=raw) for raw in ("1", "A", "B")])
    (once,) = together(row).troubles
    assert once.message.startswith("3 ô của dòng bị gạch ngang")


def test_eighteen_that_very_day() -> None:
    answer = members(member(admitted=date(1998, 5, 2), official=date(1999, 5, 2)))
    assert verdicts(answer) == ["accepted"]


def test_one_year_of_probation_that_very_day() -> None:
    assert verdicts(members(member(official=date(2007, 2, 10)))) == ["accepted"]


def test_candidates_come_with_parents_and_distance() -> None:
    """Never the nearest in silence. Planted: the one near name taken."""
    answer = members(member(cell="Chi bộ bản Na Hoa"))
    (row,) = [row for row in answer.rows if not row.skipped]
    (trouble,) = [t for t in row.troubles if t.code == "unknown_cell"]
    first = trouble.candidates[0]
    assert (first["id"], first["distance"]) == ("k1", 1)
    assert first["parent"] == "Đảng bộ xã Chiềng Ban, Đảng bộ huyện Mường Ẳng"


def test_a_unit_that_was_chosen_is_taken() -> None:
    decisions = {"unit:cell:Chi bộ bản Na Hoa": "k1"}
    answer = members(member(cell="Chi bộ bản Na Hoa"), decisions=decisions)
    assert verdicts(answer) == ["accepted"]
    assert facts(answer)[1]["cell"] == "k1"


def test_the_committee_tells_cells_of_one_name_apart() -> None:
    """Both communes are called Tân Hòa: only the district is left to tell."""
    heads = (*MEMBERS, "Huyện")
    line = (*member(cell="Chi bộ bản Co Mạ", place="Bản Co Mạ"), "Phiêng Lơi")
    answer = judged("members", heads, line)
    assert verdicts(answer) == ["accepted"]
    assert (facts(answer)[1]["cell"], facts(answer)[1]["establishment"]) == ("k5", "b5")


@pytest.mark.parametrize(
    ("heading", "said", "code"),
    [
        ("Xã", "Chiềng Ban", ""), ("Xã", "Nà Mường", "commune_differs"),
        ("Huyện", "huyện Mường Ẳng", ""), ("Huyện", "Phiêng Lơi", "district_differs"),
        ("Đảng bộ", "Đảng ủy xã Chiềng Ban", ""),
        ("Đảng bộ", "Đảng bộ xã Nà Mường", "committee_differs"),
    ],
)  # fmt: skip
def test_the_row_says_where_its_units_lie(heading: str, said: str, code: str) -> None:
    """Planted: the commune used to tell units apart and otherwise not looked at."""
    answer = judged("members", (*MEMBERS, heading), (*member(), said))
    assert codes(answer, 2) == ([code] if code else [])


def test_without_a_column_of_official_days_nothing_is_guessed() -> None:
    """All would be recorded as on probation. Planted: asked only of rows that say
    "chính thức"."""
    answer = judged("members", MEMBERS[:-1], member()[:-1])
    assert (verdicts(answer), codes(answer, 2)) == (["held"], ["missing_official"])


def test_a_remark_that_somebody_died_is_not_repeated() -> None:
    answer = judged("members", (*MEMBERS, "Ghi chú"), (*member(), "Đã chết, bị kỷ luật 2019"))
    assert codes(answer, 2) == ["remark_says_ended"]
    told = "".join(f"{t.message}{t.raw}{t.remedy}" for row in answer.rows for t in row.troubles)
    assert "2019" not in told
    assert "kỷ luật" not in told


def test_somebody_of_the_register() -> None:
    """Unchanged; in another cell; gone; almost the same."""
    same = {
        "name": "Lò Văn Chung", "born": date(1970, 4, 12), "admitted": date(1999, 5, 19),
        "official": date(2000, 5, 19),
    }  # fmt: skip
    answer = members(member(**same))
    assert (verdicts(answer), codes(answer, 2)) == (["there"], ["already_there"])
    assert not facts(answer)
    answer = members(member(**same, cell="Chi bộ bản Hòa Bình", place="Bản Hòa Bình"))
    assert (verdicts(answer), codes(answer, 2)) == (["refused"], ["already_member"])
    (row,) = [row for row in answer.rows if not row.skipped]
    assert "“Chi bộ bản Nà Hoa” từ 19/05/1999" in row.troubles[0].message
    answer = members(member(**same | {"name": "Lò Văn Trung"}))
    assert (verdicts(answer), codes(answer, 2)) == (["held"], ["possible_person"])
    answer = members(
        member(
            name="Quàng Thị Hoa", sex="Nữ", born=date(1972, 8, 30), cell="Chi bộ bản Hòa Bình",
            place="Bản Hòa Bình",
        )
    )  # fmt: skip
    assert (verdicts(answer), codes(answer, 2)) == (["held"], ["former_member"])


def test_a_decision_about_two_persons_is_not_asked_again() -> None:
    """Planted: decisions not handed on."""
    line = member(name="Lò Văn Trung", born=date(1970, 4, 12))
    (row,) = [row for row in members(line).rows if not row.skipped]
    key = row.troubles[-1].candidates[0]["key"]
    answer = members(line, decisions={key: "distinct"})
    assert verdicts(answer) == ["accepted"]


def test_somebody_known_by_the_year_alone_is_unchanged() -> None:
    """The same list again. Planted: sameness asked only of whole dates of birth."""
    line = member(name="Tòng Văn Chỉnh", born=1980)
    recorded(*facts(members(line)))
    assert codes(members(line), 2) == ["year_only", "already_there"]


def test_a_gap_in_the_column_of_cells_is_asked_about() -> None:
    """Planted: the cell that serves the village taken for every blank without a question."""
    assert codes(members(member(cell=None)), 2) == ["cell_by_establishment"]
    assert facts(members(member(cell=None))) == []
    answer = members(member(cell=None), decisions={"confirmed:Chi bộ": ["cell_by_establishment"]})
    assert verdicts(answer) == ["normalised"]
    assert facts(answer)[1]["cell"] == "k1"


def test_a_file_without_establishments_is_told_of_once() -> None:
    heads, line = list(MEMBERS), list(member())
    del heads[6], line[6]
    answer = judged("members", heads, line)
    assert verdicts(answer) == ["accepted"]
    assert "establishment_by_cell" in [note.code for note in answer.notes]
    assert facts(answer)[1]["establishment"] == "b1"


WITHOUT = (*MEMBERS[:6], *MEMBERS[7:])


def without(**given: Any) -> Any:
    line = member(**given)
    return (*line[:6], *line[7:])


def test_a_list_without_establishments_records_none_where_the_cell_serves_several() -> None:
    """Contract §2: a membership need name none. What follows of it is said once.

    Planted: held as a gap in a column is; said of rows that are not recorded.
    """
    answer = judged(
        "members", WITHOUT, without(cell="Chi bộ bản Pán 2"),
        without(cell="Chi bộ bản Pán 2", name="Hà Thị Dọn", sex="Nữ", born=date(1979, 1, 4)),
        without(cell="Chi bộ bản Pán 2", name="Vì Văn Tú", born=date(1975, 3, 3)),
        without(cell="Chi bộ bản Pán 2", name="Vì Văn Tú", born=date(1975, 3, 3)),
        without(name="Cà Văn Sương", born=date(1971, 7, 7)),
    )  # fmt: skip
    assert verdicts(answer) == ["normalised", "normalised", "held", "held", "accepted"]
    entries = [fact for fact in facts(answer) if fact["fact"] == "member_admitted"]
    assert [fact.get("establishment") for fact in entries] == [None, None, "b1"]
    (note,) = [note for note in answer.notes if note.code == "without_establishment"]
    assert (str(answer.verdict), str(note.verdict)) == ("held", "warned")
    assert "2 đảng viên" in note.message
    assert "“Chi bộ bản Pán 2” 2 người" in note.message


def test_a_list_without_establishments_does_not_deny_that_of_the_register() -> None:
    """Planted: its silence taken for another establishment."""
    recorded(
        {
            "fact": "person_registered", "on": "2001-05-19", "id": "n9", "name": "Lường Văn Khoảnh",
            "sex": "male", "born": "1970-04-12", "ethnic": "03",
        },
        {
            "fact": "member_admitted", "on": "2001-05-19", "person": "n9", "cell": "k2",
            "establishment": "b3",
        },
    )  # fmt: skip
    line = without(
        name="Lường Văn Khoảnh", born=date(1970, 4, 12), cell="Chi bộ bản Pán 2",
        admitted=date(2001, 5, 19), official=None,
    )  # fmt: skip
    answer = judged("members", WITHOUT, line)
    assert verdicts(answer) == ["there"]
