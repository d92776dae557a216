"""Files of facts: reading JSON Lines, recording them, telling line by line what was seen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import parse_line
from hatnhan.registry import warnings
from hatnhan.registry.projection import Recorded, record

_BOM = b"\xef\xbb\xbf"
_LINE_BYTES = 150
"""About the length of a line, to guess from a file's size how many facts it brings."""

_TOLD = {"nfc": "Chữ viết ở dạng tổ hợp (NFD); đã đổi về dạng dựng sẵn (NFC)."}


Progress = Callable[[int], None]
"""Is told how many bytes have been read."""


@dataclass(slots=True)
class Outcome:
    """What an import recorded, what was changed in reading, and rules that facts breach."""

    recorded: Recorded = field(default_factory=Recorded)
    told: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)


def import_lines(
    stream: IO[bytes], *, actor: str, size: int | None = None, dry_run: bool = False
) -> Outcome:
    """Record every line of a stream in order, all or nothing.

    `size` is the stream's length in bytes (asked of the stream unless given), for the progress
    bar and to choose the quicker way.
    Raises `Problem` with `line` in its details at the first line that cannot be.
    """
    outcome = Outcome()
    if size is None:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
    with _progress(size) as progress:
        reader = _Reader(stream, outcome, progress)
        try:
            outcome.recorded = record(
                reader.facts(),
                actor=actor,
                expected=max(2, size // _LINE_BYTES),
                dry_run=dry_run,
                afterwards=reader.watch.judge,
            )
        except Problem as problem:
            problem.details["line"] = reader.line
            raise
    outcome.warnings = reader.watch.found
    return outcome


class _Reader:
    """Turns the bytes of a stream into facts, remembering the line it is at."""

    def __init__(self, stream: IO[bytes], outcome: Outcome, progress: Progress) -> None:
        self.stream = stream
        self.outcome = outcome
        self.progress = progress
        self.line = 0
        self.watch = warnings.Watch()

    def facts(self) -> Iterator[Fact | Corrected | Annulled]:
        """The fact of each line that is not blank."""
        done = 0
        for raw in self.stream:
            self.line += 1
            done += len(raw)
            if not self.line % 1000:
                self.progress(done)
            text = self._text(raw)
            if not text or text.isspace():
                continue
            parsed = parse_line(text)
            for code in parsed.told:
                told = {"line": self.line, "code": code, "message": _TOLD[code]}
                self.outcome.told.append(told)
            self.watch.see(self.line, parsed.fact)
            yield parsed.fact
        self.progress(done)

    def _text(self, raw: bytes) -> str:
        if self.line == 1 and raw.startswith(_BOM):
            raw = raw[len(_BOM) :]
        try:
            return raw.decode().rstrip("\r\n")
        except UnicodeDecodeError:
            raise Problem("not_utf8") from None


@contextmanager
def _progress(size: int) -> Iterator[Progress]:
    """A bar on standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("Đang ghi nhận"), BarColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size)
        yield lambda done: bar.update(task, completed=done)
