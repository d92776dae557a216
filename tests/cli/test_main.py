"""Exit statuses, the two forms of a refusal, and the database made at the first use."""

from __future__ import annotations

import json

import pytest

from hatnhan import __version__
from hatnhan.cli.main import parser
from tests.cli.running import Installation

COMMANDS = [
    "backup",
    "bench",
    "demo",
    "diff",
    "drill",
    "facts",
    "figures",
    "map",
    "rebuild",
    "report",
    "restore",
    "serve",
    "state-hash",
    "users",
    "verify",
]


def test_every_command_is_there() -> None:
    text = parser().format_help()
    assert [name for name in COMMANDS if f"\n    {name}" not in text] == []


def test_help_sets_nothing_up(home: Installation) -> None:
    done = home.run("--help")
    assert done.returncode == 0
    assert "Cách dùng: hatnhan" in done.stdout
    assert home.run("--version").stdout == f"hatnhan {__version__}\n"
    assert list(home.folder.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["serve", "--port", "x"], ["backup"]])
def test_bad_usage_is_2(home: Installation, arguments: list[str]) -> None:
    done = home.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Cách dùng:" in done.stderr
    assert not [word for word in ("usage", "error", "argument", "invalid") if word in done.stderr]


def test_the_database_is_made_at_the_first_use_and_found_at_the_second(home: Installation) -> None:
    first = home.run("users", "list")
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    assert "cơ sở dữ liệu" in first.stderr
    assert home.run("users", "list").stderr == ""
    assert (home.folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_commands_started_together_on_a_new_folder_all_succeed(home: Installation) -> None:
    """Planted: without the lock in `database.ensure`, one of four fails on a table that exists."""
    started = [home.start("users", "list") for _ in range(4)]
    errors = [each.communicate(timeout=120)[1] for each in started]
    assert [each.returncode for each in started] == [0, 0, 0, 0], errors


def test_a_refusal_is_1_with_a_sentence_or_with_json(used: Installation) -> None:
    missing = str(used.folder / "none.zip")
    plain = used.run("restore", missing)
    assert (plain.returncode, plain.stdout) == (1, "")
    assert missing in plain.stderr
    told = used.run("restore", missing, "--json")
    assert told.returncode == 1
    (problem,) = json.loads(told.stdout)["problems"]
    assert (problem["line"], problem["code"]) == (None, "bad_file")
    assert missing in problem["message"]


def test_a_reader_that_stops_early_is_no_error(used: Installation) -> None:
    """Planted: without the flush in `main`, Python complains of the broken pipe at exit."""
    listing = used.start("users", "list")
    assert listing.stdin
    assert listing.stdout
    assert listing.stderr
    listing.stdin.close()
    listing.stdout.close()
    with listing.stderr:
        assert listing.stderr.read() == ""
    assert listing.wait(timeout=60) == 0


def test_users_say_what_they_may_do(used: Installation) -> None:
    assert used.run("users", "assign", "an", "officer", "--place", "14").returncode == 0
    assert used.run("users", "assign", "binh", "viewer").returncode == 0
    listed = used.run("users", "list").stdout.splitlines()
    assert listed == ["an\tan\tofficer place 14", "binh\tbinh\tviewer everything"]
    assert used.run("users", "end", "an").returncode == 0
    assert used.run("users", "list").stdout.splitlines()[0] == "an\tan\t-"
    unknown = used.run("users", "assign", "chi", "viewer")
    assert unknown.returncode == 1
    assert "chi" in unknown.stderr
