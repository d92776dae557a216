"""The same facts through the door in different ways, and what the tables then hold."""

from collections.abc import Iterable

from hatnhan.domain.facts import Fact
from hatnhan.domain.register import Register
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.domain.wire import parse_line
from hatnhan.registry import models, projection, store

Rows = dict[str, set[tuple[object, ...]]]


def facts(lines: Iterable[str]) -> list[Fact]:
    """The lines read."""
    return [parse_line(line).fact for line in lines]


def tables(*, numbered: bool = False) -> Rows:
    """Every interval row in the writers' own ids, with its number where asked for."""
    names = store.names()
    return {
        name: {
            ((row[0],) if numbered else ()) + store.textual(table, names, row)
            for row in store.stored(table)
        }
        for name, table in store.TABLES.items()
    }


def in_memory(lines: Iterable[str]) -> Rows:
    """What the domain alone says of these lines: rows and how long each was believed."""
    register = Register()
    known: dict[int, tuple[object, ...]] = {}
    kept = {}
    for number, fact in enumerate(facts(lines), 1):
        changes = register.record(number, fact)
        for row in changes.opened:
            kept[id(row)] = row
            known[id(row)] = (number, FOREVER_KNOWN)
        for row in changes.closed:
            known[id(row)] = (known[id(row)][0], number)
    rows: Rows = {name: set() for name in store.TABLES}
    for key, row in kept.items():
        since, until = known[key]
        if since != until:
            rows[row.table].add(
                (row.subject, row.start, row.stop, since, until, row.cause, *row.values)
            )
    return rows


def at_once(lines: Iterable[str]) -> None:
    """Recorded in one transaction by a register held whole."""
    projection.record(facts(lines), actor="thu", expected=1_000_000)


def one_by_one(lines: Iterable[str]) -> None:
    """Recorded one at a time by a register that loads what it touches."""
    for fact in facts(lines):
        projection.record([fact], actor="thu")


def identities() -> dict[str, set[tuple[int, str]]]:
    """Number and id of every identity."""
    kinds = (models.Place, models.Establishment, models.Organisation, models.Person)
    return {kind.__name__: set(kind.objects.values_list("id", "key")) for kind in kinds}
