"""Where the person of a row belongs: the cell and the establishment, and what is to be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hatnhan.capture.model import Trouble, Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.units.belonging import Said
from hatnhan.capture.units.finding import Found, listed
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.values import text
from hatnhan.domain.vietnamese import day as shown

_FIELDS: Final = ("cell", "establishment", "committee", "commune", "district")
_BY_PLACE: Final = "cell_by_establishment"
_CHOOSE: Final = "Chọn đúng đơn vị trong các gợi ý, hoặc sửa lại tên."


@dataclass(frozen=True, slots=True)
class Belongs:
    """The cell, and the establishment if there is one."""

    cell: Unit
    establishment: Unit | None

    @property
    def since(self) -> date:
        """The first day on which both are there."""
        other = self.establishment
        return max(self.cell.since, other.since) if other else self.cell.since

    @property
    def until(self) -> date:
        """The day on which one of them is no more."""
        other = self.establishment
        return min(self.cell.until, other.until) if other else self.cell.until


def belongs(reader: Reader, on: date) -> Belongs | None:
    """The units of a member's row, `on` the day on which the membership begins."""
    said = Said(*(str(reader.get(field, text.read) or "") for field in _FIELDS))
    found = reader.work.members.find(said)
    cell = _taken(reader, "cell", said.cell, found.cell)
    establishment = _taken(reader, "establishment", said.establishment, found.establishment)
    if reader.stopped():
        return None
    if cell is None:
        cell = _serving(reader, establishment)
    elif establishment is None:
        establishment = _served(reader, cell)
    if cell is None or reader.stopped():
        return None
    if establishment and not reader.work.members.ever_served(cell, establishment):
        reader.say(
            "cell_not_serving", Verdict.WARNED,
            f"“{cell.last.name}” không phụ trách “{establishment.last.name}” trong sổ.",
            "Kiểm tra lại chi bộ và cơ sở.", field="establishment",
        )  # fmt: skip
    _elsewhere(reader, said, cell, establishment)
    for unit, field in ((cell, "cell"), (establishment, "establishment")):
        if unit is not None and not lives(unit):
            _ended(reader, unit, field, on)
    return None if reader.stopped() else Belongs(cell, establishment)


def _elsewhere(reader: Reader, said: Said, cell: Unit, establishment: Unit | None) -> None:
    """The row names a commune, a district or a committee in which its units do not lie."""
    members = reader.work.members
    for field, text_ in (("commune", said.commune), ("district", said.district)):
        if text_ and establishment is not None and not members.lies(establishment, text_):
            known = bool(reader.work.names.matching(field, text_)[0])
            reader.say(
                f"{field}_differs",
                Verdict.HELD if known else Verdict.WARNED,
                f"Dòng ghi “{text_}” nhưng “{establishment.last.name}” trong sổ không thuộc nơi đó.",
                "Kiểm tra lại cơ sở, hoặc sửa tên xã, huyện.",
                field=field,
            )
    if said.committee and not members.under(cell, said.committee):
        known = bool(reader.work.names.matching("organisation", said.committee)[0])
        reader.say(
            "committee_differs",
            Verdict.HELD if known else Verdict.WARNED,
            f"Dòng ghi “{said.committee}” nhưng “{cell.last.name}” trong sổ không trực thuộc.",
            "Kiểm tra lại chi bộ và đảng bộ.",
            field="committee",
        )


def _taken(reader: Reader, sort: str, said: str, found: Found) -> Unit | None:
    """The unit found or chosen; says why there is none."""
    work = reader.work
    what = "organisation" if sort == "cell" else "establishment"
    if said and (chosen := work.decided("unit", sort, said)) is not None:
        return work.index.get(what, str(chosen))
    if found.unit is not None:
        if found.code:
            reader.say(found.code, Verdict.NORMALISED, found.message, field=sort)
        return found.unit
    if found.code:
        if work.limited and not found.candidates:
            work.outside.append((reader.raw.sheet, reader.raw.row))
        reader.say(
            found.code, Verdict.HELD, found.message, _CHOOSE, field=sort,
            candidates=found.candidates,
        )  # fmt: skip
    return None


