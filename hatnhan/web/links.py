"""Which cell serves or helps which establishment on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hatnhan.domain.text import vn_sort_key
from hatnhan.domain.times import AsOf
from hatnhan.registry import models
from hatnhan.web import units


@dataclass(frozen=True, slots=True)
class Link:
    """The other end of a link, since when it holds, and the recording that told it."""

    id: str
    name: str
    since: date
    cause: int


def supported(at: AsOf) -> set[str]:
    """Keys of the establishments that a cell supports on a day."""
    rows = models.LinkState.objects.as_of(at).filter(role="support")
    return set(rows.values_list("establishment__key", flat=True))


def of_establishment(key: str, at: AsOf) -> dict[str, list[Link]]:
    """The cells that serve (`coverage`) and help (`support`) an establishment."""
    return _ends("establishment", key, "organisation", "cell", at)


def of_cell(key: str, at: AsOf) -> dict[str, list[Link]]:
    """The establishments that a cell serves (`coverage`) and helps (`support`)."""
    return _ends("cell", key, "establishment", "establishment", at)


def _ends(near: str, key: str, what: str, far: str, at: AsOf) -> dict[str, list[Link]]:
    rows = list(
        models.LinkState.objects.as_of(at).filter(**{f"{near}__key": key}).order_by("start")
    )
    names = units.names(what, {getattr(row, f"{far}_id") for row in rows}, at)
    found: dict[str, dict[int, Link]] = {"coverage": {}, "support": {}}
    for row in rows:
        other = names.get(getattr(row, f"{far}_id"))
        if other is not None:
            # Mergers may leave several links of one pair: the oldest speaks for them.
            unit = getattr(other, what)
            found[row.role].setdefault(
                unit.id, Link(unit.key, other.name, row.valid_from, row.cause)
            )
    return {
        role: sorted(links.values(), key=lambda x: vn_sort_key(x.name))
        for role, links in found.items()
    }
