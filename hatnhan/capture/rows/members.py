"""Rows of a list of members: a person, and how the person is a member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from hatnhan.capture.model import Row, Verdict
from hatnhan.capture.persons import Identity
from hatnhan.capture.rows import ids, remarks
from hatnhan.capture.rows.days import whole
from hatnhan.capture.rows.person import read_person
from hatnhan.capture.rows.place import Belongs, belongs
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.rules import Days, judge
from hatnhan.capture.rows.work import Work
from hatnhan.capture.values import text
from hatnhan.domain.text import bare
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.domain.vietnamese import day as shown
from hatnhan.registry.models import PersonState
from hatnhan.statute.checks import add_months

_PERSON: Final = ("name", "sex", "born", "ethnic", "education", "youth_union")


def _persons() -> Iterator[str]:
    """The ids of the persons that earlier imports brought."""
    rows = PersonState.objects.filter(known_to=FOREVER_KNOWN, person__key__startswith="dv-")
    yield from rows.values_list("person__key", flat=True).distinct().iterator()


class Members:
    """Reads the rows of one file; knows which ids it has given."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.given: set[str] = set(_persons())
        self.identities: dict[int, Identity] = {}
        """Of each readable row, by its place in `rows`."""
        self.rows: list[Row] = []

    def read(self, reader: Reader) -> Row:
        """One row with its facts, unless something stops it."""
        person = read_person(reader)
        born = person.get("born")
        admitted = whole(reader, "admitted", "admitted", born)
        official = whole(reader, "official", "recognised", born)
        decision = whole(reader, "decision_on", "decision", born)
        judge(reader, Days(born, admitted, official, decision))
        self._status(reader, admitted, official)
        remarks.judge(reader)
        begins = admitted or self._stock_day()
        if begins is None:
            reader.needed(None, "admitted", "ngày vào Đảng")
        where = belongs(reader, begins or self.work.today)
        row = reader.row
        if where is not None and person.get("name"):
            self._identify(row, where, admitted)
        if where is not None and begins is not None and not reader.stopped():
            self._facts(reader, person, where, Days(None, admitted, official, decision))
        self.rows.append(row)
        return row

    def _status(self, reader: Reader, admitted: date | None, official: date | None) -> None:
        """Whether the row says otherwise of official or probationary than its dates do."""
        said = bare(str(reader.get("status", text.read) or ""))
        if official is not None:
            if "du bi" in said and "chinh thuc" not in said:
                reader.say(
                    "status_differs", Verdict.HELD, "Dòng ghi dự bị nhưng có ngày chính thức.",
                    "Sửa một trong hai.", field="status",
                )  # fmt: skip
            return
        old = admitted is not None and add_months(admitted, 12) < self.work.today
        if "chinh thuc" in said or (old and not said and not reader.heading("official")):
            reader.say(
                "missing_official", Verdict.HELD,
                "Không có ngày chính thức: chưa rõ chính thức từ ngày nào hay còn dự bị.",
                "Thêm ngày chính thức; nếu còn dự bị thì thêm cột và để trống.", field="official",
            )  # fmt: skip

    def _stock_day(self) -> date | None:
        """The day named for members without a day of admission."""
        decided = self.work.decided("day", "stock")
        return date.fromisoformat(str(decided)) if decided else None

    def _identify(self, row: Row, where: Belongs, admitted: date | None) -> None:
        values = row.values
        cell, establishment = where.cell, where.establishment
        values |= {"cell": cell.id, "establishment": establishment.id if establishment else None}
        index = self.work.index
        place = establishment.last.parent if establishment else None
        home = index.place_of(cell) if place is None else None
        self.identities[len(self.rows)] = Identity(
            id=str(len(self.rows)),
            name=values["name"],
            sex=values.get("sex", ""),
            born=values.get("born", ""),
            ethnic=values.get("ethnic", ""),
            cell=cell.id,
            establishment=establishment.id if establishment else "",
            place=place or (home.id if home else ""),
            joined=admitted.isoformat() if admitted else "",
        )

    def _facts(self, reader: Reader, person: dict[str, Any], where: Belongs, days: Days) -> None:
        """The person, then how the membership begins, then official."""
        begin = days.admitted or self._stock_day()
        assert begin is not None
        on = max(begin, where.since)
        if where.until <= on or on > self.work.today:
            reader.say(
                "never_together", Verdict.REFUSED,
                f"Chi bộ và cơ sở chưa có ngày nào cùng hoạt động từ {shown(begin)}.",
                "Kiểm tra chi bộ, cơ sở và ngày.", field="cell",
            )  # fmt: skip
            return
        id = self._id(reader.row, where)
        born = person["born"]
        day = on.isoformat()
        registered = {"fact": "person_registered", "on": day, "id": id}
        registered |= {key: person[key] for key in _PERSON if person.get(key) is not None}
        registered["born"] = born
        belonging: dict[str, Any] = {"person": id, "cell": where.cell.id}
        if where.establishment is not None:
            belonging["establishment"] = where.establishment.id
        facts = [registered, self._entry(reader, belonging, on, days)]
        if days.official is not None and days.official > on:
            recognised = days.official.isoformat()
            facts.append({"fact": "member_recognised", "on": recognised, "person": id})
        reader.row.facts = facts
        reader.row.values["id"] = id

    def _entry(
        self, reader: Reader, belonging: dict[str, Any], on: date, days: Days
    ) -> dict[str, Any]:
        """Admitted in this cell, or already a member when the units came to be."""
        if days.admitted == on:
            fact = {"fact": "member_admitted", "on": on.isoformat(), **belonging}
            if days.decision is not None and days.decision <= on:
                fact["decision_on"] = days.decision.isoformat()
            return fact
        official = days.official is not None and days.official <= on
        fact = {"fact": "member_arrived", "on": on.isoformat(), **belonging}
        fact["status"] = "official" if official else "probationary"
        notes = []
        if days.admitted is not None:
            notes.append(f"vào Đảng {shown(days.admitted)}")
            reader.say(
                "before_the_units", Verdict.NORMALISED,
                f"Vào Đảng {shown(days.admitted)}, trước khi chi bộ hoặc cơ sở có trong sổ; ghi là "
                f"đảng viên có mặt từ {shown(on)}.", field="admitted", value=on.isoformat(),
            )  # fmt: skip
        if official and days.official is not None:
            notes.append(f"chính thức {shown(days.official)}")
        if notes:
            fact["note"] = ", ".join(notes)
        return fact

    def _id(self, row: Row, where: Belongs) -> str:
        said = tuple(str(row.values.get(key, "")) for key in ("name", "born", "sex", "ethnic"))
        id = ids.made("dv", (*said, where.cell.id), self.given)
        self.given.add(id)
        return id
