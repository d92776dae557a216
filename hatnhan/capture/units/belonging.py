"""Which cell and establishment a member's row means: by name, and by who serves whom.

A name borne by several units is settled by what the row itself says (the other unit, the
committee, the commune), never by a guess; what stays open is told with all that may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hatnhan.capture.units.finding import Found, Names
from hatnhan.capture.units.index import Index, Link, Unit, lives
from hatnhan.capture.units.meant import Meant
from hatnhan.capture.units.telling import choosing, listed, nearly
from hatnhan.capture.values.text import clean

_NONE: Final = Found()


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of where its person belongs; '' where it says nothing."""

    cell: str = ""
    establishment: str = ""
    committee: str = ""
    commune: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What the row was found to mean. An empty `Found` without code: nothing was said."""

    cell: Found = _NONE
    establishment: Found = _NONE


class Members:
    """Finds cells and establishments; answers are kept, a file names few."""

    def __init__(self, known: Names, today: date, keep: Callable[[Unit], bool]) -> None:
        self.known = known
        self.index: Index = known.index
        self.today = today
        self.keep = keep
        self.meant = Meant(known.index)
        self._kept: dict[Said, Belonging] = {}

    def find(self, said: Said) -> Belonging:
        """The cell and the establishment that a row names."""
        if said not in self._kept:
            self._kept[said] = self._find(said)
        return self._kept[said]

    def _find(self, said: Said) -> Belonging:
        cells, told_cell = self._named("cell", said.cell)
        places, told_place = self._named("establishment", said.establishment)
        cells = self._within(cells, said, self.under)
        places = self._within(places, said, self.lies)
        if len(cells) > 1 and places:
            cells = self._serving(cells, places) or cells
        if len(places) > 1 and cells:
            places = self._served(places, cells) or places
        cells, places = self._near_each_other(cells, places)
        return Belonging(
            self._settled("cell", said.cell, cells, told_cell),
            self._settled("establishment", said.establishment, places, told_place),
        )

    def _named(self, sort: str, text: str) -> tuple[list[Unit], str]:
        """Units of that name, today's if there is one that still is."""
        if not text:
            return [], ""
        ids, told = self.known.matching(sort, text)
        what = "organisation" if sort == "cell" else sort
        units = [self.index.units[what][id] for id in sorted(ids)]
        units = [unit for unit in units if self.keep(unit)]
        return [unit for unit in units if lives(unit)] or units, told

    def _within(
        self, units: list[Unit], said: Said, inside: Callable[[Unit, str], bool]
    ) -> list[Unit]:
        """Those that lie where the row says, as far as it tells them apart."""
        for text in (said.committee, said.commune, said.district):
            if text and len(units) > 1:
                units = [unit for unit in units if inside(unit, text)] or units
        return units

    def under(self, cell: Unit, text: str) -> bool:
        """Whether a cell ever belonged to the committee, or lay in the place, of that name."""
        if self.meant.organisations(text) & self.index.ever_above(cell):
            return True
        place = self.index.place_of(cell)
        if place is None:
            return False
        return not self.meant.places(text).isdisjoint({place.id, *self.index.ever_above(place)})

    def lies(self, unit: Unit, text: str) -> bool:
        """Whether a place or an establishment ever lay in the place of that name."""
        return not self.meant.places(text).isdisjoint(self.index.ever_above(unit))

    def _serving(self, cells: list[Unit], places: list[Unit]) -> list[Unit]:
        wanted = {unit.id for unit in places}
        return [
            cell
            for cell in cells
            if any(link.establishment in wanted for link in self.index.served[cell.id])
        ]

    def _served(self, places: list[Unit], cells: list[Unit]) -> list[Unit]:
        wanted = {unit.id for unit in cells}
        return [
            place
            for place in places
            if any(link.cell in wanted for link in self.index.serving[place.id])
        ]

    def _near_each_other(
        self, cells: list[Unit], places: list[Unit]
    ) -> tuple[list[Unit], list[Unit]]:
        """Where one of both is settled: of the others those of the same commune."""
        if len(cells) == 1 and len(places) > 1:
            home = self.index.place_of(cells[0])
            above = self.index.above(cells[0], None)
            near = [
                place
                for place in places
                if (home is not None and home.id in self.index.ever_above(place))
                or any(self.lies(place, unit.last.name) for unit in above[:1])
            ]
            places = near or places
        return cells, places

    def _settled(self, sort: str, text: str, units: list[Unit], told: str) -> Found:
        if not text:
            return _NONE
        word = "chi bộ" if sort == "cell" else "cơ sở"
        if len(units) == 1:
            unit = units[0]
            message = ""
            if told:
                message = f"“{clean(text)}” được hiểu là “{unit.last.name}”."
            return Found(unit, told, message)
        if units:
            candidates = self.known.several(units[:8], text)
            message = f"Có {len(units)} {word} tên “{text}”: {listed(candidates)}. Chưa rõ là đâu."
            remedy = f"Chọn đúng {word} trong các gợi ý, hoặc ghi rõ nơi {word} trực thuộc."
            return Found(None, f"ambiguous_{sort}", message, candidates, remedy)
        near = self.known.near(sort, text, self.keep)
        message = f"Không có {word} nào tên “{text}” trong sổ.{nearly(near)}"
        return Found(None, f"unknown_{sort}", message, near, choosing(near, word))

    def establishments(
        self, text: str, between: re.Pattern[str], told: Sequence[str]
    ) -> list[Found]:
        """Each establishment of a cell that names several; `told`: where they should lie."""
        whole = self._one(text, told)
        parts = [part for part in between.split(text) if part]
        if whole.unit is not None or len(parts) < 2:
            return [whole]
        return [self._one(part, told) for part in parts]

    def _one(self, text: str, told: Sequence[str]) -> Found:
        units, said = self._named("establishment", text)
        for where in told:
            if len(units) > 1:
                units = [unit for unit in units if self.lies(unit, where)] or units
        return self._settled("establishment", text, units, said)

    def only_served(self, cell: Unit, on: date) -> list[Unit]:
        """The establishments a cell serves on a day."""
        ids = {link.establishment for link in self.index.served[cell.id] if _holds(link, on)}
        return [self.index.units["establishment"][id] for id in sorted(ids)]

    def only_serving(self, place: Unit, on: date) -> list[Unit]:
        """The cells that serve an establishment on a day."""
        ids = {link.cell for link in self.index.serving[place.id] if _holds(link, on)}
        return [self.index.units["organisation"][id] for id in sorted(ids)]

    def taken_over(self, unit: Unit) -> list[Unit]:
        """Cells that today serve what a dissolved cell served; none for other units."""
        found: dict[str, Unit] = {}
        for link in self.index.served[unit.id] if unit.what == "organisation" else ():
            place = self.index.get("establishment", link.establishment)
            if place is not None:
                heir = self.index.heir(place)
                found |= {cell.id: cell for cell in self.only_serving(heir, self.today)}
        return [cell for cell in found.values() if self.keep(cell)]

    def ever_served(self, cell: Unit, place: Unit) -> bool:
        """Whether the cell serves or served the establishment, or serves none at all."""
        links = self.index.served[cell.id]
        return not links or any(link.establishment == place.id for link in links)


def _holds(link: Link, on: date) -> bool:
    return link.since <= on < link.until
