"""Rows of a list of establishments: opened in a commune on a day, with their zones."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from hatnhan.capture.model import Row, Verdict
from hatnhan.capture.rows import ids, notes, remarks
from hatnhan.capture.rows.days import opening_day
from hatnhan.capture.rows.found import again
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units import names
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.values import kinds, text, zones
from hatnhan.domain.times import FOREVER
from hatnhan.domain.vietnamese import day as shown
from hatnhan.indicators.words import ESTABLISHMENT_KIND

_ZONE_FIELDS: Final = (
    "specially_difficult", "border", "zone", "zone_1", "zone_2", "zone_3", "remote",
)  # fmt: skip


class Establishments:
    """Reads the rows of one file; knows which ids it has given."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.given: set[str] = set()
        self.there: dict[str, list[Unit]] = {}
        """Establishments by every place in which they ever lay."""
        for unit in work.index.every("establishment"):
            for place in {version.parent for version in unit.versions}:
                self.there.setdefault(str(place), []).append(unit)

    def read(self, reader: Reader) -> Row:
        """One row with its facts, unless something stops it."""
        name = reader.get("name", text.title)
        on = opening_day(reader, "opened")
        commune = self._commune(reader, on or self.work.today)
        kind = self._kind(reader, name)
        marked = self._zones(reader)
        remarks.judge(reader)
        complete = reader.needed(name, "name", "tên cơ sở") and commune is not None
        if not complete or on is None or kind is None or name is None or commune is None:
            return reader.row
        reader.row.values |= {"name": name, "place": commune.id, "kind": kind, "zones": marked}
        if not self._known(reader, name, kind, commune, on, marked) and not reader.stopped():
            self._facts(reader, name, kind, commune, on, marked)
        return reader.row

    def _commune(self, reader: Reader, on: date) -> Unit | None:
        said = str(reader.get("commune", text.read) or "")
        district = str(reader.get("district", text.read) or "")
        chosen = self.work.decided("unit", "commune", said, district)
        if chosen is not None:
            return self.work.index.get("place", str(chosen))
        if not reader.needed(said or None, "commune", "tên xã, phường"):
            return None
        found = self.work.places.commune(said, district, on)
        if found.unit is None:
            if self.work.limited and not found.candidates:
                self.work.outside.append((reader.raw.sheet, reader.raw.row))
            reader.say(
                found.code, Verdict.HELD, found.message, found.remedy,
                field="district" if found.code == "unknown_district" else "commune",
                candidates=found.candidates,
            )  # fmt: skip
        return found.unit

    def _kind(self, reader: Reader, name: str | None) -> str | None:
        kind = reader.get("kind", kinds.establishment)
        if kind is None and not reader.heading("kind") and name:
            kind = kinds.of_establishment(name)
        if kind is None and not reader.printed("kind") and name:
            kind = kinds.of_establishment(name)
            if kind is not None:
                reader.say(
                    "kind_by_name", Verdict.NORMALISED,
                    f"Loại cơ sở để trống, lấy theo tên “{name}”.", field="kind",
                )  # fmt: skip
        reader.needed(kind, "kind", "loại cơ sở")
        return str(kind) if kind else None

    def _zones(self, reader: Reader) -> tuple[str, ...] | None:
        """The zones marked; None where the file has no column of zones."""
        asked = [field for field in _ZONE_FIELDS if reader.heading(field)]
        if not asked:
            return None
        found: set[str] = set()
        for field in asked:
            value = reader.get(field, zones.reading(field))
            if value:
                found.add(str(value))
        return tuple(sorted(found))

    def _known(
        self,
        reader: Reader,
        name: str,
        kind: str,
        commune: Unit,
        on: date,
        marked: tuple[str, ...] | None,
    ) -> bool:
        """Whether the register has it, or one that looks like it; says so."""
        units = self.there.get(commune.id, [])
        key = names.exact(name)
        same = [u for u in units if any(names.exact(v.name) == key for v in u.versions)]
        for unit in sorted(same, key=lives, reverse=True):
            if not self.work.decided("distinct", unit.id, key):
                self._same(reader, unit, kind, on, marked)
                return True
        here = {unit.id for unit in units}
        if notes.judge(reader, name, "cơ sở", lambda text_: self._named(text_, here)):
            return True
        alike = [u for u in units if lives(u) and looks_like(u.last.name, name)]
        asked = [u for u in alike if not self.work.decided("distinct", u.id, key)]
        if asked:
            living = [unit for unit in units if lives(unit)]
            told = self.work.names.several(
                self.work.names.beside("establishment", asked, living, name), name
            )
            which = "; ".join(f"“{c['name']}” (khác {c['distance']} ký tự)" for c in told)
            reader.say(
                "look_alike", Verdict.HELD, f"“{name}” gần giống cơ sở đã có trong xã: {which}.",
                "Chọn cơ sở đã có, hoặc xác nhận đây là cơ sở khác.", field="name", candidates=told,
            )  # fmt: skip
        return bool(asked)

    def _named(self, said: str, here: set[str]) -> list[Unit]:
        """The establishments of the commune that a text names."""
        ids, _ = self.work.names.matching("establishment", said)
        return [self.work.index.units["establishment"][id] for id in sorted(ids & here)]

    def _same(
        self, reader: Reader, unit: Unit, kind: str, on: date, marked: tuple[str, ...] | None
    ) -> None:
        """The register has a unit of this name in this commune."""
        if unit.until <= on:
            again(reader, unit, on, "cơ sở")
            return
        differs = _differences(unit, kind, on, marked)
        if not differs:
            reader.say(
                "already_there", Verdict.THERE,
                f"“{unit.last.name}” đã có trong sổ, không đổi.", field="name", value=unit.id,
            )  # fmt: skip
            return
        told = (self.work.names.told(unit, unit.last.name),)
        reader.say(
            "differs_from_register", Verdict.HELD,
            f"“{unit.last.name}” đã có trong sổ nhưng khác: {'; '.join(differs)}.",
            "Sửa dòng cho khớp sổ, hoặc ghi việc đổi tên, phân loại lại ở trang Ghi nhận.",
            field="name", candidates=told,
        )  # fmt: skip

    def _facts(
        self,
        reader: Reader,
        name: str,
        kind: str,
        commune: Unit,
        on: date,
        marked: tuple[str, ...] | None,
    ) -> None:
        said = (commune.id, names.exact(name), on.isoformat())
        taken = self.given | self.work.index.units["establishment"].keys()
        id = ids.made("cs", said, taken, shown=name)
        self.given.add(id)
        reader.row.values["id"] = id
        body: dict[str, Any] = {"fact": "establishment_opened", "on": on.isoformat(), "id": id}
        reader.row.facts.append(body | {"kind": kind, "name": name, "place": commune.id})
        if marked:
            fact = {"fact": "establishment_classified", "on": on.isoformat(), "id": id}
            reader.row.facts.append(fact | {"zones": list(marked)})


def looks_like(one: str, two: str) -> bool:
    """Whether two different names may be one written differently: Pán II, Pán 2, Pan 2."""
    word, other = names.core("establishment", one)[0], names.core("establishment", two)[0]
    if word and other and word != other:
        return False
    return names.plain("establishment", one) == names.plain("establishment", two)


def _called(kind: str) -> str:
    """A kind as people call it."""
    return str(ESTABLISHMENT_KIND.get(kind, kind))


def _differences(unit: Unit, kind: str, on: date, marked: tuple[str, ...] | None) -> list[str]:
    now = unit.last
    found = []
    if unit.until != FOREVER:
        found.append(f"trong sổ đã kết thúc từ {shown(unit.until)}")
    if unit.since != on:
        found.append(f"trong sổ có từ {shown(unit.since)}, tệp ghi {shown(on)}")
    if now.kind != kind:
        found.append(f"trong sổ là {_called(now.kind)}, tệp ghi {_called(kind)}")
    had = tuple(sorted(filter(None, now.zones.split(","))))
    if marked is not None and marked != had:
        found.append("vùng, khu vực khác nhau")
    return found
