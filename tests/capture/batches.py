"""Answers made by hand: rows with facts about the small invented province, and their batches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hatnhan.capture.commit import Checked, File, commit, new_batch
from hatnhan.capture.model import Answer, Row, Trouble, Verdict
from hatnhan.capture.models import Batch
from hatnhan.ledger.queries import latest

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
SHEET = "Đảng viên"
NAME = "dang vien Na Khoang.xlsx"


def fact(kind: str, on: str, /, **fields: Any) -> dict[str, Any]:
    return {"fact": kind, "on": on, **fields}


def member(number: int, row: int, cell: str = "cb-sen", on: str = "2010-03-01") -> Row:
    """A person who is admitted and recognised, as a row of a list would have it."""
    key = f"dv-{number}"
    return Row(
        SHEET,
        row,
        values={"name": f"Lò Văn Mẫu {number}"},
        facts=[
            fact("person_registered", on, id=key, name=f"Lò Văn Mẫu {number}", sex="male",
                 born="1980", ethnic="03"),
            fact("member_admitted", on, person=key, cell=cell),
            fact("member_recognised", f"{int(on[:4]) + 1}{on[4:]}", person=key),
        ],
    )  # fmt: skip


def held(row: int) -> Row:
    trouble = Trouble("unknown_ethnic", Verdict.HELD, "Không rõ dân tộc.", "Ghi tên dân tộc.")
    return Row(SHEET, row, [trouble])


def checked(rows: Sequence[Row], kind: Any = "members") -> Checked:
    """What the check would have said of these rows just now."""
    bad = any(row.verdict in (Verdict.HELD, Verdict.REFUSED) for row in rows)
    verdict = Verdict.HELD if bad else Verdict.ACCEPTED
    return Checked(Answer(kind, verdict, "", "Đã xem.", list(rows)), latest(), "rows")


def batch(data: bytes = b"a file", kind: Any = "members", **more: Any) -> Batch:
    file = File(kind=kind, name=NAME, data=data)
    return new_batch(file, actor="thu", now=NOW, **more)


def imported(rows: Sequence[Row], kind: Any = "members", *, accept_clean: bool = False) -> Batch:
    """The rows recorded."""
    made = batch(kind=kind)
    return commit(made, checked(rows, kind), now=NOW, accept_clean=accept_clean)
