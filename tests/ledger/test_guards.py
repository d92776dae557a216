"""The database itself refuses what must never happen to the ledger, whoever asks."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from hatnhan.ledger.models import LedgerHead, Mention, Recording

pytestmark = pytest.mark.django_db


def recording(number: int, **fields: object) -> Recording:
    values = {
        "kind": "place_formed",
        "on": "2006-02-10",
        "root": number,
        "subject": "place:p",
        "line": "{}",
        "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
        "actor": "thu",
        "hash": "0" * 64,
    }
    return Recording(number=number, **{**values, **fields})


@pytest.fixture
def told() -> None:
    Recording.objects.bulk_create([recording(1), recording(2)])
    Mention.objects.create(subject="place:q", root=1)
    LedgerHead.objects.create(number=2, ledger=uuid.uuid4())


REFUSED = [
    "UPDATE ledger_recording SET line = '[]' WHERE number = 1",
    "UPDATE ledger_recording SET line = line",
    "DELETE FROM ledger_recording WHERE number = 2",
    "DELETE FROM ledger_recording",
    "UPDATE ledger_mention SET root = 2",
    "DELETE FROM ledger_mention",
    "UPDATE ledger_ledgerhead SET number = 1",
    "UPDATE ledger_ledgerhead SET number = 2",
    "DELETE FROM ledger_ledgerhead",
]
ONLY = {
    "postgresql": [
        "TRUNCATE ledger_recording",
        "TRUNCATE ledger_mention",
        "TRUNCATE ledger_ledgerhead",
        "UPDATE ledger_ledgerhead SET number = 3, ledger = gen_random_uuid()",
    ],
    "sqlite": [
        "REPLACE INTO ledger_recording SELECT * FROM ledger_recording WHERE number = 1",
        "UPDATE OR REPLACE ledger_recording SET number = 1 WHERE number = 2",
        "UPDATE ledger_ledgerhead SET number = 3, ledger = 'x'",
    ],
}


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", REFUSED)
def test_what_was_told_is_not_changed(told: None, statement: str) -> None:
    refused(statement)


def test_nor_in_the_words_of_one_database(told: None) -> None:
    """REPLACE deletes the old row without firing a delete trigger: the number guard refuses it.

    Planted: without that guard the statement with REPLACE INTO succeeds.
    """
    for statement in ONLY[connection.vendor]:
        refused(statement)


@pytest.mark.parametrize("number", [2, 4, 0])
def test_numbers_have_no_gaps(told: None, number: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        recording(number).save(force_insert=True)
    recording(3).save(force_insert=True)


def test_a_batch_has_no_gaps(told: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Recording.objects.bulk_create([recording(3), recording(5)])


def test_an_amendment_names_an_earlier_recording(told: None) -> None:
    for of, root in [(3, 1), (2, 3), (1, 2)]:
        with pytest.raises(IntegrityError), transaction.atomic():
            recording(3, of=of, root=root, on=None).save(force_insert=True)
    recording(3, of=2, root=1, on=None).save(force_insert=True)


def test_a_head_is_alone_and_moves_on(told: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerHead.objects.create(id=2, number=1)
    assert LedgerHead.objects.update(number=3) == 1
