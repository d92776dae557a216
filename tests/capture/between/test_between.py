"""What rows say together: one person twice, twins, totals, columns, scope, the whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hatnhan.capture.answer import problem
from hatnhan.capture.between.possible import surely
from hatnhan.capture.check import check
from hatnhan.capture.model import Answer
from hatnhan.capture.units.index import Index
from hatnhan.domain.problems import Problem
from hatnhan.domain.register import Register
from hatnhan.domain.wire import read_fact
from hatnhan.registry.loader import DatabaseLoader
from hatnhan.registry.scopes import Scope
from tests.capture.rows.ground import (
    MEMBERS,
    PLACES,
    TODAY,
    book,
    codes,
    judged,
    member,
    place,
    verdicts,
)

BORN = date(1980, 5, 2)


def members(*lines: Any, **more: Any) -> Answer:
    return judged("members", MEMBERS, *lines, **more)


def places(*lines: Any, **more: Any) -> Answer:
    return judged("establishments", PLACES, *lines, **more)


def test_one_person_on_two_rows_is_one_problem() -> None:
    answer = members(member(), member(name="Lò Văn Bun", born=date(1971, 1, 1)), member())
    assert verdicts(answer) == ["held", "accepted", "held"]
    first, last = answer.rows[1].troubles[0], answer.rows[3].troubles[0]
    assert (first.code, first.rows, last.rows) == ("duplicate_in_file", (4,), (2,))
    assert first.message == last.message
    assert "2, 4" in first.message


def test_one_person_in_two_cells_names_both() -> None:
    answer = members(member(), member(cell="Chi bộ bản Hòa Bình", place="Bản Hòa Bình"))
    message = answer.rows[1].troubles[0].message
    assert "“Chi bộ bản Nà Hoa”" in message
    assert "“Chi bộ bản Hòa Bình”" in message


def test_twins_are_two_people() -> None:
    """Planted: one surname and one birthday held as one person."""
    answer = members(member(name="Thào A Chống"), member(name="Thào A Sinh"))
    assert verdicts(answer) == ["warned", "warned"]
    assert codes(answer, 2) == ["possible_twin"]
    assert sum(len(row.facts) for row in answer.rows) == 6


ALIKE = [
    (("Cà Văn Tiến", BORN), ("Ca Van Tien", BORN), "held"),
    (("Cà Văn Tiến", BORN), ("Cà Văn Tiến", date(1980, 5, 3)), "held"),
    (("Cà Văn Tiến", BORN), ("Cà Văn Tiến", date(1980, 2, 5)), "held"),
    (("Cà Văn Tiến", BORN), ("Cà Văn Tiến", date(1980, 11, 19)), "warned"),
    (("Cà Văn Tiến", BORN), ("Lò Văn Hặc", date(1980, 11, 19)), "accepted"),
    (("Lò Văn Bun", BORN), ("Lò Văn Lún", date(1980, 11, 19)), "accepted"),
    (("Cà Văn Tiến", BORN), ("Cà Văn Tiến", date(1961, 11, 19)), "accepted"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), ALIKE)
def test_near_persons_are_asked_about(one: Any, other: Any, verdict: str) -> None:
    answer = members(*(member(name=name, born=born) for name, born in (one, other)))
    assert set(verdicts(answer)) - {"warned"} == {verdict} - {"warned"}
    assert verdict in verdicts(answer)


def test_two_rows_decided_to_be_two_persons() -> None:
    lines = member(), member(name="Ca Van Tien")
    beside = members(*lines).rows[1].troubles[0].candidates
    assert [one["row"] for one in beside] == [2, 3]
    key = "|".join(sorted(one["key"] for one in beside))
    assert "held" not in verdicts(members(*lines, decisions={key: "distinct"}))


def test_villages_named_twice() -> None:
    answer = places(
        place(), place(), place(name="Bản Pá Lăng 1"), place(name="Bản Pá Lăng I"),
        place(name="Bản Pá Lăng 2"),
    )  # fmt: skip
    assert verdicts(answer) == ["held"] * 4 + ["accepted"]
    assert (codes(answer, 2), codes(answer, 4)) == (["duplicate_in_file"], ["look_alike"])


def test_one_name_in_two_communes_is_two_villages() -> None:
    answer = places(place(), place(commune="Nà Mường", district="Phiêng Lơi"))
    assert verdicts(answer) == ["accepted", "accepted"]


TOTAL = (None, "Tổng số: 3 cơ sở", None, None, None, None, None)


def test_totals_are_check_sums() -> None:
    """Planted: a total that differs only told, and the file accepted."""
    short = places(place(), place(name="Bản B"), TOTAL)
    assert (short.verdict, short.code) == ("held", "total_differs")
    assert short.reconciliation["agrees"] is False
    (one,) = short.reconciliation["compared"]
    assert (one["printed"], one["counted"], one["row"]) == (3, 2, 4)
    whole = places(place(), place(name="Bản B"), place(name="Bản C"), TOTAL)
    assert (whole.verdict, whole.reconciliation["agrees"]) == ("accepted", True)
    told = places(place(), place(name="Bản B"), TOTAL, decisions={"total_differs": "include"})
    assert told.verdict == "accepted"


def test_dates_moved_between_epochs() -> None:
    """1.462 days: official before admitted, and a year after it when moved back."""
    names = ("Hặc", "Bun", "Panh", "Say")
    lines = [
        member(name=f"Lò Văn {name}", born=date(1970 + n, 5, 2), official=date(2003, 2, 9))
        for n, name in enumerate(names)
    ]
    answer = members(*lines, member())
    assert verdicts(answer) == ["held"] * 4 + ["accepted"]
    assert codes(answer, 2) == ["epoch_shift"]
    assert verdicts(members(*lines[:2], member())) == ["refused", "refused", "accepted"]


def test_rows_out_of_scope_say_nothing_of_what_is_there() -> None:
    """The same words for a commune elsewhere and for one that does not exist."""
    scope = [Scope("place", "x1")]
    assert places(place(), scope=scope).verdict == "accepted"
    said = []
    for commune in ("Nà Mường", "Mường Lạ"):
        answer = places(place(), place(name="Bản Z", commune=commune), scope=scope)
        assert (answer.verdict, answer.code, answer.rows) == ("refused", "out_of_scope", [])
        said.append(answer.message)
    assert said[0] == said[1]


def test_candidates_shown_lie_in_the_scope() -> None:
    """Planted: near names looked for in the whole register."""
    scope = [Scope("organisation", "dx1")]
    answer = members(member(), member(name="Lò Văn Bun", cell="Chi bộ bản Na Hoa"), scope=scope)
    told = [c["id"] for row in answer.rows for t in row.troubles for c in t.candidates]
    assert told
    assert set(told) <= {"k1", "k2", "k8", "k10"}
    near_one_outside = member(name="Lò Văn Bun", cell="Chi bộ bản Hòa Binh")
    assert members(member(), near_one_outside, scope=scope).code == "out_of_scope"


def test_what_needs_no_trial_is_possible() -> None:
    """Rows that are taken without a trial, tried: none contradicts the register."""
    lines = [
        member(
            name=f"Lò Văn {chr(65 + n % 26)}{chr(97 + n // 26)}", born=date(1950 + n % 40, 3, 1),
            admitted=date(1975 + n % 40, 9, 9), official=date(1976 + n % 40, 9, 9), cell=cell,
            place=None,
        )
        for n, cell in enumerate(
            ["Chi bộ bản Nà Hoa", "Chi bộ bản Lọng Khoang", "Chi bộ bản Nà Hoa Trên"] * 20
        )
    ]  # fmt: skip
    answer, index = members(*lines), Index.of_register()
    rows = [row for row in answer.rows if row.facts]
    sure = [row for row in rows if surely(row, index)]
    assert len(sure) > 20
    register = Register(DatabaseLoader())
    number = 10_000
    for row in sure:
        for fact in row.facts:
            number += 1
            register.record(number, read_fact(fact))
    for row in rows:
        row.facts[1]["cell"] = "k9"
    assert not [row for row in rows if surely(row, index)]
    with pytest.raises(Problem):
        register.record(number + 1, read_fact(rows[-1].facts[1]))


def test_a_file_without_rows_is_refused() -> None:
    answer = members()
    assert (answer.verdict, answer.code) == ("refused", "no_rows")


def test_the_epoch_of_the_file_is_told() -> None:
    from hatnhan.capture.check import check
    from tests.capture.rows.ground import TODAY

    answer = check("members", book((MEMBERS, member()), date1904=True), today=TODAY)
    assert answer.verdict == "accepted"
    assert "epoch_1904" in [note.code for note in answer.notes]


def test_a_column_without_what_bounds_its_dates() -> None:
    """Planted: the day after the last day of the calendar asked for, where a row has no other
    date that bounds the one looked at."""
    answer = members(
        member(official=None), member(name="Lò Văn Bun", admitted=None, official=None),
        member(name="Lò Văn Say", born=date(2004, 1, 1)),
    )  # fmt: skip
    assert codes(answer, 3) == ["missing_admitted"]
    assert "event_before_birth" not in codes(answer, 2)


VILLAGES = [place(name=f"Bản {name}") for name in ("Nà Sản", "Huổi Ái", "Pá Pao")]


@pytest.mark.parametrize(
    ("label", "last", "agrees"),
    [
        ("Tổng cộng: 3 bản", None, True),
        ("Tổng cộng: 4 bản", None, False),
        ("Tổng cộng: 2 bản đặc biệt khó khăn", None, None),
        ("Tổng cộng: 3 bản", place(name="Trường THCS Bình Lư", kind="Trường"), None),
    ],
)
def test_a_total_of_villages_counts_lines_where_all_are(
    label: str, last: Any, agrees: bool | None
) -> None:
    """Planted: "4 bản" under three villages taken for a remark; the same over a school counted."""
    lines = [*VILLAGES, *([last] if last else [])]
    answer = places(*lines, (None, label, None, None, None, None, None))
    assert answer.reconciliation.get("agrees") is agrees
    assert (answer.code == "total_differs") == (agrees is False)


def test_rows_of_two_sheets_are_named_with_their_sheets() -> None:
    """The same row number on both. Planted: rows told apart by their numbers; sheets left out."""
    heads = [PLACES, place(name="Bản Huổi Mới")]
    answer = check("establishments", book(heads, heads), today=TODAY)
    one, other = (row.troubles[0] for row in answer.rows if not row.skipped)
    assert (one.rows, one.sheets) == ((2,), ("Trang 2",))
    assert (other.rows, other.sheets) == ((2,), ("Trang 1",))
    assert "2 (trang “Trang 1”), 2 (trang “Trang 2”)" in one.message
    heads = [MEMBERS, member()]
    answer = check("members", book(heads, heads), today=TODAY)
    one, _ = (row.troubles[0] for row in answer.rows if not row.skipped)
    assert (one.rows, one.sheets) == ((2,), ("Trang 2",))
    assert problem(one)["sheets"] == ["Trang 2"]
