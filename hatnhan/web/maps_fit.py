"""Of which level, and from which day, a set of outlines is right: by what it matches in the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hatnhan.domain.problems import Problem
from hatnhan.domain.times import AsOf
from hatnhan.ledger import queries as ledger
from hatnhan.registry.models import PlaceState
from hatnhan.web import maps


@dataclass(frozen=True, slots=True)
class Fit:
    """How well outlines fit the places of a level on a day."""

    level: str
    since: date
    outlines: int
    matched: int
    places: int

    @property
    def share(self) -> float:
        """Matches, of whichever are more: outlines or places."""
        return self.matched / max(self.outlines, self.places, 1)


def best(collection: dict[str, Any], level: str | None, since: date | None) -> Fit:
    """The level and day that fit best, the earliest of equals; those given are not looked for.

    Raises `Problem("bad_file")` where fewer than half of the outlines are places of the register.
    """
    known = ledger.latest()
    fits = [
        _fit(collection, each, day, known)
        for each in ([level] if level else maps.LEVELS)
        for day in ([since] if since else _days(each, known))
    ]
    if not fits or max(fit.matched for fit in fits) * 2 < len(collection["features"]):
        matched = max((fit.matched for fit in fits), default=0)
        raise Problem(
            "bad_file",
            reason=f"chỉ {matched} trên {len(collection['features'])} đường bao khớp mã hoặc tên "
            "đơn vị trong sổ; hãy kiểm tra tệp, --level và --from",
        )
    return max(fits, key=lambda fit: (fit.share, -fit.since.toordinal()))


def _days(level: str, known: int) -> Iterable[date]:
    """The days on which places of a level began to be what they are."""
    rows = PlaceState.objects.believed(known).filter(level=level)
    return rows.values_list("valid_from", flat=True).distinct()


def _fit(collection: dict[str, Any], level: str, day: date, known: int) -> Fit:
    rows = PlaceState.objects.as_of(AsOf(day, known)).filter(level=level).select_related("place")
    places = {row.place.key: row for row in rows}
    keys = {key for key in maps.match(collection["features"], places, level) if key}
    return Fit(level, day, len(collection["features"]), len(keys), len(places))
