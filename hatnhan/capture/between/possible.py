"""Whether the facts of all rows together make a possible history: tried before it is recorded.

The register of the domain takes the facts in, in memory alone, over what the tables hold. A row
whose facts contradict is refused in the register's own words, and the rest is tried without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from hatnhan.capture.model import Row, Trouble, Verdict
from hatnhan.capture.order import ordered
from hatnhan.capture.units.index import Index, lives
from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.facts.organisations import CELL_KINDS
from hatnhan.domain.problems import Problem
from hatnhan.domain.register import Recorded, Register
from hatnhan.domain.register import Row as Interval
from hatnhan.domain.wire import read_fact
from hatnhan.ledger.queries import latest
from hatnhan.registry.loader import DatabaseLoader

_TRIES: Final = 200
"""Contradictions after which the rest is left to be refused at once."""


class _Known(DatabaseLoader):
    """Reads the tables, but not for subjects that the file itself brings."""

    def __init__(self, fresh: set[str]) -> None:
        super().__init__()
        self._fresh = fresh

    def stories(self, key: str) -> list[list[Recorded]]:
        """The stories of a subject; none of a new one."""
        return [] if key in self._fresh else super().stories(key)

    def rows(self, table: str, subject: str) -> list[Interval]:
        """The rows of a subject; none of a new person."""
        if f"person:{subject}" in self._fresh:
            return []
        return super().rows(table, subject)

    def _note(self, fact: Fact | Corrected | Annulled) -> None:
        """Nothing is read ahead: units are few and read once, persons are new."""


def settle(rows: Sequence[Row], index: Index) -> None:
    """Refuse each row whose facts cannot be, among rows that bring facts.

    Most rows of members need no trial: a new person in units that are there to this day.
    """
    bringing = [row for row in ordered(rows) if not surely(row, index)]
    began, number = 0, latest()
    for _ in range(_TRIES):
        stopped = _try(bringing, began, number, index)
        if stopped is None:
            return
        began = _independent(bringing, stopped)
        bringing.pop(stopped)
    for row in bringing[began:]:
        _refuse(
            row, "too_many_contradictions", "Tệp có quá nhiều mâu thuẫn; dòng này chưa xét tới."
        )


def surely(row: Row, index: Index) -> bool:
    """Whether the facts of a row are possible whatever else is recorded with them.

    So are a person not known before, who on one day enters a cell and an establishment that both
    are there and never end, and later is official.
    """
    if len(row.facts) not in {2, 3} or row.facts[0]["fact"] != "person_registered":
        return False
    registered, entry, *more = row.facts
    on = entry["on"]
    if registered["on"] != on or registered["born"] > on or entry["person"] != registered["id"]:
        return False
    if more:
        official = more[0]
        probation = entry["fact"] == "member_admitted" or entry.get("status") == "probationary"
        if official["fact"] != "member_recognised" or official["on"] < on or not probation:
            return False
    elif entry["fact"] not in {"member_admitted", "member_arrived"}:
        return False
    return _there("organisation", entry["cell"], on, index) and (
        "establishment" not in entry or _there("establishment", entry["establishment"], on, index)
    )


def _there(what: str, id: str, on: str, index: Index) -> bool:
    """Whether a unit is there on a day and never ends, and is a cell all the time if it is one."""
    unit = index.get(what, id)
    if unit is None or not lives(unit) or unit.since.isoformat() > on:
        return False
    return what != "organisation" or all(v.kind in CELL_KINDS for v in unit.versions)


def _independent(rows: Sequence[Row], stopped: int) -> int:
    """Where the next try may begin: facts of members lean on no other row of the file."""
    alone = all(
        fact["fact"].startswith(("person_", "member_")) for row in rows for fact in row.facts
    )
    return stopped if alone else 0


def _named(problem: Problem, rows: Sequence[Row], index: Index) -> str:
    """What the register says, with names in place of the ids that only programs know."""
    own = {row.values.get("id"): row.values.get("name") for row in rows}
    message = problem.message
    for value in problem.details.values():
        units = (index.get(what, str(value)) for what in ("organisation", "establishment", "place"))
        name = next((unit.last.name for unit in units if unit), None) or own.get(value)
        if name:
            message = message.replace(f"“{value}”", f"“{name}”")
    return message


def _try(rows: Sequence[Row], began: int, number: int, index: Index) -> int | None:
    """Take in the facts from a row on; the place of the first row that contradicts."""
    register = Register(_Known(_subjects(rows)))
    for place in range(began, len(rows)):
        row = rows[place]
        try:
            for fact in row.facts:
                number += 1
                register.record(number, read_fact(fact))
        except Problem as problem:
            _refuse(row, problem.code, _named(problem, rows, index))
            return place
    return None


def _subjects(rows: Iterable[Row]) -> set[str]:
    """The subjects that the rows bring."""
    found: set[str] = set()
    for row in rows:
        for fact in row.facts:
            what = _BIRTHS.get(fact["fact"])
            if what is not None:
                found.add(f"{what}:{fact['id']}")
    return found


_BIRTHS: Final[dict[str, Any]] = {
    "person_registered": "person",
    "establishment_opened": "establishment",
    "organisation_founded": "organisation",
}


def _refuse(row: Row, code: str, message: str) -> None:
    row.facts = []
    row.troubles.append(
        Trouble(
            code,
            Verdict.REFUSED,
            f"Trái với sổ: {message}",
            "Kiểm tra ngày và đơn vị của dòng này.",
        )
    )
