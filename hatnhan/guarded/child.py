"""The child of `hatnhan.guarded.run`: sets its own limits, does one piece of work, answers."""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from operator import attrgetter
from typing import Any, cast

from hatnhan.domain.problems import Problem
from hatnhan.guarded import CRASHED, OUT_OF_MEMORY, REFUSED


def main() -> int:
    """Read the task from standard input; the exit status tells what the answer is."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answer
    task = json.loads(sys.stdin.buffer.readline())
    sys.path[:] = task["path"]
    try:
        function = _function(task)
        _limit(task["seconds"], task["megabytes"])
        args = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started us
        said, status = function(*args), 0
    except Problem as refused:
        told = {"code": refused.code, "details": refused.details}
        said, status = json.dumps(told, default=str).encode(), REFUSED
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 - whatever it is, the other process is told, and logs it
        traceback.print_exc(limit=20)
        return CRASHED
    with answer:
        answer.write(said)
    return status


def _function(task: dict[str, Any]) -> Callable[..., bytes]:
    found = attrgetter(task["name"])(importlib.import_module(task["module"]))
    return cast("Callable[..., bytes]", found)


def _limit(seconds: float, megabytes: int) -> None:
    """Hold this process to its limits, and keep it from writing files, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent remains
        return
    wanted = {
        resource.RLIMIT_AS: megabytes << 20,
        resource.RLIMIT_CPU: math.ceil(seconds) + 1,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for what, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main())
