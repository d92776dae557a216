"""The one door to the ledger: recording facts, and projecting them in the same transaction.

There is one way through it, whatever the size. The domain's `Register` says which rows each
recording opens and closes; for a few facts it loads the subjects they touch from the tables, for
an import it is held whole in memory. All or nothing: a `Problem` leaves no trace.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from hatnhan.domain.facts import Annulled, Corrected, Fact
from hatnhan.domain.problems import Problem
from hatnhan.domain.register import Register, subject_keys
from hatnhan.domain.wire import canonical
from hatnhan.ledger.bulk import Batch
from hatnhan.ledger.commands import Entry, Head, anchor, append, take_head
from hatnhan.ledger.queries import lines, recording_root
from hatnhan.registry.loader import DatabaseLoader
from hatnhan.registry.store import Buffer, Numbering, last_numbers, read_stored

Recordable = Fact | Corrected | Annulled

CHUNK = 20_000
"""Facts between two flushes of a register held whole; more costs memory, fewer time."""

REPLAY_PACE = 20
"""A whole register takes in about this many recordings while a loading one records a fact."""


@dataclass(slots=True)
class Recorded:
    """What was recorded: the numbers from `first` to `last` (both 0 for nothing)."""

    first: int = 0
    last: int = 0

    def __len__(self) -> int:
        return self.last - self.first + 1 if self.last else 0


def record(
    facts: Iterable[Recordable],
    *,
    actor: str,
    expected: int = 1,
    recorded_at: datetime | None = None,
    dry_run: bool = False,
    afterwards: Callable[[], None] | None = None,
) -> Recorded:
    """Record facts in order, each as one recording; all or nothing.

    `expected` is about how many there are: it decides between loading subjects one by one and
    holding the register whole, never what is recorded. Raises `Problem` at the first fact that
    makes the history impossible; the iterator then stands just behind it. `afterwards` is called
    when all is recorded but nothing committed (or, in a dry run, undone) yet.
    """
    at = recorded_at or datetime.now(UTC)
    done = Recorded()
    with transaction.atomic(), undisturbed() if expected > 1 else nullcontext():
        writer = _Writer(take_head(), actor, at, expected)
        for fact in facts:
            writer.take(fact)
        writer.flush()
        if writer.head.number > writer.began:
            done = Recorded(writer.began + 1, writer.head.number)
        if afterwards is not None:
            afterwards()
        if dry_run:
            transaction.set_rollback(True)
        elif len(done):
            anchor(writer.head, at)
    return done


class _Writer:
    """One transaction's recordings on their way into the ledger and the tables."""

    def __init__(self, head: Head, actor: str, at: datetime, expected: int) -> None:
        self.head = head
        self.began = self.number = head.number
        self.actor, self.at = actor, at
        self.whole = expected > 1 and expected * REPLAY_PACE >= head.number
        numbering = Numbering(last_numbers() if self.whole else {})
        self.loader = None if self.whole else DatabaseLoader()
        self.register = Register(self.loader) if self.loader else replayed(numbering)
        self.buffer = Buffer(numbering, whole=self.whole)
        self.entries: list[Entry] = []

    def take(self, fact: Recordable) -> None:
        """Record one fact. Raises `Problem`."""
        number = self.number + 1
        if self.loader:
            self.loader.expect(fact)
        changes = self.register.record(number, fact)
        self.entries.append(entry_of(number, fact, self._amended))
        self.number = number
        if not self.whole:
            self.buffer.prepare(changes)
        self.buffer.add(number, changes)
        # A loading register reads the tables again for the next fact: they must be up to date.
        if not self.whole or len(self.entries) >= CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        batch = Batch()
        if self.entries:
            self.head = append(
                self.head, self.entries, batch, actor=self.actor, recorded_at=self.at
            )
            self.entries = []
        self.buffer.flush(batch)
        batch.send()

    def _amended(self, of: int) -> tuple[int, str]:
        """The root and the subject of the recording that is corrected or annulled."""
        if of > self.head.number:
            entry = self.entries[of - self.head.number - 1]
            return entry.root, entry.subject
        return recording_root(of)


def entry_of(number: int, fact: Recordable, amended: Callable[[int], tuple[int, str]]) -> Entry:
    """The ledger's entry of a fact; `amended` gives root and subject of an earlier recording."""
    line = canonical(fact)
    if isinstance(fact, Fact):
        subject, *others = subject_keys(fact)
        return Entry(fact.KIND, fact.on, number, None, subject, line, others)
    root, subject = amended(fact.of)
    if isinstance(fact, Annulled):
        return Entry(fact.KIND, None, root, fact.of, subject, line)
    # Whoever the corrected body names must find this fact, even when the old body did not.
    named = subject_keys(fact.body)
    return Entry(fact.KIND, None, root, fact.of, named[0], line, named)


def replayed(numbering: Numbering) -> Register:
    """The register held whole: every recording taken in again, rows numbered as in the tables."""
    register, again = Register(), Numbering()
    for number, line in lines():
        again.take(number, register.record(number, read_stored(line)))
    if again.last != numbering.last:
        raise Problem("damaged", reason="các bảng không khớp sổ ghi; hãy chạy hatnhan verify")
    return register


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the garbage collector, which finds nothing here and takes a third of the time.

    Afterwards everything counts as old, or the collector would go through it all at once.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.enable()
            gc.unfreeze()
