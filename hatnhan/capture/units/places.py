"""Communes by name, district and date: names used twice, and reused in 2025, are asked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from hatnhan.capture.units import names
from hatnhan.capture.units.finding import Found, Names, alive
from hatnhan.capture.units.index import Unit
from hatnhan.capture.units.telling import choosing, listed, nearly
from hatnhan.capture.values.text import clean
from hatnhan.domain.vietnamese import day as shown

_APART: Final = re.compile(r"\s*(?:[,;(]|\s[-–—]\s)\s*")
_OTHER_DAY: Final = "Kiểm tra ngày, hoặc ghi tên xã của ngày đó."


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
        return self._on_its_day(text, units, on)

    def _named(self, level: str, text: str) -> list[Unit]:
        ids, _ = self.known.matching(level, text)
        units = [self.index.units["place"][id] for id in sorted(ids)]
        word = names.core(level, text)[0]
        same = [u for u in units if any(names.kind_word(v.kind) == word for v in u.versions)]
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
        told = inside or near
        message = f"Không có xã, phường nào tên “{text}” trong sổ.{nearly(told)}"
        return Found(None, "unknown_commune", message, told, choosing(told, "xã, phường"))

    def _in_district(self, text: str, units: list[Unit], district: str, on: date) -> Found:
        """The district chooses among communes of one name; one that was ended by the day of the
        row may be that of the communes from which the present one was made."""
        known = [*self._named("district", district), *self._named("province", district)]
        above = {unit.id for unit in known}
        if not above:
            return self._unknown_district(units, district, on)
        inside = [unit for unit in units if above & self.index.line_above(unit)]
        if inside:
            return self._on_its_day(text, inside, on, told_apart=True)
        there = alive(units, on)
        if not alive(known, on) and len(there) == 1 and not self._in_some_district(there[0]):
            return Found(there[0])
        candidates = self.known.several(units, text)
        message = (
            f"Không có “{text}” thuộc “{district}”; trong sổ có: {listed(candidates)}. "
            "Tên xã hoặc tên huyện sai."
        )
        remedy = "Sửa tên xã hoặc tên huyện."
        return Found(None, "commune_not_in_district", message, candidates, remedy)

    def _unknown_district(self, units: list[Unit], district: str, on: date) -> Found:
        there = alive(units, on)
        if len(there) == 1 and not self._districts(on):
            return Found(there[0])  # the register of a day without districts need know none
        near = self.known.near("district", district)
        message = f"Không có huyện, thị xã nào tên “{district}” trong sổ.{nearly(near)}"
        return Found(None, "unknown_district", message, near, choosing(near, "huyện, thị xã"))

    def _in_some_district(self, commune: Unit) -> bool:
        """Whether it, or what was merged into it, ever lay in a district."""
        above = (self.index.units["place"][id] for id in self.index.line_above(commune))
        return any(unit.last.level == "district" for unit in above)

    def _districts(self, on: date) -> bool:
        """Whether there are districts on a day."""
        return any(
            unit.last.level == "district" and unit.on(on) for unit in self.index.every("place")
        )

    def _on_its_day(
        self, text: str, units: list[Unit], on: date, *, told_apart: bool = False
    ) -> Found:
        """The one of several communes that is there on the day, if nothing else may be meant.

        `told_apart`: the row names the district. Without one a commune that comes later may be
        meant: what was in a neighbour may be called by the name of the commune of today.
        """
        there = alive(units, on)
        meant = there if told_apart else [unit for unit in units if unit.until > on]
        if len(meant) > 1:
            return self._ambiguous(text, meant, on)
        if there:
            return Found(there[0])
        ended = [unit for unit in meant or units if unit.until <= on]
        last = max(ended, key=lambda unit: unit.until, default=None)
        return self._not_there(text, last or min(meant or units, key=lambda u: u.since), on)

    def _ambiguous(self, text: str, units: list[Unit], on: date) -> Found:
        candidates = self.known.several(units, text)
        message = (
            f"Có {len(units)} đơn vị tên “{text}”: {listed(candidates)}. Chưa rõ là đơn vị nào."
        )
        kinds = {names.kind_word(unit.last.kind) for unit in units}
        districts = {up.id for unit in units for up in self.index.above(unit, on)[:1]}
        if len(kinds) == len(units):
            remedy = f"Ghi rõ {' hay '.join(sorted(kinds))}, hoặc chọn đúng đơn vị trong các gợi ý."
        elif len(districts) == len(units):
            remedy = "Ghi thêm tên huyện, hoặc chọn đúng xã trong các gợi ý."
        else:
            remedy = "Chọn đúng xã trong các gợi ý."
        return Found(None, "ambiguous_commune", message, candidates, remedy)

    def _not_there(self, text: str, unit: Unit, on: date) -> Found:
        told = (self.known.told(unit, text),)
        if on < unit.since:
            message = (
                f"“{text}” đến {shown(unit.since)} mới có, sau ngày {shown(on)} ghi trong dòng."
            )
            return Found(None, "commune_not_yet", message, told, _OTHER_DAY)
        heir, after = self.index.heir(unit), ""
        if heir is not unit and self.keep(heir):
            told, after = (self.known.told(heir, text),), f" Đã sáp nhập vào {heir.last.name}."
        message = (
            f"“{text}” không còn từ {shown(unit.until)}, trước ngày {shown(on)} trong dòng.{after}"
        )
        return Found(None, "commune_ended", message, told, _OTHER_DAY)
