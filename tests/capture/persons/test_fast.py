"""A whole province against itself: within the time and memory of a clerk's patience."""

from __future__ import annotations

import time
from dataclasses import replace
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


def test_a_district_against_itself() -> None:
    seconds, found = compared(8_600)
    assert found >= 8_600
    assert seconds <= 4


@pytest.mark.deep
def test_a_province_against_itself() -> None:
    seconds, found = compared(86_000)
    assert found >= 86_000
    assert seconds <= 25
