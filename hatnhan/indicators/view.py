"""The register as believed at one recording number: rows chosen by day or period."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import numpy as np

from hatnhan.indicators.codes import Bools, Ints
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.image import Image
from hatnhan.indicators.structure import Structure

Rows = dict[str, Any]
"""Chosen rows: columns of equal length by name."""

T = TypeVar("T")
_LIGHT = 240
_HEAVY = 8
_ABOUT = ("sex", "born", "ethnic", "youth")


class View:
    """What is believed at ``known_at``. Answers already worked out are remembered."""

    def __init__(self, image: Image, known_at: int, structure: Structure) -> None:
        self.image = image
        self.known_at = known_at
        self.structure = structure
        # Subjects born later have no believed row here; arrays of one view keep one length.
        self._sizes = {what: len(ids) for what, ids in image.ids.items()}
        self._light: OrderedDict[object, Any] = OrderedDict()
        self._heavy: OrderedDict[object, Any] = OrderedDict()

    @property
    def present(self) -> bool:
        """Whether this is everything known: then only believed rows need be looked at."""
        return self.known_at >= self.image.head

    def size(self, what: str) -> int:
        """How many subjects of a kind there were when this view was made."""
        return self._sizes[what]

    def remember(self, key: object, work: Callable[[], T], *, heavy: bool = False) -> T:
        """The result of ``work`` under a key, worked out once; the oldest are forgotten.

        ``heavy`` results have a row for every member; fewer of them are kept.
        """
        kept, limit = (self._heavy, _HEAVY) if heavy else (self._light, _LIGHT)
        if key in kept:
            kept.move_to_end(key)
            return kept[key]  # type: ignore[no-any-return]
        result = kept[key] = work()
        if len(kept) > limit:
            kept.popitem(last=False)
        return result

    def select(self, table: str, where: Callable[[Columns], Bools], *names: str) -> Rows:
        """The named columns of believed rows for which ``where`` holds.

        ``where`` compares ``first`` or ``start`` with an upper bound, which leaves out rows
        that have been taken out of the believed ones.
        """
        rows = self.image.tables[table]
        mask = where(rows.live)
        if not self.present:
            mask &= rows.live["kf"] <= self.known_at
        chosen = rows.live.take(np.flatnonzero(mask), names)
        if self.present or not len(rows.dead):
            return chosen
        mask = where(rows.dead)
        mask &= rows.dead["kf"] <= self.known_at
        mask &= rows.dead["kt"] > self.known_at
        once = rows.dead.take(np.flatnonzero(mask), names)
        return {name: np.concatenate([chosen[name], once[name]]) for name in names}

    def on(self, table: str, day: date, *names: str) -> Rows:
        """Believed rows that hold at the end of a day."""
        ordinal = day.toordinal()

        def where(columns: Columns) -> Bools:
            mask: Bools = columns["first"] <= ordinal
            mask &= columns["last"] > ordinal
            return mask

        return self.select(table, where, *names)

    def begun(self, table: str, since: date, upto: date, *names: str) -> Rows:
        """Believed rows that began on a day of the period, both days included."""
        low, high = since.toordinal(), upto.toordinal()

        def where(columns: Columns) -> Bools:
            mask: Bools = columns["first"] <= high
            mask &= columns["first"] >= low
            return mask

        return self.select(table, where, *names)

    def ended(self, table: str, since: date, upto: date, *names: str) -> Rows:
        """Believed rows that ended on a day of the period, both days included."""
        low, high = since.toordinal(), upto.toordinal()

        def where(columns: Columns) -> Bools:
            mask: Bools = columns["last"] >= low
            mask &= columns["last"] <= high
            mask &= columns["first"] <= high
            return mask

        return self.select(table, where, *names)

    def members(self, day: date) -> Rows:
        """Memberships on a day: subject (the person), cell, est, status, start."""
        names = ("subject", "cell", "est", "status", "start")
        return self.remember(
            ("members", day), lambda: self.on("membership", day, *names), heavy=True
        )

    def persons(self, day: date) -> Rows:
        """Attributes of all persons on a day by their place in the image: sex, born, ethnic, youth.

        Before somebody's registration (a merged record may be older than the one it became)
        those first registered.
        """

        def work() -> Rows:
            single, several = self._persons()
            ordinal = day.toordinal()
            held = np.flatnonzero((several["first"] <= ordinal) & (several["last"] > ordinal))
            result = {}
            for name in _ABOUT:
                result[name] = single[name].copy()
                result[name][several["subject"][held]] = several[name][held]
            return result

        return self.remember(("persons", day), work, heavy=True)

    def _persons(self) -> tuple[Rows, Rows]:
        """Everybody's first attributes, and all rows of those described more than once.

        Most persons have one row, so a day has few rows to look at.
        """

        def work() -> tuple[Rows, Rows]:
            def believed(columns: Columns) -> Bools:
                return np.asarray(columns["first"] <= columns["last"])

            rows = self.select("person", believed, "subject", "start", "first", "last", *_ABOUT)
            more = np.bincount(rows["subject"], minlength=self.size("person"))[rows["subject"]] > 1
            several = {name: values[more] for name, values in rows.items()}
            latest_first = np.argsort(-several["start"])
            single = {}
            for name in _ABOUT:
                single[name] = np.zeros(self.size("person"), rows[name].dtype)
                single[name][rows["subject"]] = rows[name]
                # Written last, the earliest row is the one that stays.
                single[name][several["subject"][latest_first]] = several[name][latest_first]
            return single, several

        return self.remember("persons", work)


def pairs(left: Ints, right: Ints, width: int) -> tuple[Ints, Ints]:
    """The distinct pairs of two columns, the right one below ``width``."""
    both = np.unique(left.astype(np.int64) * width + right)
    return both // width, both % width
