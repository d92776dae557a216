"""Rows of an import in the database, and the hashes by which files and answers are known again."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from hatnhan.capture.model import Answer, Cell, Row, Trouble, Workbook
from hatnhan.capture.models import Batch, Candidate, StagedRow
from hatnhan.ledger.bulk import Batch as Writes

_COLUMNS: Final = (
    "batch_id",
    "position",
    "sheet",
    "row",
    "verdict",
    "troubles",
    "values",
    "facts",
    "first",
    "last",
)
_STEPS: Final = ("sympathy_on", "class_on", "proposed_on")
"""Days of the way to admission, known to the day, the month or the year."""
_MANY: Final = 5_000
"""Rows that are turned into text before they are sent: more costs memory."""

Numbers = Mapping[int, tuple[int, int]]
"""First and last recording of a row, by its `id()`."""


def _plain(value: Any) -> Any:
    """What JSON has no word for: days as ISO text, the rest as printed."""
    return value.isoformat() if isinstance(value, date) else str(value)


_encode: Final = json.JSONEncoder(default=_plain, separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """JSON in ASCII, which any database takes whatever characters a cell holds."""
    return _encode(value)


def rows_sha(book: Workbook) -> str:
    """The hash of what stands in a workbook's rows, whatever their order and the file's name.

    Columns may have been reordered too; spaces around a text and its composition do not matter.
    """
    digests = []
    for sheet in book.sheets:
        for cells in sheet.rows.values():
            texts = sorted(filter(None, map(_text, cells)))
            if texts:
                digests.append(hashlib.sha256("\x1f".join(texts).encode("utf-8", "replace")))
    whole = hashlib.sha256()
    for digest in sorted(d.digest() for d in digests):
        whole.update(digest)
    return whole.hexdigest()


def _text(cell: Cell) -> str:
    text = cell.raw.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fingerprint(answer: Answer) -> str:
    """The hash of what was said of every row and of what it would record."""
    digest = hashlib.sha256(f"{answer.kind} {answer.verdict} {answer.code}\n".encode())
    for row in answer.rows:
        said = [row.sheet, row.row, row.verdict, [t.code for t in row.troubles], row.facts]
        digest.update(to_json(said).encode())
    return digest.hexdigest()


def stage(batch: Batch, rows: Iterable[Row], numbers: Numbers | None = None) -> None:
    """Write all rows of a saved batch, in place of those that stood there.

    With the numbers of their recordings the facts are in the ledger, and not kept here.
    """
    StagedRow.objects.filter(batch=batch).delete()
    writes, gathered = Writes(), []
    for position, row in enumerate(rows):
        first, last = (numbers or {}).get(id(row), (None, None))
        gathered.append(
            (
                batch.pk,
                position,
                row.sheet or "",
                row.row,
                row.verdict.value,
                to_json([_trouble(t) for t in row.troubles]),
                to_json({"skipped": row.skipped} if row.skipped else row.values),
                to_json(row.facts) if numbers is None else "[]",
                first,
                last,
            )
        )
        if len(gathered) == _MANY:
            writes.insert("capture_stagedrow", _COLUMNS, gathered)
            gathered = []
    writes.insert("capture_stagedrow", _COLUMNS, gathered)
    writes.send()


def _trouble(trouble: Trouble) -> dict[str, Any]:
    return {name: value for name, value in asdict(trouble).items() if value not in ("", (), None)}


def troubles(row: StagedRow) -> list[dict[str, Any]]:
    """What was said of a row."""
    found: list[dict[str, Any]] = json.loads(row.troubles)
    return found


def stage_candidates(batch: Batch, rows: Iterable[Row]) -> None:
    """Keep the persons of a list of candidates; nothing but the fields of the product."""
    found: dict[str, Candidate] = {}
    for row in rows:
        values = row.values
        told = {name: _told(values.get(name)) for name in ("name", "born", "sex", "ethnic")}
        told |= {name: _told(values.get(name)) for name in ("establishment", "stage")}
        days = {name: str(values[name]) for name in _STEPS if values.get(name)}
        key = "|".join((told["name"], told["born"], told["establishment"]))
        found[key] = Candidate(batch=batch, key=key[:200], days=days, **told)
    Candidate.objects.bulk_create(found.values(), batch_size=500)


def _told(value: Any) -> str:
    return "" if value is None else str(_plain(value) if isinstance(value, date) else value)
