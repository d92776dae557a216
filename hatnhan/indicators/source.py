"""The database as the source of the image, read with plain SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection

from hatnhan.domain.times import FOREVER_KNOWN, end_of_day
from hatnhan.indicators.codes import Ints
from hatnhan.indicators.layout import Layout

BATCH = 20_000


def table_of(model: str, app: str = "registry") -> str:
    """The quoted database table of a model."""
    return connection.ops.quote_name(apps.get_model(app, model)._meta.db_table)


class DatabaseSource:
    """Reads identities, interval rows and the ledger's head in the current connection.

    Everything is limited to recordings up to a stated one, so statements that see different
    commits still give one consistent picture.
    """

    def head(self) -> tuple[int, str]:
        """Number and hash of the last recording."""
        table = table_of("Recording", "ledger")
        rows = _all(f"SELECT number, hash FROM {table} ORDER BY number DESC LIMIT 1")
        return (int(rows[0][0]), str(rows[0][1])) if rows else (0, "")

    def hash_of(self, number: int) -> str | None:
        """The hash of one recording, None if there is no such recording."""
        table = table_of("Recording", "ledger")
        rows = _all(f"SELECT hash FROM {table} WHERE number = %s", number)
        return str(rows[0][0]) if rows else None

    def identities(self, what: str, after: int, upto: int) -> Sequence[tuple[int, str]]:
        """Subjects born in recordings (after, upto]; persons without their keys."""
        key = "''" if what == "person" else "key"
        table = table_of(what.capitalize())
        return _all(
            f"SELECT id, {key} FROM {table} WHERE id > %s AND id <= %s ORDER BY id", after, upto
        )

    def opened(self, layout: Layout, after: int, upto: int) -> Iterator[Sequence[Any]]:
        """Rows believed from a recording in (after, upto] on, in batches."""
        columns = ", ".join(connection.ops.quote_name(name) for name in layout.selected)
        sql = (
            f"SELECT {columns} FROM {table_of(layout.model)}"
            " WHERE known_from > %s AND known_from <= %s ORDER BY id"
        )
        with connection.chunked_cursor() as cursor:
            cursor.execute(sql, [after, upto])
            while batch := cursor.fetchmany(BATCH):
                yield batch

    def closed(self, layout: Layout, after: int, upto: int) -> Sequence[tuple[int, int]]:
        """Rows known before, closed by a recording in (after, upto].

        The second bound repeats the condition of the partial index over closed rows.
        """
        sql = (
            f"SELECT id, known_to FROM {table_of(layout.model)}"
            f" WHERE known_to > %s AND known_to <= %s AND known_to < {FOREVER_KNOWN}"
            " AND known_from <= %s"
        )
        return _all(sql, after, upto, after)

    def people(self, numbers: Ints, day: date, known_at: int) -> Mapping[int, tuple[str, str]]:
        """Key and name of persons on a day; before their registration those first registered."""
        person, state = table_of("Person"), table_of("PersonState")
        found: dict[int, tuple[str, str]] = {}
        cut = end_of_day(day)
        for begin in range(0, len(numbers), BATCH):
            wanted = ",".join(map(str, numbers[begin : begin + BATCH].tolist()))
            rows = _all(
                f"SELECT p.id, p.key, s.name, s.start FROM {person} p"
                f" JOIN {state} s ON s.person_id = p.id WHERE p.id IN ({wanted})"
                " AND s.known_from <= %s AND s.known_to > %s ORDER BY p.id, s.start",
                known_at,
                known_at,
            )
            for number, key, name, start in rows:
                if number not in found or start < cut:
                    found[number] = key, name
        return found

    def recordings(self, numbers: Sequence[int]) -> Mapping[int, tuple[str, date | None]]:
        """Kind and day of recordings."""
        table, on = table_of("Recording", "ledger"), connection.ops.quote_name("on")
        found: dict[int, tuple[str, date | None]] = {}
        for begin in range(0, len(numbers), BATCH):
            wanted = ",".join(map(str, numbers[begin : begin + BATCH]))
            sql = f"SELECT number, kind, {on} FROM {table} WHERE number IN ({wanted})"
            for number, kind, day in _all(sql):
                found[number] = kind, date.fromisoformat(day) if isinstance(day, str) else day
        return found


def _all(sql: str, *parameters: int) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
