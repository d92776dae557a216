"""What the domain's `Register` asks for when it is not held whole in memory.

Each method is one query over an index. Nothing is kept here: the register keeps what it loaded,
and lives no longer than the transaction that holds the ledger's head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.register import Recorded, Row
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.ledger import bulk
from hatnhan.registry.store import TABLES, Table, read_stored

_NOW: Final = f"known_to = {FOREVER_KNOWN}"

_TOGETHER: Final = 12
"""How many further subjects are read with one that is asked for."""

_STORIES: Final = """
WITH roots (subject, root) AS (
    SELECT subject, root FROM ledger_recording WHERE subject IN ({marks})
    UNION SELECT subject, root FROM ledger_mention WHERE subject IN ({marks})
)
SELECT s.subject, s.root, r.number, r.line
FROM roots s JOIN ledger_recording r ON r.number = s.root
UNION ALL
SELECT s.subject, s.root, r.number, r.line
FROM roots s JOIN ledger_recording r ON r.root = s.root WHERE r."of" IS NOT NULL
ORDER BY 1, 2, 3
"""

_STORY: Final = """
WITH named (root) AS (SELECT root FROM ledger_recording WHERE number = %s)
SELECT r.number, r.line FROM named s JOIN ledger_recording r ON r.number = s.root
UNION ALL
SELECT r.number, r.line FROM named s JOIN ledger_recording r ON r.root = s.root
WHERE r."of" IS NOT NULL
ORDER BY 1
"""

# Each of them is mentioned by a unit it concerns, so the few mentions find them.
_REORGANISATIONS: Final = """
WITH roots (root) AS (
    SELECT DISTINCT m.root FROM ledger_mention m JOIN ledger_recording r ON r.number = m.root
    WHERE r.kind IN ('organisation_merged', 'organisation_split')
)
SELECT s.root, r.number, r.line FROM roots s JOIN ledger_recording r ON r.number = s.root
UNION ALL
SELECT s.root, r.number, r.line FROM roots s JOIN ledger_recording r ON r.root = s.root
WHERE r."of" IS NOT NULL
ORDER BY 1, 2
"""

_LINKS_AT: Final = f"""
SELECT DISTINCT l.link FROM registry_linkstate l
JOIN registry_organisation c ON c.id = l.cell_id
JOIN registry_establishment e ON e.id = l.establishment_id
WHERE c.key = %s AND e.key = %s AND l.role = %s AND l.{_NOW}
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
    """Reads stories and rows of single subjects: a `hatnhan.domain.register.Loader`.

    Stories are remembered, and whoever a story names is read together with the next one asked
    for: the register will want them, and a round trip costs more than some rows.
    """

    def __init__(self) -> None:
        self._stories: dict[str, list[list[Recorded]]] = {}
        self._named: set[str] = set()

    def expect(self, fact: Fact | Corrected | Annulled) -> None:
        """A fact about to be recorded: whom it names will be asked for.

        What was read ahead for the fact before is forgotten: this one may have changed it.
        """
        self._stories.clear()
        self._named.clear()
        self._note(fact)

    def _note(self, fact: Fact | Corrected | Annulled) -> None:
        if isinstance(fact, Corrected):
            fact = fact.body
        if isinstance(fact, Fact):
            self._named |= _named_by(fact)

    def story(self, number: int) -> list[Recorded]:
        """The fact a recording belongs to, with all its amendments, in order; [] if none."""
        # A file may name any number; a database only knows those of 64 bits.
        rows = bulk.read(_STORY, [number]) if number < FOREVER_KNOWN else []
        return [(number, read_stored(line)) for number, line in rows]

    def stories(self, key: str) -> list[list[Recorded]]:
        """The stories of all facts that ever concerned the subject."""
        if key not in self._stories:
            keys = [key, *islice(self._named - self._stories.keys() - {key}, _TOGETHER)]
            self._named = set()
            self._read(keys)
        return self._stories[key]

    def _read(self, keys: list[str]) -> None:
        found: dict[str, list[list[Recorded]]] = {key: [] for key in keys}
        for (key, _), story in groupby(_stories(keys), key=itemgetter(0, 1)):
            whole = [(number, read_stored(line)) for _, _, number, line in story]
            found[key].append(whole)
            for _, fact in whole:
                self._note(fact)
        self._stories |= found

    def reorganisations(self) -> list[list[Recorded]]:
        """The stories of all mergers and splits of organisations."""
        rows = bulk.read(_REORGANISATIONS)
        return [
            [(number, read_stored(line)) for _, number, line in story]
            for _, story in groupby(rows, key=itemgetter(0))
        ]

    def rows(self, table: str, subject: str) -> list[Row]:
        """The rows now believed of a subject, in order of `start`."""
        found = TABLES[table]
        rows = bulk.read(_ROWS[table], [subject if found.of else int(subject)])
        return [_row(found, subject, values) for values in rows]

    def holders(self, what: str, id: str) -> Iterable[tuple[str, str]]:
        """(what, id) of every subject with a row now believed that refers to the unit."""
        rows = bulk.read(_HOLDER_QUERIES[what], [id] * len(_HOLDERS[what]))
        return [(kind, str(key)) for kind, key in rows]

    def links_at(self, role: str, cell: str, establishment: str) -> Iterable[int]:
        """The links with a row now believed at this pair."""
        return [row[0] for row in bulk.read(_LINKS_AT, [cell, establishment, role])]


def _named_by(fact: Any) -> set[str]:
    """The subjects whose stories a membership fact will lead to (others lead to few)."""
    named = set()
    for what, name in (("person", "person"), ("organisation", "cell"), ("establishment",) * 2):
        key = getattr(fact, name, None)
        if key is not None:
            named.add(f"{what}:{key}")
    return named


def _stories(keys: list[str]) -> list[Any]:
    """(subject, root, number, line) of whatever concerned these subjects, stories together."""
    marks = ", ".join(["%s"] * len(keys))
    return bulk.read(_STORIES.format(marks=marks), [*keys, *keys])


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
