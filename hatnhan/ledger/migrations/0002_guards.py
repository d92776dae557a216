"""The triggers that make the ledger append-only, on either database."""

from typing import Any

from django.db import migrations

from hatnhan.ledger import guards


def forwards(apps: Any, schema_editor: Any) -> None:
    """Make the triggers."""
    connection = schema_editor.connection
    guards.install(connection, guards.ledger_guards(connection.vendor))


def backwards(apps: Any, schema_editor: Any) -> None:
    """Drop them."""
    connection = schema_editor.connection
    guards.remove(connection, guards.ledger_guards(connection.vendor))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
