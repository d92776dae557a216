"""Commands as processes of their own, with their time and greatest memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spent:
    """Seconds and the most memory resident, in MB; what the command printed."""

    seconds: float
    megabytes: float
    output: str


class Home:
    """A folder of data and the database that goes with it (None: SQLite in the folder)."""

    def __init__(self, folder: Path, database: str | None) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.environment = {**os.environ, "HATNHAN_HOME": str(folder)}
        self.environment.pop("DATABASE_URL", None)
        if database:
            self.environment["DATABASE_URL"] = database

    def command(self, *words: str) -> Sequence[str]:
        """The command line of a command of ours."""
        return [sys.executable, "-m", "hatnhan", *words]

    def hatnhan(self, *words: str, given: str = "") -> Spent:
        """Run a command to its end, with ``given`` on standard input. Raises when it fails."""
        began = time.perf_counter()
        with subprocess.Popen(  # noqa: S603 - our own command, no shell
            self.command(*words),
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(given)
            process.stdin.close()
            output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"hatnhan {' '.join(words)} failed: {output[:500]}")
        return Spent(time.perf_counter() - began, usage.ru_maxrss / 1024, output)

    def enter(self) -> None:
        """Use this home's database in this process from now on (once only)."""
        for name in ("HATNHAN_HOME", "DATABASE_URL"):
            if name in self.environment:
                os.environ[name] = self.environment[name]
            else:
                os.environ.pop(name, None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hatnhan.settings")
        import django

        django.setup()
