"""Keeping the register honest: verify, rebuild, and the hash of its state."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from django.db import connection

from hatnhan.domain.register import Register
from hatnhan.ledger import queries as ledger
from hatnhan.ledger.bulk import Batch
from hatnhan.ledger.guards import lifted
from hatnhan.registry import store
from hatnhan.registry.guards import identity_guards, interval_guards
from hatnhan.registry.projection import CHUNK, undisturbed
from hatnhan.registry.refold import Compared, Finding, Refold, refold

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Report:
    """What was checked, how much of it, and what disagrees."""

    checked: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def verify() -> Report:
    """Refold every fact and compare with all tables on both axes; check chain and anchors."""
    report = Report()
    with ledger.snapshot(), undisturbed():
        chain = ledger.ChainCheck()
        fold = refold(_followed(chain))
        report.checked["recordings"] = chain.number
        report.findings += fold.findings
        fold.findings = []
        report.checked |= {name: table.rows for name, table in fold.compare().items()}
        report.findings += fold.findings
        report.checked["mentions"] = len(fold.mentions)
        if _mentions() != fold.mentions:
            report.findings.append(Finding("mentions_differ", "bảng liên quan khác sổ ghi"))
        report.findings += [Finding("chain_broken", message) for message in chain.finish()]
        report.checked["anchors"] = chain.anchored
    return report


def _followed(chain: ledger.ChainCheck) -> Iterator[ledger.Told]:
    """Every recording, each seen by the chain first; the rest too if the refold gives up."""
    told = ledger.recordings()
    try:
        for recording in told:
            chain.follow(recording)
            yield recording
    finally:
        for recording in told:
            chain.follow(recording)


def _mentions() -> set[tuple[str, int]]:
    from hatnhan.ledger.models import Mention

    return set(Mention.objects.values_list("subject", "root"))


def compare_tables() -> dict[str, Compared]:
    """Every identity and interval table against a fresh fold of the ledger, column by column."""
    with ledger.snapshot(), undisturbed():
        fold = Refold()
        for number, line in ledger.lines():
            fold.take(number, store.read_stored(line))
        return fold.compare()


def rebuild(progress: Callable[[int], None] = lambda _: None) -> dict[str, int]:
    """Empty the interval and identity tables and fill them again from the ledger.

    One transaction, in which alone the guards of these tables (never the ledger's) are away.
    Gives the rows of each table. `progress` is told the recordings done.
    """
    guards = interval_guards(connection.vendor) + identity_guards(connection.vendor)
    with lifted(connection, guards), undisturbed():
        _empty()
        register, numbering = Register(), store.Numbering()
        buffer = store.Buffer(numbering, whole=True)
        for number, line in ledger.lines():
            buffer.add(number, register.record(number, store.read_stored(line)))
            if not number % CHUNK:
                buffer.flush(batch := Batch())
                batch.send()
                progress(number)
        buffer.flush(batch := Batch())
        batch.send()
    return {table.db: numbering.last[table.name] for table in store.TABLES.values()}


def _empty() -> None:
    """Empty the tables; without triggers SQLite's DELETE drops all rows at once, as TRUNCATE does."""
    verb = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    tables = [f"registry_{kind}" for kind in store.IDENTITIES]
    tables += [table.db for table in store.TABLES.values()]
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f"{verb} {name}")


def state_hash() -> str:
    """The sha256 of what the register holds: canonical lines, then interval rows in text ids.

    Surrogate numbers, times of recording and the order of rows do not enter, so equal facts
    give equal hashes on every installation and either database.
    """
    digest = sha256()
    with ledger.snapshot():
        for _, line in ledger.lines():
            digest.update(f"{line}\n".encode())
        names = store.names()
        for table in store.TABLES.values():
            total = count = 0
            for row in store.stored(table):
                text = _encode(store.textual(table, names, row))
                # A sum does not depend on the order, which no database promises to be equal.
                total += int.from_bytes(sha256(text.encode()).digest())
                count += 1
            digest.update(f"{table.name} {count} {total % (1 << 256):064x}\n".encode())
    return digest.hexdigest()
