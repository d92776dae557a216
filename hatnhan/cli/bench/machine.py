"""What the numbers were measured on, and how fast its memory is."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median


def described() -> dict[str, str]:
    """Date, processor, memory and versions."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "versions": ", ".join(
            [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
            + [f"{name} {_version(name)}" for name in ("Django", "numpy", "psycopg", "duckdb")]
        ),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def bandwidth() -> tuple[float, float]:
    """Bytes per second that one thread reads, and that it writes into fresh memory.

    Reading is a sum over 128 MB; writing fills 64 MB just allocated, page faults included, for
    an answer is always written into fresh memory. Medians of nine.
    """
    import numpy as np

    source = np.ones(16 << 20, dtype=np.int64)
    reads, writes = [], []
    for _ in range(9):
        began = time.perf_counter()
        source.sum()
        reads.append(source.nbytes / (time.perf_counter() - began))
        began = time.perf_counter()
        fresh = np.full(8 << 20, 1, dtype=np.int64)
        writes.append(fresh.nbytes / (time.perf_counter() - began))
        del fresh
    return median(reads), median(writes)
