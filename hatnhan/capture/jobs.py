"""Imports in the background: checking, recording and undoing, seen from any process.

A job is a thread of the process that was asked; its batch tells what it is for, its folder how far
it has come. When the process dies the batch stays in a state that ends by itself, and whoever next
looks at it has the job done again: nothing was recorded, or everything was, because facts and the
state of the batch are written in one transaction.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from django.db import connection, transaction

from hatnhan.accounts.models import User
from hatnhan.capture import commit as committing
from hatnhan.capture.commit import Checked, File, may_commit, note_answer
from hatnhan.capture.held import SILENT, CancelledError, Held, sweep
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
_one_at_a_time = threading.Lock()
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as somebody sent it."""

    kind: Kind
    name: str
    data: bytes
    sheet: str | None = None
    mapping: dict[str, Any] | None = None
    decisions: dict[str, Any] = field(default_factory=dict)
    """What was answered about the file that this one mends."""


def submit(sent: Sent, user: User, *, today: date) -> Batch:
    """A new batch for a file; the check begins at once, in the background."""
    batch = send(sent, user)
    start(batch, today)
    return batch


def send(sent: Sent, user: User) -> Batch:
    """A new batch for a file, which is held until somebody checks it."""
    sweep()
    file = File(sent.kind, sent.name, sent.data, sent.sheet, sent.mapping, sent.decisions)
    now = datetime.now(UTC)
    more = {"user": user, "office": user.office}
    batch = committing.new_batch(file, actor=user.username, now=now, **more)
    with transaction.atomic():
        batch.save()
        Held(batch).keep(sent.data)
    return batch


def check_again(
    batch: Batch,
    *,
    today: date,
    mapping: dict[str, Any] | None = None,
    decisions: dict[str, Any] | None = None,
) -> None:
    """Check a file again after answers: what columns are, and decisions that are added."""
    fields: dict[str, Any] = {"decisions": {**batch.decisions, **(decisions or {})}}
    if mapping is not None:
        fields["mapping"] = mapping
    _pass(batch, (BatchState.STAGED, BatchState.HELD, BatchState.FAILED), "checking", **fields)
    start(batch, today)


def record(batch: Batch, *, today: date, accept_clean: bool = False) -> None:
    """Record a batch that was checked: all of it, or its clean rows."""
    states = (BatchState.STAGED, BatchState.HELD) if accept_clean else (BatchState.STAGED,)
    _pass(batch, states, "recording", accept_clean=accept_clean)
    start(batch, today)


def annul(batch: Batch, user: User, *, today: date) -> None:
    """Undo a batch that was recorded."""
    _pass(batch, (BatchState.COMMITTED,), "undoing", undone_by=user.username)
    start(batch, today)


def cancel(batch: Batch) -> None:
    """Give a batch up before it is recorded; what is being done stops at its next step."""
    held = Held(batch)
    if batch.state == BatchState.RECORDING:
        held.cancel()  # what has been recorded stays; else the job ends and the batch waits again
        return
    states = (BatchState.CHECKING, BatchState.STAGED, BatchState.HELD, BatchState.FAILED)
    _pass(batch, states, "cancelled")
    held.cancel()
    held.forget()


def resume(batch: Batch, *, today: date) -> bool:
    """Do again what broke off, if nobody works on it; whether that was so."""
    running = batch.state in (BatchState.CHECKING, BatchState.RECORDING, BatchState.UNDOING)
    if not running or not Held(batch).silent:
        return False
    start(batch, today)
    return True


def start(batch: Batch, today: date) -> None:
    """Do what the batch's state asks for, in a thread; `today` is the asker's."""
    name = f"import-{batch.pk}"
    threading.Thread(target=_in_background, args=(batch.pk, today), name=name, daemon=True).start()


def run(pk: int, today: date) -> None:
    """Do what the batch's state asks for, here and now; nothing if somebody else does."""
    batch = Batch.objects.get(pk=pk)
    held = Held(batch)
    if not held.claim():
        return
    try:
        with _Beat(held), _one_at_a_time:
            batch.refresh_from_db()
            work = _WORK.get(BatchState(batch.state))
            if work is not None:
                work(batch, held, today)
    except CancelledError:
        _back(batch)
    except Problem as problem:
        _fail(batch, problem)
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


def _in_background(pk: int, today: date) -> None:
    try:
        run(pk, today)
    except Exception as error:  # noqa: BLE001 - whatever it is, its user is told
        # The message of an error may quote the file.
        log.error("an import broke off: %s", type(error).__name__)  # noqa: TRY400
        _fail(Batch.objects.get(pk=pk), Problem("import_broken_off"))
    finally:
        connection.close()


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


def _pass(batch: Batch, states: tuple[BatchState, ...], state: str, **fields: Any) -> None:
    """A batch from one of these states into another, unless somebody was quicker."""
    told = {"state": state, **fields}
    if not Batch.objects.filter(pk=batch.pk, state__in=states).update(**told):
        batch.refresh_from_db()
        word = str(batch.get_state_display())
        raise Problem("import_state", name=batch.file_name, state=word)
    batch.refresh_from_db()


def _back(batch: Batch) -> None:
    """A job that was stopped: what was being recorded waits again, nothing of it has been."""
    waiting = BatchState.HELD if batch.verdict != "accepted" else BatchState.STAGED
    Batch.objects.filter(pk=batch.pk, state=BatchState.RECORDING).update(state=waiting)
    Batch.objects.filter(pk=batch.pk, state=BatchState.UNDOING).update(state=BatchState.COMMITTED)


def _fail(batch: Batch, problem: Problem) -> None:
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
