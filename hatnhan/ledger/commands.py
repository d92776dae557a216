"""Writing to the ledger. Only `hatnhan.registry.projection` may import this (by contract)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection, transaction

from hatnhan.ledger import bulk, chain


@dataclass(frozen=True, slots=True)
class Entry:
    """A recording about to be made; `mentions` are subjects concerned beside `subject`."""

    kind: str
    on: date | None
    root: int
    of: int | None
    subject: str
    line: str
    mentions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the ledger: its name, the last number and that recording's hash."""

    ledger: uuid.UUID
    number: int
    hash: str


_COLUMNS = (
    "number",
    "kind",
    "on",
    "root",
    "of",
    "subject",
    "line",
    "recorded_at",
    "actor",
    "hash",
)


def take_head() -> Head:
    """The end of the ledger, locked until the transaction ends.

    Whoever records waits here, so numbers have no gaps and become visible in their own order.
    On SQLite the transaction itself is the lock (it begins IMMEDIATE).
    """
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    query = f"SELECT ledger, number, hash FROM ledger_ledgerhead WHERE id = 1{lock}"
    found = bulk.read(query)
    if not found:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO ledger_ledgerhead (id, ledger, number, hash) VALUES (1, %s, 0, '') "
                "ON CONFLICT DO NOTHING",
                [uuid.uuid4().hex],
            )
        found = bulk.read(query)
    ledger, number, digest = found[0]
    return Head(uuid.UUID(str(ledger)), number, digest)


def append(
    head: Head, entries: Iterable[Entry], batch: bulk.Batch, *, actor: str, recorded_at: datetime
) -> Head:
    """Write entries after `head`, numbered onwards and chained; returns the new end.

    Must run, and the batch be sent, in the transaction that took the head.
    """
    number, digest = head.number, head.hash
    at = chain.stamp(recorded_at)
    stored = connection.ops.adapt_datetimefield_value(recorded_at)
    rows, mentions = [], []
    for entry in entries:
        number += 1
        digest = chain.link(digest, number, at, entry.line, actor)
        on = entry.on.isoformat() if entry.on else None
        rows.append(
            (
                number,
                entry.kind,
                on,
                entry.root,
                entry.of,
                entry.subject,
                entry.line,
                stored,
                actor,
                digest,
            )
        )
        mentions += [(subject, entry.root) for subject in entry.mentions]
    batch.insert("ledger_recording", _COLUMNS, rows)
    # A correction may name whom the fact is known to concern already.
    batch.insert("ledger_mention", ("subject", "root"), mentions, "ON CONFLICT DO NOTHING")
    batch.run("UPDATE ledger_ledgerhead SET number = %s, hash = %s WHERE id = 1", [number, digest])
    return replace(head, number=number, hash=digest)


def anchor(head: Head, recorded_at: datetime) -> None:
    """Once the transaction is committed, anchor its end outside the database."""
    transaction.on_commit(
        lambda: chain.write_anchor(head.ledger, head.number, head.hash, recorded_at),
        # What is committed is recorded: a full disk beside it must not say otherwise.
        robust=True,
    )
