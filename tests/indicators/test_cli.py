"""`hatnhan figures`, `drill` and `diff` as a program outside calls them."""

from __future__ import annotations

import json

import pytest

from hatnhan.cli.main import main
from hatnhan.domain.wire import parse_line
from hatnhan.registry.projection import record
from tests.oracle.figures import figures
from tests.oracle.lines import canonical
from tests.oracle.story import BASE, question, told

pytestmark = pytest.mark.django_db

STORY = BASE + "2020-02-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official\n"


@pytest.fixture(autouse=True)
def province() -> None:
    facts = [parse_line(canonical(body)).fact for body in told(STORY)]
    record(facts, actor="thử", expected=len(facts))


def test_figures_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole document, keys in the contract's order, against the oracle's."""
    assert main(["figures", "--on", "2020-03-01", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == figures(told(STORY), question("2020-03-01"))
    assert list(found) == [
        "on", "known_at", "scope", "coverage", "members", "organisations", "direct",
    ]  # fmt: skip


def test_a_period_and_a_scope(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--from", "2020-02-01", "--to", "2020-02-29", "--place", "d1", "--json"]
    assert main(["figures", *options]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == figures(told(STORY), question("2020-02-29", since="2020-02-01", place="d1"))
    assert "direct" not in found


def test_figures_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--on", "2020-03-01"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Ngày 01/03/2020, biết đến lần ghi 20\n")
    assert "Đảng viên chính thức: 1\n" in out


def test_drill(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "members.total", "--on", "2020-03-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"kind": "person", "id": "p1", "label": "Tên giả định", "recording": 20}
    ]
    assert main(["drill", "members.total", "--on", "2020-03-01"]) == 0
    assert capsys.readouterr().out == "p1\tTên giả định\t20\n"


def test_diff(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--on", "2020-03-01", "--known-at", "19", "--and", "20"]
    assert main(["diff", *options, "--organisation", "cb1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["recording"] for one in found] == [20]
    assert found[0]["on"] == "2020-02-01"
    assert found[0]["changes"]["members.total"] == 1
    assert main(["diff", *options]) == 0
    assert "members.total +1" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--on", "2020-02-30"],
        ["--on", "20200301"],
        ["--on", "2020-03-01", "--from", "2020-01-01"],
        ["--from", "2020-01-01"],
        ["--to", "2020-01-01"],
        ["--from", "2020-01-02", "--to", "2020-01-01"],
        ["--on", "2020-03-01", "--place", "d1", "--organisation", "tu"],
        ["--on", "2020-03-01", "--tree", "then now"],
        ["--on", "2020-03-01", "--known-at", "-1"],
        ["--on", "2020-03-01", "--known-at", "x"],
    ],
)
def test_bad_usage(options: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["figures", *options, "--json"])
    assert left.value.code == 2


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--place", "nowhere"], "unknown_id"),
        (["--organisation", "d1"], "unknown_id"),
        (["--known-at", "21"], "known_at_above_latest"),
    ],
)
def test_refusals(options: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--on", "2020-03-01", *options, "--json"]) == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert (problem["line"], problem["code"]) == (None, code)
    assert problem["message"].endswith(".")


def test_an_unknown_figure_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "members.many", "--on", "2020-03-01", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "unknown_figure"
