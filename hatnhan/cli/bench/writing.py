"""What recording costs: imports, single facts, a rebuild, and how soon others see a commit."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from hatnhan.cli.bench.process import Home
from hatnhan.cli.bench.table import Result, percentile, spread
from hatnhan.domain.facts import Fact

_FACTS = 200
"""Single facts recorded, each in a transaction of its own, after ten that warm up."""

_READER = """
import sys, time
from datetime import date
import django
django.setup()
from hatnhan.indicators.queries import Question, engine, figures, latest
question = Question(on=date(2026, 6, 30), since=date(2026, 1, 1))
figures(question)
print("ready", flush=True)
seen = latest()
while True:
    if latest() > seen:
        answer = figures(question)
        seen = answer["known_at"]
        print(seen, time.time(), flush=True)
    if sys.argv[1:] == [str(seen)]:
        break
    time.sleep(0.001)
"""
"""Another process: answers in full as soon as it sees a recording, and says when it had."""


def imports(home: Home, facts: Path, name: str, target: int) -> Iterator[Result]:
    """An import of the whole scenario into an empty register."""
    home.hatnhan("state-hash")  # makes the database
    spent = home.hatnhan("facts", "import", str(facts), "--json")
    count = json.loads(spent.output)["recorded"]
    pace = count / spent.seconds
    yield Result(
        f"import into {name}, the whole process",
        f"{pace:,.0f} facts a second ({count:,} in {spent.seconds:.1f} s)",
        "",
        f"≥ {target:,} a second",
        pace >= target,
    )
    yield Result(
        f"memory of that import into {name}",
        f"{spent.megabytes:.0f} MB",
        "",
        "< 1,000 MB",
        spent.megabytes < 1000,
    )


def rebuild(home: Home) -> Iterator[Result]:
    """All facts folded again and compared with the tables."""
    spent = home.hatnhan("rebuild", "--check")
    yield Result(
        "rebuild of the scenario, checked against the tables",
        f"{spent.seconds:.1f} s, {spent.megabytes:.0f} MB",
        "",
        "≤ 20 s",
        spent.seconds <= 20,
    )


def one_fact() -> Iterator[Result]:
    """One membership fact with its projection, committed."""
    from django.db import connection

    samples = []
    for fact in _admissions(_FACTS + 10):
        began = time.perf_counter()
        _record(fact)
        samples.append(time.perf_counter() - began)
    samples = samples[10:]
    milliseconds = median(samples) * 1000
    postgres = connection.vendor == "postgresql"
    yield Result(
        f"one fact recorded in {connection.display_name}",
        f"{milliseconds:.2f} ms",
        spread(samples),
        "≤ 2 ms on PostgreSQL",
        milliseconds <= 2 if postgres else None,
    )


def freshness(home: Home) -> Iterator[Result]:
    """From before a commit to the full answer of another process that knows of it."""
    from hatnhan.indicators.queries import latest

    admissions = _admissions(60)
    last = latest() + len(admissions)
    reader = subprocess.Popen(  # noqa: S603 - our own program, no shell
        [home.command()[0], "-c", _READER, str(last)],
        env={**home.environment, "DJANGO_SETTINGS_MODULE": "hatnhan.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    reader.stdout.readline()
    samples = []
    with reader:
        for fact in admissions:
            began = time.time()
            _record(fact)
            _, at = reader.stdout.readline().split()
            samples.append(float(at) - began)
    late = percentile(samples, 0.95)
    yield Result(
        "recorded, committed and in another process's full answer",
        f"{late * 1000:.0f} ms (p95)",
        spread(samples),
        "≤ 50 ms",
        late <= 0.05,
    )


def _admissions(count: int) -> list[Fact]:
    """Admissions of as many persons who are no members, into one cell.

    Persons are registered first, so that each measured fact is one admission.
    """
    from django.db import connection

    from hatnhan.domain.facts.people import MemberAdmitted, PersonRegistered
    from hatnhan.indicators.queries import latest
    from hatnhan.registry.projection import record

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT k.key FROM registry_organisationstate s JOIN registry_organisation k "
            "ON k.id = s.organisation_id WHERE s.kind = 'cell' AND s.ending = '' "
            "AND s.valid_to = '9999-12-31' AND s.known_to > 4e18 ORDER BY s.id LIMIT 1"
        )
        (cell,) = cursor.fetchone()
    first = latest()
    names = [f"bench-{first}-{i}" for i in range(count)]
    day = date(2026, 3, 1)
    registered = [
        PersonRegistered(on=day, id=name, name="Người Đo Thử", sex="male", born="1990", ethnic="03")
        for name in names
    ]
    record(registered, actor="bench", expected=2)
    return [MemberAdmitted(on=date(2026, 3, 2), person=name, cell=cell) for name in names]


def _record(fact: Fact) -> None:
    from hatnhan.registry.projection import record

    record([fact], actor="bench")
