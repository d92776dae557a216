"""The register as believed at one recording number: rows chosen by day or period."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import numpy as np

from hatnhan.indicators.codes import NONE, Bools, Ints, Small
from hatnhan.indicators.columns import Columns
from hatnhan.indicators.image import Image
from hatnhan.indicators.structure import Structure

Rows = dict[str, Any]
"""Chosen rows: columns of equal length by name."""

T = TypeVar("T")
_LIGHT = 240
_HEAVY = 8


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

    @property
    def tables(self) -> dict[str, Columns]:
        """The columns of the rows believed at present, by table."""
        return {name: table.live for name, table in self.image.tables.items()}

    def size(self, what: str) -> int:
        """How many subjects of a kind there were when this view was made."""
        return self._sizes[what]

    def remember(self, key: object, work: Callable[[], T], *, heavy: bool = False) -> T:
        """The result of ``work`` under a key, worked out once; the oldest are forgotten.

        ``heavy`` results have a row for every member or a line for every unit; fewer of them
        are kept.
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
        """Memberships on a day: subject (the person), cell, est, status."""
        names = ("subject", "cell", "est", "status")
        return self.remember(
            ("members", day), lambda: self.on("membership", day, *names), heavy=True
        )

    def about(self, persons: Small, day: date) -> tuple[Any, Any]:
        """Of persons on a day, in the order given: sex, youth union and ethnic group in one
        number (``codes``), and the date of birth as YYYYMMDD.

        Before somebody's registration (a merged record may be older than the one it became)
        those first registered.
        """
        row_of, about, born = self.remember(
            ("persons", day), lambda: self._persons_on(day), heavy=True
        )
        row = row_of.take(persons)
        if not len(row) or row.min() >= 0:
            return about.take(row), born.take(row)
        early = np.flatnonzero(row < 0)
        first = self._first_registered(persons[early])
        found = []
        for name, values in (("about", about), ("born", born)):
            column = np.zeros(len(persons), values.dtype)
            column[row >= 0] = values[row[row >= 0]]
            column[early] = first[name]
            found.append(column)
        return found[0], found[1]

    def _persons_on(self, day: date) -> tuple[Small, Any, Any]:
        """The row of every person on a day, and the columns it is a row of.

        Columns of the image only ever grow behind their end or are replaced, so what is
        remembered here stays as it is.
        """
        row_of = np.full(self.size("person"), NONE, np.int32)
        if self.present:
            live, ordinal = self.image.tables["person"].live, day.toordinal()
            held = np.flatnonzero((live["first"] <= ordinal) & (live["last"] > ordinal))
            row_of[live["subject"].take(held)] = held
            return row_of, live["about"], live["born"]
        rows = self.on("person", day, "subject", "about", "born")
        row_of[rows["subject"]] = np.arange(len(rows["subject"]), dtype=np.int32)
        return row_of, rows["about"], rows["born"]

    def _first_registered(self, persons: Small) -> Rows:
        """The earliest attributes of persons, in the order given."""
        wanted = np.zeros(self.size("person"), np.bool_)
        wanted[persons] = True

        def where(columns: Columns) -> Bools:
            return np.asarray(wanted[columns["subject"]] & (columns["first"] <= columns["last"]))

        names = ("about", "born")
        rows = self.select("person", where, "subject", "start", *names)
        order = np.lexsort((rows["start"], rows["subject"]))
        place = order[np.searchsorted(rows["subject"][order], persons)]
        return {name: rows[name][place] for name in names}


def pairs(left: Ints, right: Ints, width: int) -> tuple[Ints, Ints]:
    """The distinct pairs of two columns, the right one below ``width``."""
    both = np.sort(left.astype(np.int64) * width + right)
    fresh = np.ones(len(both), np.bool_)
    fresh[1:] = both[1:] != both[:-1]
    both = both[fresh]
    return both // width, both % width
