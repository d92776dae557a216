"""Where the person of a row belongs: the cell and the establishment, and what is to be said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from hatnhan.capture.model import Trouble, Verdict
from hatnhan.capture.rows import found
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.units.telling import listed
from hatnhan.domain.vietnamese import number

_BY_PLACE: Final = "cell_by_establishment"
_NAMED: Final = 10
"""Cells named in what is said of a file."""


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
    said = found.said(reader)
    meant = reader.work.members.find(said)
    cell = found.taken(reader, "cell", said.cell, meant.cell)
    establishment = found.taken(reader, "establishment", said.establishment, meant.establishment)
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
    found.elsewhere(reader, said, cell, establishment)
    for unit, field in ((cell, "cell"), (establishment, "establishment")):
        if unit is not None and not lives(unit):
            found.ended(reader, unit, field, on)
    return None if reader.stopped() else Belongs(cell, establishment)


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
    if not reader.heading("establishment"):
        reader.say(
            "without_establishment", Verdict.NORMALISED,
            f"“{cell.last.name}” phụ trách {len(places)} cơ sở, tệp không có cột cơ sở: ghi không kèm "
            "cơ sở.",
        )  # fmt: skip
        work.without_establishment.append((reader.row, cell))
        return None
    told = tuple(work.names.told(unit, unit.last.name) for unit in places)
    reader.say(
        "missing_establishment", Verdict.HELD,
        f"“{cell.last.name}” phụ trách {len(places)} cơ sở: {listed(told)}. Dòng chưa ghi cơ sở nào.",
        "Điền tên cơ sở.", field="establishment", candidates=told,
    )  # fmt: skip
    return None


def without_establishment(work: Work) -> list[Trouble]:
    """Said once of a file without establishments: who will count for none of them."""
    by_cell = Counter(
        cell.last.name
        for row, cell in work.without_establishment
        if row.verdict not in {Verdict.HELD, Verdict.REFUSED, Verdict.THERE}
    )
    if not by_cell:
        return []
    which = "; ".join(
        f"“{name}” {number(count)} người" for name, count in by_cell.most_common(_NAMED)
    )
    more = f" và {len(by_cell) - _NAMED} chi bộ khác" if len(by_cell) > _NAMED else ""
    message = (
        f"Tệp không có cột cơ sở: {number(by_cell.total())} đảng viên của chi bộ phụ trách nhiều cơ sở "
        f"được ghi không kèm cơ sở ({which}{more}). Chưa ghi cơ sở thì các đảng viên này không được "
        "tính khi xét bản, trường, trạm nào đã có đảng viên."
    )
    remedy = "Thêm cột cơ sở vào tệp trước khi nhập, hoặc nhập rồi ghi cơ sở của từng người sau."
    return [Trouble("without_establishment", Verdict.WARNED, message, remedy)]
