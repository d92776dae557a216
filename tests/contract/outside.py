"""Hạt Nhân as a program outside sees it: commands, exit statuses, and JSON on standard output.

Nothing of the product is imported here or in the tests that use this; expected answers come
from `tests.oracle`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Done:
    """What a command left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


class Office:
    """An office with a folder of its own (HATNHAN_HOME), on SQLite."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "HATNHAN_HOME": str(folder / "var")}
        self.environment.pop("DATABASE_URL", None)
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)

    def run(self, *words: str, given: str | None = None) -> Done:
        """Run `hatnhan WORDS`."""
        done = subprocess.run(
            [sys.executable, "-m", "hatnhan", *words],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def write(self, name: str, text: str) -> str:
        """A file in the office's folder; gives its path."""
        path = self.folder / name
        path.write_bytes(text.encode())
        return str(path)


def leaves(answer: Any, path: str = "") -> dict[str, int]:
    """The figures of an answer by dotted path; zeros left out, since they may be."""
    if isinstance(answer, dict):
        found: dict[str, int] = {}
        for name, value in answer.items():
            if path or name not in ("known_at", "scope"):
                found |= leaves(value, f"{path}.{name}" if path else name)
        return found
    return {path: answer} if isinstance(answer, int) and answer else {}
