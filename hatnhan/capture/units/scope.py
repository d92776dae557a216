"""What a user may see of the register, as one question about a unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from hatnhan.capture.units.index import Index, Unit
from hatnhan.registry.access import Everything, Visible
from hatnhan.registry.scopes import Scope

__all__ = ["Everything", "Visible", "sight"]


def sight(index: Index, scope: Visible, today: date) -> Callable[[Unit], bool]:
    """Whether a unit lies in one of the parts, today or last."""
    if scope is Everything:
        return lambda _: True
    kept: dict[tuple[str, str], bool] = {}

    def seen(unit: Unit) -> bool:
        key = (unit.what, unit.id)
        if key not in kept:
            kept[key] = any(_inside(index, unit, part, today) for part in parts)
        return kept[key]

    parts: Sequence[Scope] = scope
    return seen


def _inside(index: Index, unit: Unit, part: Scope, today: date) -> bool:
    return any(
        part.id in {u.id for u in _places_or_above(index, unit, part.kind, on)}
        for on in (today, None)
    )


def _places_or_above(index: Index, unit: Unit, kind: str, on: date | None) -> list[Unit]:
    """The unit's own line up in the tree of the part, as it stands on a day or stands now."""
    if on is None:
        unit = index.heir(unit)
    if kind == "place":
        if unit.what == "organisation":
            home = index.place_of(unit)
            return [home, *index.above(home, on)] if home else []
        return [unit, *index.above(unit, on)] if unit.what == "place" else index.above(unit, on)
    if unit.what == "organisation":
        return [unit, *index.above(unit, on)]
    if unit.what == "establishment":
        cells = [index.get("organisation", link.cell) for link in index.serving[unit.id]]
        return [up for cell in cells if cell for up in (cell, *index.above(cell, on))]
    return []
