"""Files on their way in: a private folder for each batch, emptied when its time is over.

The file itself holds columns that the product must not hold, so it is never kept: it lies in a
folder that only the program's own account can read, for as long as its batch is being worked
on, and at most a day. What is kept is the batch with its rows, without those columns.

How far the work has come lies there too and not in the database: on SQLite nobody else can write
while a large import is being recorded.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from hatnhan.capture.models import Batch
from hatnhan.domain.problems import Problem

HOURS: Final = 24
"""How long a file is held after it was last used."""
SILENT: Final = 30
"""Seconds without a sign of life after which the work is taken for broken off."""


class CancelledError(Exception):
    """The user does not want the import any more."""


class Held:
    """The folder of one batch."""

    def __init__(self, batch: Batch) -> None:
        self.name = batch.file_name
        self.folder = _home() / str(batch.pk)

    def room(self) -> Path:
        """The folder, made."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.folder

    def keep(self, data: bytes) -> None:
        """Hold the file of a new batch."""
        self.room()
        self._write("source", data)

    def source(self) -> bytes:
        """The file as it was sent. Raises `Problem("import_gone")`."""
        path = self.folder / "source"
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise Problem("import_gone", name=self.name, hours=HOURS) from None
        with suppress(OSError):
            os.utime(self.folder)
        return data

    def size(self) -> int:
        """The bytes of the file; 0 where it is gone."""
        try:
            return (self.folder / "source").stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def there(self) -> bool:
        """Whether the file is still held."""
        return (self.folder / "source").exists()

    def claim(self) -> bool:
        """Whether the work is ours now: nobody has it, or who had it gives no sign of life."""
        path = self.room() / "worker"
        if self.silent:
            path.unlink(missing_ok=True)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        (self.folder / "cancelled").unlink(missing_ok=True)
        return True

    def release(self) -> None:
        """The work is done, or has been given up."""
        for name in ("worker", "progress"):
            (self.folder / name).unlink(missing_ok=True)

    def beat(self) -> None:
        """A sign of life of whoever works."""
        with suppress(OSError):
            os.utime(self.folder / "worker")

    @property
    def silent(self) -> bool:
        """Whether nobody works on it: nobody claimed it, or who did has not been heard of."""
        try:
            return time.time() - (self.folder / "worker").stat().st_mtime > SILENT
        except FileNotFoundError:
            return True

    def progress(self, done: float, step: str) -> None:
        """Note how far the work is, from 0 to 1. Raises `CancelledError`."""
        if (self.folder / "cancelled").exists() or not self.folder.exists():
            raise CancelledError
        self._write("progress", f"{done:.3f} {step}".encode())
        self.beat()

    def done(self) -> tuple[float, str]:
        """How far the work is, from 0 to 1, and what is being done."""
        try:
            share, _, step = (self.folder / "progress").read_text(encoding="utf-8").partition(" ")
        except FileNotFoundError:
            return 0.0, ""
        return float(share), step

    def cancel(self) -> None:
        """Ask whoever works to stop at the next step."""
        with suppress(OSError):
            (self.folder / "cancelled").touch()

    def forget(self) -> None:
        """Remove the file and all that lies beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, name: str, data: bytes) -> None:
        """Whole or not at all: another process may be reading."""
        aside = self.folder / f".{name}.{secrets.token_hex(4)}"
        try:
            handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            aside.replace(self.folder / name)
        except FileNotFoundError:
            raise CancelledError from None


def sweep() -> int:
    """Remove the folders that nobody has used for their time; how many."""
    old = [folder for folder in _folders() if time.time() - _used(folder) > HOURS * 3600]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _home() -> Path:
    return Path(settings.HOME) / "imports"


def _folders() -> Iterator[Path]:
    if _home().exists():
        yield from [each for each in _home().iterdir() if each.is_dir()]


def _used(folder: Path) -> float:
    with suppress(OSError):
        return folder.stat().st_mtime
    return time.time()
