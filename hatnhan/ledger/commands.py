"""Writing to the ledger. Only `hatnhan.registry.projection` may import this (a contract holds it)."""

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
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
        if row is None:
            fresh = uuid.uuid4()
            cursor.execute(
                "INSERT INTO ledger_ledgerhead (id, ledger, number, hash) VALUES (1, %s, 0, '') "
                "ON CONFLICT DO NOTHING",
                [fresh if connection.vendor == "postgresql" else fresh.hex],
            )
            cursor.execute(query)
            row = cursor.fetchone()
    ledger = row[0] if isinstance(row[0], uuid.UUID) else uuid.UUID(row[0])
    return Head(ledger, row[1], row[2])


def append(head: Head, entries: Iterable[Entry], *, actor: str, recorded_at: datetime) -> Head:
    """Write entries after `head`, numbered onwards and chained; returns the new end.

    Must run in the transaction that took the head.
    """
    number, digest = head.number, head.hash
    at = chain.stamp(recorded_at)
    stored = connection.ops.adapt_datetimefield_value(recorded_at)
    textual = connection.vendor != "postgresql"
    rows, mentions = [], []
    for entry in entries:
        number += 1
        digest = chain.link(digest, number, at, entry.line, actor)
        on = entry.on.isoformat() if textual and entry.on else entry.on
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
    bulk.insert(connection, "ledger_recording", _COLUMNS, rows)
    _insert_mentions(mentions)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_ledgerhead SET number = %s, hash = %s WHERE id = 1", [number, digest]
        )
    return replace(head, number=number, hash=digest)


def _insert_mentions(mentions: list[tuple[str, int]]) -> None:
    """Mentions are few; one that stands already (a correction's) is left as it is."""
    if not mentions:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_mention (subject, root) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            mentions,
        )


def anchor(head: Head, recorded_at: datetime) -> None:
    """Once the transaction is committed, anchor its end outside the database."""
    transaction.on_commit(
        lambda: chain.write_anchor(head.ledger, head.number, head.hash, recorded_at)
    )
