"""Figures of one day while recordings come in: what each changes, worked out from its few rows.

Counts per establishment and cell are kept up to date in plain Python; a recording costs some
microseconds, where an answer costs a millisecond.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from hatnhan.domain.problems import Problem
from hatnhan.domain.times import FOREVER_KNOWN, end_of_day
from hatnhan.indicators import codes
from hatnhan.indicators.codes import NOWHERE, Bools
from hatnhan.indicators.coverage import by_status, establishments_on
from hatnhan.indicators.image import Image
from hatnhan.indicators.questions import Question
from hatnhan.indicators.reach import reach_of
from hatnhan.indicators.relevance import Relevant
from hatnhan.indicators.view import View
from hatnhan.statute.rules import rule_book

Member = tuple[int, int, int]
"""Cell, establishment and status of a person on the day."""

_OFFICIAL = 1


class Walk:
    """The day of a question, from one recording number on.

    ``step`` takes in the next recording and says what it changes through members and links;
    after one about units, ``look`` sees how the units stand.
    """

    def __init__(self, image: Image, view: View, question: Question, matter: Relevant) -> None:
        self._question, self._matter = question, matter
        self._minimum = rule_book().at(question.on).cell_minimum
        self._kinds = image.words["establishment_kind"].words
        self._rows = _Rows(image, question, matter)
        members = view.members(question.on)
        est, cell, status = members["est"], members["cell"], members["status"]
        here = by_status(est + np.int32(1), status, view.size("establishment") + 1)[1:]
        in_cell = by_status(cell, status, view.size("organisation"))
        self._here: list[list[int]] = here.tolist()
        self._officials: list[int] = in_cell[:, _OFFICIAL].tolist()
        # Only the scope of an organisation asks whose members an establishment has.
        self._cells_here: dict[int, Counter[int]] = defaultdict(Counter)
        for one, other in zip(est.tolist(), cell.tolist(), strict=True):
            self._cells_here[one][other] += 1
        self.look(view)

    def look(self, view: View) -> None:
        """See how the units stand in a view: what is open, of what kind, and in scope."""
        day = self._question.on
        today = establishments_on(view, day)
        self._rows.is_open = (today["row"] >= 0).tolist()
        self._kind: list[int] = today["kind"].tolist()
        self._zones: list[int] = today["zones"].tolist()
        self._offsets = view.structure.establishment0, view.structure.organisation0
        try:
            reach = reach_of(view, self._question)
        except Problem:
            # A scope not known counts nothing.
            self._scope, self._inside = "nothing", None
            return
        inside = reach.on(day)
        self._scope = reach.kind
        self._inside = None if inside is None else inside.tolist()

    def step(self, number: int) -> dict[str, int]:
        """Take in a recording; the figures it changes, zeros left out."""
        rows, matter = self._rows, self._matter
        delta: Counter[str] = Counter()
        moves = list(self._moves(number, delta))
        both = [one for move in moves for one in move if one is not None]
        cells = {one[0] for one in both} | matter.cells.get(number, set())
        ests = {one[1] for one in both if one[1] >= 0} | matter.establishments.get(number, set())
        for cell in cells:
            ests |= rows.served(cell, number)
        self._cover(delta, ests, number - 1, -1)
        for old, new in moves:
            self._apply(old, -1)
            self._apply(new, 1)
        self._cover(delta, ests, number, 1)
        return {path: change for path, change in delta.items() if change}

    def _moves(
        self, number: int, delta: Counter[str]
    ) -> Iterator[tuple[Member | None, Member | None]]:
        """Memberships before and after, counted in ``delta``; those that stay are left out."""
        for person in self._matter.persons.get(number, ()):
            old, new = (self._rows.member(person, at) for at in (number - 1, number))
            if old is not None:
                self._count(delta, old, self._rows.about(person, number - 1), -1)
            if new is not None:
                self._count(delta, new, self._rows.about(person, number), 1)
            if old != new:
                yield old, new

    def _count(self, delta: Counter[str], member: Member, about: tuple[int, str], by: int) -> None:
        """Count one member under every path."""
        cell, est, status = member
        place, organisation = self._offsets
        node = est + place if est >= 0 else cell + organisation
        if not self._is_in(cell if self._scope == "organisation" else node):
            return
        bits, band = about
        ethnic = bits >> codes.ETHNIC_SHIFT
        zones = codes.zone_names(self._zones[est]) if est >= 0 else ()
        kind = self._kinds[self._kind[est]] if est >= 0 else NOWHERE
        paths = ["total", codes.STATUSES[status], f"by_ethnic.{ethnic:02}", f"by_age_band.{band}"]
        paths += [f"by_establishment_kind.{kind}", *(f"by_zone.{z}" for z in zones or (NOWHERE,))]
        paths += ["female"] if bits >> codes.FEMALE_BIT & 1 else []
        paths += ["youth_union"] if bits >> codes.YOUTH_BIT & 1 else []
        paths += [] if ethnic in (codes.KINH, codes.FOREIGNER) else ["ethnic_minority"]
        for path in paths:
            delta[f"members.{path}"] += by

    def _is_in(self, node: int) -> bool:
        if self._scope == "nothing":
            return False
        return self._inside is None or self._inside[node]

    def _apply(self, member: Member | None, by: int) -> None:
        """Let a member count in the cell and the establishment, or no longer."""
        if member is None:
            return
        cell, est, status = member
        self._officials[cell] += by if status == _OFFICIAL else 0
        self._cells_here[est][cell] += by
        if est >= 0:
            self._here[est][status] += by

    def _cover(self, delta: Counter[str], ests: set[int], number: int, by: int) -> None:
        """Count establishments under their states as known at a number."""
        for est in ests:
            if self._rows.is_open[est] and self._holds(est, number):
                state = codes.STATES[self._state(est, number)]
                delta[f"coverage.{self._kinds[self._kind[est]]}.{state}"] += by

    def _holds(self, est: int, number: int) -> bool:
        if self._scope != "organisation":
            return self._is_in(est + self._offsets[0])
        here = {cell for cell, count in self._cells_here[est].items() if count}
        return any(map(self._is_in, here | self._rows.linked(est, number)))

    def _state(self, est: int, number: int) -> int:
        """The state of an open establishment, in the order of the contract."""
        cells = self._rows.serving(est, number)
        own = [cell for cell in cells if len(self._rows.served(cell, number)) == 1]
        if own:
            strong = any(self._officials[cell] >= self._minimum for cell in own)
            return codes.OWN if strong else codes.BELOW
        if not any(self._here[est]):
            return codes.NO_MEMBER
        if cells:
            return codes.JOINT
        return codes.DUE if self._here[est][_OFFICIAL] >= self._minimum else codes.TOO_FEW


class _Rows:
    """Rows of the day as they were believed in turn, by whom they are about."""

    def __init__(self, image: Image, question: Question, matter: Relevant) -> None:
        self.is_open: list[bool] = []
        persons = np.zeros(len(image.ids["person"]), np.bool_)
        persons[[one for ones in matter.persons.values() for one in ones]] = True
        cut, day = end_of_day(question.on), question.on
        self._members: dict[int, list[Any]] = defaultdict(list)
        names: tuple[str, ...] = ("subject", "cell", "est", "status")
        for who, kf, kt, *member in _held(image, "membership", names, cut, persons):
            self._members[who].append((kf, kt, tuple(member)))
        self._described: dict[int, list[Any]] = defaultdict(list)
        names = ("subject", "start", "stop", "about", "born")
        for who, kf, kt, start, stop, about, born in _held(image, "person", names, None, persons):
            age = (day.year * 10000 + day.month * 100 + day.day - born) // 10000
            found = about, codes.BANDS[codes.BAND_OF_AGE[age]]
            self._described[who].append((kf, kt, start, start < cut <= stop, found))
        self._by_cell: dict[int, list[Any]] = defaultdict(list)
        self._by_est: dict[int, list[Any]] = defaultdict(list)
        for cell, kf, kt, est, role in _held(image, "link", ("cell", "est", "role"), cut, None):
            self._by_est[est].append((kf, kt, cell, role))
            if codes.ROLES[role] == "coverage":
                self._by_cell[cell].append((kf, kt, est))

    def member(self, person: int, number: int) -> Member | None:
        """The person's membership on the day as known at a number."""
        for kf, kt, member in self._members.get(person, ()):
            if kf <= number < kt:
                return member  # type: ignore[no-any-return]
        return None

    def about(self, person: int, number: int) -> tuple[int, str]:
        """Attributes (the column ``about``) and age band of a person as known at a number."""
        known = [row for row in self._described[person] if row[0] <= number < row[1]]
        # Before the registration count the attributes first registered.
        return min(known, key=lambda row: (not row[3], row[2]))[4]  # type: ignore[no-any-return]

    def served(self, cell: int, number: int) -> set[int]:
        """The open establishments that a cell serves."""
        rows = self._by_cell.get(cell, ())
        return {est for kf, kt, est in rows if kf <= number < kt and self.is_open[est]}

    def serving(self, est: int, number: int) -> set[int]:
        """The cells that serve an establishment."""
        return {
            cell
            for kf, kt, cell, role in self._by_est.get(est, ())
            if kf <= number < kt and codes.ROLES[role] == "coverage"
        }

    def linked(self, est: int, number: int) -> set[int]:
        """The cells that serve or support an establishment."""
        rows = self._by_est.get(est, ())
        return {cell for kf, kt, cell, _ in rows if kf <= number < kt}


def _held(
    image: Image, name: str, names: tuple[str, ...], cut: int | None, only: Bools | None
) -> Iterator[tuple[int, ...]]:
    """Rows of a table that hold at a cut (None: any), of some subjects (None: all): the first
    column named, from and to which recording each is believed, and the other columns."""
    table = image.tables[name]
    for columns, known_to in ((table.live, None), (table.dead, table.dead["kt"])):
        mask = columns["first"] <= columns["last"]
        if cut is not None:
            mask &= (columns["start"] < cut) & (columns["stop"] >= cut)
        if only is not None:
            mask &= only[columns["subject"]]
        rows = np.flatnonzero(mask)
        until = np.full(len(rows), FOREVER_KNOWN) if known_to is None else known_to[rows]
        values = [columns[names[0]][rows], columns["kf"][rows], until]
        values += [columns[one][rows] for one in names[1:]]
        yield from zip(*(column.tolist() for column in values), strict=True)
