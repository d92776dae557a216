"""Looking up units by name: one found, several meant, or none with what is near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from hatnhan.capture.units import names, telling
from hatnhan.capture.units.index import Index, Unit
from hatnhan.capture.values.text import clean

_MOST: Final = 5
"""Candidates shown at most."""
_FAR: Final = 0.34
"""Edits for each letter beyond which a name is another name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name was found to mean: a unit, or none with a code that says why."""

    unit: Unit | None = None
    code: str = ""
    """Empty when plainly found; `short_name` and `tone_placement` when found but to be told."""
    message: str = ""
    candidates: telling.Candidates = ()
    remedy: str = ""
    """What to do about it; empty where nothing need be done."""


@dataclass(slots=True)
class Shelf:
    """The names of one sort of unit, by their keys."""

    exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    core: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By the name without the word that says what it is."""
    plain: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, id: str, name: str, rest: str, plain: str) -> None:
        """Put a name in: `rest` without its type word, `plain` without anything (`names`)."""
        self.exact[names.exact(name)].add(id)
        self.core[names.exact(rest)].add(id)
        self.plain[plain].add(id)

    def like(self, key: str) -> list[str]:
        """Ids whose plain names are near, the nearest first."""
        limit = max(1, int(len(key) * _FAR))
        near = process.extract(
            key, self.plain.keys(), scorer=Levenshtein.distance, score_cutoff=limit, limit=20
        )
        return [
            id for other, _, _ in near if names.akin(key, other) for id in sorted(self.plain[other])
        ]


class Names:
    """The names of every unit of the register, through all its time."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.shelves: dict[str, Shelf] = defaultdict(Shelf)
        for place in index.every("place"):
            self._put(place, place.last.level)
        for establishment in index.every("establishment"):
            self._put(establishment, "establishment")
        for organisation in index.every("organisation"):
            cell = organisation.last.kind in {"cell", "grassroots_cell"}
            self._put(organisation, "cell" if cell else "organisation")

    def _put(self, unit: Unit, sort: str) -> None:
        for name in {version.name for version in unit.versions}:
            self.put(sort, unit.id, name)

    def put(self, sort: str, id: str, name: str) -> None:
        """Add a name, of the register or of the file itself."""
        if sort == "organisation":
            name = names.committee(name)
        rest = names.core(sort, name)[1]
        if sort == "cell":
            rest = names.core("establishment", rest)[1]
        self.shelves[sort].put(id, name, rest, names.plain(sort, name))

    def matching(self, sort: str, text: str) -> tuple[set[str], str]:
        """(ids of the units a text names, "" or what is to be told of how it names them)."""
        shelf = self.shelves[sort]
        if sort == "organisation":
            text = names.committee(text)
        whole = names.exact(text)
        if found := shelf.exact.get(whole):
            return found, "" if self._written(sort, found, text) else "tone_placement"
        word, rest = names.core(sort, text)
        if sort == "cell":
            return _cell(shelf, rest)
        if sort == "establishment":
            # "Thôn Nà Tân" and "Bản Nà Tân" may be two; "Nà Tân" alone says no word at all.
            spelt = shelf.exact.get(names.exact(f"{word} {rest}"), set())
            return spelt if word else shelf.core.get(whole, set()), "short_name"
        if found := shelf.core.get(names.exact(rest)):
            return found, ""
        return shelf.core.get(names.exact(names.spelt(rest)), set()), "short_name"

    def _written(self, sort: str, found: Iterable[str], text: str) -> bool:
        """Whether a unit found is written with its tones where the text has them."""
        what = "organisation" if sort in {"cell", "organisation"} else sort
        what = "place" if sort in {"province", "district", "commune"} else what
        low = clean(text).casefold()
        flat = "".join(c for c in low if c.isalpha())
        for id in found:
            unit = self.index.get(what, id)
            for version in unit.versions if unit else ():
                same = "".join(c for c in clean(version.name).casefold() if c.isalpha())
                if same == flat:
                    return True
        return False

    def near(
        self,
        sort: str,
        text: str,
        keep: Callable[[Unit], bool] = lambda _: True,
    ) -> telling.Candidates:
        """Units of near names, told with their distance."""
        what = _WHAT.get(sort, sort)
        like = self.shelves[sort].like(names.plain(sort, text))
        units = [self.index.get(what, id) for id in dict.fromkeys(like)]
        kept = [unit for unit in units if unit is not None and keep(unit)]
        told = self.several(kept, text)
        return tuple(sorted(told, key=lambda c: (c["distance"], c["id"]))[:_MOST])

    def beside(
        self, sort: str, asked: Sequence[Unit], units: Iterable[Unit], text: str
    ) -> list[Unit]:
        """The units asked about, and those of `units` whose names are no farther from the text."""
        far = max(self.told(unit, text)["distance"] for unit in asked)
        plain = names.plain(sort, text)
        near = (
            unit
            for unit in units
            if unit not in asked
            and names.akin(plain, names.plain(sort, unit.last.name))
            and self.told(unit, text)["distance"] <= far
        )
        return [*asked, *near]

    def told(self, unit: Unit, text: str) -> dict[str, Any]:
        """A unit as a candidate for what a text names."""
        return telling.told(self.index, unit, text)

    def several(self, units: Sequence[Unit], text: str) -> telling.Candidates:
        """Units as candidates, told apart where they read alike."""
        return telling.several(self.index, units, text)


_WHAT: Final = {
    "province": "place",
    "district": "place",
    "commune": "place",
    "cell": "organisation",
    "organisation": "organisation",
    "establishment": "establishment",
}


def _cell(shelf: Shelf, rest: str) -> tuple[set[str], str]:
    """A cell named by what it is about: "bản Nà Tân" says all, "Nà Tân" is told."""
    if found := shelf.exact.get(names.exact(f"Chi bộ {rest}")):
        return found, ""
    inner, core = names.core("establishment", rest)
    if inner:
        spelt = names.exact(f"Chi bộ {inner} {core}")
        return shelf.exact.get(spelt, set()), "short_name"
    return shelf.core.get(names.exact(core), set()), "short_name"


def alive(units: Iterable[Unit], on: date) -> list[Unit]:
    """Those that are there on a day."""
    return [unit for unit in units if unit.on(on) is not None]
