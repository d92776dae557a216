"""From a workbook to recordings: one check for preview and commit, all or nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, cast

from django.utils import timezone

from hatnhan.capture import doubts
from hatnhan.capture.memory import decisions
from hatnhan.capture.model import Answer, Kind, Row, Verdict, Workbook
from hatnhan.capture.models import Batch, BatchState
from hatnhan.capture.order import ordered
from hatnhan.capture.progress import Told, nothing
from hatnhan.capture.staging import fingerprint, rows_sha, stage, stage_candidates, to_json
from hatnhan.domain.facts import Fact
from hatnhan.domain.problems import Problem
from hatnhan.domain.wire import read_fact
from hatnhan.ledger.queries import latest
from hatnhan.registry.projection import record, undisturbed

CLEAN: Final = frozenset({Verdict.ACCEPTED, Verdict.NORMALISED, Verdict.WARNED})
ALREADY: Final = "already_imported"
OPEN: Final = frozenset({BatchState.STAGED, BatchState.HELD, BatchState.RECORDING})
"""States in which a batch can be recorded."""
_COMMAND_LINE: Final = "cli:"
"""How the name of an actor begins who is a user of the machine and not of the pages."""
_STEP: Final = 500
"""Rows between two notes of progress."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to import and how it is to be read."""

    kind: Kind
    name: str
    data: bytes
    sheet: str | None = None
    mapping: Mapping[str, Any] | None = None
    decisions: Mapping[str, Any] = field(default_factory=dict)
    scope: Any = None
    """What the user may record, as the checks want it; None for everything."""

    @property
    def sha(self) -> str:
        """Of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was said of a file, and after which recording."""

    answer: Answer
    known_at: int
    rows_sha: str

    @property
    def fingerprint(self) -> str:
        """Of what was said and of what would be recorded."""
        return fingerprint(self.answer)


def read(file: File) -> Workbook:
    """The workbook, opened in a child process; only the sheet asked for. Raises `Problem`."""
    from hatnhan.capture import reading

    with undisturbed():
        book: Workbook = reading.read(file.data, file.name)
    if file.sheet is None:
        return book
    found = tuple(s for s in book.sheets if s.name == file.sheet)
    if not found:
        names = ", ".join(f"“{s.name}”" for s in book.sheets)
        raise Problem("sheet_unknown", sheet=file.sheet, sheets=names)
    return replace(book, sheets=found)


def check(file: File, book: Workbook, today: date) -> Checked:
    """The one check that preview and commit make. Raises `Problem` for the file as a whole."""
    from hatnhan.capture.check import check as judge

    known_at = latest()
    with undisturbed():
        answer = judge(
            file.kind,
            book,
            mapping=file.mapping,
            decisions={**decisions(), **file.decisions},
            scope=file.scope,
            today=today,
        )
    return Checked(answer, known_at, rows_sha(book))


def earlier(file: File, rows: str = "") -> Batch | None:
    """The import that took this very file, or the same rows in another order or by another name.

    One that took the clean rows only does not count: the others are still to come.
    """
    taken = Batch.objects.filter(state=BatchState.COMMITTED, kind=file.kind, accept_clean=False)
    found = taken.filter(file_sha=file.sha, sheet=file.sheet or "").first()
    if found is None and rows:
        found = taken.filter(rows_sha=rows).first()
    return found


def already(taken: Batch) -> str:
    """That the same file, or the same rows, were imported before: when and by whom."""
    at = timezone.localtime(cast("datetime", taken.committed_at))
    who = taken.actor
    if who.startswith(_COMMAND_LINE):
        who = f"{who.removeprefix(_COMMAND_LINE)} (bằng dòng lệnh)"
    return f"Tệp này đã nhập ngày {at:%d/%m/%Y} lúc {at:%H:%M} bởi {who}; không có gì đổi."


def new_batch(file: File, *, actor: str, now: datetime, **more: Any) -> Batch:
    """A batch that is not saved yet."""
    return Batch(
        kind=file.kind,
        file_name=file.name[:200],
        file_sha=file.sha,
        sheet=file.sheet or "",
        mapping=dict(file.mapping or {}),
        decisions=dict(file.decisions),
        actor=actor,
        created_at=now,
        **more,
    )


