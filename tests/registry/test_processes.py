"""Several processes at once, and one that is killed: what is recorded stays whole."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from hatnhan.ledger.models import Recording
from hatnhan.registry import verification
from tests.domain.province import GROUND, line
from tests.registry import ways

pytestmark = pytest.mark.django_db(transaction=True)

RECORD = """
import sys, django
django.setup()
from hatnhan.domain.wire import parse_line
from hatnhan.registry.projection import record
name, count = sys.argv[1], int(sys.argv[2])
for i in range(count):
    text = '{"fact":"person_registered","on":"2006-01-01","id":"%s-%d","name":"Lò Văn %d",' \
        '"sex":"male","born":"1980","ethnic":"03"}' % (name, i, i)
    record([parse_line(text).fact], actor=name)
"""


def address() -> str:
    """The test's own PostgreSQL database."""
    told = connection.settings_dict
    who = quote(told["USER"]) + (f":{quote(told['PASSWORD'])}" if told["PASSWORD"] else "")
    where = quote(told["HOST"], safe="") + (f":{told['PORT']}" if told["PORT"] else "")
    return f"postgres://{who}@{where}/{told['NAME']}"


@pytest.fixture
def home(tmp_path: Path, settings: object) -> dict[str, str]:
    """The environment of an installation: this test's database on PostgreSQL, else a new one."""
    settings.ANCHORS_DIR = tmp_path / "anchors"  # type: ignore[attr-defined]
    return os.environ | {
        "HATNHAN_HOME": str(tmp_path),
        "DATABASE_URL": address() if connection.vendor == "postgresql" else "",
        "DJANGO_SETTINGS_MODULE": "hatnhan.settings",
    }


def start(home: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *words],
        env=home,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def hatnhan(home: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "hatnhan.cli.main", *words]
    return subprocess.run(command, env=home, check=True, capture_output=True, text=True).stdout


def test_numbers_have_no_gaps_and_come_in_order(home: dict[str, str]) -> None:
    """Eight processes record at once; whoever looks meanwhile never sees a number missing.

    Planted: without FOR UPDATE on the head, processes take the same number and fail.
    """
    hatnhan(home, "facts", "import", os.devnull)
    each, many = 12, 8
    writers = [start(home, "-c", RECORD, f"p{i}", str(each)) for i in range(many)]
    seen: set[tuple[int, int]] = set()
    while any(writer.poll() is None for writer in writers):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*), COALESCE(max(number), 0) FROM ledger_recording")
                seen.add(cursor.fetchone())
        time.sleep(0.01)
    for writer in writers:
        _, said = writer.communicate()
        assert writer.returncode == 0, said
    assert all(count == highest for count, highest in seen)
    lines = hatnhan(home, "facts", "export").splitlines()
    assert len(lines) == each * many
    for i in range(many):
        own = [json.loads(text)["id"] for text in lines if f'"p{i}-' in text]
        assert own == [f"p{i}-{j}" for j in range(each)]
    told = json.loads(hatnhan(home, "rebuild", "--check", "--json"))
    assert told["equal"] is True
    if connection.vendor == "postgresql":
        assert len(seen) > 3
        assert verification.verify().findings == []


def began(home: dict[str, str]) -> Callable[[], bool]:
    """Whether an import has written anything yet, committed or not."""
    wal = Path(home["HATNHAN_HOME"]) / "db.sqlite3-wal"

    def found() -> bool:
        if connection.vendor == "sqlite":
            return wal.exists() and wal.stat().st_size > 1_000_000
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_relation_size('ledger_recording')")
            return bool(cursor.fetchone()[0] > 1_000_000)

    return found


def test_an_import_killed_half_way_leaves_nothing(home: dict[str, str], tmp_path: Path) -> None:
    """Kill -9 after rows have been written: the register is as before, and takes the file anew."""
    file = tmp_path / "facts.jsonl"
    people = (
        line("person_registered", "2006-01-01", id=f"n{i}", name="Lò Văn Mẫu", sex="male",
             born="1980", ethnic="03")
        for i in range(45_000)
    )  # fmt: skip
    file.write_text("\n".join([*GROUND, *people]), encoding="utf-8")
    hatnhan(home, "facts", "import", os.devnull)
    empty = hatnhan(home, "state-hash")
    importing = start(home, "-m", "hatnhan.cli.main", "facts", "import", str(file))
    has_begun = began(home)
    while not has_begun():
        assert importing.poll() is None, importing.communicate()
        time.sleep(0.005)
    importing.kill()
    importing.communicate()
    assert importing.returncode == -9
    assert hatnhan(home, "state-hash") == empty
    assert hatnhan(home, "facts", "export") == ""
    small = tmp_path / "small.jsonl"
    small.write_text("\n".join(GROUND), encoding="utf-8")
    assert json.loads(hatnhan(home, "facts", "import", str(small), "--json"))["first"] == 1
    if connection.vendor == "postgresql":
        assert Recording.objects.count() == len(GROUND)
        assert ways.tables() == ways.in_memory(GROUND)
