"""The fold of units: places, establishments, organisations.

Facts are read in order of time; between them a unit follows those it refers to (the parent of
a place, the commune of a village) when they merge or split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from hatnhan.domain.facts.organisations import NEED_PARENT
from hatnhan.domain.facts.places import LEVELS
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.register.essence import alive, fate, heir_of
from hatnhan.domain.register.rows import Row, Values
from hatnhan.domain.register.subjects import Entry, Unit
from hatnhan.domain.times import NEVER

if TYPE_CHECKING:
    from hatnhan.domain.register.book import Register


def fold(book: Register, unit: Unit) -> tuple[list[Row], frozenset[Unit]]:
    """A unit's rows and the units they refer to. Raises ``Problem``."""
    if unit.birth is None:
        return [], frozenset()
    return _FOLDS[unit.what](book, unit).run()


class _Pen:
    """Writes a unit's rows one after the other."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.rows: list[Row] = []
        self._start = 0
        self._cause = 0
        self._values: Values | None = None

    def put(self, entry: Entry, values: Values) -> None:
        """From this fact on the unit is so."""
        if values == self._values:
            return
        self._close(entry.moment, "", None)
        self._start, self._cause, self._values = entry.moment, entry.root, values

    def end(self) -> list[Row]:
        """All rows, the last one open or with the way the unit ended."""
        ended_by = self.unit.ended_by
        if ended_by is None:
            self._close(NEVER, "", None)
        else:
            ending = ended_by.fact.KIND.rpartition("_")[2]
            successor = ended_by.fact.into if ending == "merged" else None
            self._close(self.unit.fate, ending, successor)
        return self.rows

    def _close(self, stop: int, ending: str, successor: str | None) -> None:
        if self._values is None:
            return
        unit = self.unit
        values = (*self._values, ending, successor)
        self.rows.append(Row(unit.what, unit.id, self._start, stop, values, self._cause))


class _Fold:
    """Reads one unit's facts; subclasses have a method for each that changes something."""

    children: ClassVar[str]
    """The map of a split, and the refusal of an end, that concern units of this sort."""
    still_there: ClassVar[str]

    def __init__(self, book: Register, unit: Unit) -> None:
        self.book = book
        self.unit = unit
        self.refs: set[Unit] = set()
        self.up: Unit | None = None
        self.pen = _Pen(unit)

    def run(self) -> tuple[list[Row], frozenset[Unit]]:
        """All rows, and the units they refer to."""
        for entry in self.unit.entries:
            self.follow(min(entry.moment, self.unit.fate))
            change = getattr(self, entry.fact.KIND.partition("_")[2], None)
            if change is not None:
                change(entry, entry.fact)
            if entry.moment < self.unit.fate:
                self.write(entry)
        self.follow(self.unit.fate)
        return self.pen.end(), frozenset(self.refs)

    def follow(self, until: int) -> None:
        """Carry the unit through the ends of what it lies in, before a moment."""
        while self.up is not None and self.up.fate < until:
            self.leave(fate(self.up))

    def leave(self, ended_by: Entry) -> None:
        """The unit's parent or place ended: go where it sends the unit."""
        heir = heir_of(ended_by, self.unit.id, self.children, self.still_there)
        self.join(heir, ended_by)
        self.write(ended_by)

    def join(self, id: str, entry: Entry) -> None:
        """Lie in another unit from now on. Raises ``Problem`` if it is not there."""
        self.up = self.refer(self.above(id), entry)

    def refer(self, unit: Unit, entry: Entry) -> Unit:
        """A unit that is there, now referred to."""
        alive(unit, entry.moment)
        self.refs.add(unit)
        return unit

    def move(self, id: str, entry: Entry) -> None:
        """Pass to another parent or place. Raises ``Problem`` if it is the same."""
        if self.up is not None and self.up.id == id:
            raise Problem("nothing_changes", what=WHAT[self.unit.what], id=self.unit.id)
        self.join(id, entry)

    def above(self, id: str) -> Unit:
        """The unit of this id among those that this one may lie in."""
        return self.book.place(id)

    def write(self, entry: Entry) -> None:
        """Note how the unit stands after a fact."""
        raise NotImplementedError

    @property
    def up_id(self) -> str | None:
        """The id of what the unit lies in."""
        return self.up.id if self.up else None


