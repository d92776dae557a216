"""Communes by name, district and date: names used twice, and reused in 2025, are asked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from hatnhan.capture.units import names
from hatnhan.capture.units.finding import Found, Names, alive, listed
from hatnhan.capture.units.index import Unit
from hatnhan.capture.values.text import clean
from hatnhan.domain.vietnamese import day as shown

_APART: Final = re.compile(r"\s*(?:[,;(]|\s[-–—]\s)\s*")


class Places:
    """Communes (and wards) of the register; answers are kept, a file names few."""

    def __init__(self, known: Names, keep: Callable[[Unit], bool] = lambda _: True) -> None:
        self.known = known
        self.index = known.index
        self.keep = keep
        """Whether a unit may be shown to whoever imports."""
        self._kept: dict[tuple[str, str, date], Found] = {}

    def commune(self, text: str, district: str, on: date) -> Found:
        """The commune of this name, in this district if one is named, on this day."""
        key = (text, district, on)
        if key not in self._kept:
            self._kept[key] = self._commune(text, district, on)
        return self._kept[key]

    def _commune(self, text: str, district: str, on: date) -> Found:
        units = self._named("commune", text)
        if not units and not district:
            first, *rest = _APART.split(clean(text).rstrip(")"))
            if rest and self._named("commune", first):
                return self._commune(first, rest[0], on)
        if not units:
            return self._unknown(text, district)
        if district:
            return self._in_district(text, units, district, on)
        return self._one_of(text, [unit for unit in units if unit.until > on], units, on)

    def _named(self, level: str, text: str) -> list[Unit]:
        ids, _ = self.known.matching(level, text)
        units = [self.index.units["place"][id] for id in sorted(ids)]
        word = names.core(level, text)[0]
        same = [u for u in units if any(v.kind.casefold() == word for v in u.versions)]
        # Districts and provinces are no secret; communes outside the scope are not spoken of.
        return [unit for unit in same or units if level != "commune" or self.keep(unit)]

    def _unknown(self, text: str, district: str) -> Found:
        above = {unit.id for unit in self._named("district", district)} if district else set()
        near = self.known.near("commune", text, self.keep)
        inside = tuple(
            c
            for c in near
            if not above or above & self.index.ever_above(self.index.units["place"][c["id"]])
        )
        shown_ones = inside or near
        said = f" Gần giống: {listed(shown_ones)}." if shown_ones else ""
        message = f"Không có xã, phường nào tên “{text}” trong sổ.{said}"
        return Found(None, "unknown_commune", message, shown_ones)

    def _in_district(self, text: str, units: list[Unit], district: str, on: date) -> Found:
        above = {unit.id for unit in self._named("district", district)}
        above |= {unit.id for unit in self._named("province", district)}
        if not above:
            near = self.known.near("district", district)
            said = f" Gần giống: {listed(near)}." if near else ""
            message = f"Không có huyện, thị xã nào tên “{district}” trong sổ.{said}"
            return Found(None, "unknown_district", message, near)
        inside = [unit for unit in units if above & self.index.ever_above(unit)]
        if inside:
            return self._one_of(text, inside, inside, on)
        candidates = tuple(self.known.told(unit, text) for unit in units)
        message = (
            f"Không có “{text}” thuộc “{district}”; trong sổ có: {listed(candidates)}. "
            "Tên xã hoặc tên huyện sai."
        )
        return Found(None, "commune_not_in_district", message, candidates)

    def _one_of(self, text: str, units: list[Unit], all_: list[Unit], on: date) -> Found:
        there = alive(units, on)
        if len(units) == 1 and there:
            return Found(units[0])
        candidates = tuple(self.known.told(unit, text) for unit in units or all_)
        if len(units) > 1:
            if len(there) == 1 and len({unit.since for unit in units}) == 1:
                return Found(there[0])
            message = (
                f"Có {len(units)} đơn vị tên “{text}”: {listed(candidates)}. Chưa rõ là đơn vị nào."
            )
            return Found(None, "ambiguous_commune", message, candidates)
        return self._not_there(text, (units or all_)[0], on)

    def _not_there(self, text: str, unit: Unit, on: date) -> Found:
        if on < unit.since:
            message = (
                f"“{text}” đến {shown(unit.since)} mới có, sau ngày {shown(on)} ghi trong dòng."
            )
            return Found(None, "commune_not_yet", message, (self.known.told(unit, text),))
        heir = self.index.heir(unit)
        told = (self.known.told(heir if heir is not unit and self.keep(heir) else unit, text),)
        after = f" Đã nhập vào {heir.last.name}." if heir is not unit and self.keep(heir) else ""
        message = (
            f"“{text}” không còn từ {shown(unit.until)}, trước ngày {shown(on)} trong dòng.{after}"
        )
        return Found(None, "commune_ended", message, told)
