"""A written-down province for the report: rows as the published article counts them.

It is data, not an engine: establishments with their state on both days, admissions and foundings
with their attributes, counted into the shape of the contract. The margins are those of the
article of 13/02/2020; the split of 3.814 and everything not printed there is invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hatnhan.indicators.queries import (
    Child,
    EstablishmentLine,
    OrganisationLine,
    Question,
    Record,
    Scope,
)
from hatnhan.reports.nine_months.asking import Answers
from hatnhan.reports.nine_months.model import Admission, Unit

OPENING_DAY = date(2006, 2, 10)
KNOWN_AT = 61204

DISTRICTS = (
    "Sơn La", "Quỳnh Nhai", "Thuận Châu", "Mường La", "Bắc Yên", "Phù Yên",
    "Mộc Châu", "Yên Châu", "Mai Sơn", "Sông Mã", "Sốp Cộp",
)  # fmt: skip

BEFORE = {
    "village": {"no_member": 76, "joint_cell": 430, "cell_due": 60, "members_too_few": 210,
                "own_cell": 2010, "own_cell_below_minimum": 14},
    "school": {"no_member": 6, "joint_cell": 90, "cell_due": 12, "members_too_few": 42,
               "own_cell": 440, "own_cell_below_minimum": 3},
    "health_station": {"no_member": 4, "joint_cell": 120, "cell_due": 8, "members_too_few": 23,
                       "own_cell": 264, "own_cell_below_minimum": 2},
}  # fmt: skip
"""States on the eve; the villages "not yet" are 430 + 60 + 210 = 700, and so on."""

FOUNDED = {"village": 222, "school": 47, "health_station": 74}
ADMITTED = {
    "village": {"no_member": 55, "joint_cell": 170, "cell_due": 20, "members_too_few": 47},
    "school": {"no_member": 8, "joint_cell": 60, "members_too_few": 25},
    "health_station": {"no_member": 4, "joint_cell": 24},
}
"""Admissions by kind and opening state: 292, 93 and 28; 67 and 346."""


@dataclass(frozen=True)
class Place:
    """One establishment on both days."""

    id: str
    kind: str
    district: str
    zones: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One admission or founding and what it is counted under."""

    id: str
    label: str
    recording: int
    district: str
    counts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _places() -> Iterator[Place]:
    for kind, states in BEFORE.items():
        serial = 0
        founded = FOUNDED[kind]
        for state, number in states.items():
            for _ in range(number):
                serial += 1
                after = state
                if state in ("cell_due", "joint_cell") and founded:
                    after, founded = "own_cell", founded - 1
                elif state == "no_member" and serial % 2:
                    after = "members_too_few"
                zones = ("border", "specially_difficult") if serial % 9 == 0 else ()
                zones = zones or (("specially_difficult",) if serial % 4 == 0 else ())
                district = DISTRICTS[serial % len(DISTRICTS)]
                yield Place(f"{kind}-{serial}", kind, district, zones, state, after)


def _admissions() -> Iterator[Event]:
    serial = 0
    for kind, states in ADMITTED.items():
        of_kind = 0
        for state, number in states.items():
            for _ in range(number):
                serial, of_kind = serial + 1, of_kind + 1
                zone: tuple[str, ...] = ("none",)
                if kind == "village" and of_kind <= 50:
                    border = ("border",) if of_kind <= 21 else ()
                    zone = ("specially_difficult", *border)
                elif kind == "school" and of_kind <= 5:
                    zone = ("specially_difficult",)
                counts = {
                    "opening_state": (state,),
                    "establishment_kind": (kind,),
                    "zone": zone,
                    "ethnic_minority": ("",) if serial > 81 else (),
                    "youth_union": ("",) if serial <= 256 else (),
                }
                district = DISTRICTS[serial % len(DISTRICTS)]
                yield Event(
                    f"dv-{serial}",
                    f"Đảng viên mô phỏng {serial}",
                    50_000 + serial,
                    district,
                    counts,
                )


def _foundings() -> Iterator[Event]:
    serial = 0
    for kind, number in FOUNDED.items():
        for _ in range(number):
            serial += 1
            counts = {"by_establishment_kind": (kind,)}
            district = DISTRICTS[serial % len(DISTRICTS)]
            yield Event(
                f"cb-{serial}", f"Chi bộ mô phỏng {serial}", 55_000 + serial, district, counts
            )


PLACES = tuple(_places())
ADMISSIONS = tuple(_admissions())
FOUNDINGS = tuple(_foundings())
OPENING_MEMBERS, ARRIVED, TRANSFERRED, DIED = 41_250, 96, 121, 104


def _of(question: Question, rows: tuple[Any, ...]) -> list[Any]:
    scope = question.scope
    if scope is None or scope.id == "son-la":
        return list(rows)
    return [row for row in rows if row.district == scope.id]


def _state(place: Place, on: date) -> str:
    return place.before if on <= OPENING_DAY else place.after


