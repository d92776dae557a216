"""A whole province against itself: within the time and memory of a clerk's patience."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from hatnhan.capture.persons import Identity, Index, pairs
from hatnhan.capture.persons.labelled import person


def crowd(size: int) -> list[Identity]:
    """A province of so many, fewer communes than there are."""
    rng = Random(8)
    return [person(rng, f"p{at}") for at in range(size)]


def compared(size: int) -> tuple[float, int]:
    """Seconds of the processor, and pairs."""
    known = crowd(size)
    new = [replace(one, id=f"row {one.id}", registered=False) for one in known]
    begun = time.process_time()
    found = pairs(new, Index(known))
    return time.process_time() - begun, len(found)


def megabytes() -> int:
    """The most memory that this process ever had."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in told.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) // 1024


def test_a_district_against_itself() -> None:
    seconds, found = compared(8_600)
    assert found >= 8_600
    assert seconds <= 4


@pytest.mark.deep
def test_a_province_against_itself() -> None:
    """In a process of its own, whose largest size is that of the comparison and both lists.

    The size is the kernel's word on this memory alone: what `getrusage` tells begins with that of
    the process that started it.
    """
    code = (
        "from tests.capture.persons.test_fast import compared, megabytes\n"
        "print(*compared(86_000), megabytes())"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, found, most = map(float, told.stdout.split())
    assert found >= 86_000
    assert seconds <= 10
    assert most <= 300
