"""Emptying the guarded tables after a test that committed for real."""

from django.db import connection

from hatnhan.ledger.guards import ledger_guards, lifted
from hatnhan.registry.guards import INTERVALS, identity_guards, interval_guards

TABLES = (
    *INTERVALS,
    "registry_place",
    "registry_establishment",
    "registry_organisation",
    "registry_person",
    "ledger_mention",
    "ledger_recording",
    "ledger_ledgerhead",
)


def wipe() -> None:
    """Delete every recording and what was projected from it, with the guards away meanwhile."""
    vendor = connection.vendor
    guards = ledger_guards(vendor) + interval_guards(vendor) + identity_guards(vendor)
    with lifted(connection, guards), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")
