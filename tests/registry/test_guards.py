"""The database refuses overlaps on both axes, and every change but the end of belief."""

import threading
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.ledger.models import LedgerHead
from hatnhan.registry import models
from hatnhan.registry.guards import INTERVALS
from tests.registry.rows import VALUES, row

pytestmark = pytest.mark.django_db
MODELS = sorted(VALUES, key=lambda model: model.__name__)


def save(*rows: models.Interval) -> None:
    with transaction.atomic():
        type(rows[0])._default_manager.bulk_create(rows)


def refused(statement: str, *params: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.mark.parametrize("model", MODELS)
def test_overlap_on_both_axes_is_refused(model: type[models.Interval]) -> None:
    save(row(model, 1, ("2006-01-01", "2007-01-01"), (1, 5)))
    for valid in [("2006-06-01", "2006-07-01"), ("2005-01-01", "2006-01-02"), ("2005-01-01", None)]:
        for known in [(4, 6), (1, FOREVER_KNOWN), (2, 3)]:
            with pytest.raises(IntegrityError):
                save(row(model, 2, valid, known))


@pytest.mark.parametrize("model", MODELS)
def test_rows_that_only_touch_are_welcome(model: type[models.Interval]) -> None:
    """Half open on both axes: meeting is not overlapping, and one axis alone may overlap."""
    save(row(model, 1, ("2006-01-01", "2007-01-01"), (1, 5)))
    save(row(model, 2, ("2007-01-01", "2008-01-01"), (1, 5)))
    save(row(model, 3, ("2006-01-01", "2007-01-01"), (5, FOREVER_KNOWN)))
    other = {"link": 2} if model is models.LinkState else {f"{subject(model)}_id": 2}
    save(row(model, 4, ("2006-01-01", "2007-01-01"), (1, 5), **other))
    assert model._default_manager.count() == 4


def subject(model: type[models.Interval]) -> str:
    return INTERVALS[model._meta.db_table][0].removesuffix("_id")


@pytest.mark.parametrize("model", MODELS)
def test_overlap_inside_one_statement_is_refused(model: type[models.Interval]) -> None:
    """Planted: comparing only with rows of earlier statements lets this pass on PostgreSQL."""
    with pytest.raises(IntegrityError):
        save(row(model, 1), row(model, 2, ("2008-01-01", None)))


@pytest.mark.parametrize("model", MODELS)
def test_a_row_lasts_and_is_believed(model: type[models.Interval]) -> None:
    for values in [
        {"start": 5, "stop": 5},
        {"valid_from": "2007-01-01", "valid_to": "2006-01-01"},
        {"known_from": 3, "known_to": 3},
    ]:
        with pytest.raises(IntegrityError):
            save(row(model, 1, **values))


@pytest.mark.parametrize("model", MODELS)
def test_belief_ends_once(model: type[models.Interval]) -> None:
    save(row(model, 1))
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET known_to = 7 WHERE id = 1")
    refused(f"UPDATE {table} SET known_to = 8 WHERE id = 1")
    refused(f"UPDATE {table} SET known_to = %s WHERE id = 1", FOREVER_KNOWN)
    refused(f"UPDATE {table} SET known_to = 6 WHERE id = 1")


@pytest.mark.parametrize("model", MODELS)
def test_nothing_else_changes(model: type[models.Interval]) -> None:
    save(row(model, 1))
    table = model._meta.db_table
    for field in model._meta.local_fields:
        if field.name != "known_to":
            refused(f"UPDATE {table} SET {field.column} = {field.column}")
    refused(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        refused(f"TRUNCATE {table}")
    else:
        refused(f"REPLACE INTO {table} SELECT * FROM {table}")
    with pytest.raises(DatabaseError), transaction.atomic():
        model._default_manager.get().save()


@pytest.mark.parametrize("model", MODELS)
def test_the_guards_name_every_column(model: type[models.Interval]) -> None:
    """A column added to a model but not to the guards could be changed unseen."""
    subject_column, values = INTERVALS[model._meta.db_table]
    axes = {"id", "start", "stop", "valid_from", "valid_to", "known_from", "known_to", "cause"}
    columns = {field.column for field in model._meta.local_fields}
    assert columns == axes | {subject_column, *values}


def test_identities_stay() -> None:
    models.Person.objects.create(id=4, key="n1")
    refused("UPDATE registry_person SET key = 'n2'")
    refused("DELETE FROM registry_person")
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Person.objects.create(id=5, key="n1")


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_cannot_overlap() -> None:
    """Both check before either commits; the second must wait, then see the first's row.

    Planted: without the lock in the overlap function both rows are stored on PostgreSQL.
    """
    LedgerHead.objects.create()
    start, held = threading.Barrier(2), threading.Event()
    outcomes: list[str] = []

    def write(pk: int) -> None:
        try:
            with transaction.atomic():
                connection.cursor().execute("SELECT 1")
                start.wait(5)
                save(row(models.PlaceState, pk))
                held.wait(0.3)
            outcomes.append("stored")
        except IntegrityError:
            outcomes.append("refused")
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(pk,)) for pk in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(outcomes) == ["refused", "stored"]
