"""The fold of units: places, establishments, organisations.

First the essence from a unit's own facts; then its rows, following the units it refers to
when those merge or split.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from hatnhan.domain.facts.organisations import NEED_PARENT
from hatnhan.domain.facts.places import LEVELS
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.register.rows import Row, Values
from hatnhan.domain.register.subjects import Entry, Person, Unit
from hatnhan.domain.times import NEVER, day_of

if TYPE_CHECKING:
    from hatnhan.domain.register.book import Register

_BIRTHS: Final = frozenset({"place_formed", "establishment_opened", "organisation_founded"})
_ENDS: Final = frozenset(
    {
        "place_abolished",
        "establishment_closed",
        "organisation_dissolved",
        "organisation_disbanded",
    }
)


def resolve(unit: Unit) -> None:
    """Work out a unit's essence from its own facts.

    Raises ``Problem`` if a fact precedes its birth, follows its end, or repeats either.
    """
    unit.birth, unit.fate, unit.ended_by, unit.kinds, unit.level = None, NEVER, None, [], ""
    for entry in unit.entries:
        fact = entry.fact
        kind = fact.KIND
        if kind in _BIRTHS:
            if unit.birth is not None:
                raise Problem("id_taken", what=WHAT[unit.what], id=unit.id)
            unit.birth = entry.moment
            if unit.what == "organisation":
                unit.kinds = [(entry.moment, fact.kind)]
            elif unit.what == "place":
                unit.level = fact.level
            continue
        alive(unit, entry.moment)
        if kind == "organisation_retyped":
            if unit.kinds[-1][1] == fact.kind:
                raise Problem("nothing_changes", what=WHAT[unit.what], id=unit.id)
            unit.kinds.append((entry.moment, fact.kind))
        elif kind in _ENDS or _ends_by(unit, fact):
            unit.fate, unit.ended_by = entry.moment, entry


def alive(unit: Unit | Person, at: int) -> None:
    """Raise ``Problem`` unless the unit or record is there at this moment."""
    what = WHAT[unit.what if isinstance(unit, Unit) else "person"]
    if unit.birth is None:
        born = any(entry.fact.KIND in _BIRTHS for entry in unit.entries)
        code = "not_yet" if born else "unknown_id"
        raise Problem(code, what=what, id=unit.id, on=day_of(at))
    if at < unit.birth:
        raise Problem("not_yet", what=what, id=unit.id, on=day_of(at))
    if at >= unit.fate:
        raise Problem("ended", what=what, id=unit.id, on=day_of(at))


def _ends_by(unit: Unit, fact: Any) -> bool:
    """Whether a merger or split is the end of this unit."""
    if fact.KIND.endswith("_merged"):
        return bool(fact.into != unit.id)
    return fact.KIND.endswith("_split") and bool(fact.source == unit.id)


def kind_at(unit: Unit, at: int) -> str:
    """The kind of an organisation at a moment of its life."""
    found = unit.kinds[0][1]
    for start, kind in unit.kinds:
        if start <= at:
            found = kind
    return found


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


def fold(book: Register, unit: Unit) -> tuple[list[Row], frozenset[Unit]]:
    """A unit's rows and the units they refer to. Raises ``Problem``."""
    if unit.birth is None:
        return [], frozenset()
    return _FOLDS[unit.what](book, unit)


def _fold_place(book: Register, unit: Unit) -> tuple[list[Row], frozenset[Unit]]:
    pen = _Pen(unit)
    refs: set[Unit] = set()
    parent: Unit | None = None
    kind = name = code = ""

    def join(id: str, entry: Entry) -> Unit:
        found = book.place(id)
        alive(found, entry.moment)
        if LEVELS.index(found.level) >= LEVELS.index(unit.level):
            raise Problem("bad_level", level=unit.level, parent_level=found.level)
        refs.add(found)
        return found

    def write(entry: Entry) -> None:
        pen.put(entry, (unit.level, kind, name, code, parent.id if parent else None))

    def follow(until: int) -> None:
        nonlocal parent
        while parent is not None and parent.fate < min(until, unit.fate):
            ended_by = _fate(parent)
            parent = join(_heir(ended_by, unit.id, "children", "has_children"), ended_by)
            write(ended_by)

    for entry in unit.entries:
        follow(entry.moment)
        fact, verb = entry.fact, entry.fact.KIND.partition("_")[2]
        if verb == "formed":
            kind, name, code = fact.kind, fact.name, fact.code or ""
            parent = join(fact.parent, entry) if fact.parent else None
        elif verb == "renamed":
            kind, name, code = fact.kind or kind, fact.name, fact.code or code
        elif verb == "moved":
            if parent is not None and parent.id == fact.parent:
                raise Problem("nothing_changes", what=WHAT["place"], id=unit.id)
            parent = join(fact.parent, entry)
        if entry.moment < unit.fate:
            write(entry)
    follow(NEVER)
    return pen.end(), frozenset(refs)


