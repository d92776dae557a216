"""`hatnhan import` as a program outside meets it: its answers, its exit status, what it records."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.capture.sheets import LIST, people, xlsx
from tests.contract.outside import Done, Office
from tests.domain.province import GROUND


class Clerk:
    """An office whose register holds the small invented province, and its workbooks."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.office = folder, Office(folder)
        done = self.office.run("facts", "import", "-", given="\n".join(GROUND))
        assert done.status == 0, done.err

    def run(self, *words: str) -> Done:
        return self.office.run(*words)

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def takes(self, data: bytes, *more: str, name: str = "ds.xlsx") -> tuple[int, dict[str, Any]]:
        done = self.run("import", "members", str(self.file(name, data)), *more, "--json")
        assert not done.err
        return done.status, done.json

    def facts(self) -> list[dict[str, Any]]:
        lines = self.run("facts", "export").out.splitlines()
        return [json.loads(line) for line in lines[len(GROUND) :]]


@pytest.fixture
def office(tmp_path: Path) -> Clerk:
    return Clerk(tmp_path)


def test_accepted_recorded_and_known_again(office: Clerk) -> None:
    data = xlsx(people(3))
    status, told = office.takes(data, "--dry-run")
    assert (status, told["file"]["verdict"]) == (0, "accepted")
    assert {row["row"] for row in told["rows"]} == {1, 2, 3, 4}
    assert set(told) >= {"file", "rows", "totals", "reconciliation"}
    assert office.facts() == []
    status, told = office.takes(data)
    assert (status, told["recorded"]) == (0, 9)
    end = office.facts()
    assert [fact["fact"] for fact in end[:3]] == [
        "person_registered",
        "member_admitted",
        "member_recognised",
    ]
    status, told = office.takes(data, name="ten khac.xlsx")
    assert (status, told["file"]["code"], told["recorded"]) == (0, "already_imported", 0)
    assert office.facts() == end


def test_held_is_nothing_and_clean_rows_are_taken_when_asked(office: Clerk) -> None:
    rows = people(3)
    rows[1][4] = "Dân tộc nào đó"
    data = xlsx(rows)
    status, told = office.takes(data)
    assert (status, told["file"]["verdict"], office.facts()) == (1, "held", [])
    status, told = office.takes(data, "--accept-clean")
    assert (status, told["recorded"]) == (0, 6)
    back = Path(told["returned"])
    page = openpyxl.load_workbook(back)[LIST]
    assert page["J1"].value == "Lý do"
    assert page["J2"].value == page["J4"].value == "Đã nhập"
    assert "Dân tộc" in str(page["J3"].value)
    page["E3"] = "Mông"
    out = io.BytesIO()
    page.parent.save(out)
    status, told = office.takes(out.getvalue(), name=back.name)
    assert (status, told["recorded"]) == (0, 3), told["file"]
    assert len(office.facts()) == 9


def test_where_the_returned_workbook_goes(office: Clerk) -> None:
    rows = people(2)
    rows[0][4] = ""
    place = office.folder / "tra lai.xlsx"
    status, told = office.takes(xlsx(rows), "--returned", str(place))
    assert (status, told["returned"]) == (1, str(place))
    assert openpyxl.load_workbook(place)[LIST]["J2"].value


def test_what_cannot_be_opened_is_refused_in_the_form_of_the_contract(office: Clerk) -> None:
    status, told = office.takes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert status == 1
    assert told["file"]["verdict"] == "refused"
    assert told["rows"] == []
    done = office.run("import", "members", str(office.folder / "khong-co.xlsx"), "--json")
    assert (done.status, done.json["file"]["code"]) == (1, "bad_file")


def test_a_sheet_that_is_not_there_names_those_that_are(office: Clerk) -> None:
    status, told = office.takes(xlsx(people(2)), "--sheet", "Trang 9")
    assert (status, told["file"]["code"]) == (1, "sheet_unknown")
    assert LIST in told["file"]["message"]
    assert office.takes(xlsx(people(2)), "--sheet", LIST, "--dry-run")[0] == 0


