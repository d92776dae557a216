"""Imports in the background: checking, recording and undoing, seen from any process.

A job is a thread of the process that was asked, which does small files itself and starts a
process of its own for a large one; its batch tells what it is for, its folder how far it has come.
When the process dies the batch stays in a state that ends by itself, and whoever next looks at it
has the job done again: nothing was recorded, or everything was, because facts and the state of the
batch are written in one transaction.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db import connection, transaction

from hatnhan.accounts.models import User
from hatnhan.capture import commit as committing
from hatnhan.capture import working
from hatnhan.capture.commit import File
from hatnhan.capture.held import Held, sweep
from hatnhan.capture.model import Kind
from hatnhan.capture.models import Batch, BatchState
from hatnhan.domain.problems import Problem

_RUNNING: Final = (BatchState.CHECKING, BatchState.RECORDING, BatchState.UNDOING)
_SMALL_FILE: Final = 200_000
"""Bytes up to which a file is done here: it takes less time than a new process takes to start."""
_SMALL_BATCH: Final = 2_000
"""Recordings up to which they are taken back here."""
_one_at_a_time = threading.Lock()
_started: set[int] = set()
"""Batches that wait here for their turn, or have it."""


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
    if batch.state not in _RUNNING or not Held(batch).silent:
        return False
    start(batch, today)
    return True


def start(batch: Batch, today: date) -> None:
    """Do what the batch's state asks for, in a thread; `today` is the asker's."""
    if batch.pk in _started:
        return
    _started.add(batch.pk)
    name = f"import-{batch.pk}"
    threading.Thread(target=_in_background, args=(batch.pk, today), name=name, daemon=True).start()


def _in_background(pk: int, today: date) -> None:
    try:
        with _one_at_a_time:
            if _small(Batch.objects.get(pk=pk)):
                working.run(pk, today)
            else:
                _apart(pk, today)
    finally:
        _started.discard(pk)
        connection.close()


def _small(batch: Batch) -> bool:
    """Whether the job is done sooner here than elsewhere."""
    if batch.state == BatchState.UNDOING:
        return (batch.last or 0) - (batch.first or 0) < _SMALL_BATCH
    return Held(batch).size() <= _SMALL_FILE


def _apart(pk: int, today: date) -> None:
    """Have the job done by a process of its own; one that dies leaves a batch that says so."""
    connection.close()  # it would idle for as long as that takes
    command = [sys.executable, "-m", "hatnhan.capture", str(pk), today.isoformat()]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - ourselves, no shell
        batch = Batch.objects.get(pk=pk)
        if batch.state in _RUNNING:
            Held(batch).release()
            working.fail(batch, Problem("import_broken_off"))


def _pass(batch: Batch, states: tuple[BatchState, ...], state: str, **fields: Any) -> None:
    """A batch from one of these states into another, unless somebody was quicker."""
    told = {"state": state, **fields}
    if not Batch.objects.filter(pk=batch.pk, state__in=states).update(**told):
        batch.refresh_from_db()
        word = str(batch.get_state_display())
        raise Problem("import_state", name=batch.file_name, state=word)
    batch.refresh_from_db()
