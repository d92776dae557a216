"""Pieces of work for the child process: honest, slow, greedy and broken ones."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from hatnhan.domain.problems import Problem


def twice(data: bytes) -> bytes:
    sys.stdout.write("noise that is no answer\n")
    return data * 2


def refuse(id: str) -> bytes:
    raise Problem("unknown_id", what="bản", id=id)


def loop() -> bytes:
    while True:
        pass


def greedy(megabytes: int) -> bytes:
    return b"%d" % len(bytes(megabytes << 20))


def broken() -> bytes:
    raise ZeroDivisionError


def die() -> bytes:
    os.abort()


def surroundings() -> bytes:
    django = any(name.partition(".")[0] == "django" for name in sys.modules)
    return json.dumps([sorted(os.environ), django]).encode()


def write(path: str) -> bytes:
    Path(path).write_bytes(b"x")
    return b"written"
