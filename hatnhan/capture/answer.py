"""What is said of a file, as the JSON of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hatnhan.capture.model import Answer, Row, Trouble, Verdict
from hatnhan.capture.values.characters import mended
from hatnhan.domain.problems import Problem


def as_json(answer: Answer) -> dict[str, Any]:
    """The document of contract §5; `notes` are said of the file as a whole."""
    return {
        "file": {
            "verdict": str(answer.verdict),
            "code": answer.code,
            "message": answer.message,
            "notes": [problem(note) for note in answer.notes],
        },
        "rows": [row_json(row) for row in answer.rows],
        "totals": plain(answer.totals),
        "reconciliation": plain(answer.reconciliation),
    }


def refused(refusal: Problem) -> dict[str, Any]:
    """The same for a file that could not be opened."""
    told = {"verdict": "refused", "code": refusal.code, "message": refusal.message, "notes": []}
    return {"file": told, "rows": [], "totals": {}, "reconciliation": {}}


def row_json(row: Row) -> dict[str, Any]:
    """One row with what is said of it."""
    told: dict[str, Any] = {"sheet": row.sheet, "row": row.row, "verdict": row.verdict.told}
    if row.skipped:
        told["skipped"] = row.skipped
    elif row.verdict is Verdict.THERE:
        told["skipped"] = "already_there"
    told["problems"] = [problem(trouble) for trouble in row.troubles]
    return told


def problem(trouble: Trouble) -> dict[str, Any]:
    """One trouble; `candidates`, `rows` and `sheets` only where there are any."""
    told = {
        "code": trouble.code,
        "verdict": trouble.verdict.told,
        "column": mended(trouble.column),
        "raw": mended(trouble.raw),
        "value": plain(trouble.value),
        "message": mended(trouble.message),
        "remedy": trouble.remedy,
    }
    if trouble.candidates:
        told["candidates"] = plain(trouble.candidates)
    if trouble.rows:
        told["rows"] = list(trouble.rows)
    if trouble.sheets:
        told["sheets"] = list(trouble.sheets)
    return told


def plain(value: Any) -> Any:
    """A value as JSON has it: days as ISO text, text without broken surrogates."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value