class _PlaceFold(_Fold):
    children = "children"
    still_there = "has_children"

    def formed(self, entry: Entry, fact: Any) -> None:
        self.kind, self.name, self.code = fact.kind, fact.name, fact.code or ""
        if fact.parent:
            self.join(fact.parent, entry)

    def renamed(self, _: Entry, fact: Any) -> None:
        self.name = fact.name
        self.kind = fact.kind or self.kind
        self.code = fact.code or self.code

    def moved(self, entry: Entry, fact: Any) -> None:
        self.move(fact.parent, entry)

    def join(self, id: str, entry: Entry) -> None:
        super().join(id, entry)
        level, above = self.unit.level, self.above(id).level
        if LEVELS.index(above) >= LEVELS.index(level):
            raise Problem("bad_level", level=level, parent_level=above)

    def write(self, entry: Entry) -> None:
        self.pen.put(entry, (self.unit.level, self.kind, self.name, self.code, self.up_id))


class _EstablishmentFold(_Fold):
    children = "establishments"
    still_there = "has_establishments"
    zones = ""

    def opened(self, entry: Entry, fact: Any) -> None:
        self.kind, self.name = fact.kind, fact.name
        self.join(fact.place, entry)

    def renamed(self, _: Entry, fact: Any) -> None:
        self.name = fact.name

    def moved(self, entry: Entry, fact: Any) -> None:
        self.move(fact.place, entry)

    def classified(self, _: Entry, fact: Any) -> None:
        self.zones = ",".join(sorted(set(fact.zones)))

    def write(self, entry: Entry) -> None:
        self.pen.put(entry, (self.kind, self.name, self.up_id, self.zones))


class _OrganisationFold(_Fold):
    """``up`` is the parent; ``place`` a place of its own, which ends with that place."""

    children = "children"
    still_there = "has_children"
    place: Unit | None = None

    def founded(self, entry: Entry, fact: Any) -> None:
        self.kind, self.name, self.code = fact.kind, fact.name, fact.code or ""
        if fact.parent:
            self.join(fact.parent, entry)
        if fact.place:
            self.located(entry, fact)

    def renamed(self, _: Entry, fact: Any) -> None:
        self.name = fact.name

    def retyped(self, _: Entry, fact: Any) -> None:
        self.kind = fact.kind

    def moved(self, entry: Entry, fact: Any) -> None:
        self.move(fact.parent, entry)

    def located(self, entry: Entry, fact: Any) -> None:
        self.place = self.refer(self.book.place(fact.place), entry)

    def above(self, id: str) -> Unit:
        return self.book.organisation(id)

    def follow(self, until: int) -> None:
        while True:
            parent_ends = self.up.fate if self.up else NEVER
            place_ends = self.place.fate if self.place else NEVER
            if min(parent_ends, place_ends) >= until:
                return
            if self.up is not None and parent_ends < place_ends:
                self.leave(fate(self.up))
            elif self.place is not None:
                self._lose_place(fate(self.place))

    def _lose_place(self, ended_by: Entry) -> None:
        self.place = None
        if ended_by.fact.KIND == "place_merged":
            self.place = self.refer(self.book.place(ended_by.fact.into), ended_by)
        self.write(ended_by)

    def write(self, entry: Entry) -> None:
        if self.up is None and self.kind in NEED_PARENT:
            raise Problem("parent_needed", id=self.unit.id)
        place = self.place.id if self.place else None
        self.pen.put(entry, (self.kind, self.name, self.code, self.up_id, place))


_FOLDS: Final[dict[str, type[_Fold]]] = {
    "place": _PlaceFold,
    "establishment": _EstablishmentFold,
    "organisation": _OrganisationFold,
}
