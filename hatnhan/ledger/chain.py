"""The hash chain over recordings, and the anchors by which its end is known elsewhere.

A chain alone shows an edited or missing row, but not a truncated tail or a ledger that was
re-hashed throughout. Therefore each batch leaves an *anchor*, the last number with its hash, in
`ANCHORS_DIR/<ledger>.jsonl`: a file to be copied out of the database administrator's reach.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings


def stamp(at: datetime) -> str:
    """A moment of recording as it goes into the hash: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def link(previous: str, number: int, at: str, line: str, actor: str) -> str:
    """The hash of a recording, 64 hexadecimal digits.

    Fields are joined by line ends; none but the last (the actor) can contain one.
    """
    return sha256(f"{previous}\n{number}\n{at}\n{line}\n{actor}".encode()).hexdigest()


def anchors_file(ledger: object) -> Path:
    """Where the anchors of this ledger stand."""
    return Path(settings.ANCHORS_DIR) / f"{ledger}.jsonl"


def write_anchor(ledger: object, number: int, digest: str, at: datetime) -> None:
    """Append an anchor, in one write: readers see whole lines only.

    It is not forced to the disk: an anchor that a power cut takes away is a proof less, while
    the recording itself is safe in the database.
    """
    path = anchors_file(ledger)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"number": number, "hash": digest, "at": stamp(at)}) + "\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, line.encode())
    finally:
        os.close(handle)


def read_anchors(ledger: object) -> dict[int, set[str]]:
    """The hashes anchored for each number. A last line cut short by a crash is passed over."""
    anchors: dict[int, set[str]] = {}
    path = anchors_file(ledger)
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    for line in lines:
        entry = _entry(line)
        if entry:
            anchors.setdefault(entry["number"], set()).add(entry["hash"])
    return anchors


def _entry(line: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and entry.keys() >= {"number", "hash"} else None
