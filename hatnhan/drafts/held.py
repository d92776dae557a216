"""Results that are held for a while and not kept: one private folder each, swept after its time.

Several processes may answer one user, so a result lies in a folder under HATNHAN_HOME that only
the program's own account can read. It is found by an unguessable token (the folder's name is its
hash), opened by the user who made it alone, and removed 30 minutes after it was last looked at.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from hatnhan.domain.problems import Problem
from hatnhan.drafts import codec
from hatnhan.drafts.findings import Checked

MINUTES: Final = 30
MOST: Final = 20
"""Results that one user may have at once; the oldest gives way."""
SILENT: Final = 120
"""Seconds without a sign after which a check in the background is taken for broken off."""


class CancelledError(Exception):
    """The user does not want the result any more."""


@dataclass(frozen=True, slots=True)
class About:
    """Whose result it is and what was asked."""

    user: int
    name: str
    draft: int | None = None
    """The kept draft of which this is to be another edition."""


class Held:
    """One result, being made or ready."""

    def __init__(self, folder: Path, about: About, token: str) -> None:
        self.folder = folder
        self.about = about
        self.token = token

    def finish(self, checked: Checked) -> None:
        """The result is there."""
        self._write("result.json", codec.encode(checked))

    def fail(self, problem: Problem) -> None:
        """There will be no result; the problem says why."""
        said = {"code": problem.code, "details": problem.details}
        self._write("problem.json", json.dumps(said, default=str))

    @property
    def ready(self) -> bool:
        """Whether the result is there, or why there is none."""
        late = time.time() - self._last_sign() > SILENT
        return late or any((self.folder / n).exists() for n in ("result.json", "problem.json"))

    def checked(self) -> Checked | None:
        """The result; None while it is being made. Raises `Problem` when there will be none."""
        text = self._read("result.json")
        if text is not None:
            return codec.decode(text)
        problem = self._read("problem.json")
        if problem is not None:
            told = json.loads(problem)
            raise Problem(told["code"], **told["details"])
        if time.time() - self._last_sign() > SILENT:
            raise Problem("draft_broken_off")
        return None

    def source(self) -> bytes | None:
        """The .docx as it was sent; None for other texts."""
        path = self.folder / "source.docx"
        return path.read_bytes() if path.exists() else None

    def ignored(self) -> dict[str, str]:
        """Key of a finding that is not to be shown: why not."""
        found: dict[str, str] = json.loads(self._read("ignored.json") or "{}")
        return found

    def ignore(self, ignored: Mapping[str, str]) -> None:
        """From now on exactly these are not to be shown."""
        self._write("ignored.json", json.dumps(dict(ignored)))

    def progress(self, done: float) -> None:
        """Note how far the check is, from 0 to 1. Raises `CancelledError`."""
        if (self.folder / "cancelled").exists() or not self.folder.exists():
            raise CancelledError
        self._write("progress", f"{done:.3f}")

    def done(self) -> float:
        """How far the check is, from 0 to 1."""
        return float(self._read("progress") or 0)

    def forget(self) -> None:
        """Break off what is being made, and remove everything."""
        with suppress(OSError):
            (self.folder / "cancelled").touch()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _last_sign(self) -> float:
        for name in ("progress", "about.json"):
            with suppress(OSError):
                return (self.folder / name).stat().st_mtime
        return 0

    def _write(self, name: str, text: str) -> None:
        """Whole or not at all: another process may be reading."""
        aside = self.folder / f".{name}.{secrets.token_hex(4)}"
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(self.folder / name)
        except FileNotFoundError:
            raise CancelledError from None

    def _read(self, name: str) -> str | None:
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None


class Holder:
    """The folder of all results."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def hold(self, about: About, source: bytes | None) -> Held:
        """A place for a result that is about to be made."""
        self.sweep()
        self._make_room(about.user)
        token = secrets.token_urlsafe(24)
        folder = self._folder(token)
        folder.mkdir(mode=0o700, parents=True)
        if source is not None:
            (folder / "source.docx").write_bytes(source)
        (folder / "about.json").write_text(json.dumps(asdict(about)), encoding="utf-8")
        return Held(folder, about, token)

    def open(self, user: int, token: str) -> Held:
        """A user's result, which lives on from now. Raises `Problem("draft_expired")`."""
        folder = self._folder(token)
        about = _about(folder)
        if about is None or about.user != user or _age(folder) > MINUTES * 60:
            raise Problem("draft_expired", minutes=MINUTES)
        with suppress(OSError):
            os.utime(folder / "about.json")
        return Held(folder, about, token)

    def sweep(self) -> int:
        """Remove what nobody has looked at for its time; how many."""
        old = [folder for folder in self._folders() if _age(folder) > MINUTES * 60]
        for folder in old:
            shutil.rmtree(folder, ignore_errors=True)
        return len(old)

    def _make_room(self, user: int) -> None:
        own = [f for f in self._folders() if (about := _about(f)) and about.user == user]
        for folder in sorted(own, key=_age)[MOST - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)

    def _folder(self, token: str) -> Path:
        return self.home / hashlib.sha256(token.encode()).hexdigest()

    def _folders(self) -> Iterator[Path]:
        if self.home.exists():
            yield from [each for each in self.home.iterdir() if each.is_dir()]


def _about(folder: Path) -> About | None:
    try:
        return About(**json.loads((folder / "about.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _age(folder: Path) -> float:
    """Seconds since a result was last looked at; a folder just being made is young."""
    for path in (folder / "about.json", folder):
        with suppress(OSError):
            return time.time() - path.stat().st_mtime
    return 0
