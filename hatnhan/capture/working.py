"""What a job of an import does: read and check a file, record it, take it back.

It is done by whoever claims it: in the process that answers pages or, for a large file, in one of
its own (`hatnhan.capture.__main__`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final, cast

from django.db import transaction

from hatnhan.capture import commit as committing
from hatnhan.capture.commit import Checked, File, may_commit, note_answer
from hatnhan.capture.held import SILENT, CancelledError, Held
from hatnhan.capture.memory import known_mapping, remember_mapping
from hatnhan.capture.model import Kind
from hatnhan.capture.models import Batch, BatchState
from hatnhan.capture.progress import part
from hatnhan.capture.staging import rows_sha, stage, to_json
from hatnhan.capture.undo import undo
from hatnhan.domain.problems import Problem
from hatnhan.registry.access import Everything, recordable

_READ: Final = 0.3
_CHECKED: Final = 0.9
"""The shares of checking that are done when the file has been read, and when it was checked."""
_BEAT: Final = SILENT / 4
log = logging.getLogger(__name__)


def run(pk: int, today: date) -> None:
    """Do what the batch's state asks for, here and now; nothing if somebody else does."""
    batch = Batch.objects.get(pk=pk)
    held = Held(batch)
    if not held.claim():
        return
    try:
        with _Beat(held):
            batch.refresh_from_db()
            work = _WORK.get(BatchState(batch.state))
            if work is not None:
                work(batch, held, today)
    except CancelledError:
        _back(batch)
    except Problem as problem:
        fail(batch, problem)
    except Exception as error:  # noqa: BLE001 - whatever it is, its user is told
        # The message of an error may quote the file.
        log.error("an import broke off: %s", type(error).__name__)  # noqa: TRY400
        fail(batch, Problem("import_broken_off"))
    finally:
        if held.folder.exists():
            held.release()
    if batch.state == BatchState.UNDONE or (
        batch.state == BatchState.COMMITTED and not batch.accept_clean
    ):
        held.forget()


class _Beat:
    """Signs of life of this process while a job is done, also where that tells no progress."""

    def __init__(self, held: Held) -> None:
        self._held, self._over = held, threading.Event()
        self._thread = threading.Thread(target=self._beat, name="import-beat", daemon=True)

    def _beat(self) -> None:
        while not self._over.wait(_BEAT):
            self._held.beat()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def _check(batch: Batch, held: Held, today: date) -> None:
    """Read and check; the rows are staged, and nothing is recorded."""
    file = _file(batch, held, today)
    taken = committing.earlier(file)
    if taken is None:
        held.progress(0, "Đang đọc tệp")
        book = committing.read(file)
        taken = committing.earlier(file, rows_sha(book))
        if not batch.mapping and (known := known_mapping(batch.office, file.kind, book)):
            batch.mapping, file = known, replace(file, mapping=known)
    if taken is not None:
        batch.state, batch.verdict, batch.code = (
            BatchState.CANCELLED,
            "accepted",
            committing.ALREADY,
        )
        batch.message = committing.already(taken)
        batch.save()
        held.forget()
        return
    held.progress(_READ, "Đang kiểm tra từng dòng")
    checked = committing.check(file, book, today)
    held.progress(_CHECKED, "Đang ghi kết quả kiểm tra")
    _stage(batch, checked)
    if batch.mapping:
        remember_mapping(batch, book, now=datetime.now(UTC))


def _stage(batch: Batch, checked: Checked) -> None:
    note_answer(batch, checked)
    whole = may_commit(checked.answer, accept_clean=False)
    with transaction.atomic():
        now = Batch.objects.select_for_update().get(pk=batch.pk)
        if now.state == BatchState.CANCELLED:
            raise CancelledError
        batch.state = BatchState.STAGED if whole else BatchState.HELD
        batch.save()
        stage(batch, checked.answer.rows)


def _record(batch: Batch, held: Held, today: date) -> None:
    """Check once more, and record if the answer is the one that was shown."""
    file = _file(batch, held, today)
    shown, accept_clean = batch.answer_sha, batch.accept_clean
    while True:
        held.progress(0, "Đang đọc tệp")
        book = committing.read(file)
        held.progress(0.2, "Đang kiểm tra từng dòng")
        checked = committing.check(file, book, today)
        del book  # there is no room for it beside what is recorded
        if checked.fingerprint != shown:
            _stage(batch, checked)
            raise Problem("import_moved")
        try:
            tell = part(held.progress, 0.5, 1.0)
            now = datetime.now(UTC)
            committing.commit(batch, checked, now=now, accept_clean=accept_clean, tell=tell)
        except Problem as problem:
            if problem.code != "import_moved":
                raise
        else:
            return


def _undo(batch: Batch, held: Held, _today: date) -> None:
    undo(batch, actor=batch.undone_by, now=datetime.now(UTC), tell=held.progress)


_WORK: Final[dict[BatchState, Callable[[Batch, Held, date], None]]] = {
    BatchState.CHECKING: _check,
    BatchState.RECORDING: _record,
    BatchState.UNDOING: _undo,
}


def _file(batch: Batch, held: Held, today: date) -> File:
    """The file of a batch as it is to be read, for what its user may record."""
    file = File(
        kind=cast("Kind", batch.kind),
        name=batch.file_name,
        data=held.source(),
        sheet=batch.sheet or None,
        mapping=batch.mapping or None,
        decisions=batch.decisions,
    )
    if batch.user is None:
        return file
    parts = recordable(batch.user, today=today)
    return replace(file, scope=None if parts is Everything else parts)


def _back(batch: Batch) -> None:
    """A job that was stopped: what was being recorded waits again, nothing of it has been."""
    waiting = BatchState.HELD if batch.verdict != "accepted" else BatchState.STAGED
    Batch.objects.filter(pk=batch.pk, state=BatchState.RECORDING).update(state=waiting)
    Batch.objects.filter(pk=batch.pk, state=BatchState.UNDOING).update(state=BatchState.COMMITTED)


def fail(batch: Batch, problem: Problem) -> None:
    """Why a job did not do what it was for, told on its batch."""
    batch.refresh_from_db()
    told = {"code": problem.code, "message": problem.message}
    if batch.state == BatchState.CHECKING:
        batch.state, batch.verdict = BatchState.FAILED, "refused"
        batch.code, batch.message = problem.code, problem.message
        batch.save(update_fields=["state", "verdict", "code", "message"])
        return
    batch.summary = to_json(batch.said() | {"problem": told | problem.details})
    batch.save(update_fields=["summary"])
    _back(batch)
