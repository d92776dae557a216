"""Rows of the stock of candidates: who may be admitted, where, and how far the work is."""

from __future__ import annotations

from itertools import pairwise

from hatnhan.capture.model import Row, Verdict
from hatnhan.capture.persons import Identity
from hatnhan.capture.rows import found, remarks
from hatnhan.capture.rows.person import read_person
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.rows.work import Work
from hatnhan.capture.units.index import lives
from hatnhan.capture.values import dates, text
from hatnhan.capture.values.dates.partial import bounds, vietnamese
from hatnhan.domain.vietnamese import day as shown

_DAYS = (
    ("sympathy_on", "ngày cảm tình"),
    ("class_on", "ngày học lớp"),
    ("proposed_on", "ngày đề nghị"),
)
_LEAST = 15
"""Younger than this nobody is thought of as a candidate."""


class Candidates:
    """Reads the rows of one file. They bring no facts: a candidate is not a member."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.rows: list[Row] = []
        self.identities: dict[int, Identity] = {}

    def read(self, reader: Reader) -> Row:
        """One row; what is to be kept of it stands in `values`."""
        person = read_person(reader)
        self._where(reader)
        remarks.judge(reader)
        stage = reader.get("stage", text.read)
        if stage is not None:
            reader.row.values["stage"] = str(stage)
        self._days(reader, person.get("born"))
        if person.get("name") and person.get("born"):
            values = reader.row.values
            self.identities[len(self.rows)] = Identity(
                str(len(self.rows)), str(person["name"]), str(person.get("sex") or ""),
                str(person["born"]), str(person.get("ethnic") or ""),
                cell=str(values.get("cell") or ""),
                establishment=str(values.get("establishment") or ""),
            )  # fmt: skip
        self.rows.append(reader.row)
        return reader.row

    def _where(self, reader: Reader) -> None:
        """The cell that helps and the establishment, as they are today; one of both is enough."""
        said = found.said(reader)
        meant = self.work.members.find(said)
        cell = found.taken(reader, "cell", said.cell, meant.cell)
        establishment = found.taken(
            reader, "establishment", said.establishment, meant.establishment
        )
        for name, unit in (("cell", cell), ("establishment", establishment)):
            if unit is not None and lives(unit):
                reader.row.values[name] = unit.id
            elif unit is not None:
                found.gone(reader, unit, name)
        # The cell that helps may lie elsewhere: that is what help is for.
        found.elsewhere(reader, said, None, establishment)
        if not said.establishment and not said.cell:
            reader.needed(None, "establishment", "cơ sở")

    def _days(self, reader: Reader, born: str | None) -> None:
        days: list[tuple[str, str]] = []
        for field, what in _DAYS:
            value = reader.get(field, dates.read)
            if value is None:
                continue
            # Of the steps before an admission the month is enough.
            reader.row.troubles = [t for t in reader.row.troubles if t.code != "date_not_full"]
            first, last = bounds(value)
            if first > self.work.today:
                reader.say(
                    "date_in_future", Verdict.REFUSED, f"{what.capitalize()} {vietnamese(value)} ở "
                    "tương lai.", "Sửa lại ngày.", field=field,
                )  # fmt: skip
            if born and last < bounds(born)[0]:
                reader.say(
                    "event_before_birth", Verdict.REFUSED, f"{what.capitalize()} trước ngày sinh.",
                    "Sửa lại ngày.", field=field,
                )  # fmt: skip
            elif born and first.year - bounds(born)[0].year < _LEAST:
                reader.say(
                    "too_young", Verdict.WARNED,
                    f"{what.capitalize()} {vietnamese(value)} khi chưa đủ {_LEAST} tuổi.",
                    "Kiểm tra ngày sinh.", field=field,
                )  # fmt: skip
            days.append((what, value))
        for (before, one), (after, two) in pairwise(days):
            if bounds(two)[1] < bounds(one)[0]:
                reader.say(
                    "out_of_order", Verdict.WARNED,
                    f"{after.capitalize()} {shown(bounds(two)[1])} trước {before} "
                    f"{shown(bounds(one)[0])}.", "Kiểm tra lại hai ngày.",
                )  # fmt: skip
