"""The parent of an organisation: in the register, or on another row of the same file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from hatnhan.capture.model import Verdict
from hatnhan.capture.rows import found, which
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units import names
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.units.telling import choosing, listed, nearly
from hatnhan.capture.values import text
from hatnhan.domain.facts.organisations import ORGANISATION_RANK
from hatnhan.domain.vietnamese import day as shown


class Founded(Protocol):
    """A row that founds an organisation."""

    reader: Reader
    name: str
    kind: str
    id: str
    on: date | None


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
        said = str(line.reader.get("parent", text.read) or "")
        if not said:
            return None
        chosen = self.work.decided("unit", "parent", said)
        if chosen is not None:
            return str(chosen)
        for whole in (said, *_parts(said)):
            own = self._in_file(line, whole)
            known = self._in_register(line, whole, said)
            if len(own) + len(known) == 1:
                if known:
                    self._there(line, known[0])
                return own[0].id if own else known[0].id
            if own or known:
                self._ambiguous(line, said, own, known)
                return None
        self._none(line, said)
        return None

    def _named(self, said: str) -> list[Founded]:
        return self.own.get(names.exact(said)) or self.own.get(_core(said)) or []

    def _in_file(self, line: Founded, said: str) -> list[Founded]:
        rank = ORGANISATION_RANK[line.kind]
        return [
            other
            for other in self._named(said)
            if other is not line and ORGANISATION_RANK[other.kind] < rank
        ]

    def _in_register(self, line: Founded, said: str, whole: str) -> list[Unit]:
        ids, _ = self.work.names.matching("organisation", said)
        if line.kind == "group":  # a group is part of a cell
            ids = ids | self.work.names.matching("cell", said)[0]
        units = [self.work.index.units["organisation"][id] for id in sorted(ids)]
        units = [u for u in units if self.work.keep(u)]
        on = line.on
        then = [u for u in units if on is not None and u.since <= on <= u.until]
        units = then or [u for u in units if lives(u)] or units
        rank = ORGANISATION_RANK[line.kind]
        units = [u for u in units if ORGANISATION_RANK[u.last.kind] < rank] or units
        reader = line.reader
        told = (*_parts(whole)[1:], *(reader.printed(n) for n in ("district", "commune", "place")))
        for text_ in told:
            if text_ and len(units) > 1:
                units = [u for u in units if self.work.members.under(u, text_)] or units
        return units

    def _there(self, line: Founded, parent: Unit) -> None:
        """Whether the parent is there on the day: of one day, a founding comes before an end."""
        on = line.on
        if on is None or parent.since <= on <= parent.until:
            return
        if on > parent.until:
            found.gone(line.reader, parent, "parent")
            return
        line.reader.say(
            "parent_not_yet", Verdict.REFUSED,
            f"“{parent.last.name}” đến {shown(parent.since)} mới có, sau ngày thành lập "
            f"{shown(on)} của “{line.name}”.",
            "Sửa ngày, hoặc ghi tổ chức cấp trên của ngày đó.", field="parent",
        )  # fmt: skip

    def _ambiguous(
        self, line: Founded, said: str, own: Sequence[Founded], known: Sequence[Unit]
    ) -> None:
        told = self.work.names.several(known, said)
        rows = [other.reader.row for other in own]
        mine = [f"dòng {which.numbers(rows)} của tệp"] if rows else []
        message = f"“{said}” có thể là: {'; '.join([*mine, listed(told)]).strip('; ')}."
        line.reader.say(
            "ambiguous_parent", Verdict.HELD, message, "Ghi rõ tổ chức cấp trên, hoặc chọn trong gợi ý.",
            field="parent", candidates=told, **which.others(line.reader.row, rows),
        )  # fmt: skip

    def _none(self, line: Founded, said: str) -> None:
        """No organisation that could be the parent bears the name: why not."""
        if round_ := self._circle(line):
            self._say_circle(line, round_)
        elif self._named(said) or self.work.names.matching("cell", said)[0]:
            self._bad_rank(line, said)
        else:
            self._unknown(line, said)

    def _circle(self, line: Founded) -> list[Founded]:
        """The rows from a row up to itself again, by the parents that they name; none if not."""
        passed: list[Founded] = []
        here = line
        while here not in passed:
            passed.append(here)
            above = self._named(here.reader.printed("parent"))
            if not above:
                return []
            if line in above:
                return [*passed, line]
            here = above[0]
        return []

    def _say_circle(self, line: Founded, round_: Sequence[Founded]) -> None:
        if len(round_) == 2:
            message = f"“{line.name}” được ghi là cấp trên của chính mình."
            remedy = "Ghi đúng tổ chức cấp trên."
        else:
            up = " dưới ".join(f"“{one.name}”" for one in round_)
            message = f"Các tổ chức là cấp trên của nhau thành vòng: {up}."
            remedy = "Sửa tổ chức cấp trên ở một trong các dòng đó."
        rows = [one.reader.row for one in round_[1:-1]]
        line.reader.say(
            "parent_circle", Verdict.REFUSED, message, remedy,
            field="parent", **which.others(line.reader.row, rows),
        )  # fmt: skip

    def _bad_rank(self, line: Founded, said: str) -> None:
        own = self._named(said)
        what = f"ở dòng {own[0].reader.row.row} cùng cấp hoặc cấp dưới" if own else "là chi bộ"
        line.reader.say(
            "bad_rank", Verdict.REFUSED,
            f"“{said}” {what} nên không thể là cấp trên của “{line.name}”.",
            "Ghi đảng bộ cấp trên trực tiếp.", field="parent",
        )  # fmt: skip

    def _unknown(self, line: Founded, said: str) -> None:
        work, reader = self.work, line.reader
        near = work.names.near("organisation", said, work.keep)
        if work.limited and not near:
            work.outside.append((reader.raw.sheet, reader.raw.row))
        reader.say(
            "unknown_parent", Verdict.HELD,
            f"Không có tổ chức nào tên “{said}” trong sổ hay tệp.{nearly(near)}",
            choosing(near, "tổ chức"), field="parent", candidates=near,
        )  # fmt: skip


def _core(name: str) -> str:
    """The name without "Đảng bộ", "Đảng ủy", "Chi bộ": Đảng ủy xã A leads Đảng bộ xã A."""
    return names.exact(names.core("organisation", names.of_cell(name))[1])


def _parts(said: str) -> list[str]:
    """What stands between commas: "Đảng bộ xã Tân Lập, huyện Mộc Châu"."""
    parts = [part.strip() for part in said.split(",")]
    return parts if len(parts) > 1 else []
