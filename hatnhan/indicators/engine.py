"""The engine of this process: one image, brought up to date before every answer.

One lock guards the image; answers are worked out one at a time. An answer is valid for a
recording number, so answers and views are remembered by it and simply grow old.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from hatnhan.domain.problems import Problem
from hatnhan.indicators.file import ImageFile
from hatnhan.indicators.image import Image, Source
from hatnhan.indicators.layout import STRUCTURE
from hatnhan.indicators.structure import Structure
from hatnhan.indicators.view import View

_VIEWS = 6
_STRUCTURES = 4
_WORTH_KEEPING = 5_000
"""Recordings read at once after which the image is written to its file again."""


class Engine:
    """Answers from one source. ``view`` gives the register as believed at a recording number."""

    def __init__(self, source: Source, file: ImageFile | None = None) -> None:
        self.source = source
        self._file = file
        self.image = Image()
        self._lock = RLock()
        self._views: OrderedDict[int, View] = OrderedDict()
        self._structures: OrderedDict[int, Structure] = OrderedDict()

    @contextmanager
    def view(self, known_at: int | None = None) -> Iterator[View]:
        """The view at a recording number (None: the latest). Raises ``known_at_above_latest``."""
        with self._lock:
            self.refresh()
            latest = self.image.head
            number = latest if known_at is None else known_at
            if not 0 <= number <= latest:
                raise Problem("known_at_above_latest", known_at=number, latest=latest)
            yield self.at(number)

    def refresh(self) -> None:
        """Catch up with the ledger; start anew when our last recording is not in it."""
        number, digest = self.source.head()
        if not self.image.head and number and self._file is not None:
            self.image = self._file.read() or self.image
        image = self.image
        if (number, digest) == (image.head, image.hash):
            return
        if image.head and self.source.hash_of(image.head) != image.hash:
            self.forget()
        if number > self.image.head:
            self._catch_up(number, digest)
        elif number == 0:
            self.forget()

    def _catch_up(self, number: int, digest: str) -> None:
        behind = number - self.image.head
        try:
            self.image.catch_up(self.source, number, digest)
        except LookupError:
            # Rows were numbered anew (a rebuild): what we held says nothing about these tables.
            self.forget()
            self.image.catch_up(self.source, number, digest)
        except BaseException:
            # Half-read columns must never answer.
            self.forget()
            raise
        if self._file is not None and behind > _WORTH_KEEPING:
            self._file.write(self.image)

    def forget(self) -> None:
        """Drop everything held; the next answer reads the tables anew."""
        self.image = Image()
        self._views.clear()
        self._structures.clear()

    def at(self, number: int) -> View:
        """The view at a recording number, inside a ``with`` of ``view`` only."""
        view = self._views.get(number)
        if view is None:
            view = self._views[number] = View(self.image, number, self._structure(number))
        self._views.move_to_end(number)
        while len(self._views) > _VIEWS:
            self._views.popitem(last=False)
        return view

    def _structure(self, number: int) -> Structure:
        """Trees change seldom: recordings that leave them alone share one."""
        key = self.image.structure_key(number)
        found = self._structures.get(key)
        sizes = {what: len(self.image.ids[what]) for what in STRUCTURE}
        if found is None or found.sizes != sizes:
            found = self._structures[key] = Structure(self.image.tables, sizes, number)
        self._structures.move_to_end(key)
        while len(self._structures) > _STRUCTURES:
            self._structures.popitem(last=False)
        return found
