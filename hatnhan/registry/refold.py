"""Every recording taken in again, in memory: what the tables ought to hold, and a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from hatnhan.domain.problems import Problem
from hatnhan.domain.register import Register, Row
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.ledger.queries import Told
from hatnhan.registry import store
from hatnhan.registry.projection import Recordable, entry_of

Born = list[tuple[str, str]]

SHOWN: Final = 5
"""How many differences of one table are told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement: between what, and which."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A table against the ledger: the rows it ought to have, and whether it has just these."""

    rows: int
    equal: bool


class Refold:
    """Takes in the recordings one after the other and keeps every row they ever gave."""

    def __init__(self) -> None:
        self.register = Register()
        self.numbering = store.Numbering()
        self.rows: dict[str, dict[int | None, tuple[Row, int]]] = {n: {} for n in store.TABLES}
        self.born: dict[str, dict[str, int]] = {kind: {} for kind in store.IDENTITIES}
        self.mentions: set[tuple[str, int]] = set()
        self.findings: list[Finding] = []
        self._roots: list[tuple[int, str]] = [(0, "")]

    def check(self, told: Told, fact: Recordable) -> None:
        """Whether the columns of a recording say what its line says; before `take`."""
        entry = entry_of(told.number, fact, self._roots.__getitem__)
        self._roots.append((entry.root, entry.subject))
        stands = (told.kind, told.on, told.root, told.of, told.subject, told.line)
        if stands != (entry.kind, entry.on, entry.root, entry.of, entry.subject, entry.line):
            self._differs("ledger_differs", f"lần ghi {told.number} không khớp dòng của nó")
        self.mentions.update((subject, entry.root) for subject in entry.mentions)

    def take(self, number: int, fact: Recordable) -> tuple[store.Rows, store.Rows, Born]:
        """The next recording: the rows it opened and closed, and the identities it brought.

        Raises `Problem` when it cannot be taken in; nothing can follow it then.
        """
        changes = self.register.record(number, fact)
        for kind, key in changes.born:
            self.born[kind].setdefault(key, number)
        opened, closed = self.numbering.take(number, changes)
        for row in closed:
            self.rows[row.table][row.pk] = row, number
        for row in opened:
            self.rows[row.table][row.pk] = row, FOREVER_KNOWN
        return opened, closed, changes.born

    def compare(self) -> dict[str, Compared]:
        """Compare every column of every row of the tables with what they ought to hold."""
        found = {}
        names = store.names()
        days = store.Days()
        for kind, born in self.born.items():
            equal = {key: number for number, key in names[kind].items()} == born
            found[f"registry_{kind}"] = Compared(len(born), equal)
            if not equal:
                self._differs("identities_differ", f"bảng registry_{kind} khác sổ ghi")
        for table in store.TABLES.values():
            wrong = self._compare(table, names, days)
            found[table.db] = Compared(len(self.rows[table.name]), not wrong)
        return found

    def _compare(self, table: store.Table, names: store.Names, days: store.Days) -> int:
        """How many rows differ, are missing or are too many."""
        expected = dict(self.rows[table.name])
        wrong = 0
        for stored in store.stored(table):
            row, known_to = expected.pop(stored[0], (None, 0))
            if (
                row is None
                or said(row, known_to) != _read(table, names, stored)
                or days[stored[2] >> 40] != str(stored[4])
                or days[stored[3] >> 40] != str(stored[5])
            ):
                wrong += self._row_differs(table, stored[0], wrong)
        for pk in expected:
            wrong += self._row_differs(table, pk, wrong)
        return wrong

    def _row_differs(self, table: store.Table, pk: int | None, before: int) -> int:
        if before < SHOWN:
            self._differs("rows_differ", f"dòng {pk} của bảng {table.db} khác sổ ghi")
        return 1

    def _differs(self, code: str, message: str) -> None:
        self.findings.append(Finding(code, message))


def said(row: Row, known_to: int) -> tuple[Any, ...]:
    """A row as `store.textual` gives one."""
    return (row.subject, row.start, row.stop, row.known_from, known_to, row.cause, *row.values)


def _read(table: store.Table, names: store.Names, stored: Any) -> tuple[Any, ...] | None:
    """The stored row in text ids; None when it names an identity that is not there."""
    try:
        return store.textual(table, names, stored)
    except KeyError:
        return None


def refold(told: Iterable[Told]) -> Refold:
    """All recordings checked and taken in; an impossible one is a finding, and ends it."""
    fold = Refold()
    for recording in told:
        try:
            fact = store.read_stored(recording.line)
            fold.check(recording, fact)
            fold.take(recording.number, fact)
        except (Problem, ValueError, IndexError) as error:
            message = f"lần ghi {recording.number} không đọc được: {error}"
            fold.findings.append(Finding("impossible", message))
            break
    return fold
