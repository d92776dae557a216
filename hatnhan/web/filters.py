"""What a list is narrowed to and sorted by, as its address says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hatnhan.domain.text import bare, vn_sort_key
from hatnhan.domain.times import AsOf
from hatnhan.indicators.queries import EstablishmentLine
from hatnhan.web.labels import STATE, STATES
from hatnhan.web.links import supported

SORTS: Mapping[str, Callable[[EstablishmentLine], Any]] = {
    "name": lambda line: vn_sort_key(line.name),
    "place": lambda line: (*map(vn_sort_key, line.place_path), vn_sort_key(line.name)),
    "state": lambda line: (-list(STATE).index(line.state), vn_sort_key(line.name)),
    "members": lambda line: (-line.official - line.probationary, vn_sort_key(line.name)),
}


@dataclass(frozen=True, slots=True)
class EstablishmentFilter:
    """Search text, kind, states, zone, and whether a supporting cell is missing."""

    q: str = ""
    kind: str = ""
    state: str = ""
    zone: str = ""
    support: str = ""
    sort: str = "place"

    @classmethod
    def read(cls, params: Mapping[str, str]) -> EstablishmentFilter:
        """The filter of an address; what is not a choice counts as no choice."""
        sort = params.get("sort", "place")
        return cls(
            q=params.get("q", "").strip()[:80],
            kind=params.get("kind", ""),
            state=params.get("state", "")
            if params.get("state") in (*STATE, "no_cell", "with_cell")
            else "",
            zone=params.get("zone", ""),
            support="none" if params.get("support") == "none" else "",
            sort=sort if sort in SORTS else "place",
        )

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.q or self.kind or self.state or self.zone or self.support)

    def of(self, lines: Iterable[EstablishmentLine], at: AsOf) -> list[EstablishmentLine]:
        """The lines that pass, sorted."""
        states = self._states()
        words = bare(self.q).split()
        found = [
            line
            for line in lines
            if (not self.kind or line.kind == self.kind)
            and line.state in states
            and (not self.zone or self.zone in line.zones)
            and matches(words, line.name, *line.place_path)
        ]
        if self.support:
            helped = supported(at)
            found = [line for line in found if line.id not in helped]
        return sorted(found, key=SORTS[self.sort])

    def _states(self) -> set[str]:
        if self.state == "no_cell":
            return {s.code for s in STATES if not s.code.startswith("own")}
        if self.state == "with_cell":
            return {s.code for s in STATES if s.code.startswith("own")}
        return {self.state} if self.state else set(STATE)


def matches(words: list[str], *texts: str) -> bool:
    """Whether every word stands somewhere in the texts, accents aside."""
    if not words:
        return True
    where = bare(" ".join(texts))
    return all(word in where for word in words)
