"""Interval rows between the domain's `Row` (text ids) and the tables (numbers of identities)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.register import COLUMNS, Changes, Row
from hatnhan.domain.times import FOREVER_KNOWN, day_of
from hatnhan.domain.wire import read
from hatnhan.ledger import bulk

IDENTITIES: Final = ("place", "establishment", "organisation", "person")

_REFS: Final = {
    "place": {"parent": "place", "successor": "place"},
    "establishment": {"place": "place", "successor": "establishment"},
    "organisation": {"parent": "organisation", "place": "place", "successor": "organisation"},
    "link": {"cell": "organisation", "establishment": "establishment"},
    "person": {},
    "membership": {
        "cell": "organisation",
        "establishment": "establishment",
        "from_cell": "organisation",
        "from_establishment": "establishment",
    },
}
"""Columns of each table that name a unit, and of which kind."""

_SUBJECTS: Final = {name: name for name in IDENTITIES} | {"membership": "person"}
"""The identity that each table is about; a link is known by a number of its own."""


Rows = Sequence[Row]

Names = dict[str, dict[int, str]]
"""The writers' own ids of each kind of identity, by number."""


@dataclass(frozen=True, slots=True)
class Table:
    """A state table: `refs` are (position among the values, kind of identity)."""

    name: str
    db: str
    subject: str
    of: str | None
    columns: tuple[str, ...]
    refs: tuple[tuple[int, str], ...]

    def all_columns(self) -> tuple[str, ...]:
        """The columns in the order in which rows are written."""
        return (
            "id",
            self.subject,
            "start",
            "stop",
            "valid_from",
            "valid_to",
            "known_from",
            "known_to",
            "cause",
            *self.columns,
        )


def _table(name: str) -> Table:
    refs = _REFS[name]
    of = _SUBJECTS.get(name)
    return Table(
        name=name,
        db="registry_membership" if name == "membership" else f"registry_{name}state",
        subject=f"{of}_id" if of else "link",
        of=of,
        columns=tuple(f"{c}_id" if c in refs else c for c in COLUMNS[name]),
        refs=tuple((i, refs[c]) for i, c in enumerate(COLUMNS[name]) if c in refs),
    )


TABLES: Final = {name: _table(name) for name in COLUMNS}


