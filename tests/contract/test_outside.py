"""Every call of the contract, by a program that knows nothing but the contract."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.contract.outside import Office, leaves
from tests.histories import random_history, random_questions, with_bad_line
from tests.oracle import lines as oracle_lines
from tests.oracle.figures import Question, diff, drill_all, figures
from tests.oracle.lines import Refused

DEEP = bool(os.environ.get("HATNHAN_DEEP"))
SEEDS = range(24 if DEEP else 2)
QUESTIONS = 12 if DEEP else 3


def _options(question: Question, *, known_at: bool = True) -> list[str]:
    day = ["--from", question.since, "--to"] if question.since else ["--on"]
    options = [*day, question.on, "--tree", question.tree, "--json"]
    if question.scope is not None:
        options += [f"--{question.scope.kind}", question.scope.id]
    if known_at and question.known_at is not None:
        options += ["--known-at", str(question.known_at)]
    return options


@pytest.mark.parametrize("seed", SEEDS)
def test_a_register_answers_as_the_contract_says(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    text = random_history(rng, 60)
    bodies = [oracle_lines.parse(line) for line in text]
    office = Office(tmp_path)
    imported = office.run("facts", "import", office.write("a.jsonl", "\n".join(text)), "--json")
    assert imported.status == 0, imported
    for question in random_questions(rng, bodies, QUESTIONS):
        _compare(office, bodies, question, rng)
    _export_again(office, tmp_path, bodies)
    assert office.run("verify", "--json").status == 0
    assert office.run("rebuild", "--check").status == 0


def _compare(office: Office, bodies: list[dict], question: Question, rng: Random) -> None:
    answered = office.run("figures", *_options(question))
    try:
        expected = figures(bodies, question)
    except Refused:
        assert answered.status == 1, question
        assert answered.json["problems"][0]["line"] is None
        return
    assert answered.status == 0, (question, answered)
    assert leaves(answered.json) == leaves(expected), question
    for name in ("on", "known_at", "scope"):
        assert answered.json[name] == expected[name]
    records = drill_all(bodies, question)
    for path in rng.sample(sorted(records), min(2, len(records))):
        found = office.run("drill", path, *_options(question)).json
        assert sorted(r["id"] for r in found) == sorted(id_ for id_, _ in records[path]), path
    if question.known_at is not None:
        latest = str(len(bodies))
        told = office.run("diff", *_options(question), "--and", latest)
        assert told.status == 0, told
        changes = {d["recording"]: d["changes"] for d in told.json}
        assert changes == diff(bodies, question, len(bodies)), question


def _export_again(office: Office, folder: Path, bodies: list[dict]) -> None:
    exported = office.run("facts", "export").out
    assert exported.splitlines() == [oracle_lines.canonical(body) for body in bodies]
    (folder / "other").mkdir()
    other = Office(folder / "other")
    assert other.run("facts", "import", other.write("b.jsonl", exported)).status == 0
    assert other.run("facts", "export").out == exported
    assert other.run("state-hash").out == office.run("state-hash").out
    since = office.run("facts", "export", "--since", "50").out
    assert since.splitlines() == exported.splitlines()[50:]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bad_line_is_named_and_nothing_is_recorded(tmp_path: Path, seed: int) -> None:
    bad = with_bad_line(Random(1000 + seed), 30)
    office = Office(tmp_path)
    refused = office.run("facts", "import", office.write("a.jsonl", "\n".join(bad.lines)), "--json")
    assert refused.status == 1
    (problem,) = refused.json["problems"]
    assert problem["line"] == bad.line, (bad.code, problem)
    assert problem["code"]
    assert problem["message"]
    assert office.run("facts", "export").out == ""


@pytest.mark.parametrize(
    "words",
    [
        ("figures", "--json"),
        ("figures", "--on", "2006-02-10", "--from", "2006-01-01", "--json"),
        ("figures", "--from", "2006-02-01", "--to", "2006-01-01", "--json"),
        ("figures", "--on", "2006-02-30", "--json"),
        ("figures", "--on", "2006-02-10", "--place", "a", "--organisation", "b", "--json"),
        ("figures", "--on", "2006-02-10", "--tree", "later", "--json"),
        ("drill", "--on", "2006-02-10", "--json"),
        ("facts", "import"),
        ("no-such-command",),
    ],
)
def test_bad_usage_is_status_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert Office(tmp_path).run(*words).status == 2


def test_a_file_of_windows_and_mac_is_read(tmp_path: Path) -> None:
    """BOM, CRLF, blank lines, and decomposed letters, which are told."""
    office = Office(tmp_path)
    place = '{"fact":"place_formed","on":"2006-01-01","id":"a","level":"province","kind":"tỉnh"'
    text = "\ufeff" + place + ',"name":"Lo\u0300"}\r\n\r\n' + place.replace('"a"', '"b"')
    done = office.run("facts", "import", office.write("a.jsonl", text + ',"name":"B"}'), "--json")
    assert done.status == 0
    assert done.json["recorded"] == 2
    assert [told["line"] for told in done.json["told"]] == [1]
    assert "Lò" in office.run("facts", "export").out
    text = place + "}"
    done = office.run("facts", "import", office.write("b.jsonl", "\n\n" + text), "--json")
    assert done.json["problems"][0]["line"] == 3


def test_an_empty_register_answers_at_recording_0(tmp_path: Path) -> None:
    answer = Office(tmp_path).run("figures", "--on", "2006-02-10", "--json").json
    assert (answer["known_at"], leaves(answer)) == (0, {})
    above = Office(tmp_path).run("figures", "--on", "2006-02-10", "--known-at", "1", "--json")
    assert above.status == 1


@pytest.mark.parametrize(
    "line",
    [
        '{"fact":"\\ud800","on":"2021-01-01"}',
        '{"fact":"annulled","of":1,"\\udfff":1}',
        '{"fact":"annulled","\\ud800":1,"\\ud800":1,"of":1}',
        '{"fact":"annulled","of":1,"basis":{"\\udfff":"x"}}',
    ],
)
def test_half_a_letter_is_refused_in_words(tmp_path: Path, line: str) -> None:
    """Seen red: the refusal quoted what standard output cannot carry, and broke off."""
    done = Office(tmp_path).run("facts", "import", "-", "--json", given=line)
    assert done.status == 1
    assert done.json["problems"][0]["line"] == 1


def test_an_export_after_the_last_recording_is_empty(tmp_path: Path) -> None:
    done = Office(tmp_path).run("facts", "export", "--since", "9" * 30)
    assert (done.status, done.out) == (0, "")


def test_a_folder_that_cannot_be_is_told_in_words(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.write("var", "a file, not a folder")
    done = office.run("figures", "--on", "2006-02-10", "--json")
    assert done.status == 1
    assert done.json["problems"][0]["code"] == "home_failed"
