"""Workbooks with verdicts: ours, and those of a folder that lies beside the project.

A verdict file says what the workbook and every row must get, and which facts must and must not
be recorded; it was written by others, who had not seen the code. All persons are invented, the
places are real ones in an invented arrangement. When first seen, 40 of the first 46 were right, 20
of the second 30, 21 of the third 31, and 28 of the fourth 28.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hatnhan.capture.check import check
from hatnhan.capture.commit import CLEAN, whole_file
from hatnhan.capture.model import Answer, Row
from hatnhan.capture.order import ordered
from hatnhan.capture.reading import read
from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import read_fact
from hatnhan.registry.projection import record

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted((Path(__file__).parent / "workbooks").rglob("*.verdict.json"))
FILES = [*OWN, *sorted(ROOT.parent.glob("*/samples/sheets/*.verdict.json"))]
TODAY = date(2026, 11, 24)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILES, reason="no workbooks with verdicts lie beside the project"),
]


def allowed(verdict: str | list[str]) -> set[str]:
    return set(verdict if isinstance(verdict, list) else [verdict])


def judge(path: Path, want: dict[str, Any]) -> Answer | Problem:
    file = path.parent / want["file_name"]
    try:
        return check(want["command"], read(file, file.name), today=TODAY)
    except Problem as problem:
        return problem


def wrong_rows(want: dict[str, Any], rows: list[Row]) -> list[str]:
    have = {(row.sheet, row.row): row for row in rows} | {(None, row.row): row for row in rows}
    found = []
    for one in want["rows"]:
        row = have.get((one["sheet"], one["row"]))
        got = "skipped" if row is None else row.verdict.told
        if got not in allowed(one["verdict"]):
            said = [t.code for t in row.troubles] if row else []
            found.append(f"{one['row']}: {got} {said}, not {one['verdict']} ({one['why']})")
    return found


def recorded_by(answer: Answer) -> list[dict[str, Any]]:
    """What would be recorded: everything, or with the clean rows alone."""
    if answer.verdict != "accepted" and whole_file(answer):
        return []
    clean = ordered(row for row in answer.rows if row.verdict in CLEAN)
    return [fact for row in clean for fact in row.facts]


def holds(facts: list[dict[str, Any]], wanted: dict[str, Any]) -> bool:
    return any(all(fact.get(k) == v for k, v in wanted.items()) for fact in facts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split("_")[0])
def test_a_workbook_gets_its_verdict(path: Path) -> None:
    want = json.loads(path.read_text(encoding="utf-8"))
    reference = [read_fact(fact) for fact in want["reference"]["facts"]]
    if reference:
        record(reference, actor="thử", expected=2)
    answer = judge(path, want)
    if isinstance(answer, Problem):
        assert "refused" in allowed(want["file"]["verdict"]), answer.message
        return
    assert str(answer.verdict) in allowed(want["file"]["verdict"]), answer.message
    if answer.verdict != "refused":
        assert wrong_rows(want, answer.rows) == []
    facts = recorded_by(answer)
    assert [f for f in want["forbid_facts"] if holds(facts, f)] == []
    if answer.verdict == "accepted":
        assert [f for f in want["expect_facts"] if not holds(facts, f)] == []
        record([read_fact(fact) for fact in facts], actor="thử", expected=2)