def _fold_establishment(book: Register, unit: Unit) -> tuple[list[Row], frozenset[Unit]]:
    pen = _Pen(unit)
    refs: set[Unit] = set()
    place: Any = None
    kind = name = zones = ""

    def join(id: str, entry: Entry) -> Unit:
        found = book.place(id)
        alive(found, entry.moment)
        refs.add(found)
        return found

    def follow(until: int) -> None:
        nonlocal place
        while place is not None and place.fate < min(until, unit.fate):
            ended_by = _fate(place)
            heir = _heir(ended_by, unit.id, "establishments", "has_establishments")
            place = join(heir, ended_by)
            pen.put(ended_by, (kind, name, place.id, zones))

    for entry in unit.entries:
        follow(entry.moment)
        fact, verb = entry.fact, entry.fact.KIND.partition("_")[2]
        if verb == "opened":
            kind, name, place = fact.kind, fact.name, join(fact.place, entry)
        elif verb == "renamed":
            name = fact.name
        elif verb == "classified":
            zones = ",".join(sorted(set(fact.zones)))
        elif verb == "moved":
            if place.id == fact.place:
                raise Problem("nothing_changes", what=WHAT["establishment"], id=unit.id)
            place = join(fact.place, entry)
        if entry.moment < unit.fate:
            pen.put(entry, (kind, name, place.id, zones))
    follow(NEVER)
    return pen.end(), frozenset(refs)


def _fold_organisation(book: Register, unit: Unit) -> tuple[list[Row], frozenset[Unit]]:
    pen = _Pen(unit)
    refs: set[Unit] = set()
    parent: Unit | None = None
    place: Unit | None = None
    kind = name = code = ""

    def join(found: Unit, entry: Entry) -> Unit:
        alive(found, entry.moment)
        refs.add(found)
        return found

    def write(entry: Entry) -> None:
        if parent is None and kind in NEED_PARENT:
            raise Problem("parent_needed", id=unit.id)
        pen.put(
            entry,
            (kind, name, code, parent.id if parent else None, place.id if place else None),
        )

    def follow(until: int) -> None:
        nonlocal parent, place
        until = min(until, unit.fate)
        while True:
            parent_ends = parent.fate if parent else NEVER
            place_ends = place.fate if place else NEVER
            if min(parent_ends, place_ends) >= until:
                return
            if parent is not None and parent_ends < place_ends:
                entry = _fate(parent)
                heir = _heir(entry, unit.id, "children", "has_children")
                parent = join(book.organisation(heir), entry)
            elif place is not None:
                entry = _fate(place)
                merged = entry.fact.KIND == "place_merged"
                place = join(book.place(entry.fact.into), entry) if merged else None
            write(entry)

    for entry in unit.entries:
        follow(entry.moment)
        fact, verb = entry.fact, entry.fact.KIND.partition("_")[2]
        if verb == "founded":
            kind, name, code = fact.kind, fact.name, fact.code or ""
            parent = join(book.organisation(fact.parent), entry) if fact.parent else None
            place = join(book.place(fact.place), entry) if fact.place else None
        elif verb == "renamed":
            name = fact.name
        elif verb == "retyped":
            kind = fact.kind
        elif verb == "moved":
            if parent is not None and parent.id == fact.parent:
                raise Problem("nothing_changes", what=WHAT["organisation"], id=unit.id)
            parent = join(book.organisation(fact.parent), entry)
        elif verb == "located":
            place = join(book.place(fact.place), entry)
        if entry.moment < unit.fate:
            write(entry)
    follow(NEVER)
    return pen.end(), frozenset(refs)


def _fate(unit: Unit) -> Entry:
    """The fact by which an ended unit ended."""
    assert unit.ended_by is not None
    return unit.ended_by


def _heir(ended_by: Entry, id: str, map_name: str, code: str) -> str:
    """Where one that lay in an ended unit goes. Raises ``Problem`` if nowhere."""
    fact = ended_by.fact
    if fact.KIND.endswith("_merged"):
        return str(fact.into)
    if fact.KIND.endswith("_split"):
        return mapped(fact, map_name, (id,))
    raise Problem(code, id=fact.id, child=id)


def mapped(fact: Any, map_name: str, names: tuple[str, ...]) -> str:
    """Where a split sends one known by any of these names. Raises ``Problem``."""
    mapping: dict[str, str] = getattr(fact, map_name)
    for name in names:
        heir = mapping.get(name)
        if heir is not None:
            if heir not in fact.into:
                raise Problem("mapped_outside", id=fact.source, child=name, into=heir)
            return heir
    raise Problem("not_mapped", id=fact.source, child=names[0])


_FOLDS: Final[dict[str, Callable[[Register, Unit], tuple[list[Row], frozenset[Unit]]]]] = {
    "place": _fold_place,
    "establishment": _fold_establishment,
    "organisation": _fold_organisation,
}
