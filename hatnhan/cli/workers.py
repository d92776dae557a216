"""Several processes that answer on one socket, for PostgreSQL and a machine with several cores."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import NoReturn


class _Stop(Exception):
    """The parent was told to end."""


def run(count: int, answer: Callable[[], object]) -> int:
    """Fork `count` processes that answer, replace one that dies, end all when told to end."""
    from django.db import connections

    connections.close_all()  # a connection cannot be shared between processes
    children: dict[int, float] = {}
    signal.signal(signal.SIGTERM, _told)
    try:
        while True:
            while len(children) < count:
                children[_started(answer)] = time.monotonic()
            died, _status = os.wait()
            if time.monotonic() - children.pop(died) < 1:
                time.sleep(1)  # one that dies at once must not be replaced in a tight loop
    except (_Stop, KeyboardInterrupt):
        return 0
    finally:
        _end(children)


def _told(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _Stop


def _started(answer: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    # In the child: nothing of the parent's clean-up may run, whatever ends it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(KeyboardInterrupt):
        answer()
    os._exit(0)


def _end(children: dict[int, float]) -> None:
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)
    for child in children:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)
