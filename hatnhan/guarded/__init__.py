"""Work on files from outside, done in a process of its own with limits of time and memory.

`run` starts a fresh interpreter, so nothing is shared with this one: no database connection, no
environment but what an interpreter needs to start, no open file. Whatever a hostile file makes
it do, this process only sees an answer or a refusal.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hatnhan.domain.problems import Problem

_LOG = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parents[2]
_AT_ONCE: Final = threading.BoundedSemaphore(2)
"""How many may run at once, so that many uploads do not add up to more than the machine has."""
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TMPDIR", "TEMP")

CRASHED: Final = 3
"""Exit status of a child whose function failed in a way that it did not foresee."""
OUT_OF_MEMORY: Final = 4
REFUSED: Final = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    seconds: float = 30.0
    megabytes: int = 768
    """Of address space; held where the system can hold it (not on Windows)."""


def run(function: Callable[..., bytes], *args: Any, limits: Limits | None = None) -> bytes:
    """The answer of `function(*args)`, computed in a child process.

    The function must be importable by its name; its arguments go as a pickle, its answer comes
    back as bytes and is never unpickled. A `Problem` that it raises is raised here with the same
    code. Problem `file_too_slow`, `file_too_heavy` or `file_crashes` where it does not get that
    far, `too_busy` when others keep every place taken.
    """
    limits = limits or Limits()
    if not _AT_ONCE.acquire(timeout=limits.seconds):
        raise Problem("too_busy")
    try:
        done = _child(function, args, limits)
    except subprocess.TimeoutExpired:
        raise Problem("file_too_slow", seconds=round(limits.seconds)) from None
    finally:
        _AT_ONCE.release()
    return _answer(function, done, limits)


def _child(
    function: Callable[..., bytes], args: tuple[Any, ...], limits: Limits
) -> subprocess.CompletedProcess[bytes]:
    task = {"seconds": limits.seconds, "megabytes": limits.megabytes, "path": sys.path}
    task |= {"module": function.__module__, "name": function.__qualname__}
    head = json.dumps(task).encode() + b"\n"
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.run(
        [sys.executable, "-B", "-m", "hatnhan.guarded.child"],
        input=head + pickle.dumps(args),
        capture_output=True,
        timeout=limits.seconds,
        env={**kept, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"},
        check=False,
    )


def _answer(
    function: Callable[..., bytes], done: subprocess.CompletedProcess[bytes], limits: Limits
) -> bytes:
    if done.returncode == 0:
        return done.stdout
    if done.returncode == REFUSED:
        told = json.loads(done.stdout)
        raise Problem(told["code"], **told["details"])
    if done.returncode == OUT_OF_MEMORY:
        raise Problem("file_too_heavy", megabytes=limits.megabytes)
    if os.name == "posix" and -done.returncode in _cpu_signals():
        raise Problem("file_too_slow", seconds=round(limits.seconds))
    said = done.stderr[-4000:].decode("utf-8", "replace")
    _LOG.error("%s failed (%s): %s", function.__qualname__, done.returncode, said)
    raise Problem("file_crashes")


def _cpu_signals() -> tuple[int, ...]:
    import signal

    return (signal.SIGXCPU,)
