"""The interval rows of the register in memory, and how they keep up with the tables.

The tables are the truth; the image is a cache that reads, before every answer, the rows that
recordings after its own last one opened or closed. Its place in the ledger is a number *and*
the hash of that recording, so that a database that was restored, rebuilt or rolled back is
noticed and read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import numpy as np

from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.indicators.codes import NONE, Ints, Small, Words
from hatnhan.indicators.columns import Table
from hatnhan.indicators.layout import LAYOUTS, STRUCTURE, Layout

IDENTITIES = ("place", "establishment", "organisation", "person")
EMPTY_HASH = ""
"""The hash before the first recording."""


class Source(Protocol):
    """Where interval rows come from: the database, or a register in memory."""

    def head(self) -> tuple[int, str]:
        """Number and hash of the last recording; 0 and an empty hash when there is none."""

    def hash_of(self, number: int) -> str | None:
        """The hash of a recording, None if there is no such recording."""

    def identities(self, what: str, after: int, upto: int) -> Sequence[tuple[int, str]]:
        """Number and key of the subjects born in recordings (after, upto], in order.

        Keys of persons may be empty: the image does not keep them.
        """

    def opened(self, layout: Layout, after: int, upto: int) -> Iterable[Sequence[Any]]:
        """Batches of rows, in order of their number, with known_from in (after, upto]."""

    def closed(self, layout: Layout, after: int, upto: int) -> Sequence[tuple[int, int]]:
        """Number and known_to of rows from before ``after`` closed in (after, upto]."""

    def people(self, numbers: Ints, day: date, known_at: int) -> Mapping[int, tuple[str, str]]:
        """Key and name, on a day as believed, of persons given by number."""

    def recordings(self, numbers: Sequence[int]) -> Mapping[int, tuple[str, date | None]]:
        """Kind and day (None for corrections and annulments) of recordings."""


class Identities:
    """The subjects of one kind: their numbers (ascending), and their keys where kept."""

    def __init__(self, *, keyed: bool) -> None:
        self.numbers: Ints = np.empty(0, np.int64)
        self.keys: list[str] = []
        self._at: dict[str, int] = {}
        self._keyed = keyed

    def __len__(self) -> int:
        return len(self.numbers)

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Subjects born since, in order of their number."""
        if not rows:
            return
        self.numbers = np.concatenate([self.numbers, np.array([n for n, _ in rows], np.int64)])
        if self._keyed:
            for _, key in rows:
                self._at[key] = len(self.keys)
                self.keys.append(key)

    def index(self, numbers: Ints) -> Small:
        """Places in the image of subjects given by number; NONE for -1."""
        none = numbers < 0
        if none.all():
            return np.full(len(numbers), NONE, np.int32)
        found = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        if not np.array_equal(self.numbers[found[~none]], numbers[~none]):
            raise LookupError("a row names a subject that the image never saw")
        return np.where(none, NONE, found).astype(np.int32)

    def find(self, key: str) -> int:
        """The place in the image of the subject with this key, or NONE."""
        return self._at.get(key, NONE)


class Image:
    """All interval rows up to recording ``head``, as columns."""

    def __init__(self) -> None:
        self.head = 0
        self.hash = EMPTY_HASH
        self.ids = {what: Identities(keyed=what != "person") for what in IDENTITIES}
        self.words = {what: Words() for what in ("name", "establishment_kind")}
        self.tables = {name: Table(layout.types) for name, layout in LAYOUTS.items()}
        self.structure_changes: Ints = np.empty(0, np.int64)

    def nbytes(self) -> int:
        """Memory held by columns, in bytes."""
        return sum(t.live.nbytes + t.dead.nbytes for t in self.tables.values())

    def catch_up(self, source: Source, number: int, digest: str) -> None:
        """Read what recordings (head, number] changed; ``digest`` is the hash of the last."""
        after = self.head
        for what, known in self.ids.items():
            known.add(source.identities(what, after, number))
        for name, layout in LAYOUTS.items():
            touched = self._read(self.tables[name], layout, source, after, number)
            if name in STRUCTURE and len(touched):
                changes = np.concatenate([self.structure_changes, touched])
                self.structure_changes = np.unique(changes)
        if after == 0:
            for table in self.tables.values():
                table.tidy()
        self.head, self.hash = number, digest

    def _read(self, table: Table, layout: Layout, source: Source, after: int, upto: int) -> Ints:
        """Bring one table up to date; the numbers of the recordings that changed it."""
        touched: list[Ints] = []
        closed = source.closed(layout, after, upto) if after else ()
        if closed:
            pairs = np.array(closed, dtype=np.int64)
            table.close(pairs[:, 0], pairs[:, 1])
            touched.append(pairs[:, 1])
        for batch in source.opened(layout, after, upto):
            block = self._block(layout, batch, upto)
            table.add(block)
            touched += [block["kf"], block["kt"][block["kt"] < FOREVER_KNOWN]]
        return np.unique(np.concatenate(touched)) if touched else np.empty(0, np.int64)

    def _block(self, layout: Layout, batch: Sequence[Any], upto: int) -> dict[str, Any]:
        """A batch of database rows as columns.

        What a later recording closed while we read is still open for us: its closing comes
        with the next catching up.
        """
        values = list(zip(*batch, strict=True))
        pk, start, stop, kf, kt = (np.array(v, dtype=np.int64) for v in values[:5])
        kt[kt > upto] = FOREVER_KNOWN
        block: dict[str, Any] = {"pk": pk, "start": start, "stop": stop, "kf": kf, "kt": kt}
        block["first"] = (start >> 40).astype(np.int32)
        block["last"] = (stop >> 40).astype(np.int32)
        for column, (name, (_, read, _kind)) in zip(
            values[5:], layout.columns.items(), strict=True
        ):
            block[name] = read(self, column)
        if layout.packed is not None:
            layout.packed.join(block)
        return block

    def structure_key(self, known_at: int) -> int:
        """The last recording up to ``known_at`` that changed where units lie."""
        place = np.searchsorted(self.structure_changes, known_at, side="right")
        return int(self.structure_changes[place - 1]) if place else 0
