"""Rows of a list of organisations: founded under a parent that the register or the file knows."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from hatnhan.capture.model import Row, Verdict
from hatnhan.capture.rows import ids, notes, remarks, which
from hatnhan.capture.rows.days import opening_day
from hatnhan.capture.rows.found import again, gone
from hatnhan.capture.rows.parents import Parents
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units import names
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.units.telling import nearly
from hatnhan.capture.values import codes, kinds, text
from hatnhan.domain.facts.organisations import CELL_KINDS, NEED_PARENT
from hatnhan.domain.vietnamese import day as shown

_SEVERAL: Final = re.compile(r"\s*[;,\n+]\s*|\s+và\s+")


@dataclass(slots=True)
class Line:
    """A row read as far as it goes by itself."""

    reader: Reader
    name: str = ""
    kind: str = ""
    code: str | None = None
    on: date | None = None
    place: Unit | None = None
    serves: list[Unit] = field(default_factory=list)
    id: str = ""

    @property
    def complete(self) -> bool:
        """Whether it can be founded once its parent is known."""
        return bool(self.name and self.kind and self.on) and not self.reader.stopped()


class Organisations:
    """Reads the rows of one file; parents are looked up when all have been read."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.lines: list[Line] = []
        self.given: set[str] = set()
        self.beside: dict[str | None, list[Unit]] = defaultdict(list)
        """The organisations of the register by every one that was ever above them."""
        for unit in work.index.every("organisation"):
            for parent in {version.parent for version in unit.versions}:
                self.beside[parent].append(unit)

    def read(self, reader: Reader) -> Row:
        """One row by itself; `finish` gives it its facts."""
        line = Line(reader)
        line.name = str(reader.get("name", text.title) or "")
        reader.needed(line.name or None, "name", "tên tổ chức")
        line.on = opening_day(reader, "founded")
        line.kind = self._kind(reader, line.name, line.on) or ""
        code = reader.get("code", codes.read)
        line.code = str(code) if code is not None else None
        line.place = self._place(reader, line.on or self.work.today)
        remarks.judge(reader)
        self.lines.append(line)
        return reader.row

    def _kind(self, reader: Reader, name: str, on: date | None) -> str | None:
        kind = reader.get("kind", kinds.organisation)
        if kind is None and not reader.printed("kind") and name:
            kind = kinds.of_organisation(name, on)
            if kind is not None:
                reader.say(
                    "kind_by_name", Verdict.NORMALISED,
                    f"Loại hình để trống, lấy theo tên “{name}”.", field="kind",
                )  # fmt: skip
        reader.needed(kind, "kind", "loại hình tổ chức")
        return str(kind) if kind else None

    def _place(self, reader: Reader, on: date) -> Unit | None:
        """The place it lies in, where the row names one of its own."""
        name = "place" if reader.printed("place") else "commune"
        said = str(reader.get(name, text.read) or "")
        if not said:
            return None
        district = str(reader.get("district", text.read) or "")
        chosen = self.work.decided("unit", "commune", said, district)
        if chosen is not None:
            return self.work.index.get("place", str(chosen))
        found = self.work.places.commune(said, district, on)
        if found.unit is None:
            reader.say(
                found.code, Verdict.HELD, found.message, found.remedy, field=name,
                candidates=found.candidates,
            )  # fmt: skip
        return found.unit

    def finish(self) -> None:
        """Parents, duplicates and facts, when every row has been read."""
        for line in self.lines:
            if line.complete and line.on is not None:
                said = (line.name, line.reader.printed("parent"), line.on.isoformat())
                taken = self.given | self.work.index.units["organisation"].keys()
                line.id = ids.made("tc", said, taken, shown=line.name)
                self.given.add(line.id)
        parents = Parents(self.work, [line for line in self.lines if line.id])
        chosen: dict[int, str | None] = {}
        for line in self.lines:
            if line.id:
                chosen[id(line)] = parents.of(line)
        self._twice(chosen)
        self._codes(chosen)
        for line in self.lines:
            if line.complete and not self._known(line, chosen.get(id(line))):
                self._serves(line, chosen.get(id(line)))
                self._facts(line, chosen.get(id(line)))

    def _twice(self, chosen: dict[int, str | None]) -> None:
        """Rows of one name under one parent."""
        groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in self.lines:
            if line.id:
                sort = "cell" if line.kind in CELL_KINDS else "organisation"
                key = names.numbered(line.name) if sort == "cell" else names.exact(line.name)
                groups[chosen.get(id(line)) or "", key].append(line)
        for some in groups.values():
            if len(some) > 1:
                rows = [line.reader.row for line in some]
                for line in some:
                    line.reader.say(
                        "duplicate_in_file", Verdict.HELD,
                        f"Các dòng {which.numbers(rows)} cùng hoặc gần giống một tổ chức: “{line.name}”.",
                        "Giữ một dòng nếu là một tổ chức.", field="name",
                        **which.others(line.reader.row, rows),
                    )  # fmt: skip

    def _codes(self, chosen: dict[int, str | None]) -> None:
        """A code is of one organisation: of rows of the file, or of one of the register."""
        with_code = [line for line in self.lines if line.id and line.code]
        mine: dict[str, list[Line]] = defaultdict(list)
        for line in with_code:
            mine[_code(line.code)].append(line)
        theirs: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.work.index.every("organisation"):
            if lives(unit) and unit.last.code and self.work.keep(unit):
                theirs[_code(unit.last.code)].append(unit)
        for line in with_code:
            name, key = names.exact(line.name), _code(line.code)
            rows = [o.reader.row for o in mine[key] if o is not line]
            units = [
                unit for unit in theirs[key]
                if names.exact(unit.last.name) != name or unit.last.parent != chosen.get(id(line))
            ]  # fmt: skip
            if rows or units:
                self._same_code(line, rows, units)

    def _same_code(self, line: Line, rows: list[Row], units: list[Unit]) -> None:
        mine = line.reader.row
        others = [f"dòng {which.numbers([*rows, mine]).rpartition(', ')[0]}"] if rows else []
        others += [f"“{u.last.name}” trong sổ" for u in units]
        line.reader.say(
            "code_twice", Verdict.HELD,
            f"Mã “{line.code}” của “{line.name}” cũng là mã của {', '.join(others)}.",
            "Mỗi tổ chức một mã: sửa mã, hoặc giữ một dòng nếu là một tổ chức.", field="code",
            candidates=tuple(self.work.names.told(u, line.name) for u in units),
            **which.others(mine, rows),
        )  # fmt: skip

    def _known(self, line: Line, parent: str | None) -> bool:
        """Whether the register has it; says so."""
        key = names.exact(line.name)
        beside = self.beside.get(parent, [])
        for unit in beside:
            if any(names.exact(v.name) == key for v in unit.versions) and not self.work.decided(
                "distinct", unit.id, key
            ):
                self._same(line, unit)
                return True
        sort = "cell" if line.kind in CELL_KINDS else "organisation"
        if notes.judge(
            line.reader, line.name, "tổ chức", lambda said: self._named(sort, said, beside)
        ):
            return True
        plain = names.plain(sort, line.name)
        alike = [u for u in beside if lives(u) and names.plain(sort, u.last.name) == plain]
        asked = [u for u in alike if not self.work.decided("distinct", u.id, key)]
        if asked:
            living = [unit for unit in beside if lives(unit)]
            told = self.work.names.several(
                self.work.names.beside(sort, asked, living, line.name), line.name
            )
            line.reader.say(
                "look_alike",
                Verdict.HELD,
                f"“{line.name}” có thể là tổ chức đã có.{nearly(told)}",
                "Chọn tổ chức đã có, hoặc xác nhận đây là tổ chức khác.",
                field="name",
                candidates=told,
            )
        return bool(asked)

    def _named(self, sort: str, said: str, beside: list[Unit]) -> list[Unit]:
        """The organisations under the same parent that a text names."""
        ids, _ = self.work.names.matching(sort, said)
        return [unit for unit in beside if unit.id in ids]

    def _same(self, line: Line, unit: Unit) -> None:
        if line.on is not None and unit.until <= line.on:
            again(line.reader, unit, line.on, "tổ chức")
            return
        differs = []
        if not lives(unit):
            differs.append(f"trong sổ đã kết thúc từ {shown(unit.until)}")
        if line.on is not None and unit.since != line.on:
            differs.append(f"trong sổ có từ {shown(unit.since)}, tệp ghi {shown(line.on)}")
        if unit.last.kind != line.kind:
            differs.append("loại hình khác")
        told = (self.work.names.told(unit, line.name),)
        if differs:
            line.reader.say(
                "differs_from_register", Verdict.HELD,
                f"“{unit.last.name}” đã có trong sổ nhưng khác: {'; '.join(differs)}.",
                "Sửa dòng cho khớp sổ, hoặc ghi thay đổi ở trang Ghi nhận.",
                field="name", candidates=told,
            )  # fmt: skip
        else:
            line.reader.say(
                "already_there", Verdict.THERE, f"“{unit.last.name}” đã có trong sổ, không đổi.",
                field="name", value=unit.id,
            )  # fmt: skip

    def _serves(self, line: Line, parent: str | None) -> None:
        """The establishments that a cell is to serve."""
        said = str(line.reader.get("serves", text.read) or "")
        if not said:
            return
        if line.kind not in CELL_KINDS:
            line.reader.say(
                "only_cells_serve", Verdict.HELD, f"“{line.name}” không phải chi bộ nên không phụ "
                "trách cơ sở trực tiếp.", "Ghi cơ sở ở dòng của chi bộ.", field="serves",
            )  # fmt: skip
            return
        for one in self.work.members.establishments(said, _SEVERAL, self._near(line, parent)):
            if one.unit is not None:
                line.serves.append(one.unit)
                if line.on is not None and one.unit.until <= line.on:
                    gone(line.reader, one.unit, "serves")
                continue
            line.reader.say(
                one.code, Verdict.HELD, one.message, one.remedy, field="serves",
                candidates=one.candidates,
            )  # fmt: skip

    def _near(self, line: Line, parent: str | None) -> tuple[str, ...]:
        """What tells establishments of one name apart: the place, and the committees above."""
        reader = line.reader
        said = [reader.printed(name) for name in ("commune", "place", "district")]
        said += reader.printed("parent").split(",")
        unit = self.work.index.get("organisation", parent)
        if unit is not None:
            said += [one.last.name for one in (unit, *self.work.index.above(unit, None))]
        return tuple(text_.strip() for text_ in said if text_.strip())

    def _facts(self, line: Line, parent: str | None) -> None:
        if line.reader.stopped() or line.on is None:
            return
        if parent is None and line.kind in NEED_PARENT:
            line.reader.needed(None, "parent", "tổ chức cấp trên")
            return
        on = line.on.isoformat()
        body: dict[str, Any] = {"fact": "organisation_founded", "on": on, "id": line.id}
        body |= {"kind": line.kind, "name": line.name}
        for name, value in (("code", line.code), ("parent", parent)):
            if value:
                body[name] = value
        if line.place is not None:
            body["place"] = line.place.id
        line.reader.row.facts = [body]
        line.reader.row.values |= {"id": line.id, "name": line.name, "parent": parent}
        for served in line.serves:
            since = max(line.on, served.since).isoformat()
            fact = {"fact": "coverage_assigned", "on": since, "cell": line.id}
            line.reader.row.facts.append(fact | {"establishment": served.id})


def _code(text_: str | None) -> str:
    """A code without what spelling adds to it."""
    return re.sub(r"\s+", "", text_ or "").casefold()