def test_bad_usage(office: Clerk) -> None:
    assert office.run("import", "villages", "x.xlsx").status == 2
    assert office.run("import", "members").status == 2


def test_for_reading(office: Clerk) -> None:
    rows = people(2)
    rows[0][4] = "Dân tộc nào đó"
    done = office.run("import", "members", str(office.file("ds.xlsx", xlsx(rows))))
    assert done.status == 1
    assert done.out.startswith("ds.xlsx: ")
    assert f"{LIST}, dòng 2, cột “Dân tộc”: " in done.out
    assert done.out.rstrip().endswith("Chưa ghi gì.")


def test_what_the_file_asks_is_answered_by_its_code(office: Clerk) -> None:
    """A birth of "4/3/85" is 1985 once somebody says so for the column.

    Planted: the answer taken, the file not checked again.
    """
    rows = people(2)
    rows[0][2] = "4/3/85"
    data = xlsx(rows)
    status, told = office.takes(data, "--dry-run")
    assert (status, told["file"]["verdict"]) == (1, "held")
    (asked,) = told["questions"]
    assert (asked["code"], asked["rows"]) == ("two_digit_year|Ngày sinh", 1)
    assert asked["examples"] == [{"where": "dòng 2", "raw": "4/3/85", "read": "1985-03-04"}]
    status, told = office.takes(data, "--answer", f"{asked['code']}=yes")
    assert (status, told["file"]["verdict"], told["questions"]) == (0, "accepted", [])
    assert "1985-03-04" in {fact.get("born") for fact in office.facts()}


@pytest.mark.parametrize(
    "answer",
    ["two_digit_year|Ngày sinh=no", "hidden_row=exclude", "=", "unit:cell:Chi bộ bản Huổi Sen=cb-lau",
     "a|b=distinct"],
)  # fmt: skip
def test_an_answer_to_nothing_that_was_asked_is_refused(office: Clerk, answer: str) -> None:
    """Planted: what is not asked passed over; a unit that was not offered taken."""
    rows = people(2)
    rows[0][2] = "4/3/85"
    status, told = office.takes(xlsx(rows), "--answer", answer)
    assert (status, told["file"]["verdict"]) == (1, "refused")
    assert office.facts() == []


def test_two_who_look_like_one_are_told_apart(office: Clerk) -> None:
    """The keys of both stand beside the rows that may be one person."""
    rows = people(1)
    twin = [2, *rows[0][1:7], "03/02/2019", "03/02/2020"]
    status, told = office.takes(xlsx([rows[0], twin]), "--dry-run")
    assert (status, told["file"]["verdict"]) == (1, "held")
    problems = next(row for row in told["rows"] if row["verdict"] == "held")["problems"]
    (said,) = [each for each in problems if "candidates" in each]
    pair = "|".join(sorted(each["key"] for each in said["candidates"]))
    assert told["decisions"] == {pair: ["distinct"]}
    status, told = office.takes(xlsx([rows[0], twin]), "--answer", f"{pair}=distinct")
    assert status == 0
    assert len({fact["id"] for fact in office.facts() if "id" in fact}) == 2


def test_a_unit_is_chosen_among_those_offered(office: Clerk) -> None:
    rows = people(1)
    rows[0][5] = "Chi bộ bản Huổi Sem"
    status, told = office.takes(xlsx(rows), "--dry-run")
    assert (status, told["decisions"]) == (1, {"unit:cell:Chi bộ bản Huổi Sem": ["cb-sen"]})
    key = "unit:cell:Chi bộ bản Huổi Sem"
    for wrong in ("cb-lau", "khong-co"):
        status, told = office.takes(xlsx(rows), "--answer", f"{key}={wrong}")
        assert (status, told["file"]["verdict"]) == (1, "refused")
    assert office.facts() == []
    status, told = office.takes(xlsx(rows), "--answer", f"{key}=cb-sen")
    assert status == 0
    assert {fact.get("cell") for fact in office.facts()} >= {"cb-sen"}