def _coverage(question: Question) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {}
    for place in _of(question, PLACES):
        counted.setdefault(place.kind, Counter())[_state(place, question.on)] += 1
    return {kind: dict(states) for kind, states in counted.items()}


def figures(question: Question) -> dict[str, Any]:
    """The answer of the contract, zeros left out."""
    admitted, founded = _of(question, ADMISSIONS), _of(question, FOUNDINGS)
    answer: dict[str, Any] = {
        "on": question.on.isoformat(),
        "known_at": KNOWN_AT if question.known_at is None else question.known_at,
        "scope": question.scope.as_json() if question.scope else None,
        "coverage": _coverage(question),
    }
    if question.since:
        gained = len(admitted) + ARRIVED
        answer["flow"] = {
            "opening": OPENING_MEMBERS, "admitted": len(admitted), "arrived": ARRIVED,
            "transferred_out": TRANSFERRED, "died": DIED,
            "closing": OPENING_MEMBERS + gained - TRANSFERRED - DIED,
        }  # fmt: skip
        answer["admitted_by"] = _by(admitted)
        answer["cells_founded"] = {"total": len(founded), **_by(founded)}
    return answer


def _by(events: list[Event]) -> dict[str, Any]:
    counted: dict[str, Counter[str]] = {}
    for event in events:
        for name, values in event.counts.items():
            counted.setdefault(name, Counter()).update(values)
    return {name: counts[""] if "" in counts else dict(counts) for name, counts in counted.items()}


def drill(question: Question, path: str) -> list[Record]:
    """The records behind one figure of the period."""
    head, _, tail = path.partition(".")
    person = head in ("flow", "admitted_by")
    events = _of(question, ADMISSIONS if person else FOUNDINGS)
    if path not in ("flow.admitted", "cells_founded.total"):
        name, _, value = tail.partition(".")
        events = [event for event in events if value in event.counts[name]]
    kind = "person" if person else "organisation"
    return [Record(kind, event.id, event.label, event.recording) for event in events]


def children(question: Question) -> list[Child]:
    """The districts below the province; nothing below a district."""
    if question.scope is not None and question.scope.id != "son-la":
        return []
    scopes = [Scope("place", name) for name in DISTRICTS]
    return [Child(s, s.id, _coverage(replace(question, scope=s)), {}) for s in scopes]


def establishments(question: Question) -> list[EstablishmentLine]:
    """Every establishment of the scope on the day."""
    return [_line(place, question.on) for place in _of(question, PLACES)]


def _line(place: Place, on: date) -> EstablishmentLine:
    state = _state(place, on)
    own = state.startswith("own")
    serial = place.id.rpartition("-")[2]
    return EstablishmentLine(
        id=place.id,
        name=f"Cơ sở mô phỏng {serial}",
        kind=place.kind,
        zones=place.zones,
        place_id=f"{place.district}-xa",
        place_path=("Sơn La", place.district, f"Xã {int(serial) % 7 + 1}"),
        state=state,
        official=5 if own else 0 if state == "no_member" else 2,
        probationary=1 if state == "members_too_few" else 0,
        cells=((f"cb-{place.id}", f"Chi bộ {serial}"),) if own or state == "joint_cell" else (),
    )


def organisations(question: Question) -> list[OrganisationLine]:
    """The cells founded, as they are on the closing day."""
    return [
        OrganisationLine(
            event.id, event.label, "cell", "", None, None, 4, 1,
            (("x", f"Cơ sở mô phỏng {event.id}"),),
        )
        for event in _of(question, FOUNDINGS)
    ]  # fmt: skip


def unit(question: Question) -> Unit:
    """The province, or one of its districts."""
    if question.scope is None or question.scope.id == "son-la":
        return Unit("Sơn La", "tỉnh", "province", "")
    return Unit(question.scope.id, "huyện", "district", "tỉnh Sơn La")


def supporters(question: Question) -> dict[str, tuple[str, ...]]:
    """Every second village has a cell designated to help."""
    return {f"village-{serial}": ("Chi bộ giúp đỡ",) for serial in range(0, 100, 4)}


def _describe(path: str) -> tuple[str, str]:
    return f"Tên của {path}", f"Định nghĩa của {path}"


def admissions(question: Question, persons: Sequence[str]) -> dict[int, Admission]:
    """Everybody on the first of May, in the village of their number."""
    by_id = {event.id: event for event in ADMISSIONS}
    return {
        by_id[person].recording: Admission(date(2006, 5, 1), f"village-{person[3:]}")
        for person in persons
    }


def foundings(question: Question, organisations: Sequence[str]) -> dict[int, date]:
    """Every cell on the first of June."""
    by_id = {event.id: event for event in FOUNDINGS}
    return {by_id[cell].recording: date(2006, 6, 1) for cell in organisations}


ANSWERS = Answers(
    figures=figures,
    drill=drill,
    children=children,
    establishments=establishments,
    organisations=organisations,
    describe=_describe,
    admissions=admissions,
    foundings=foundings,
    unit=unit,
    supporters=supporters,
    minimum=lambda _: 3,
)
