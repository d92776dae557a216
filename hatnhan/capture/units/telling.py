"""Units told to a person: what they are called, where they lie, and what tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz.distance import Levenshtein

from hatnhan.capture.units import names
from hatnhan.capture.units.index import Index, Unit
from hatnhan.capture.values.text import clean
from hatnhan.domain.times import FOREVER
from hatnhan.domain.vietnamese import day as shown

Candidates = tuple[Mapping[str, Any], ...]


def told(index: Index, unit: Unit, text: str) -> dict[str, Any]:
    """A candidate: id, name, what it lies in, when it was, and how far the name is."""
    above = index.above(unit, None)
    until = None if unit.until == FOREVER else shown(unit.until)
    name = unit.last.name
    return {
        "id": unit.id,
        "name": name,
        "parent": ", ".join(one.last.name for one in above[:2]),
        "since": shown(unit.since),
        **({"until": until} if until else {}),
        "distance": Levenshtein.distance(clean(text).casefold(), name.casefold()),
    }


def several(index: Index, units: Sequence[Unit], text: str) -> Candidates:
    """Candidates beside each other: those that read alike with what tells them apart."""
    found = [told(index, unit, text) for unit in units]
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        alike[one["name"], one["parent"]].append(place)
    for places in alike.values():
        if len(places) > 1:
            for place, words in zip(places, _apart(index, [units[p] for p in places]), strict=True):
                found[place]["parent"] = ", ".join(filter(None, (found[place]["parent"], words)))
    return tuple(found)


def _apart(index: Index, units: Sequence[Unit]) -> list[str]:
    """Of units of one name in one place: what each is, lay in before, or was and when."""
    for tells in (_kind, lambda unit: _before(index, unit), _code, _lived):
        words = [tells(unit) for unit in units]
        if len(set(words)) == len(units):
            return words
    return [_lived(unit) for unit in units]


def _kind(unit: Unit) -> str:
    return f"là {names.kind_word(unit.last.kind)}" if unit.what == "place" else ""


def _before(index: Index, unit: Unit) -> str:
    """What it lay in before it came to lie where it does."""
    what = "place" if unit.what == "establishment" else unit.what
    former = [version.parent for version in unit.versions if version.parent != unit.last.parent]
    above = [index.get(what, id) for id in dict.fromkeys(former)]
    called = ", ".join(one.last.name for one in above if one)
    return f"trước thuộc {called}" if called else ""


def _code(unit: Unit) -> str:
    return f"mã {unit.last.code}" if unit.last.code else ""


def _lived(unit: Unit) -> str:
    until = "" if unit.until == FOREVER else f" đến {shown(unit.until)}"
    return f"từ {shown(unit.since)}{until}"


def listed(candidates: Iterable[Mapping[str, Any]]) -> str:
    """Candidates as a person reads them: "Tân Lập (Mộc Châu); Tân Lập (Thuận Châu)"."""
    return "; ".join(_one(candidate) for candidate in candidates)


def _one(candidate: Mapping[str, Any]) -> str:
    name, parent = str(candidate["name"]), candidate["parent"]
    return f"{name} ({parent})" if parent else name


def nearly(candidates: Sequence[Mapping[str, Any]]) -> str:
    """A sentence of the names that are near, with how far each is; '' where there is none."""
    if not candidates:
        return ""
    some = "; ".join(f"{_one(one)}, khác {one['distance']} ký tự" for one in candidates)
    return f" Gần giống: {some}."


def choosing(candidates: Sequence[Mapping[str, Any]], what: str) -> str:
    """What to do about a name that was not found, where something was near and where not."""
    if candidates:
        return f"Chọn đúng {what} trong các gợi ý, hoặc sửa lại tên."
    return f"Sửa lại tên theo sổ; nếu {what} chưa có trong sổ thì ghi nhận trước rồi nhập lại."
