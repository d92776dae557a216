"""Reading the ledger: its end, its lines, and whether the chain holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection, transaction

from hatnhan.ledger import bulk, chain
from hatnhan.ledger.models import LedgerHead, Recording


class Told(NamedTuple):
    """A recording as it stands in the table."""

    number: int
    kind: str
    on: date | None
    root: int
    of: int | None
    subject: str
    line: str
    recorded_at: datetime
    actor: str
    hash: str


@contextmanager
def snapshot() -> Iterator[None]:
    """One view of the whole database for several queries, while others may go on writing."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # atomic() would begin IMMEDIATE and keep writers out; a deferred transaction only reads.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def latest() -> int:
    """The number of the last recording, 0 for an empty register."""
    return LedgerHead.objects.values_list("number", flat=True).first() or 0


def head() -> tuple[uuid.UUID | None, int, str]:
    """The ledger's name, its last number and that recording's hash."""
    return LedgerHead.objects.values_list("ledger", "number", "hash").first() or (None, 0, "")


def lines(after: int = 0) -> Iterator[tuple[int, str]]:
    """The canonical lines after a recording number, in order."""
    return bulk.stream(
        "SELECT number, line FROM ledger_recording WHERE number > %s ORDER BY number",
        [after],
    )


def recordings() -> Iterator[Told]:
    """Every recording in order, times in UTC."""
    query = (
        'SELECT number, kind, "on", root, "of", subject, line, recorded_at, actor, hash '
        "FROM ledger_recording ORDER BY number"
    )
    for row in bulk.stream(query):
        told = Told(*row)
        if told.recorded_at.tzinfo is None:
            # SQLite keeps times without a zone; Django writes them in UTC.
            told = told._replace(recorded_at=told.recorded_at.replace(tzinfo=UTC))
        yield told


def recording_root(number: int) -> tuple[int, str]:
    """The root and the subject of a recording that exists."""
    return Recording.objects.values_list("root", "subject").get(number=number)


class ChainCheck:
    """Follows the chain one recording after another, then compares it with head and anchors."""

    def __init__(self) -> None:
        self.ledger, self.head_number, self.head_hash = head()
        self.anchors = chain.read_anchors(self.ledger)
        self.number, self.hash = 0, ""
        self.anchored = 0
        self.breaks: list[int] = []
        self.gaps: list[int] = []
        self.moved: list[int] = []

    def follow(self, told: Told) -> None:
        """Check the next recording."""
        if told.number != self.number + 1:
            self.gaps.append(told.number)
        at = chain.stamp(told.recorded_at)
        if chain.link(self.hash, told.number, at, told.line, told.actor) != told.hash:
            self.breaks.append(told.number)
        self.number, self.hash = told.number, told.hash
        known = self.anchors.get(told.number)
        if known is not None:
            self.anchored += 1
            if known != {told.hash}:
                self.moved.append(told.number)

    def finish(self) -> list[str]:
        """What is wrong, in Vietnamese; nothing when the whole chain holds."""
        found = []
        if self.gaps:
            found.append(f"thiếu lần ghi ngay trước số {_some(self.gaps)}")
        if self.breaks:
            found.append(f"mã băm không khớp ở lần ghi {_some(self.breaks)}")
        if self.moved:
            found.append(f"mốc neo đã lưu khác lần ghi {_some(self.moved)}")
        if (self.number, self.hash) != (self.head_number, self.head_hash):
            found.append(f"đầu sổ ghi số {self.head_number}, sổ có đến số {self.number}")
        beyond = [number for number in self.anchors if number > self.number]
        if beyond:
            found.append(f"sổ dừng ở số {self.number}, mốc neo có đến số {max(beyond)}")
        if self.number and not self.anchors:
            found.append("không có mốc neo nào của sổ này")
        return found


def _some(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return shown if len(numbers) <= 5 else f"{shown} và {len(numbers) - 5} lần ghi khác"
