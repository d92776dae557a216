"""The triggers that keep identities and interval rows, on either database."""

from typing import Any

from django.db import migrations

from hatnhan.ledger.guards import install, remove
from hatnhan.registry.guards import identity_guards, interval_guards


def forwards(apps: Any, schema_editor: Any) -> None:
    """Make the triggers."""
    connection = schema_editor.connection
    install(connection, interval_guards(connection.vendor) + identity_guards(connection.vendor))


def backwards(apps: Any, schema_editor: Any) -> None:
    """Drop them."""
    connection = schema_editor.connection
    remove(connection, interval_guards(connection.vendor) + identity_guards(connection.vendor))


class Migration(migrations.Migration):
    # The ledger's guards make the function that these share, and its head is what they lock.
    dependencies = [("registry", "0001_initial"), ("ledger", "0002_guards")]
    operations = [migrations.RunPython(forwards, backwards)]
