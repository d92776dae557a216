"""`hatnhan scenario` and `hatnhan demo` as their users meet them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import home as home  # noqa: PLC0414 - the fixture, under its own name
from tests.cli.running import Installation


def test_the_file_is_written_whole_or_not_at_all(home: Installation) -> None:
    done = home.run("scenario", "son-la.jsonl", "--scale", "small")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in home.folder.glob("son-la*")] == ["son-la.jsonl"]
    lines = (home.folder / "son-la.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"{len(lines)} sự việc" in done.stderr


def test_a_place_that_cannot_be_written_is_told(home: Installation) -> None:
    done = home.run("scenario", "khong/co/tep.jsonl", "--scale", "small")
    assert done.returncode == 1
    assert "không ghi được" in done.stderr


@pytest.fixture
def shown(home: Installation) -> Installation:
    """A folder in which the small demonstration has been made."""
    done = home.run("demo", "--no-serve", "--scale", "small")
    assert done.returncode == 0, done.stderr
    assert "canbo.tinh" in done.stdout
    return home


def test_a_demonstration(shown: Installation) -> None:
    """Report on the screen and in both files, accounts, and a second run that changes nothing.
    Planted: the second run imports again, which the ledger refuses as ids already taken."""
    reports = {path.name for path in shown.folder.glob("reports/*")}
    assert reports == {"bao-cao-9-thang.docx", "phu-luc-9-thang.xlsx"}
    for name in reports:
        assert zipfile.is_zipfile(shown.folder / "reports" / name)
    names = ["canbo.tinh", "ghinhan.xa", "lanhdao.tinh", "phutrach.ban"]
    assert shown.users() == names
    before = shown.run("facts", "export").stdout
    again = shown.run("demo", "--no-serve", "--scale", "small")
    assert again.returncode == 0, again.stderr
    assert "BÁO CÁO" in again.stdout
    assert shown.run("facts", "export").stdout == before
    assert shown.users() == names


def test_the_export_is_the_scenario(shown: Installation) -> None:
    """Canonical lines come out as they went in."""
    shown.run("scenario", "again.jsonl", "--scale", "small")
    written = Path(shown.folder / "again.jsonl").read_text(encoding="utf-8")
    assert shown.run("facts", "export").stdout == written


def test_a_register_in_use_is_left_alone(home: Installation) -> None:
    """Planted: the notice not looked for, so that the scenario is added to the office's data."""
    line = '{"fact":"place_formed","on":"2020-01-01","id":"x","level":"province","kind":"tỉnh","name":"Y"}'
    (home.folder / "one.jsonl").write_text(line + "\n", encoding="utf-8")
    assert home.run("facts", "import", "one.jsonl").returncode == 0
    done = home.run("demo", "--no-serve", "--scale", "small")
    assert done.returncode == 1
    assert "HATNHAN_HOME" in done.stderr
    assert home.run("facts", "export").stdout == line + "\n"
