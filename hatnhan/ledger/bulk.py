"""Rows in and out in few round trips: COPY and statements sent together on PostgreSQL, executemany
on SQLite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

COPY_FROM = 40
"""From this many rows on COPY is quicker than one INSERT with all of them (measured)."""


class Batch:
    """Writes of one transaction, in order.

    On PostgreSQL small statements wait and go together at `send`: recording one fact is then one
    round trip instead of six. SQLite has no round trips; there each runs at once. Errors come
    as Django's, from `send` at the latest.
    """

    def __init__(self) -> None:
        self.gathers = connection.vendor == "postgresql"
        self._statements: list[str] = []
        self._params: list[Any] = []

    def run(self, sql: str, params: Sequence[Any]) -> None:
        """One statement."""
        if self.gathers:
            self._statements.append(sql)
            self._params += params
        else:
            with connection.cursor() as cursor:
                cursor.execute(sql, params)

    def insert(
        self, table: str, columns: Sequence[str], rows: Sequence[Any], more: str = ""
    ) -> None:
        """Insert rows given as tuples in the order of the columns; days and times as text.

        `more` may say ON CONFLICT DO NOTHING.
        """
        if not rows:
            return
        names = ", ".join(f'"{column}"' for column in columns)
        marks = f"({', '.join(['%s'] * len(columns))})"
        if not self.gathers:
            with connection.cursor() as cursor:
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES {marks} {more}", rows)
        elif len(rows) < COPY_FROM or more:
            marks = ", ".join([marks] * len(rows))
            flat = [value for row in rows for value in row]
            self.run(f"INSERT INTO {table} ({names}) VALUES {marks} {more}", flat)
        else:
            self.send()
            with (
                connection.cursor() as cursor,
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)

    def close(self, table: str, ends: Sequence[tuple[int, int | None]]) -> None:
        """Give rows their `known_to`: pairs of (known_to, id)."""
        if self.gathers and 0 < len(ends) < 4:
            for end in ends:  # planned in a third of the time of the join below
                self.run(f"UPDATE {table} SET known_to = %s WHERE id = %s", end)
        elif self.gathers and ends:
            self.run(
                f"UPDATE {table} t SET known_to = v.known_to "
                "FROM unnest(%s::bigint[], %s::bigint[]) AS v (known_to, id) WHERE t.id = v.id",
                [[known_to for known_to, _ in ends], [pk for _, pk in ends]],
            )
        elif ends:
            with connection.cursor() as cursor:
                cursor.executemany(f"UPDATE {table} SET known_to = %s WHERE id = %s", ends)

    def send(self) -> None:
        """Send what has gathered."""
        if self._statements:
            # Django binds on the client, so that several statements may go as one.
            sql, params = "; ".join(self._statements), self._params
            self._statements, self._params = [], []
            with connection.cursor() as cursor:
                cursor.execute(sql, params)


def read(sql: str, params: Sequence[Any] = ()) -> list[Any]:
    """The rows of a query that is asked again and again: planned once on PostgreSQL.

    Django binds on the client and so plans each time, which for the joins of a single subject's
    rows takes ten times as long as running them.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())
    import psycopg

    connection.ensure_connection()
    own: psycopg.Connection[Any] = connection.connection
    # Django turns prepared statements off for the connection; its own cursors never use them.
    own.prepare_threshold = 0
    with connection.wrap_database_errors, psycopg.Cursor(own) as cursor:
        return cursor.execute(sql, params, prepare=True).fetchall()


def stream(sql: str, params: Sequence[Any] = (), size: int = 5000) -> Iterator[Any]:
    """The rows of a query in order, without holding all of them (a server-side cursor on
    PostgreSQL, which needs it for that)."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(size):
            yield from rows
