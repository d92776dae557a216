"""Undoing an import as a whole, while nothing has been built on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from hatnhan.capture.models import Batch, BatchState
from hatnhan.capture.progress import Told, nothing
from hatnhan.domain.facts import Annulled
from hatnhan.domain.problems import Problem
from hatnhan.ledger.models import Recording
from hatnhan.ledger.queries import latest
from hatnhan.registry.projection import record

_NAMED: Final = 5
"""Later recordings that a refusal names."""
_STEP: Final = 1000


def undo(batch: Batch, *, actor: str, now: datetime, tell: Told = nothing) -> Batch:
    """Annul what a batch recorded, the newest first, in one transaction.

    Recordings that were annulled one by one before stay as they are. Problem `import_built_on`
    names what was recorded later and cannot be without this import; `import_state` when it is
    not one that was recorded.
    """
    if batch.first is None or batch.last is None:
        _require(batch)
        _done(batch, actor, now)
        batch.save()
        return batch
    count = batch.last - batch.first + 1
    began = latest()

    def annulled() -> Iterator[Annulled]:
        """The ledger is locked by the time the first is asked for."""
        _require(batch)
        if found := corrected_since(batch):
            raise _built_on(found)
        gone = _annulled(batch)
        note = f"Hoàn tác lượt nhập tệp “{batch.file_name}”"
        for place, number in enumerate(range(batch.last or 0, (batch.first or 0) - 1, -1)):
            if not place % _STEP:
                tell(place / count, "Đang hoàn tác")
            if number not in gone:
                yield Annulled(of=number, note=note)

    def finish() -> None:
        _done(batch, actor, now)
        batch.undo_first, batch.undo_last = _numbers(batch, began)
        batch.save()

    try:
        record(annulled(), actor=actor, expected=max(2, count), recorded_at=now, afterwards=finish)
    except Problem as problem:
        if problem.code in ("import_state", "import_built_on"):
            raise
        raise _built_on(built_on(batch)) from problem
    return batch


def built_on(batch: Batch) -> list[int]:
    """The standing recordings after a batch that speak of what it brought, newest last."""
    if batch.first is None or batch.last is None:
        return []
    own = Recording.objects.filter(number__range=(batch.first, batch.last))
    keys = {subject.partition(":")[2] for subject in own.values_list("subject", flat=True)}
    later = Recording.objects.filter(number__gt=batch.last).order_by("number")
    annulled = set(later.filter(kind="annulled").values_list("of", flat=True))
    found = []
    for number, kind, line in later.values_list("number", "kind", "line").iterator():
        if kind == "annulled" or number in annulled:
            continue
        if not keys.isdisjoint(_texts(json.loads(line))):
            found.append(number)
    return found


def _texts(value: object) -> Iterator[str]:
    """Every text in a fact; ids among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def corrected_since(batch: Batch) -> list[int]:
    """The standing corrections of what a batch recorded."""
    corrections = Recording.objects.filter(kind="corrected", root__range=(batch.first, batch.last))
    numbers = list(corrections.values_list("number", flat=True))
    gone = Recording.objects.filter(kind="annulled", of__in=numbers).values_list("of", flat=True)
    return sorted(set(numbers) - set(gone))


def _annulled(batch: Batch) -> set[int]:
    """The batch's recordings that are annulled already."""
    span = Recording.objects.filter(kind="annulled", root__range=(batch.first, batch.last))
    gone = dict(span.values_list("number", "of"))
    # An annulment that was annulled itself does not count.
    return {of for number, of in gone.items() if of is not None and number not in gone.values()}


def _require(batch: Batch) -> None:
    """The batch must be recorded, also for whoever waited for the ledger meanwhile."""
    now = Batch.objects.get(pk=batch.pk)
    if now.state not in (BatchState.COMMITTED, BatchState.UNDOING):
        state = str(now.get_state_display())
        raise Problem("import_state", name=now.file_name, state=state)


def _done(batch: Batch, actor: str, now: datetime) -> None:
    batch.state, batch.undone_at, batch.undone_by = BatchState.UNDONE, now, actor


def _numbers(batch: Batch, began: int) -> tuple[int | None, int | None]:
    """First and last annulment of this undoing."""
    own = Recording.objects.filter(
        kind="annulled", number__gt=began, root__range=(batch.first, batch.last)
    ).order_by("number")
    numbers = own.values_list("number", flat=True)
    return numbers.first(), numbers.last()


def _built_on(found: list[int]) -> Problem:
    shown = ", ".join(map(str, found[:_NAMED]))
    more = f" và {len(found) - _NAMED} lần ghi khác" if len(found) > _NAMED else ""
    return Problem("import_built_on", what=f"lần ghi số {shown}{more}", recordings=found)
