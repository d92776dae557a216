"""The run: what is measured, in which order, in which database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hatnhan.cli.bench.process import Home
from hatnhan.cli.bench.table import Result


def measured(scale: str, repeat: int) -> Iterator[Result]:
    """Every line of the table, as soon as it is known."""
    from hatnhan.cli.bench import answers, importing, pages, rivals, writing

    with tempfile.TemporaryDirectory(prefix="hatnhan-bench-") as folder:
        facts = Path(folder) / "facts.jsonl"
        embedded = Home(Path(folder) / "sqlite", database=None)
        embedded.hatnhan("scenario", str(facts), "--scale", scale)
        yield from writing.imports(embedded, facts, "SQLite", 10_000)
        home = embedded
        server = os.environ.get("DATABASE_URL", "")
        if server.startswith("postgres"):
            home = Home(Path(folder) / "postgres", database=server)
            yield from writing.imports(home, facts, "PostgreSQL", 8_000)
        else:
            yield Result("PostgreSQL", "not measured: no DATABASE_URL", target="", met=None)
        if scale == "full":
            yield from importing.measured(Path(folder), server)
        yield from writing.rebuild(embedded)
        yield from pages.measured(embedded, repeat)
        home.enter()
        yield from answers.measured(repeat)
        yield from rivals.measured(Path(folder), repeat)
        yield from writing.one_fact()
        yield from writing.freshness(home)
