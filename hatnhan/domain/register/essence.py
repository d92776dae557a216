"""The essence of a unit: when it came to be, when and how it ended, of what kinds it was.

It follows from the unit's own facts alone, so holders can rely on it whatever the order in
which things are folded.
"""

from __future__ import annotations

from typing import Any, Final

from hatnhan.domain.facts.organisations import CELL_KINDS
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.domain.register.subjects import Entry, Person, Unit
from hatnhan.domain.times import NEVER, day_of

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
    unit.mixed = any(kind not in CELL_KINDS for _, kind in unit.kinds)


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


def fate(unit: Unit) -> Entry:
    """The fact by which an ended unit ended."""
    assert unit.ended_by is not None
    return unit.ended_by


def heir_of(ended_by: Entry, id: str, map_name: str, code: str) -> str:
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