def note_answer(batch: Batch, checked: Checked) -> None:
    """What was said of the file, on its batch; not saved."""
    answer = checked.answer
    batch.verdict, batch.code, batch.message = answer.verdict.value, answer.code, answer.message
    batch.counts = Counter(row.verdict.value for row in answer.rows)
    batch.summary = to_json(
        {
            "totals": answer.totals,
            "reconciliation": answer.reconciliation,
            "notes": [asdict(note) for note in answer.notes],
        }
    )
    batch.known_at, batch.rows_sha = checked.known_at, checked.rows_sha
    batch.answer_sha = checked.fingerprint


def whole_file(answer: Answer) -> bool:
    """Whether it is the file that is held or refused, and not some of its rows."""
    bad = {Verdict.HELD, Verdict.REFUSED}
    if answer.verdict not in bad:
        return False
    if any(note.verdict is Verdict.REFUSED for note in answer.notes):
        return True
    return not any(row.verdict in bad for row in answer.rows)


def may_commit(answer: Answer, *, accept_clean: bool) -> bool:
    """Whether this can be recorded: all of it, or the clean rows where those are asked for."""
    if answer.verdict is Verdict.ACCEPTED:
        return True
    return accept_clean and not whole_file(answer) and any(r.verdict in CLEAN for r in answer.rows)


def commit(
    batch: Batch,
    checked: Checked,
    *,
    now: datetime,
    accept_clean: bool = False,
    tell: Told = nothing,
) -> Batch:
    """Record a checked file in one transaction: the batch, its rows, and their facts.

    With `accept_clean` rows that are not clean stay out; the check has made sure that the others
    can be without them. Problem `import_moved` when others have recorded since the check: check
    again. Rows give up their values and facts as they are recorded: a province has many.
    """
    if not may_commit(checked.answer, accept_clean=accept_clean):
        state = "chưa sạch" if checked.answer.rows else "không có dòng nào"
        raise Problem("import_state", name=batch.file_name, state=state)
    note_answer(batch, checked)
    feed = _Feed(batch, checked, now, tell)
    record(feed.facts(), actor=batch.actor, expected=max(2, feed.count), recorded_at=now)
    return batch


class _Feed:
    """The facts of a file on their way through the door, and where each row's went."""

    def __init__(self, batch: Batch, checked: Checked, now: datetime, tell: Told) -> None:
        self.batch, self.checked, self.now, self.tell = batch, checked, now, tell
        self.rows = ordered(row for row in checked.answer.rows if row.verdict in CLEAN)
        self.count = sum(len(row.facts) for row in self.rows)

    def facts(self) -> Iterator[Fact]:
        """One after another; the ledger is locked by the time the first is asked for."""
        if latest() != self.checked.known_at:
            raise Problem("import_moved")
        require_open(self.batch)
        self._note()
        for place, row in enumerate(self.rows):
            if not place % _STEP:
                self.tell(place / len(self.rows), "Đang ghi vào sổ")
            note = _note(self.batch, row)
            for body in row.facts:
                said = f"{body['note']}. {note}" if body.get("note") else note
                yield read_fact({**body, "note": said})
            row.facts, row.values = [], {}

    def _note(self) -> None:
        """The batch as committed, and its rows: in the transaction in which that comes true."""
        batch, rows = self.batch, self.checked.answer.rows
        batch.state, batch.committed_at = BatchState.COMMITTED, self.now
        if self.count:
            batch.first = self.checked.known_at + 1
            batch.last = self.checked.known_at + self.count
        batch.accept_clean = any(r.verdict in (Verdict.HELD, Verdict.REFUSED) for r in rows)
        batch.save()
        stage(batch, rows, self._numbers())
        doubts.note(batch, self.checked.answer)
        if batch.kind == "candidates":
            stage_candidates(batch, [row for row in rows if row.verdict in CLEAN])

    def _numbers(self) -> dict[int, tuple[int, int]]:
        """The recordings that each row's facts will be."""
        found, number = {}, self.checked.known_at
        for row in self.rows:
            found[id(row)] = (number + 1, number + len(row.facts))
            number += len(row.facts)
        return found


def require_open(batch: Batch) -> None:
    """A batch that is saved must still wait for being recorded. Raises `Problem`."""
    now = Batch.objects.filter(pk=batch.pk).first() if batch.pk else None
    if now is not None and now.state not in OPEN:
        state = str(now.get_state_display())
        raise Problem("import_state", name=now.file_name, state=state)


def _note(batch: Batch, row: Row) -> str:
    """Where a fact comes from; the same whenever the same file is imported."""
    sheet = f", trang “{row.sheet}”" if row.sheet else ""
    return f"Nhập từ tệp “{batch.file_name}”{sheet}, dòng {row.row}"
