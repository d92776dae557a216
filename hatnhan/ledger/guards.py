"""Database triggers that keep a table from being changed, on SQLite and on PostgreSQL.

A `Guard` is a trigger with the statements that make and drop it. Guards protect against a slip
of our own code, of an administrator's hand and of any tool that speaks SQL; against somebody who
drops the triggers first there are the hash chain and its anchors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction


@dataclass(frozen=True, slots=True)
class Guard:
    """A named trigger on a table and how it is made (its function too, on PostgreSQL)."""

    name: str
    table: str
    create: tuple[str, ...]

    def drop(self, vendor: str) -> str:
        """The statement that takes it away (on PostgreSQL the function stays, unused)."""
        on = f" ON {self.table}" if vendor == "postgresql" else ""
        return f"DROP TRIGGER IF EXISTS {self.name}{on}"


def sqlite_trigger(name: str, table: str, event: str, when: str, message: str) -> Guard:
    """A row trigger that refuses when the condition holds (always, when it is empty)."""
    condition = f"WHEN {when} " if when else ""
    return Guard(
        name,
        table,
        (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} {condition}"
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
        ),
    )


REFUSE = """
CREATE OR REPLACE FUNCTION hatnhan_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE filled boolean;
BEGIN
    -- An empty table may be truncated: nothing is lost, and test runners do it blindly.
    IF TG_OP = 'TRUNCATE' THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO filled;
        IF NOT filled THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
"""The one function behind every unconditional refusal on PostgreSQL; its argument says why."""


def postgres_refusal(name: str, table: str, event: str, message: str, level: str = "") -> Guard:
    """A trigger that refuses the event; `level` may say FOR EACH ROW WHEN (...)."""
    each = level or "FOR EACH STATEMENT"
    return Guard(
        name,
        table,
        (
            REFUSE,
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} {each} "
            f"EXECUTE FUNCTION hatnhan_refuse('{message}')",
        ),
    )


def append_only(table: str, vendor: str) -> list[Guard]:
    """Guards by which rows of the table are never updated or deleted."""
    message = f"{table}: append-only"
    if vendor == "postgresql":
        events = "UPDATE OR DELETE OR TRUNCATE"
        return [postgres_refusal(f"{table}_append_only", table, events, message)]
    return [
        sqlite_trigger(f"{table}_no_update", table, "UPDATE", "", message),
        sqlite_trigger(f"{table}_no_delete", table, "DELETE", "", message),
    ]


NUMBERED = """
CREATE OR REPLACE FUNCTION hatnhan_numbered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lowest bigint; highest bigint; rows_in bigint; before bigint;
BEGIN
    SELECT min(number), max(number), count(*) INTO lowest, highest, rows_in FROM fresh;
    IF rows_in = 0 THEN RETURN NULL; END IF;
    SELECT COALESCE(max(number), 0) INTO before FROM ledger_recording WHERE number < lowest;
    IF lowest <> before + 1 OR highest - lowest + 1 <> rows_in THEN
        RAISE EXCEPTION 'ledger_recording: numbers have no gaps'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""


def ledger_guards(vendor: str) -> list[Guard]:
    """All guards of the ledger's tables."""
    recording, head = "ledger_recording", "ledger_ledgerhead"
    guards = append_only(recording, vendor) + append_only("ledger_mention", vendor)
    gaps = f"{recording}: numbers have no gaps"
    back = f"{head}: only ever moves on"
    if vendor == "postgresql":
        row = "FOR EACH ROW WHEN (NEW.number <= OLD.number OR NEW.ledger <> OLD.ledger)"
        return [
            *guards,
            Guard(
                f"{recording}_numbered",
                recording,
                (
                    NUMBERED,
                    f"CREATE TRIGGER {recording}_numbered AFTER INSERT ON {recording} "
                    "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT "
                    "EXECUTE FUNCTION hatnhan_numbered()",
                ),
            ),
            postgres_refusal(f"{head}_onwards", head, "UPDATE", back, row),
            postgres_refusal(f"{head}_kept", head, "DELETE OR TRUNCATE", back),
        ]
    return [
        *guards,
        # This also refuses INSERT OR REPLACE, which deletes without firing a delete trigger.
        sqlite_trigger(
            f"{recording}_numbered",
            recording,
            "INSERT",
            f"NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM {recording})",
            gaps,
        ),
        sqlite_trigger(
            f"{head}_onwards",
            head,
            "UPDATE",
            "NEW.number <= OLD.number OR NEW.ledger <> OLD.ledger",
            back,
        ),
        sqlite_trigger(f"{head}_kept", head, "DELETE", "", back),
    ]


def install(connection: Any, guards: Iterable[Guard]) -> None:
    """Make the triggers."""
    with connection.cursor() as cursor:
        for guard in guards:
            for statement in guard.create:
                cursor.execute(statement, None)


def remove(connection: Any, guards: Iterable[Guard]) -> None:
    """Drop the triggers."""
    with connection.cursor() as cursor:
        for guard in guards:
            cursor.execute(guard.drop(connection.vendor), None)


@contextmanager
def lifted(connection: Any, guards: list[Guard]) -> Iterator[None]:
    """Without these guards inside the block, in one transaction with what is done there.

    Both databases roll triggers back with the rest, so no failure leaves a table unguarded. Only
    `rebuild` (for the interval tables) has a reason to use this.
    """
    with transaction.atomic(using=connection.alias):
        remove(connection, guards)
        yield
        install(connection, guards)
