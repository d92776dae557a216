"""What the pages ask of the imports: begin, look, decide, record, take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone

from hatnhan.capture import jobs
from hatnhan.capture.held import Held
from hatnhan.capture.memory import decide
from hatnhan.capture.model import Kind
from hatnhan.capture.models import Batch
from hatnhan.capture.reading.limits import MEGABYTES
from hatnhan.capture.returned import file_name
from hatnhan.domain.problems import Problem
from hatnhan.web.importing.seen import RUNNING, Seen

MENDED = 50
"""The last imports of a user among which the one is looked for that a workbook mends."""

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from hatnhan.accounts.models import User


def start(user: User, kind: str, file: UploadedFile[bytes]) -> int:
    """A new import, on its way to be read; its number. Raises `Problem`."""
    data = file.read((MEGABYTES << 20) + 1)
    if len(data) > MEGABYTES << 20:
        raise Problem("too_big", megabytes=MEGABYTES)
    name = str(file.name)
    mended = _mended(user, kind, name)
    answered = (mended.mapping or None, mended.decisions) if mended else (None, {})
    sent = jobs.Sent(cast("Kind", kind), name, data, None, *answered)
    return int(jobs.submit(sent, user, today=timezone.localdate()).pk)


def _mended(user: User, kind: str, name: str) -> Batch | None:
    """The user's import whose returned workbook comes in again: what was answered still holds."""
    if not name.endswith(file_name("")):
        return None
    latest = Batch.objects.filter(user=user, kind=kind).order_by("-pk")[:MENDED]
    return next((batch for batch in latest if file_name(batch.file_name) == name), None)


def seen(batch: Batch) -> Seen:
    """An import with how far its work is; work that broke off goes on."""
    if batch.state not in RUNNING:
        return Seen(batch)
    jobs.resume(batch, today=timezone.localdate())
    done, step = Held(batch).done()
    return Seen(batch, round(done * 100), f"{step}…" if step else "Đang chờ đến lượt…")


def decide_file(batch: Batch, decided: Mapping[str, Any]) -> None:
    """Decisions about this file alone; it is checked again."""
    jobs.check_again(batch, today=timezone.localdate(), decisions=dict(decided))


def decide_pair(user: User, batch: Batch, key: str, answer: str) -> None:
    """Whether two records are one person, remembered for every file to come."""
    decide(key, answer, who=user.username, now=timezone.now())
    jobs.check_again(batch, today=timezone.localdate())
