"""The whole database to one file and back, on SQLite and PostgreSQL.

Both ways back are one transaction: a restore that fails leaves the database as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from hatnhan.domain.problems import Problem

PREPARE = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
"""Before a restore: tables of a later program must not be left standing beside the old ones."""


def engine() -> str:
    """`sqlite` or `postgresql`."""
    from django.db import connection

    return connection.vendor


def dump(target: Path) -> None:
    """Write the database, as it is at one moment, to a file."""
    if engine() == "sqlite":
        _copy(_own(), target)
    else:
        _run(tool("pg_dump"), "--format=custom", "--no-owner", f"--file={target}")


def check(source: Path) -> None:
    """Problem when the file is not a sound database of this engine."""
    if engine() == "sqlite":
        _check_sqlite(source)
    else:
        _run(tool("pg_restore"), "--list", str(source), database=False)


def load(source: Path) -> None:
    """Replace everything in the database by the file's content."""
    from django.db import connections

    if engine() == "sqlite":
        own = _own()
        connections.close_all()
        _copy(str(source), own)
        return
    connections.close_all()
    script = source.with_suffix(".sql")
    with script.open("w", encoding="utf-8") as written:
        written.write(PREPARE)
        written.flush()
        options = ("--no-owner", "--file=-", str(source))
        _run(tool("pg_restore"), *options, database=False, to=written.fileno())
    _run(
        tool("psql"), "--quiet", "--no-psqlrc", "--single-transaction",
        "--set=ON_ERROR_STOP=1", f"--file={script}", "--output=/dev/null",
    )  # fmt: skip


def _own() -> str:
    from django.db import connection

    return str(connection.settings_dict["NAME"])


def _copy(source: str, target: Path | str) -> None:
    """SQLite's online backup in one step: one read transaction, one write transaction."""
    try:
        with (
            contextlib.closing(sqlite3.connect(source, timeout=30)) as old,
            contextlib.closing(sqlite3.connect(target, timeout=30)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as error:
        raise Problem("database_failed", reason=str(error)) from error


def _check_sqlite(source: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise Problem(
            "bad_file", reason=f"cơ sở dữ liệu trong bản sao lưu hỏng ({error})"
        ) from error
    if found != "ok":
        raise Problem("bad_file", reason=f"cơ sở dữ liệu trong bản sao lưu hỏng ({found})")


def tool(name: str) -> str:
    """The newest PostgreSQL program of that name on this machine; Problem if there is none."""
    # Debian keeps each version in a folder of its own; its wrapper on the PATH would pick the one
    # of the local server, which may be older than the server of DATABASE_URL.
    homes = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(homes, key=lambda path: float(path.parts[-3]), default=None)
    found = str(newest) if newest else shutil.which(name)
    if not found:
        raise Problem("tool_missing", tool=name, package="postgresql-client")
    return found


def _run(program: str, *options: str, database: bool = True, to: int | None = None) -> None:
    """Run a PostgreSQL program on our database; its complaint becomes a Problem."""
    done = subprocess.run(  # noqa: S603 - a program found above, options of our own
        [program, *options],
        env=os.environ | (_address() if database else {}),
        stdout=subprocess.DEVNULL if to is None else to,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise Problem("database_failed", reason=lines[0] if lines else Path(program).name)


def _address() -> dict[str, str]:
    """Where our database is, for PostgreSQL's programs; no password on a command line."""
    from django.db import connection

    told: dict[str, Any] = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    return {name: str(told[key]) for name, key in names.items() if told[key]}
