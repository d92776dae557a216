"""What the domain's `Register` asks for when it is not held whole in memory.

Each method is one query over an index. Nothing is kept here: the register keeps what it loaded,
and lives no longer than the transaction that holds the ledger's head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from django.db import connection

from hatnhan.domain.register import Recorded, Row
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.domain.wire import parse_line
from hatnhan.registry.store import TABLES, Table

_NOW: Final = f"known_to = {FOREVER_KNOWN}"
"""Written out, not passed: only so do both databases see that the partial indexes apply."""

_STORIES: Final = """
WITH roots AS ({roots})
SELECT r.root, r.number, r.line FROM ledger_recording r JOIN roots ON r.number = roots.root
UNION ALL
SELECT r.root, r.number, r.line FROM ledger_recording r JOIN roots ON r.root = roots.root
WHERE r."of" IS NOT NULL
ORDER BY 1, 2
"""

_HOLDERS: Final = {
    "place": (
        ("place", "place", "parent_id"),
        ("establishment", "establishment", "place_id"),
        ("organisation", "organisation", "place_id"),
    ),
    "establishment": (
        ("link", "link", "establishment_id"),
        ("person", "membership", "establishment_id"),
    ),
    "organisation": (
        ("organisation", "organisation", "parent_id"),
        ("link", "link", "cell_id"),
        ("person", "membership", "cell_id"),
    ),
}
"""For each kind of unit: who may refer to it, in which table, by which column."""


class DatabaseLoader:
    """Reads stories and rows of single subjects from the tables (see `hatnhan.domain.register.Loader`)."""

    def story(self, number: int) -> list[Recorded]:
        """The fact a recording belongs to, with all its amendments, in order; [] if none."""
        stories = _stories("SELECT root FROM ledger_recording WHERE number = %s", [number])
        return stories[0] if stories else []

    def stories(self, key: str) -> list[list[Recorded]]:
        """The stories of all facts that ever concerned the subject."""
        return _stories(
            "SELECT root FROM ledger_recording WHERE subject = %s "
            "UNION SELECT root FROM ledger_mention WHERE subject = %s",
            [key, key],
        )

    def reorganisations(self) -> list[list[Recorded]]:
        """The stories of all mergers and splits of organisations.

        Each of them is mentioned by every unit it concerns, so the few mentions find them.
        """
        return _stories(
            "SELECT m.root FROM ledger_mention m JOIN ledger_recording r ON r.number = m.root "
            "WHERE r.kind IN ('organisation_merged', 'organisation_split')",
            [],
        )

    def rows(self, table: str, subject: str) -> list[Row]:
        """The rows now believed of a subject, in order of `start`."""
        found = TABLES[table]
        with connection.cursor() as cursor:
            cursor.execute(_ROWS[table], [subject if found.of else int(subject)])
            return [_row(found, subject, values) for values in cursor.fetchall()]

    def holders(self, what: str, id: str) -> Iterable[tuple[str, str]]:
        """(what, id) of every subject with a row now believed that refers to the unit."""
        with connection.cursor() as cursor:
            cursor.execute(_HOLDER_QUERIES[what], [id] * len(_HOLDERS[what]))
            return [(kind, str(key)) for kind, key in cursor.fetchall()]

    def links_at(self, role: str, cell: str, establishment: str) -> Iterable[int]:
        """The links with a row now believed at this pair."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT DISTINCT l.link FROM registry_linkstate l "
                "JOIN registry_organisation c ON c.id = l.cell_id "
                "JOIN registry_establishment e ON e.id = l.establishment_id "
                f"WHERE c.key = %s AND e.key = %s AND l.role = %s AND l.{_NOW}",
                [cell, establishment, role],
            )
            return [row[0] for row in cursor.fetchall()]


def _stories(roots: str, params: Sequence[Any]) -> list[list[Recorded]]:
    with connection.cursor() as cursor:
        cursor.execute(_STORIES.format(roots=roots), params)
        found = cursor.fetchall()
    return [
        [(number, parse_line(line).fact) for _, number, line in story]
        for _, story in groupby(found, key=itemgetter(0))
    ]


def _rows_query(table: Table) -> str:
    """Rows of one subject, references already as the writers' own ids."""
    refs = dict(table.refs)
    columns, joins = [], []
    for place, column in enumerate(table.columns):
        if place in refs:
            columns.append(f"r{place}.key")
            joins.append(f"LEFT JOIN registry_{refs[place]} r{place} ON r{place}.id = t.{column}")
        else:
            columns.append(f"t.{column}")
    if table.of:
        joins.append(f"JOIN registry_{table.of} s ON s.id = t.{table.subject}")
    subject = "s.key" if table.of else "t.link"
    return (
        f"SELECT t.id, t.start, t.stop, t.known_from, t.cause, {', '.join(columns)} "
        f"FROM {table.db} t {' '.join(joins)} "
        f"WHERE {subject} = %s AND t.{_NOW} ORDER BY t.start"
    )


def _row(table: Table, subject: str, stored: Sequence[Any]) -> Row:
    pk, start, stop, known_from, cause, *values = stored
    if table.name == "person":
        values[5] = bool(values[5])
    elif table.name == "membership":
        values[3:6] = map(bool, values[3:6])
    return Row(table.name, subject, start, stop, tuple(values), cause, pk, known_from)


def _holders_query(what: str) -> str:
    parts = []
    for kind, name, column in _HOLDERS[what]:
        table = TABLES[name]
        key, join = "CAST(t.link AS text)", ""
        if table.of:
            key, join = "s.key", f"JOIN registry_{table.of} s ON s.id = t.{table.subject} "
        parts.append(
            f"SELECT '{kind}', {key} FROM {table.db} t {join}"
            f"WHERE t.{column} = (SELECT id FROM registry_{what} WHERE key = %s) AND t.{_NOW}"
        )
    return " UNION ".join(parts)


_ROWS: Final = {name: _rows_query(table) for name, table in TABLES.items()}
_HOLDER_QUERIES: Final = {what: _holders_query(what) for what in _HOLDERS}
