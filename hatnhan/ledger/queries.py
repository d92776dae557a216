"""Reading the ledger: its end, its lines, and whether the chain holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

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
        if type(told.recorded_at) is str:
            told = told._replace(
                on=told.on and date.fromisoformat(told.on),
                recorded_at=datetime.fromisoformat(told.recorded_at).replace(tzinfo=UTC),
            )
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
        self.broken: list[str] = []

    def follow(self, told: Told) -> None:
        """Check the next recording; a break is noted once, where it begins."""
        if told.number != self.number + 1:
            self.broken.append(f"thiếu các lần ghi từ {self.number + 1} đến {told.number - 1}")
        at = chain.stamp(told.recorded_at)
        expected = chain.link(self.hash, told.number, at, told.line, told.actor)
        if expected != told.hash:
            self.broken.append(f"lần ghi {told.number} không khớp mã băm")
        self.number, self.hash = told.number, told.hash
        known = self.anchors.get(told.number)
        if known is not None:
            self.anchored += 1
            if known != {told.hash}:
                self.broken.append(f"lần ghi {told.number} khác mốc neo đã lưu")

    def finish(self) -> list[str]:
        """What is wrong, in Vietnamese; nothing when the whole chain holds."""
        if (self.number, self.hash) != (self.head_number, self.head_hash):
            self.broken.append(f"đầu sổ ghi số {self.head_number}, sổ có đến số {self.number}")
        beyond = [number for number in self.anchors if number > self.number]
        if beyond:
            self.broken.append(f"sổ dừng ở số {self.number}, mốc neo có đến số {max(beyond)}")
        if self.number and not self.anchors:
            self.broken.append("không có mốc neo nào của sổ này")
        return self.broken
