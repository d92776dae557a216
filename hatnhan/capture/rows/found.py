"""What is to be said of units that a row names: not found, elsewhere than the row says, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from hatnhan.capture.model import Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units.belonging import Said
from hatnhan.capture.units.finding import Found
from hatnhan.capture.units.index import Unit, lives
from hatnhan.capture.units.telling import listed
from hatnhan.capture.values import text
from hatnhan.domain.vietnamese import day as shown

_FIELDS: Final = ("cell", "establishment", "committee", "commune", "district")


def said(reader: Reader) -> Said:
    """What the row says of where its person belongs."""
    return Said(*(str(reader.get(field, text.read) or "") for field in _FIELDS))


def taken(reader: Reader, sort: str, name: str, found: Found) -> Unit | None:
    """The unit found or chosen; says why there is none."""
    work = reader.work
    what = "organisation" if sort == "cell" else "establishment"
    if name and (chosen := work.decided("unit", sort, name)) is not None:
        return work.index.get(what, str(chosen))
    if found.unit is not None:
        if found.code:
            reader.say(found.code, Verdict.NORMALISED, found.message, field=sort)
        return found.unit
    if found.code:
        if work.limited and not found.candidates:
            work.outside.append((reader.raw.sheet, reader.raw.row))
        reader.say(
            found.code, Verdict.HELD, found.message, found.remedy, field=sort,
            candidates=found.candidates,
        )  # fmt: skip
    return None


def elsewhere(reader: Reader, told: Said, cell: Unit | None, establishment: Unit | None) -> None:
    """The row names a commune, a district or a committee in which its units do not lie."""
    members = reader.work.members
    for field, text_ in (("commune", told.commune), ("district", told.district)):
        if text_ and establishment is not None and not members.lies(establishment, text_):
            known = bool(reader.work.names.matching(field, text_)[0])
            where = _lying(reader.work, establishment)
            reader.say(
                f"{field}_differs",
                Verdict.HELD if known else Verdict.WARNED,
                f"Dòng ghi “{text_}” nhưng “{establishment.last.name}” trong sổ thuộc {where}.",
                "Kiểm tra lại cơ sở, hoặc sửa tên xã, huyện.",
                field=field,
            )
    if told.committee and cell is not None and not members.under(cell, told.committee):
        known = bool(reader.work.names.matching("organisation", told.committee)[0])
        reader.say(
            "committee_differs",
            Verdict.HELD if known else Verdict.WARNED,
            f"Dòng ghi “{told.committee}” nhưng “{cell.last.name}” trong sổ trực thuộc "
            f"{_lying(reader.work, cell)}.",
            "Kiểm tra lại chi bộ và đảng bộ.",
            field="committee",
        )


def _lying(work: Work, unit: Unit) -> str:
    """Where a unit lies, as it is called: “Đảng bộ xã Quài Cang”."""
    above = work.index.above(unit, None)[:2]
    return ", ".join(f"“{one.last.name}”" for one in above) or "nơi khác"


def following(work: Work, unit: Unit) -> list[Unit]:
    """The units that go on where one has ended: what it was merged into, or who took it over."""
    heir = work.index.heir(unit)
    if heir is not unit and lives(heir) and work.keep(heir):
        return [heir]
    return work.members.taken_over(unit)


def ended(reader: Reader, unit: Unit, field: str, on: date) -> None:
    """The unit is no more: late news of one that was merged, or a mistake."""
    work = reader.work
    heir = work.index.heir(unit)
    others = following(work, unit)
    if heir in others and on < unit.until:
        candidates, after = successors(work, unit, others)
        reader.say(
            "unit_merged", Verdict.WARNED,
            f"“{unit.last.name}” đã sáp nhập từ {shown(unit.until)}; đảng viên đi theo.{after}",
            "Kiểm tra lại nơi sinh hoạt hiện nay.", field=field, candidates=candidates,
        )  # fmt: skip
        return
    gone(reader, unit, field)


def gone(reader: Reader, unit: Unit, field: str) -> None:
    """Refuse a row that names a unit which has ended, with those that go on in its place."""
    others = following(reader.work, unit)
    candidates, after = successors(reader.work, unit, others)
    remedy = (
        "Ghi đơn vị đang hoạt động, hoặc chọn đơn vị kế tục."
        if others
        else "Ghi đơn vị đang hoạt động, hoặc bỏ dòng."
    )
    reader.say(
        f"{field}_ended", Verdict.REFUSED,
        f"“{unit.last.name}” không còn từ {shown(unit.until)}.{after}",
        remedy, field=field, candidates=candidates,
    )  # fmt: skip


def successors(
    work: Work, unit: Unit, others: Sequence[Unit]
) -> tuple[tuple[dict[str, Any], ...], str]:
    """The units that go on as candidates, and as a sentence."""
    if not others:
        return (), ""
    told = tuple(work.names.told(other, unit.last.name) for other in others)
    return told, f" Đơn vị kế tục: {listed(told)}."


def again(reader: Reader, unit: Unit, on: date, what: str) -> None:
    """The row brings a unit on a day after one of its name had ended: that one or a new one?"""
    others = following(reader.work, unit)
    told, after = successors(reader.work, unit, others)
    name = unit.last.name
    old = "ghi đơn vị kế tục" if others else "bỏ dòng"
    reader.say(
        "name_of_ended", Verdict.HELD,
        f"“{name}” trong sổ không còn từ {shown(unit.until)}.{after} Dòng ghi có từ {shown(on)}: vẫn là "
        f"{what} cũ hay {what} mới cùng tên?",
        f"Nếu là {what} cũ thì {old}; nếu là {what} mới thì xác nhận đây là {what} khác.",
        field="name", candidates=(reader.work.names.told(unit, name), *told),
    )  # fmt: skip
