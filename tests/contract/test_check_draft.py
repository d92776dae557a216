"""`hatnhan check-draft` by a program that knows nothing but the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract.outside import Office

PAPER = (
    "Tính đến ngày 01/03/2020, toàn tỉnh có 3 bản, trường học, trạm y tế, trong đó có 2 cơ sở chưa "
    "có đảng viên (1 bản, 1 trường học). Đảng bộ tỉnh có 1 đảng viên. Trong 40 hộ có 10 hộ nghèo, "
    "chiếm 26,0%."
)
FIGURE = ["id", "raw", "value", "unit", "qualifier", "start", "end"]
RELATION = ["kind", "left", "right", "text", "verdict", "computed", "explanation", "candidates"]
COMPARED = ["figure", "indicator", "computed", "verdict"]


def fact(what: str, /, **fields: str) -> str:
    return json.dumps({"fact": what, "on": "2020-01-01", **fields}, ensure_ascii=False)


REGISTER = [
    fact("place_formed", id="p", level="province", kind="tỉnh", name="Giả Định"),
    fact("place_formed", id="x", level="commune", kind="xã", name="Nà Giả", parent="p"),
    *(
        fact("establishment_opened", id=id, kind=kind, name=f"Cơ sở {id}", place="x")
        for id, kind in (("b1", "village"), ("b2", "village"), ("t1", "school"))
    ),
    fact("organisation_founded", id="tu", kind="provincial", name="Đảng bộ tỉnh", place="p"),
    fact("organisation_founded", id="du", kind="grassroots_committee", name="Đảng bộ xã",
         parent="tu", place="x"),
    fact("organisation_founded", id="c", kind="cell", name="Chi bộ", parent="du", place="x"),
    fact("person_registered", id="n", name="Người giả định", sex="female", born="1980",
         ethnic="03"),
    fact("member_arrived", person="n", cell="c", establishment="b1", status="official"),
]  # fmt: skip
"""Two villages and a school; one member, in the first village."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def checked(office: Office, text: str, *options: str) -> Any:
    done = office.run("check-draft", office.write("a.txt", text), *options, "--json")
    assert done.status == 0, done
    return done.json


def test_the_answer(office: Office) -> None:
    """Figures where they stand, relations between them, and the register beside them."""
    done = office.run("facts", "import", office.write("r.jsonl", "\n".join(REGISTER)))
    assert done.status == 0, done
    found = checked(office, PAPER)
    assert list(found) == ["figures", "relations", "register"]
    for name, keys in (("figures", FIGURE), ("relations", RELATION), ("register", COMPARED)):
        assert all(list(one)[: len(keys)] == keys for one in found[name])
    value = {one["id"]: one["value"] for one in found["figures"]}
    assert all(PAPER[one["start"] : one["end"]] == one["raw"] for one in found["figures"])
    assert sorted(value.values()) == [1, 1, 1, 2, 3, 10, 26, 40]
    sums = [one for one in found["relations"] if one["kind"] == "sum"]
    assert [(one["computed"], one["verdict"]) for one in sums] == [(2, "holds")]
    (rate,) = [one for one in found["relations"] if one["kind"] == "percent"]
    assert (rate["computed"], rate["verdict"]) == (25, "fails")
    assert ([value[i] for i in rate["left"]], [value[i] for i in rate["right"]]) == (
        [26],
        [10, 40],
    )
    register = [(value[one["figure"]], one["computed"]) for one in found["register"]]
    assert register == [(3, 3), (2, 2), (1, 1), (1, 1), (1, 1)]
    assert {one["verdict"] for one in found["register"]} == {"holds"}


def test_what_the_register_contradicts(office: Office) -> None:
    office.run("facts", "import", office.write("r.jsonl", "\n".join(REGISTER)))
    for said, verdict in (
        ("Hiện nay, tỉnh Giả Định có 2 bản chưa có đảng viên.", "fails"),
        ("Tỉnh Giả Định có 2 bản chưa có đảng viên.", "undetermined"),
        ("Hiện nay, toàn tỉnh có 2 bản chưa có đảng viên.", "undetermined"),
        ("Toàn tỉnh có 1 bản chưa có đảng viên.", "holds"),
    ):
        found = checked(office, said, "--on", "2020-03-01")
        (one,) = found["register"]
        assert (one["indicator"], one["computed"]) == ("coverage.village.no_member", 1)
        assert one["verdict"] == verdict, said


def test_an_empty_register_compares_nothing(office: Office) -> None:
    found = checked(office, PAPER)
    assert len(found["figures"]) == 8
    assert found["relations"]
    assert found["register"] == []


def test_without_json_it_is_for_reading(office: Office) -> None:
    done = office.run("check-draft", office.write("a.txt", PAPER))
    assert done.status == 0
    assert done.out.startswith("a.txt: 8 con số")
    assert "Sai: " in done.out


ENGLISH = (
    "The committee met again today, and its members talked about the schools of the valley. " * 9
)


@pytest.mark.parametrize("text", ["", "   \n\n", "5" * 5_000_000, ENGLISH])
def test_what_cannot_be_checked_is_refused(office: Office, text: str) -> None:
    done = office.run("check-draft", office.write("a.txt", text), "--json")
    assert done.status == 1
    (problem,) = done.json["problems"]
    assert problem["message"].endswith(".")


def test_a_file_that_is_not_there(office: Office, tmp_path: Path) -> None:
    done = office.run("check-draft", str(tmp_path / "none.txt"), "--json")
    assert done.status == 1
    assert done.json["problems"][0]["code"]


@pytest.mark.parametrize("options", [[], ["--on", "2020-02-30"], ["--on", "1/3/2020"], ["--since"]])
def test_bad_usage(office: Office, options: list[str]) -> None:
    words = [office.write("a.txt", PAPER), *options] if options else []
    assert office.run("check-draft", *words).status == 2
