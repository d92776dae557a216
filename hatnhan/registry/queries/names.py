"""What units were called on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from hatnhan.domain.times import end_of_day
from hatnhan.registry import models

_TABLES: Final[dict[str, Any]] = {
    "place": models.PlaceState,
    "establishment": models.EstablishmentState,
    "organisation": models.OrganisationState,
}


class Names:
    """The names of some units through time, as believed at a recording number."""

    def __init__(self, known_at: int, units: Iterable[tuple[str, str]]) -> None:
        wanted: dict[str, set[str]] = defaultdict(set)
        for what, key in units:
            wanted[what].add(key)
        self._names: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for what, keys in wanted.items():
            rows = (
                _TABLES[what]
                .objects.believed(known_at)
                .filter(**{f"{what}__key__in": keys})
                .order_by("start")
                .values_list(f"{what}__key", "start", "name")
            )
            for key, start, name in rows:
                self._names[what, key].append((start, name))

    def on(self, day: date) -> Callable[[str, str], str]:
        """The names at the end of a day; before a unit's time its first, after it its last.

        A unit that is not known (any more) goes by its id.
        """
        cut = end_of_day(day)

        def named(what: str, key: str) -> str:
            names = self._names.get((what, key))
            if not names:
                return key
            begun = [name for start, name in names if start < cut]
            return begun[-1] if begun else names[0][1]

        return named
