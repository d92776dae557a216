"""Rows that the register holds already: when they came into it, from which file, by whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.utils import timezone

from hatnhan.capture.model import Kind, Row, Verdict
from hatnhan.capture.models import Batch, BatchState
from hatnhan.ledger.models import Recording

_BORN: Final[dict[Kind, tuple[str, str]]] = {
    "members": ("person", "person_registered"),
    "establishments": ("establishment", "establishment_opened"),
    "organisations": ("organisation", "organisation_founded"),
}
_TOGETHER: Final = 900


@dataclass(frozen=True, slots=True)
class _Told:
    """The recording that brought a subject into the register."""

    number: int
    at: datetime
    actor: str


def tell(rows: Sequence[Row], kind: Kind) -> None:
    """Add to what is said of such rows how the register came to hold them."""
    found = [row for row in rows if row.verdict is Verdict.THERE]
    if not found:
        return
    what, fact = _BORN[kind]
    ids = {str(t.value) for row in found for t in row.troubles if t.verdict is Verdict.THERE}
    recordings = _recordings(what, fact, ids)
    files = _Files()
    for row in found:
        row.troubles = [
            replace(t, message=f"{t.message}{_when(recordings.get(str(t.value)), files)}")
            if t.verdict is Verdict.THERE
            else t
            for t in row.troubles
        ]


def _recordings(what: str, fact: str, ids: Iterable[str]) -> dict[str, _Told]:
    subjects = sorted(f"{what}:{id}" for id in ids)
    found: dict[str, _Told] = {}
    for at in range(0, len(subjects), _TOGETHER):
        some = Recording.objects.filter(subject__in=subjects[at : at + _TOGETHER], kind=fact)
        for one in some.defer("line"):
            told = _Told(one.number, one.recorded_at, one.actor)
            found[one.subject.removeprefix(f"{what}:")] = told
    return found


class _Files:
    """The files that were recorded, by the recordings that they made."""

    def __init__(self) -> None:
        taken = Batch.objects.filter(state=BatchState.COMMITTED, first__isnull=False)
        told = taken.order_by("first").values_list("first", "last", "file_name")
        self._known = [(first or 0, last or 0, name) for first, last, name in told]
        self._firsts = [first for first, _, _ in self._known]

    def of(self, number: int) -> str:
        """The name of the file that made a recording; '' where none did."""
        place = bisect_right(self._firsts, number) - 1
        if place < 0 or number > self._known[place][1]:
            return ""
        return self._known[place][2]


def _when(told: _Told | None, files: _Files) -> str:
    if told is None:
        return ""
    day = f"{timezone.localtime(told.at):%d/%m/%Y}"
    file = files.of(told.number)
    how = f"Đã nhập ngày {day} từ tệp “{file}”" if file else f"Đã ghi ngày {day}"
    return f" {how}, bởi {told.actor}." if told.actor else f" {how}."
