"""The lines themselves, in the small size: their form, their order, the same for one seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from hatnhan.domain.register import Register
from hatnhan.domain.wire import canonical, parse_line
from hatnhan.scenario.notice import NOTICE
from tests.scenario.conftest import lines_of

DIGEST = """
import hashlib, io
from hatnhan.scenario.history import write
out = io.StringIO()
write(out, scale="small")
print(hashlib.sha256(out.getvalue().encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def facts() -> list[dict[str, object]]:
    return [json.loads(line) for line in lines_of("small")]


def day_of(fact: dict[str, object]) -> str:
    """The day of a fact, or of the body of a correction; '' for an annulment."""
    told = fact.get("body", fact)
    return told.get("on", "")  # type: ignore[attr-defined, no-any-return]


def test_one_seed_gives_one_file() -> None:
    """Whatever the order of sets in the process. Planted: the stock's cells below the minimum
    kept in a set of ids, whose order differs between processes."""
    digests = set()
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_another_seed_gives_another_story() -> None:
    assert lines_of("small", seed=1) != lines_of("small", seed=2)


def test_lines_are_canonical() -> None:
    for line in lines_of("small"):
        parsed = parse_line(line)
        assert canonical(parsed.fact) == line
        assert parsed.told == ()


@pytest.mark.parametrize("seed", range(8))
def test_every_seed_tells_a_possible_history(seed: int) -> None:
    """Planted: a helper who already belongs to the new cell's village
    is moved there twice, and the second transfer changes nothing."""
    register = Register()
    for number, line in enumerate(lines_of("small", seed=seed), 1):
        register.record(number, parse_line(line).fact)


def test_the_first_line_says_that_it_is_invented(facts: list[dict[str, object]]) -> None:
    assert facts[0]["note"] == NOTICE


def test_nothing_falls_on_the_day_of_the_resolution(facts: list[dict[str, object]]) -> None:
    assert [fact for fact in facts if day_of(fact) == "2006-02-10"] == []


def test_the_stock_comes_first(facts: list[dict[str, object]]) -> None:
    stock = [n for n, fact in enumerate(facts) if day_of(fact) == "2005-12-31"]
    first_of_2006 = next(n for n, fact in enumerate(facts) if day_of(fact) > "2005-12-31")
    early = [n for n in stock if n < first_of_2006]
    assert len(early) == len([n for n in stock if facts[n]["fact"] != "corrected"])


def test_nobody_is_admitted_in_2006_outside_the_nine_months(
    facts: list[dict[str, object]],
) -> None:
    days = [day_of(fact) for fact in facts if fact["fact"] == "member_admitted"]
    until = [day for day in days if day <= "2006-11-10"]
    assert len(until) == 14
    assert min(until) >= "2006-02-11"


def test_recognition_is_twelve_months_after_the_ceremony(
    facts: list[dict[str, object]],
) -> None:
    """Also when the paper comes late. Planted: the day of the recording taken for it."""
    admitted = {f["person"]: day_of(f) for f in facts if f["fact"] == "member_admitted"}
    late = {f["body"]["person"]: day_of(f) for f in facts if _corrects_admission(f)}  # type: ignore[index]
    checked = 0
    for fact in facts:
        person = fact.get("person")
        if fact["fact"] != "member_recognised" or person not in admitted:
            continue
        began = date.fromisoformat(late.get(person, admitted[person]))
        day = 28 if (began.month, began.day) == (2, 29) else began.day
        assert day_of(fact) == began.replace(year=began.year + 1, day=day).isoformat()
        checked += 1
    assert checked > 150


def _corrects_admission(fact: dict[str, object]) -> bool:
    return fact["fact"] == "corrected" and fact["body"]["fact"] == "member_admitted"  # type: ignore[index]


def test_some_facts_are_entered_late_corrected_and_annulled(
    facts: list[dict[str, object]],
) -> None:
    kinds = Counter(fact["fact"] for fact in facts)
    assert kinds["corrected"] > 0
    assert kinds["annulled"] > 0
    days = [day_of(fact) for fact in facts if fact["fact"] not in ("corrected", "annulled")]
    latest, late = "", 0
    for day in days:
        late += day < latest
        latest = max(latest, day)
    assert 2 < late < len(days) / 10
