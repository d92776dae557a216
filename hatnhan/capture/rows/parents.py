"""The parent of an organisation: in the register, or on another row of the same file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Protocol

from hatnhan.capture.model import Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units import names
from hatnhan.capture.units.belonging import called
from hatnhan.capture.units.finding import listed
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.values import text
from hatnhan.domain.facts.organisations import ORGANISATION_RANK


class Founded(Protocol):
    """A row that founds an organisation."""

    reader: Reader
    name: str
    kind: str
    id: str


class Parents:
    """Looks parents up among the register's organisations and the file's own."""

    def __init__(self, work: Work, lines: Sequence[Founded]) -> None:
        self.work = work
        self.own: dict[str, list[Founded]] = defaultdict(list)
        for line in lines:
            for key in {names.exact(line.name), _core(line.name)}:
                self.own[key].append(line)

    def of(self, line: Founded) -> str | None:
        """The id of the parent; None where none is named, or none can be told."""
        reader = line.reader
        said = str(reader.get("parent", text.read) or "")
        if not said:
            return None
        chosen = self.work.decided("unit", "parent", said)
        if chosen is not None:
            return str(chosen)
        for whole in (said, *_parts(said)):
            own = self._in_file(line, whole)
            known = self._in_register(line, whole, said)
            if len(own) + len(known) == 1:
                return own[0].id if own else known[0].id
            if own or known:
                self._ambiguous(line, said, own, known)
                return None
        self._unknown(line, said)
        return None

    def _in_file(self, line: Founded, said: str) -> list[Founded]:
        found = self.own.get(names.exact(said)) or self.own.get(_core(said)) or []
        rank = ORGANISATION_RANK[line.kind]
        return [
            other for other in found if other is not line and ORGANISATION_RANK[other.kind] < rank
        ]

    def _in_register(self, line: Founded, said: str, whole: str) -> list[Unit]:
        ids, _ = self.work.names.matching("organisation", said)
        units = [self.work.index.units["organisation"][id] for id in sorted(ids)]
        units = [u for u in units if self.work.keep(u)]
        units = [u for u in units if lives(u)] or units
        rank = ORGANISATION_RANK[line.kind]
        units = [u for u in units if ORGANISATION_RANK[u.last.kind] < rank] or units
        reader = line.reader
        told = (*_parts(whole)[1:], *(reader.printed(n) for n in ("district", "commune", "place")))
        for text_ in told:
            if text_ and len(units) > 1:
                units = [u for u in units if self._lies(u, text_)] or units
        return units

    def _lies(self, unit: Unit, said: str) -> bool:
        index = self.work.index
        above = [index.units["organisation"][id] for id in index.ever_above(unit)]
        place = index.place_of(unit)
        if place is not None:
            above += [place, *(index.units["place"][id] for id in index.ever_above(place))]
        return any(called(one, said) for one in above)

    def _ambiguous(
        self, line: Founded, said: str, own: Sequence[Founded], known: Sequence[Unit]
    ) -> None:
        told: list[dict[str, Any]] = [self.work.names.told(unit, said) for unit in known]
        rows = tuple(other.reader.row.row for other in own)
        which = [f"dòng {row} của tệp" for row in rows]
        message = f"“{said}” có thể là: {'; '.join([*which, listed(told)]).strip('; ')}."
        line.reader.say(
            "ambiguous_parent", Verdict.HELD, message, "Ghi rõ tổ chức cấp trên, hoặc chọn trong gợi ý.",
            field="parent", candidates=tuple(told), rows=rows,
        )  # fmt: skip

    def _unknown(self, line: Founded, said: str) -> None:
        work, reader = self.work, line.reader
        if work.names.matching("cell", said)[0]:
            reader.say(
                "bad_rank", Verdict.REFUSED,
                f"“{said}” là chi bộ nên không thể là cấp trên của “{line.name}”.",
                "Ghi đảng bộ cấp trên trực tiếp.", field="parent",
            )  # fmt: skip
            return
        near = work.names.near("organisation", said, work.keep)
        if work.limited and not near:
            work.outside.append((reader.raw.sheet, reader.raw.row))
        more = f" Gần giống: {listed(near)}." if near else ""
        reader.say(
            "unknown_parent", Verdict.HELD, f"Không có tổ chức nào tên “{said}” trong sổ hay tệp.{more}",
            "Chọn đúng tổ chức, hoặc sửa lại tên.", field="parent", candidates=near,
        )  # fmt: skip


def _core(name: str) -> str:
    """The name without "Đảng bộ", "Đảng ủy", "Chi bộ": Đảng ủy xã A leads Đảng bộ xã A."""
    return names.exact(names.core("organisation", names.of_cell(name))[1])


def _parts(said: str) -> list[str]:
    """What stands between commas: "Đảng bộ xã Tân Lập, huyện Mộc Châu"."""
    parts = [part.strip() for part in said.split(",")]
    return parts if len(parts) > 1 else []
