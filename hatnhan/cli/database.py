"""The database of a command: made at the first use, brought up to date after an upgrade."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hatnhan.domain.problems import Problem


def known_migrations() -> set[tuple[str, str]]:
    """(app, name) of every migration of the program, read from file names only.

    Importing them all, as `migrate` does, costs half a second at every command.
    """
    from django.apps import apps

    found: set[tuple[str, str]] = set()
    for config in apps.get_app_configs():
        folder = Path(config.path) / "migrations"
        found |= {(config.label, file.stem) for file in folder.glob("[0-9]*.py")}
    return found


def applied_migrations() -> set[tuple[str, str]]:
    """(app, name) of every migration the database has seen; empty for a new database."""
    from django.db import connection

    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def newer(applied: set[tuple[str, str]]) -> str:
    """The migrations among these that the program does not know, in words; empty if none."""
    from django.apps import apps

    ours = {config.label for config in apps.get_app_configs()}
    unknown = {(app, name) for app, name in applied - known_migrations() if app in ours}
    return ", ".join(f"{app}.{name}" for app, name in sorted(unknown))


def ensure() -> None:
    """Make the tables that are missing; Problem when the database is of a newer program."""
    from django.db import DatabaseError

    try:
        if known_migrations() <= _checked():
            return
        with _one_at_a_time():
            if not known_migrations() <= _checked():
                _migrate()
    except DatabaseError as error:
        raise Problem("database_failed", reason=str(error).strip()) from error


def _checked() -> set[tuple[str, str]]:
    applied = applied_migrations()
    if unknown := newer(applied):
        raise Problem("database_newer", newer=unknown)
    return applied


def _migrate() -> None:
    from django.core.management import call_command

    print("Đang chuẩn bị cơ sở dữ liệu…", file=sys.stderr)
    call_command("migrate", verbosity=0, interactive=False)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Commands started together on a new folder wait here for the first to make the tables."""
    from django.conf import settings

    path = settings.HOME / ".migrating"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)  # gives the lock back


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
