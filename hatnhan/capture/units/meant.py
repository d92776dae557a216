"""What a text that says where something lies may mean: "Đảng bộ xã Tân Lập", "huyện Mộc Châu".

A kind that is written decides: “thị trấn Hát Lót” is not the commune of that name. It decides only
where there is one of that kind, for registers call kinds what they like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from hatnhan.capture.units import names
from hatnhan.capture.units.index import Index, Unit

_APART: Final = re.compile(r"\s*[,;(]")
"""What follows a comma or stands in brackets says where the unit itself lies."""
_LEVELS: Final = ("commune", "district", "province")


class Meant:
    """Places and organisations by their names without words of kind; answers are kept."""

    def __init__(self, index: Index) -> None:
        self._named: dict[str, dict[str, list[tuple[Unit, str]]]] = {}
        for what in ("place", "organisation"):
            shelf: dict[str, list[tuple[Unit, str]]] = defaultdict(list)
            for unit in index.every(what):
                for name, kind in {(v.name, v.kind) for v in unit.versions}:
                    word, key = _parted(name)
                    own = names.kind_word(kind) if what == "place" else word
                    shelf[key].append((unit, own))
            self._named[what] = dict(shelf)
        self._kept: dict[tuple[str, str], frozenset[str]] = {}

    def places(self, text: str) -> frozenset[str]:
        """Ids of the places that a text may mean."""
        return self._ids("place", text)

    def organisations(self, text: str) -> frozenset[str]:
        """Ids of the organisations that a text may mean."""
        return self._ids("organisation", text)

    def _ids(self, what: str, text: str) -> frozenset[str]:
        if (what, text) not in self._kept:
            self._kept[what, text] = self._find(what, text)
        return self._kept[what, text]

    def _find(self, what: str, text: str) -> frozenset[str]:
        found: set[str] = set()
        for part in {text, _APART.split(text, maxsplit=1)[0]}:
            word, key = _parted(part)
            units = self._named[what].get(key, [])
            same = [one for one in units if word and one[1] == word]
            found.update(unit.id for unit, _ in same or units)
        return frozenset(found)


@lru_cache(maxsize=16384)
def _parted(text: str) -> tuple[str, str]:
    """(the word for a kind of place, the name without any word of kind) of a text."""
    rest = names.core("organisation", names.committee(text))[1]
    for level in _LEVELS:
        word, bare = names.core(level, rest)
        if word:
            return word, names.exact(bare)
    return "", names.exact(rest)
