"""Many rows in few statements: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

COPY_FROM = 40
"""From this many rows on COPY is quicker than one INSERT with all of them (measured)."""


def insert(connection: Any, table: str, columns: Sequence[str], rows: Sequence[Any]) -> None:
    """Insert rows given as tuples in the order of the columns.

    Values must be what the driver takes: on SQLite days and times as text.
    Raises Django's IntegrityError where a constraint or a guard refuses.
    """
    if not rows:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        elif len(rows) >= COPY_FROM:
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            one = f"({', '.join(['%s'] * len(columns))})"
            marks = ", ".join([one] * len(rows))
            flat = [value for row in rows for value in row]
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES {marks}", flat)


def close(connection: Any, table: str, ends: Sequence[tuple[int, int]]) -> None:
    """Give rows their `known_to`: pairs of (known_to, id)."""
    if not ends:
        return
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany(f"UPDATE {table} SET known_to = %s WHERE id = %s", ends)
        else:
            cursor.execute(
                f"UPDATE {table} t SET known_to = v.known_to "
                "FROM unnest(%s::bigint[], %s::bigint[]) AS v (known_to, id) WHERE t.id = v.id",
                [[known_to for known_to, _ in ends], [pk for _, pk in ends]],
            )


def stream(connection: Any, sql: str, params: Sequence[Any] = (), size: int = 5000) -> Iterator[Any]:
    """The rows of a query in order, without holding all of them (a server-side cursor on
    PostgreSQL, which needs it for that)."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(size):
            yield from rows
