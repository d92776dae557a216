"""What rows of each kind are asked together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hatnhan.capture.between import persons, register, units
from hatnhan.capture.model import Row
from hatnhan.capture.rows.candidates import Candidates
from hatnhan.capture.rows.members import Members
from hatnhan.capture.rows.organisations import Organisations
from hatnhan.capture.rows.work import Work


def judge(reader: Any, rows: Sequence[Row], work: Work) -> None:
    """Duplicates and look-alikes among the rows, and persons of the register."""
    if work.kind == "establishments":
        units.inside(rows)
    if isinstance(reader, Organisations):
        reader.finish()
    if isinstance(reader, Candidates):
        persons.inside(rows, reader.identities, work)
        register.candidates(rows, reader.identities, work)
    if isinstance(reader, Members):
        persons.inside(rows, reader.identities, work)
        register.against(rows, reader.identities, work)
