"""The command line as its users meet it: a process, a folder, exit status and two streams."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOOD_PASSWORD = "nui-cao-suoi-sau-42"


@dataclass(frozen=True)
class Installation:
    """A folder, and the address of a database where the suite runs on PostgreSQL."""

    folder: Path
    url: str = ""

    def environment(self) -> dict[str, str]:
        """Only what is named: an installation must not lean on the tests' own settings."""
        told = {
            "PATH": os.environ["PATH"],
            "HATNHAN_HOME": str(self.folder),
            "PYTHONPATH": str(ROOT),
        }
        return told | ({"DATABASE_URL": self.url} if self.url else {})

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """The command, running."""
        return subprocess.Popen(
            [sys.executable, "-m", "hatnhan", *arguments],
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments: str, say: str = "") -> subprocess.CompletedProcess[str]:
        """The command, done."""
        with self.start(*arguments) as process:
            out, err = process.communicate(say, timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def users(self) -> list[str]:
        """The names that may sign in."""
        return [line.split("\t")[0] for line in self.run("users", "list").stdout.splitlines()]

    def add_users(self, *names: str) -> None:
        """Let these sign in."""
        for name in names:
            done = self.run("users", "add", name, say=GOOD_PASSWORD + "\n")
            assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def installation(folder: Path) -> Iterator[Installation]:
    """A new one; on PostgreSQL with a database of its own on the suite's server."""
    folder.mkdir()
    if "DATABASE_URL" not in os.environ:
        yield Installation(folder)
        return
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    name = f"cli_{os.getpid()}_{folder.parent.name}_{folder.name}".lower().replace("-", "_")[-60:]
    _outside(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    try:
        yield Installation(folder, f"{server}/{name}")
    finally:
        _outside(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _outside(*statements: str) -> None:
    """Databases are made outside any transaction, so on a connection of its own."""
    import psycopg
    from django.conf import settings

    told = settings.DATABASES["default"]
    with psycopg.connect(
        host=told["HOST"],
        port=told["PORT"] or None,
        user=told["USER"],
        password=told["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as own:
        for statement in statements:
            own.execute(statement)