def _serving(reader: Reader, establishment: Unit | None) -> Unit | None:
    """The cell of a row that names only its establishment.

    A list without cells means those that serve; a gap in a column of cells may mean anything.
    """
    work = reader.work
    if establishment is None:
        reader.needed(None, "cell", "chi bộ")
        return None
    cells = work.members.only_serving(establishment, work.today)
    if len(cells) == 1:
        confirmed = work.columns.context("cell", "other").confirmed
        known = not reader.heading("cell") or _BY_PLACE in confirmed
        reader.say(
            _BY_PLACE, Verdict.NORMALISED if known else Verdict.HELD,
            f"Chi bộ để trống, {'' if known else 'có lẽ '}lấy chi bộ phụ trách "
            f"“{establishment.last.name}”: “{cells[0].last.name}”.",
            "" if known else "Điền tên chi bộ, hoặc xác nhận cho cả cột.",
            field="cell", value=cells[0].id,
        )  # fmt: skip
        return cells[0] if known else None
    told = tuple(work.names.told(unit, unit.last.name) for unit in cells)
    reader.say(
        "missing_cell", Verdict.HELD, "Dòng không có chi bộ.", "Điền tên chi bộ.", field="cell",
        candidates=told,
    )  # fmt: skip
    return None


def _served(reader: Reader, cell: Unit) -> Unit | None:
    """The establishment of a row that names only its cell: the one the cell serves, if any."""
    work = reader.work
    places = work.members.only_served(cell, work.today)
    if not places:
        return None
    if len(places) == 1:
        if reader.heading("establishment"):
            reader.say(
                "establishment_by_cell",
                Verdict.NORMALISED,
                f"Cơ sở để trống, lấy cơ sở do “{cell.last.name}” phụ trách: “{places[0].last.name}”.",
                field="establishment",
                value=places[0].id,
            )
        else:
            message = "Tệp không có cột cơ sở; lấy cơ sở do chi bộ phụ trách."
            note = Trouble("establishment_by_cell", Verdict.NORMALISED, message)
            work.notes.setdefault(note.code, note)
        return places[0]
    told = tuple(work.names.told(unit, unit.last.name) for unit in places)
    reader.say(
        "missing_establishment", Verdict.HELD,
        f"“{cell.last.name}” phụ trách {len(places)} cơ sở: {listed(told)}. Dòng chưa ghi cơ sở nào.",
        "Điền tên cơ sở.", field="establishment", candidates=told,
    )  # fmt: skip
    return None


def _ended(reader: Reader, unit: Unit, field: str, on: date) -> None:
    """The unit is no more: late news of one that was merged, or a mistake."""
    work = reader.work
    heir = work.index.heir(unit)
    name = unit.last.name
    following = lives(heir) and heir is not unit and work.keep(heir)
    others = [heir] if following else work.members.taken_over(unit)
    told = tuple(work.names.told(other, name) for other in others)
    after = f" Đơn vị kế tục: {', '.join(f'“{u.last.name}”' for u in others)}." if others else ""
    if following and on < unit.until:
        reader.say(
            "unit_merged", Verdict.WARNED,
            f"“{name}” đã nhập từ {shown(unit.until)}; đảng viên đi theo.{after}",
            "Kiểm tra lại nơi sinh hoạt hiện nay.", field=field, candidates=told,
        )  # fmt: skip
        return
    reader.say(
        f"{field}_ended", Verdict.REFUSED, f"“{name}” không còn từ {shown(unit.until)}.{after}",
        "Ghi đơn vị đang sinh hoạt, hoặc chọn đơn vị kế tục.", field=field, candidates=told,
    )  # fmt: skip
