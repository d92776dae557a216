"""The same table by plain SQL on the same interval rows: in our database, and in DuckDB."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from hatnhan.cli.bench import plain
from hatnhan.cli.bench.answers import DAY, SINCE, warm
from hatnhan.cli.bench.table import Result, spread

_TEXTS = (
    *("born", "code", "education", "end_line", "ending", "ethnic", "kind", "level", "line"),
    *("name", "role", "sex", "status", "zones"),
)
"""Columns that DuckDB would otherwise guess to be numbers or dates."""


def measured(folder: Path, repeat: int) -> Iterator[Result]:
    """How many times faster the engine is."""
    from django.db import connection

    from hatnhan.indicators.queries import latest

    known_at = latest()

    def ours(statement: str) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []

    if connection.vendor == "postgresql":
        ours("SET work_mem = '256MB'")
        ours("SET jit = off")
        ours("ANALYZE")
    yield _compared(connection.display_name, ours, known_at, 3, repeat, 100)
    try:
        import duckdb
    except ImportError:
        yield Result("DuckDB", "not measured: not installed")
        return
    with duckdb.connect(str(folder / "duck.db")) as duck:
        for name in plain.TABLES:
            _copy(duck, name, folder / f"{name}.csv")
        yield _compared("DuckDB", lambda s: duck.execute(s).fetchall(), known_at, 5, repeat, 10)


def _compared(
    name: str, ask: Callable[[str], list[Any]], known_at: int, times: int, repeat: int, target: int
) -> Result:
    statements = (
        *(plain.headcounts(tree, DAY, known_at) for tree in ("place", "organisation")),
        *(plain.movements(tree, SINCE, DAY, known_at) for tree in ("place", "organisation")),
        plain.coverage(DAY, known_at, 3),
    )
    samples = []
    for _ in range(times):
        began = time.perf_counter()
        for statement in statements:
            ask(statement)
        samples.append(time.perf_counter() - began)
    engine = median(warm(None, repeat))
    ratio = median(samples) / engine
    return Result(
        f"engine against plain SQL in {name}",
        f"{ratio:.0f} times faster ({median(samples):.2f} s against {engine * 1000:.1f} ms)",
        spread(samples, "s"),
        f"≥ {target} ×",
        ratio >= target,
    )


def _copy(duck: Any, name: str, path: Path) -> None:
    """One of our tables into DuckDB, by way of a file."""
    from django.db import connection

    with connection.cursor() as cursor, path.open("w", newline="", encoding="utf-8") as file:
        cursor.execute(f"SELECT * FROM {name}")  # noqa: S608 - one of our tables
        writer = csv.writer(file)
        writer.writerow(column[0] for column in cursor.description)
        while rows := cursor.fetchmany(50_000):
            writer.writerows(rows)
    texts = [name for name in _TEXTS if name in _header(path)]
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in texts)
    source = f"read_csv('{path}', header = true, types = {{{kinds}}}, sample_size = -1)"
    duck.execute(f"CREATE TABLE {name} AS SELECT * FROM {source}")  # noqa: S608 - our own file


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().strip().split(",")
