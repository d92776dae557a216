"""Kill -9 at random moments of an import: the register holds nothing of it, or all of it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hatnhan.capture.held import SILENT
from tests.capture.sheets import people, xlsx
from tests.domain.province import GROUND
from tests.registry.test_processes import address

pytestmark = pytest.mark.django_db(transaction=True)

MEMBERS = 300
STATE = """
import django, json
django.setup()
from hatnhan.capture.models import Batch
from hatnhan.ledger.queries import latest
from hatnhan.registry.verification import state_hash
print(json.dumps([state_hash(), latest(), Batch.objects.filter(state="committed").count(),
                  Batch.objects.count()]))
"""
SEND = """
import django
django.setup()
from hatnhan.accounts.models import User
from django.utils import timezone
from hatnhan.capture import jobs, working
from hatnhan.capture.models import Batch
clerk = User.objects.create_superuser("can-bo")
batch = jobs.send(jobs.Sent("members", "ds.xlsx", open("{file}", "rb").read()), clerk)
working.run(batch.pk, timezone.localdate())
Batch.objects.filter(pk=batch.pk).update(state="recording", accept_clean=True)
print(batch.pk)
"""
JOB = """
import django
django.setup()
from django.utils.timezone import localdate
from hatnhan.capture.working import run
run({}, localdate())
"""


class Place:
    """An installation with the small province, in a folder of its own."""

    def __init__(self, home: Path, database: str) -> None:
        self.home = home
        self.environment = os.environ | {
            "HATNHAN_HOME": str(home),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "hatnhan.settings",
        }
        home.mkdir(exist_ok=True)
        ground = home / "ground.jsonl"
        ground.write_text("\n".join(GROUND), encoding="utf-8")
        self.run("facts", "import", str(ground))

    def start(self, *words: str) -> subprocess.Popen[str]:
        """`hatnhan WORDS`, or Python with `-c`."""
        own = [] if words[0] == "-c" else ["-m", "hatnhan.cli.main"]
        return subprocess.Popen(
            [sys.executable, *own, *words],
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # its reading child goes with it
        )

    def run(self, *words: str) -> str:
        """Its output, when it succeeds."""
        process = self.start(*words)
        out, said = process.communicate()
        assert process.returncode == 0, said[-2000:]
        return out

    def kill_after(self, seconds: float, *words: str) -> bool:
        """Whether there was still somebody to kill."""
        process = self.start(*words)
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return True
        return False

    def state(self) -> list[Any]:
        """Hash, last recording, committed batches, all batches."""
        found: list[Any] = json.loads(self.run("-c", STATE))
        return found

    def imports(self, part: int) -> tuple[str, ...]:
        """The command that imports one of many files with different people."""
        file = self.home / f"ds {part}.xlsx"
        file.write_bytes(xlsx(people(MEMBERS, part * MEMBERS)))
        return ("import", "members", str(file), "--accept-clean", "--json")


def here(home: Path) -> Place:
    """In the database of the tests where that is PostgreSQL."""
    return Place(home, address() if connection.vendor == "postgresql" else "")


def kills(times: int, tmp_path: Path) -> None:
    """Begin imports that are killed at random moments; each must be absent or whole.

    What whole means is told by an installation on SQLite in which nobody disturbs them.
    """
    rng = random.Random(times)
    place, calm = here(tmp_path / "home"), Place(tmp_path / "calm", "")
    before, part, killed = calm.state(), 0, 0
    began = time.monotonic()
    calm.run(*calm.imports(part))
    whole = time.monotonic() - began
    after = calm.state()
    assert after[1] > before[1] + MEMBERS
    for _ in range(times):
        killed += place.kill_after(rng.uniform(0.3, 1.0) * whole, *place.imports(part))
        found = place.state()
        assert found in (before, after)
        if found == after:
            part += 1
            before = after
            calm.run(*calm.imports(part))
            after = calm.state()
    assert killed >= times // 5, "else nothing was tried"
    place.run(*place.imports(part))
    assert place.state() == after


def test_five_kills(tmp_path: Path) -> None:
    """Planted: each fact recorded in a transaction of its own."""
    kills(5, tmp_path)


@pytest.mark.deep
def test_fifty_kills(tmp_path: Path) -> None:
    kills(50, tmp_path)


def test_a_killed_job_is_done_by_whoever_looks_next(tmp_path: Path) -> None:
    """The job of a page, killed while it records: its batch still says so, the next one ends it."""
    place = here(tmp_path / "home")
    (place.home / "ds 0.xlsx").write_bytes(xlsx(people(10 * MEMBERS)))
    pk = int(place.run("-c", SEND.format(file=str(place.home / "ds 0.xlsx"))))
    before = place.state()
    assert place.kill_after(1.5, "-c", JOB.format(pk))
    assert place.state() == before
    worker = place.home / "imports" / str(pk) / "worker"
    late = time.time() - SILENT - 1
    if worker.exists():  # else it was killed before it began
        os.utime(worker, (late, late))
    place.run("-c", JOB.format(pk))
    found = place.state()
    assert found[1] > before[1] + MEMBERS
    assert found[2:] == [1, 1]
