"""What the database itself refuses of interval rows (docs/adr/0011).

- Two rows of one subject that overlap on both axes.
- Every change of a row but the one that ends belief in it: `known_to`, from `FOREVER_KNOWN` to
  a number. Such a change only makes a row smaller, so it cannot bring about an overlap.
- Every deletion.
"""

from __future__ import annotations

from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.ledger.guards import Guard, append_only, postgres_refusal, sqlite_trigger

INTERVALS: dict[str, tuple[str, tuple[str, ...]]] = {
    "registry_placestate": (
        "place_id",
        ("level", "kind", "name", "code", "parent_id", "ending", "successor_id"),
    ),
    "registry_establishmentstate": (
        "establishment_id",
        ("kind", "name", "place_id", "zones", "ending", "successor_id"),
    ),
    "registry_organisationstate": (
        "organisation_id",
        ("kind", "name", "code", "parent_id", "place_id", "ending", "successor_id"),
    ),
    "registry_linkstate": ("link", ("role", "cell_id", "establishment_id")),
    "registry_personstate": (
        "person_id",
        ("name", "sex", "born", "ethnic", "education", "youth_union"),
    ),
    "registry_membership": (
        "person_id",
        (
            "cell_id",
            "establishment_id",
            "status",
            "exempt",
            "suspended",
            "away",
            "line",
            "from_cell_id",
            "from_establishment_id",
            "end_line",
        ),
    ),
}
"""Table: its subject's column, and the columns of its values."""

_AXES = ("id", "start", "stop", "valid_from", "valid_to", "known_from", "cause")

_MEETS = (
    "o.start < {new}.stop AND {new}.start < o.stop"
    " AND o.known_from < {new}.known_to AND {new}.known_from < o.known_to"
)

_OVERLAP_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_overlap() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session and must suit one row as well as a COPY of thousands.
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
SET jit = off AS $$
BEGIN
    -- Writers queue at the ledger's head, so that the check below sees what they committed.
    PERFORM 1 FROM ledger_ledgerhead WHERE id = 1 FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM fresh n JOIN {table} o ON o.{subject} = n.{subject} AND o.id <> n.id
        WHERE {meets}
    ) THEN
        RAISE EXCEPTION '{table}: rows of one subject overlap'
            USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NULL;
END $$
"""


def _postgresql(table: str, subject: str, fixed: tuple[str, ...]) -> list[Guard]:
    """Set-based: one check for a statement, whether it brings one row or twenty thousand."""
    function = _OVERLAP_FUNCTION.format(table=table, subject=subject, meets=_MEETS.format(new="n"))
    overlap = (
        f"CREATE TRIGGER {table}_overlap AFTER INSERT ON {table} REFERENCING NEW TABLE AS fresh "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_overlap()"
    )
    ends = f"FOR EACH ROW WHEN (OLD.known_to <> {FOREVER_KNOWN} OR NEW.known_to >= {FOREVER_KNOWN})"
    return [
        Guard(f"{table}_overlap", table, (function, overlap)),
        postgres_refusal(
            f"{table}_fixed", table, f"UPDATE OF {', '.join(fixed)}", f"{table}: only known_to"
        ),
        postgres_refusal(
            f"{table}_ends", table, "UPDATE OF known_to", f"{table}: known_to is set once", ends
        ),
        postgres_refusal(f"{table}_kept", table, "DELETE OR TRUNCATE", f"{table}: never deleted"),
    ]


def _sqlite(table: str, subject: str, fixed: tuple[str, ...]) -> list[Guard]:
    """Row by row; the subject's index makes each check a look at a handful of rows."""
    overlap = (
        f"EXISTS (SELECT 1 FROM {table} o WHERE o.{subject} = NEW.{subject}"
        f" AND {_MEETS.format(new='NEW')})"
        # INSERT OR REPLACE deletes without firing the delete trigger: no id is taken twice.
        f" OR EXISTS (SELECT 1 FROM {table} o WHERE o.id = NEW.id)"
    )
    change = f"OLD.known_to <> {FOREVER_KNOWN} OR NEW.known_to >= {FOREVER_KNOWN}"
    return [
        sqlite_trigger(
            f"{table}_overlap", table, "INSERT", overlap, f"{table}: rows of one subject overlap"
        ),
        sqlite_trigger(
            f"{table}_fixed", table, f"UPDATE OF {', '.join(fixed)}", "", f"{table}: only known_to"
        ),
        sqlite_trigger(
            f"{table}_ends",
            table,
            "UPDATE OF known_to",
            change,
            f"{table}: known_to is set once",
        ),
        sqlite_trigger(f"{table}_kept", table, "DELETE", "", f"{table}: never deleted"),
    ]


def interval_guards(vendor: str) -> list[Guard]:
    """The guards of every interval table."""
    make = _postgresql if vendor == "postgresql" else _sqlite
    guards = []
    for table, (subject, values) in INTERVALS.items():
        guards += make(table, subject, (*_AXES, subject, *values))
    return guards


def identity_guards(vendor: str) -> list[Guard]:
    """An identity once named stays, with its number."""
    tables = ("place", "establishment", "organisation", "person")
    return [guard for t in tables for guard in append_only(f"registry_{t}", vendor)]
