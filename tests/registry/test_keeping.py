"""`verify`, `rebuild`, `state-hash`: whatever is tampered with is found."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.ledger import chain, queries
from hatnhan.ledger.guards import ledger_guards, lifted
from hatnhan.ledger.models import LedgerHead, Recording
from hatnhan.registry import verification
from hatnhan.registry.guards import identity_guards, interval_guards
from tests.histories import random_history
from tests.registry import ways

pytestmark = pytest.mark.django_db
LINES = random_history(random.Random(21), 60, "mixed")
COUNT = len(LINES)


@pytest.fixture
def told(settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> Path:
    """A register in three batches, so with three anchors."""
    settings.ANCHORS_DIR = tmp_path / "anchors"
    with django_capture_on_commit_callbacks(execute=True):
        for batch in (LINES[:20], LINES[20:40], LINES[40:]):
            ways.at_once(batch)
    return settings.ANCHORS_DIR


def sql(*statements: str, params: tuple[Any, ...] = ()) -> None:
    """Done by somebody who may drop triggers."""
    vendor = connection.vendor
    guards = ledger_guards(vendor) + interval_guards(vendor) + identity_guards(vendor)
    with lifted(connection, guards), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, params)


def rehash(first: int) -> None:
    """Make the chain whole again from a recording on, as somebody who knows it would."""
    before = Recording.objects.filter(number=first - 1).first()
    digest = before.hash if before else ""
    for row in Recording.objects.filter(number__gte=first).order_by("number"):
        digest = chain.link(digest, row.number, chain.stamp(row.recorded_at), row.line, row.actor)
        sql(f"UPDATE ledger_recording SET hash = '{digest}' WHERE number = {row.number}")
    last = Recording.objects.order_by("-number").first()
    assert last is not None
    sql(f"UPDATE ledger_ledgerhead SET number = {last.number}, hash = '{digest}'")


def codes() -> set[str]:
    return {finding.code for finding in verification.verify().findings}


def test_a_sound_register_has_no_findings(told: Path) -> None:
    report = verification.verify()
    assert report.findings == []
    assert report.checked["recordings"] == COUNT
    assert report.checked["anchors"] == 3
    assert all(table.equal for table in verification.compare_tables().values())


def edit_a_line() -> None:
    sql("UPDATE ledger_recording SET actor = 'người khác' WHERE number = 7")


def delete_from_the_middle() -> None:
    sql(f"DELETE FROM ledger_recording WHERE number = {COUNT - 5}")


def truncate_the_tail() -> None:
    """The chain that is left holds; only the anchors know that there was more."""
    sql(f"DELETE FROM ledger_recording WHERE number > {COUNT - 3}")
    rehash(COUNT - 3)


def rewrite_and_rehash() -> None:
    sql("UPDATE ledger_recording SET actor = 'người khác' WHERE number = 7")
    rehash(7)


def delete_renumber_and_rehash() -> None:
    gone = COUNT - 2
    down = "number = number - 1, root = CASE WHEN root = number THEN root - 1 ELSE root END"
    sql(f"DELETE FROM ledger_recording WHERE number = {gone}")
    for number in (gone + 1, gone + 2):
        sql(f"UPDATE ledger_recording SET {down} WHERE number = {number}")
    rehash(gone)


def backdate_and_rehash() -> None:
    sql("UPDATE ledger_recording SET recorded_at = '2020-01-01 00:00:00+00' WHERE number = 30")
    rehash(30)


TAMPERINGS = (
    edit_a_line,
    delete_from_the_middle,
    truncate_the_tail,
    rewrite_and_rehash,
    delete_renumber_and_rehash,
    backdate_and_rehash,
)


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_tampering_with_the_ledger_is_found(told: Path, tamper: Callable[[], None]) -> None:
    """Planted: without comparing with the anchors, the last four are not found by the chain."""
    tamper()
    assert "chain_broken" in codes()


def test_without_anchors_nothing_is_vouched_for(told: Path) -> None:
    for file in told.iterdir():
        file.unlink()
    assert codes() == {"chain_broken"}


def test_an_anchor_cut_short_by_a_crash_is_passed_over(told: Path) -> None:
    (file,) = told.iterdir()
    file.write_bytes(file.read_bytes() + b'{"number": 9')
    assert codes() == set()


TABLES = {
    "một giá trị": "UPDATE registry_membership SET status = 'probationary' WHERE status = 'official'",
    "một ngày": "UPDATE registry_placestate SET valid_from = '1999-01-01'",
    "một mốc": "UPDATE registry_linkstate SET start = start + 1",
    "thời điểm biết": f"UPDATE registry_membership SET known_to = {FOREVER_KNOWN} "
    f"WHERE known_to < {FOREVER_KNOWN}",
    "căn cứ": "UPDATE registry_organisationstate SET cause = cause + 1",
    "mất dòng": "DELETE FROM registry_personstate WHERE id = 1",
    "dòng trỏ vào chỗ trống": "UPDATE registry_establishmentstate SET place_id = 9999",
}


@pytest.mark.parametrize("statement", TABLES.values(), ids=TABLES)
def test_tampering_with_a_table_is_found_and_mended(told: Path, statement: str) -> None:
    """Planted: comparing only the rows believed now misses the ends of belief."""
    before = ways.tables(numbered=True)
    sql(statement)
    assert "rows_differ" in codes()
    verification.rebuild()
    assert ways.tables(numbered=True) == before
    assert codes() == set()


def test_tampering_beside_the_rows_is_found(told: Path) -> None:
    for statement, code in (
        ("UPDATE registry_person SET key = 'x' WHERE id = (SELECT MAX(id) FROM registry_person)",
         "identities_differ"),
        ("DELETE FROM ledger_mention WHERE id = (SELECT MAX(id) FROM ledger_mention)",
         "mentions_differ"),
        ("UPDATE ledger_recording SET subject = 'place:x' WHERE number = 3", "ledger_differs"),
    ):  # fmt: skip
        sql(statement)
        assert code in codes()


def test_a_line_that_cannot_be_is_found(told: Path) -> None:
    sql("UPDATE ledger_recording SET line = '{' WHERE number = 9")
    assert {"impossible", "chain_broken"} <= codes()


def test_the_guards_are_back_after_a_rebuild(told: Path) -> None:
    from django.db import DatabaseError, transaction

    verification.rebuild()
    for table in ("registry_membership", "registry_person"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")


def test_the_state_hash_says_what_is_known_and_nothing_else(told: Path) -> None:
    digest = verification.state_hash()
    sql("UPDATE ledger_recording SET recorded_at = '2020-01-01 00:00:00+00', actor = 'x'")
    assert verification.state_hash() == digest
    sql("UPDATE registry_membership SET known_to = known_to - 1 WHERE id = 1")
    assert verification.state_hash() != digest


def test_the_state_hash_is_equal_on_both_databases(told: Path, tmp_path: Path) -> None:
    """The other side is a SQLite installation of its own, through the command line only."""
    file = tmp_path / "facts.jsonl"
    file.write_text("".join(f"{text}\n" for text in LINES), encoding="utf-8")
    home = os.environ | {
        "HATNHAN_HOME": str(tmp_path / "home"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "hatnhan.settings",
    }

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "hatnhan.cli.main", *words]
        return subprocess.run(command, env=home, check=True, capture_output=True, text=True).stdout

    run("facts", "import", str(file))
    told_there = json.loads(run("state-hash", "--json"))
    assert told_there == {"known_at": COUNT, "hash": verification.state_hash()}
    assert json.loads(run("rebuild", "--check", "--json"))["equal"] is True


def test_recordings_are_read_as_they_were_hashed(told: Path) -> None:
    """Times come back from either database in UTC, to the microsecond."""
    rows = list(queries.recordings())
    assert [row.number for row in rows] == list(range(1, COUNT + 1))
    assert all(row.recorded_at.utcoffset().total_seconds() == 0 for row in rows)  # type: ignore[union-attr]
    assert rows[-1].hash == LedgerHead.objects.get().hash