class Keys:
    """The numbers of identities by kind and the writer's own id; loaded whole for an import,
    else only those that `Buffer.prepare` asked for."""

    def __init__(self, *, whole: bool) -> None:
        self.of: dict[str, dict[str, int]] = {kind: {} for kind in IDENTITIES}
        self._born: dict[str, list[tuple[int, str]]] = {kind: [] for kind in IDENTITIES}
        if whole:
            for kind in IDENTITIES:
                self.of[kind].update(bulk.stream(f"SELECT key, id FROM registry_{kind}"))

    def missing(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of some (kind, id) that are not at hand."""
        return sorted({(kind, key) for kind, key in wanted if key not in self.of[kind]})

    def bear(self, kind: str, key: str, number: int) -> None:
        """A recording named this id as born; only the first one counts."""
        if key not in self.of[kind]:
            self.of[kind][key] = number
            self._born[kind].append((number, key))

    def write(self, batch: bulk.Batch) -> None:
        """Insert the identities born since the last time."""
        for kind, born in self._born.items():
            if born:
                batch.insert(f"registry_{kind}", ("id", "key"), born)
                self._born[kind] = []


class Days(dict[int, str]):
    """Moments as ISO days; a history has few days and many moments."""

    def __missing__(self, ordinal: int) -> str:
        text = self[ordinal] = day_of(ordinal << 40).isoformat()
        return text


class Numbering:
    """Gives rows their numbers: table by table, in one order, whatever the fold's own.

    So the same recordings give the same rows the same numbers, loaded or whole, first time or
    rebuilt.
    """

    def __init__(self, last: dict[str, int] | None = None) -> None:
        self.last = dict.fromkeys(TABLES, 0) if last is None else last

    def take(self, number: int, changes: Changes) -> tuple[Rows, Rows]:
        """The rows that this recording opened, numbered, and those it closed.

        Rows that came and went within it are left out.
        """
        opened, closed = changes.opened, changes.closed
        if opened and closed:
            gone = set(map(id, opened)) & set(map(id, closed))
            if gone:
                opened = [row for row in opened if id(row) not in gone]
                closed = [row for row in closed if id(row) not in gone]
        if len(opened) > 1:
            opened = sorted(opened, key=_order)
        last = self.last
        for row in opened:
            row.pk = last[row.table] = last[row.table] + 1
            row.known_from = number
        return opened, closed


class Buffer:
    """Rows opened and closed, on their way into the tables.

    A row opened and closed before it was written is written once, with its `known_to`; a row
    written before is closed by its number.
    """

    def __init__(self, numbering: Numbering, *, whole: bool) -> None:
        self.keys = Keys(whole=whole)
        self.days = Days()
        self.numbering = numbering
        self._fresh: dict[str, dict[int | None, tuple[Row, int]]] = {name: {} for name in TABLES}
        self._ends: dict[str, list[tuple[int, int | None]]] = {name: [] for name in TABLES}

    def prepare(self, changes: Changes) -> None:
        """Have at hand, by one query, the numbers of all identities that a recording's rows name,
        and the last row of each table that gets one. Only a loading register needs this."""
        wanted = list(changes.born)
        for row in changes.opened:
            table = TABLES[row.table]
            wanted += [(kind, str(row.values[i])) for i, kind in table.refs if row.values[i]]
            if table.of:
                wanted.append((table.of, row.subject))
        parts, params = [], []
        for kind, key in self.keys.missing(wanted):
            parts.append(f"SELECT '{kind}', key, id FROM registry_{kind} WHERE key = %s")
            params.append(key)
        for name in sorted({row.table for row in changes.opened} - self.numbering.last.keys()):
            last = f"COALESCE(MAX(id), 0) FROM {TABLES[name].db}"
            parts.append(f"SELECT 'last', '{name}', {last}")
        for kind, key, number in bulk.read(" UNION ALL ".join(parts), params) if parts else ():
            (self.numbering.last if kind == "last" else self.keys.of[kind])[key] = number

    def add(self, number: int, changes: Changes) -> None:
        """What one recording changed."""
        self.put(number, *self.numbering.take(number, changes), changes.born)

    def put(self, number: int, opened: Rows, closed: Rows, born: Sequence[tuple[str, str]]) -> None:
        """Rows already numbered, and identities that this recording brought."""
        for kind, key in born:
            self.keys.bear(kind, key, number)
        for row in closed:
            fresh = self._fresh[row.table]
            if row.pk in fresh:
                fresh[row.pk] = row, number
            else:
                self._ends[row.table].append((number, row.pk))
        for row in opened:
            self._fresh[row.table][row.pk] = row, FOREVER_KNOWN

    def flush(self, batch: bulk.Batch) -> None:
        """Write identities, then end beliefs, then new rows: in this order nothing overlaps."""
        self.keys.write(batch)
        for name, table in TABLES.items():
            if self._ends[name]:
                batch.close(table.db, self._ends[name])
                self._ends[name] = []
            if self._fresh[name]:
                fresh, self._fresh[name] = self._fresh[name], {}
                rows = [self._tuple(table, row, known_to) for row, known_to in fresh.values()]
                batch.insert(table.db, table.all_columns(), rows)

    def _tuple(self, table: Table, row: Row, known_to: int) -> tuple[Any, ...]:
        values = list(row.values)
        numbers = self.keys.of
        for place, kind in table.refs:
            key = values[place]
            if key is not None:
                values[place] = numbers[kind][key]  # type: ignore[index]
        start, stop = row.start, row.stop
        return (
            row.pk,
            numbers[table.of][row.subject] if table.of else int(row.subject),
            start,
            stop,
            self.days[start >> 40],
            self.days[stop >> 40],
            row.known_from,
            known_to,
            row.cause,
            *values,
        )


def _order(row: Row) -> tuple[str, str, int]:
    return row.table, row.subject, row.start


def last_numbers() -> dict[str, int]:
    """The number of the last row of every table, 0 for an empty one."""
    query = ", ".join(f"(SELECT COALESCE(MAX(id), 0) FROM {table.db})" for table in TABLES.values())
    return dict(zip(TABLES, bulk.read(f"SELECT {query}")[0], strict=True))


def textual(table: Table, names: Names, row: Sequence[Any]) -> tuple[Any, ...]:
    """A stored row (in the order of `all_columns`) as the domain says it, without its number:
    (subject, start, stop, known_from, known_to, cause, *values)."""
    subject = names[table.of][row[1]] if table.of else str(row[1])
    values = list(row[9:])
    for place, kind in table.refs:
        if values[place] is not None:
            values[place] = names[kind][values[place]]
    if table.name == "person":
        values[-1] = bool(values[-1])
    elif table.name == "membership":
        values[3:6] = map(bool, values[3:6])
    return (subject, row[2], row[3], row[6], row[7], row[8], *values)


def names() -> Names:
    """The writers' own ids of every kind, by number."""
    return {kind: dict(bulk.stream(f"SELECT id, key FROM registry_{kind}")) for kind in IDENTITIES}


def stored(table: Table) -> Iterator[tuple[Any, ...]]:
    """Every row of a table in the order of its numbers, columns as in `all_columns`."""
    columns = ", ".join(table.all_columns())
    return bulk.stream(f"SELECT {columns} FROM {table.db} ORDER BY id")


def read_stored(line: str) -> Fact | Corrected | Annulled:
    """The fact of a line of the ledger, which is canonical: the checks for what strangers write
    (keys given twice, text in NFD) are left out."""
    return read(json.loads(line))
