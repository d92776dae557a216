"""Writing the facts in the order in which they are entered, which is not that of the events.

Most facts are entered on their day. Some wait: a death told weeks later, a correction, an
annulment. They stand in the file where they would stand in a real ledger, so that the figures
known at an earlier recording differ from those known today.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TextIO

from hatnhan.scenario.sure import sure

FactDict = dict[str, Any]

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Slip:
    """The next fact of ``kind`` goes wrong; ``after`` days later somebody notices.

    ``flavour``: *first*, entered wrongly and corrected; *twice*, corrected wrongly and then
    rightly; *undone*, entered rightly, wrongly corrected, and that correction annulled.
    """

    kind: str
    spoil: Callable[[FactDict], FactDict]
    after: int
    note: str
    flavour: str = "first"


class Recorder:
    """Numbers the lines from 1, as a ledger that is empty at the start will."""

    def __init__(self, out: TextIO) -> None:
        self.number = 0
        self.lag = 0
        """Days by which facts recorded now are entered late."""
        self.slip: Slip | None = None
        self.kinds: dict[str, int] = {}
        self._out = out
        self._waiting: list[tuple[int, int, FactDict, int]] = []
        self._tickets = 0

    def record(self, kind: str, on: int, /, **fields: Any) -> int:
        """Enter a fact of day ``on`` (an ordinal); fields in the order of the wire format.

        Returns its number, or 0 when the fact is entered later.
        """
        fact = {"fact": kind, "on": date.fromordinal(on).isoformat(), **fields}
        if self.lag:
            self._wait(on + self.lag, fact)
            return 0
        if self.slip is not None and self.slip.kind == kind:
            return self._slip(on, fact)
        return self._write(fact)

    def correct(self, of: int, body: FactDict, *, day: int, note: str) -> None:
        """Enter on ``day`` that recording ``of`` should have said ``body``."""
        self._wait(day, _correction(of, body, note))

    def annul(self, of: int, *, day: int, note: str) -> None:
        """Enter on ``day`` that recording ``of`` counts no more."""
        self._wait(day, {"fact": "annulled", "of": of, "note": note})

    def until(self, day: int) -> None:
        """Enter everything that waits for a day up to this one."""
        while self._waiting and self._waiting[0][0] <= day:
            on, _, fact, undo = heapq.heappop(self._waiting)
            number = self._write(fact)
            if undo:
                self.annul(number, day=on + undo, note="Việc sửa trước đây là nhầm")

    def finish(self) -> None:
        """Enter whatever still waits."""
        self.until(2**40)

    @contextmanager
    def late(self, days: int) -> Iterator[None]:
        """What is recorded inside is entered ``days`` after the event."""
        self.lag = days
        try:
            yield
        finally:
            self.lag = 0

    @contextmanager
    def slipping(self, slip: Slip | None) -> Iterator[None]:
        """The first fact of the slip's kind recorded inside is entered wrongly at first."""
        self.slip = slip
        try:
            yield
        finally:
            self.slip = None

    def _slip(self, on: int, truth: FactDict) -> int:
        slip, self.slip = sure(self.slip), None
        noticed = on + slip.after
        number = self._write(truth if slip.flavour == "undone" else slip.spoil(dict(truth)))
        if slip.flavour == "undone":
            self._wait(noticed, _correction(number, slip.spoil(dict(truth)), slip.note), slip.after)
            return number
        if slip.flavour == "twice":
            self.correct(number, slip.spoil(dict(truth)), day=noticed, note=slip.note)
            noticed += slip.after
        self.correct(number, truth, day=noticed, note=slip.note)
        return number

    def _wait(self, day: int, fact: FactDict, undo: int = 0) -> None:
        self._tickets += 1
        heapq.heappush(self._waiting, (day, self._tickets, fact, undo))

    def _write(self, fact: FactDict) -> int:
        self._out.write(_encode(fact) + "\n")
        self.number += 1
        kind = fact["fact"]
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        return self.number


def _correction(of: int, body: FactDict, note: str) -> FactDict:
    return {"fact": "corrected", "of": of, "body": body, "note": note}
