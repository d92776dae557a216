"""`hatnhan report nine-months` as its users meet it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli.running import Installation, installation
from tests.reports.commune import PERIOD, STOCK


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that holds the hand-written commune."""
    with installation(tmp_path_factory.mktemp("report") / "home") as made:
        facts = made.folder / "facts.jsonl"
        facts.write_text("\n".join([*STOCK, *PERIOD]), encoding="utf-8")
        done = made.run("facts", "import", str(facts))
        assert done.returncode == 0, done.stderr
        yield made


def test_prints_and_writes_both_files(home: Installation) -> None:
    done = home.run("report", "nine-months", "--docx", "b.docx", "--xlsx", "b.xlsx")
    assert done.returncode == 0, done.stderr
    assert "TỈNH ỦY SƠN THỬ" in done.stdout
    assert "toàn tỉnh kết nạp 2 đảng viên" in " ".join(done.stdout.split())
    assert "mô phỏng" not in done.stdout
    word = Document(str(home.folder / "b.docx"))
    assert any("kết nạp 2 đảng viên" in paragraph.text for paragraph in word.paragraphs)
    book = load_workbook(home.folder / "b.xlsx")
    assert book["DS chưa có ĐV (đầu kỳ)"]["B6"].value == "=Bản Ba"
    assert book["DS chưa có ĐV (đầu kỳ)"]["B6"].data_type == "s"


def test_json_gives_figures_that_drill_finds_again(home: Installation) -> None:
    done = home.run("report", "nine-months", "--place", "x", "--json")
    answer = json.loads(done.stdout)
    assert answer["scope"] == {"place": "x"}
    assert answer["figures"]["admitted"]["value"] == 2
    figure = answer["figures"]["opening.total.state.cell_due"]
    records = []
    for path in figure["path"].split(" + "):
        asked = home.run("drill", path, "--on", figure["on"], "--place", "x", "--json")
        records += json.loads(asked.stdout)
    assert [record["id"] for record in records] == ["t1"]
    assert figure["value"] == 1


def test_other_periods(home: Installation) -> None:
    done = home.run("report", "nine-months", "--from", "2006-06-01", "--on", "2006-06-30", "--json")
    answer = json.loads(done.stdout)
    assert (answer["from"], answer["to"]) == ("2006-06-01", "2006-06-30")
    assert answer["figures"]["admitted"]["value"] == 1


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--from", "2006-12-01"], 2, "sau ngày cuối kỳ"),
        (["--place", "x", "--organisation", "du"], 2, "chỉ dùng một trong"),
        (["--on", "10/11/2006"], 2, "10/11/2006"),
        (["--place", "không-có"], 1, "không-có"),
        (["--known-at", "999999"], 1, "999999"),
        (["--docx", str(Path("không-có") / "b.docx")], 1, "Không dùng được tệp"),
    ],
)
def test_refusals(home: Installation, arguments: list[str], status: int, told: str) -> None:
    done = home.run("report", "nine-months", *arguments)
    assert done.returncode == status
    assert told in done.stderr
