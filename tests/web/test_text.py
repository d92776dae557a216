"""Files that spreadsheets open, names that are searched, filters of lists, days that are counted."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from hatnhan.domain.times import AsOf
from hatnhan.indicators.queries import EstablishmentLine
from hatnhan.web import duties, founding, names
from hatnhan.web.csvfile import LIVE, Sheet, inert, to_csv
from hatnhan.web.filters import EstablishmentFilter, matches
from hatnhan.web.people import Member

PAYLOADS = [
    '=HYPERLINK("http://x","y")',
    "=1+1",
    "+84912345678",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    "=cmd|' /C calc'!A0",
    "\0=1",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_a_csv_is_run(payload: str) -> None:
    """Planted: without looking past leading blanks, "  =1" stayed live."""
    assert not inert(payload).lstrip(" ").startswith(LIVE)


def test_numbers_stay_numbers_and_plain_text_stays_as_it_is() -> None:
    assert inert(-5) == "-5"
    assert inert("Bản Nà Pó") == "Bản Nà Pó"
    assert inert(None) == ""


def test_a_csv_reads_back_as_it_was() -> None:
    sheet = Sheet(
        "x", "X", [("Tên", 9, "text"), ("Số", 9, "count")], [('Bản "A", xã B\nx', 3), ("Đổ", 0)]
    )
    data = to_csv(sheet)
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) == [
        ["Tên", "Số"],
        ['Bản "A", xã B\nx', "3"],
        ["Đổ", "0"],
    ]


def test_a_name_pattern_lets_every_marked_letter_be_any() -> None:
    assert names.pattern("Đặng") == "%__ng%"
    assert names.pattern("50%_x") == "%50__x%"


def test_words_are_found_in_any_order_without_accents() -> None:
    assert matches(["na", "muong"], "Bản Nà Pó", "Xã Mường Cai")
    assert not matches(["cai", "x"], "Bản Nà Pó", "Xã Mường Cai".replace("X", ""))
    assert matches([], "gì cũng được")


def line(id: str, state: str, **other: object) -> EstablishmentLine:
    known = {
        "name": f"Bản {id}",
        "kind": "village",
        "zones": (),
        "place_id": "p",
        "place_path": ("Sơn La", "Sông Mã"),
        "official": 0,
        "probationary": 0,
    }
    return EstablishmentLine(id=id, state=state, **{**known, **other})  # type: ignore[arg-type]


LINES = [
    line("10", "own_cell", official=5, zones=("border",)),
    line("9", "no_member"),
    line("2", "cell_due", official=3, kind="school"),
    line("3", "own_cell_below_minimum", official=1),
]
AT = AsOf(date(2006, 11, 10), 1)


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({}, ["2", "3", "9", "10"]),
        ({"state": "no_cell"}, ["2", "9"]),
        ({"state": "with_cell"}, ["3", "10"]),
        ({"state": "no_member"}, ["9"]),
        ({"state": "x"}, ["2", "3", "9", "10"]),
        ({"kind": "school"}, ["2"]),
        ({"zone": "border"}, ["10"]),
        ({"q": "SONG ma 9"}, ["9"]),
        ({"sort": "members"}, ["10", "2", "3", "9"]),
        ({"sort": "state"}, ["9", "2", "3", "10"]),
        ({"sort": "__class__"}, ["2", "3", "9", "10"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(params: dict[str, str], ids: list[str]) -> None:
    """Bản 9 stands before Bản 10, as people count."""
    assert [found.id for found in EstablishmentFilter.read(params).of(LINES, AT)] == ids


@pytest.mark.parametrize(
    ("on", "before"),
    [
        (date(2007, 11, 10), date(2006, 11, 10)),
        (date(2008, 2, 29), date(2007, 2, 28)),
        (date(2008, 12, 31), date(2007, 12, 31)),
        (date(2008, 1, 31), date(2007, 1, 31)),
    ],
)
def test_a_year_before_is_a_day_that_exists(on: date, before: date) -> None:
    assert duties.months_before(on, 12) == before


def test_months_are_counted_back_over_a_new_year() -> None:
    assert duties.months_before(date(2007, 3, 31), 4) == date(2006, 11, 30)


def member(status: str, entered: date) -> Member:
    return Member(
        "p", "A", "male", "1980", "03", status, False, False, False, "c", "Chi bộ", entered
    )


def test_what_is_missing_counts_official_members_only() -> None:
    """Three official members are needed (Statute, Art. 21); probationers count when their year is over."""
    people = [
        member("official", date(2000, 1, 1)),
        member("probationary", date(2006, 7, 15)),
        member("probationary", date(2006, 3, 1)),
        member("probationary", date(2006, 9, 9)),
    ]
    found = founding.missing(people, date(2006, 11, 10))
    assert (found.official, found.minimum, found.probationary, found.more) == (1, 3, 3, 0)
    assert found.earliest == date(2007, 7, 15)


def test_too_few_people_have_no_earliest_day() -> None:
    found = founding.missing([member("probationary", date(2006, 7, 15))], date(2006, 11, 10))
    assert found.earliest is None
    assert found.more == 2
    enough = founding.missing([member("official", date(2000, 1, 1))] * 3, date(2006, 11, 10))
    assert enough.enough
    assert enough.more == 0
