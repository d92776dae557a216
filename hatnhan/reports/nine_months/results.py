"""What was done in the period: admissions, cells founded, the flow of members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hatnhan.domain.headcount import DECREASES, INCREASES
from hatnhan.domain.problems import Problem
from hatnhan.indicators.queries import Question
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months.asking import Asking, Key
from hatnhan.reports.nine_months.model import (
    Admissions,
    CellLine,
    CellsFounded,
    Flow,
    Listing,
    MemberLine,
)
from hatnhan.reports.nine_months.wording import (
    KINDS,
    kind_name,
    sums,
)

OPENING_GROUPS = {
    "no_member": "ở cơ sở chưa có đảng viên đầu kỳ",
    "not_yet": "ở cơ sở đầu kỳ đã có đảng viên nhưng chưa đủ điều kiện thành lập chi bộ",
    "covered": "ở cơ sở đầu kỳ đã có chi bộ",
    "other": "không gắn với cơ sở nào, hoặc cơ sở chưa mở đầu kỳ",
}
"""Admissions by what their establishment was on the eve of the period."""

MARKS = {
    "minority": "Dân tộc thiểu số",
    "youth_union": "Đoàn viên thanh niên",
    "difficult_villages": "Bản ĐBKK",
    "border_villages": "Bản biên giới",
}
"""Groups of admissions shown as columns of the list, besides kind and opening state."""

VILLAGE_ZONES = {"difficult_villages": "specially_difficult", "border_villages": "border"}
"""Groups of admissions that are villages of a zone."""


def admissions(ask: Asking, period: Question, joint_counts: bool) -> Admissions:
    """Members admitted in the period and their breakdowns."""
    total = replace(
        ask.figure("admitted", period, "flow.admitted"), name="Đảng viên kết nạp trong kỳ"
    )
    by_opening = {
        group: ask.total(
            f"admitted.{group}",
            f"Kết nạp {words}",
            [ask.figure("", period, f"admitted_by.opening_state.{state}") for state in states],
        )
        for (group, words), states in zip(
            OPENING_GROUPS.items(), _opening_states(joint_counts), strict=True
        )
    }
    by_kind = {
        kind: ask.total(f"admitted.{kind}", f"Kết nạp ở {kind_name(kind)}", figures)
        for kind, figures in _by_kind(ask, period, "admitted_by.establishment_kind").items()
    }
    return Admissions(
        total,
        by_opening,
        by_kind,
        _cross(ask, by_kind, by_opening),
        ask.figure("admitted.minority", period, "admitted_by.ethnic_minority"),
        ask.figure("admitted.youth_union", period, "admitted_by.youth_union"),
        _villages(ask, period, by_kind, "difficult_villages"),
        _villages(ask, period, by_kind, "border_villages"),
    )


def _opening_states(joint_counts: bool) -> list[tuple[str, ...]]:
    named = sums(joint_counts)
    own = [named[name].states for name in ("no_member", "not_yet", "covered")]
    return [*own, ("not_open", "none")]


def _by_kind(ask: Asking, period: Question, path: str) -> dict[str, list[Figure]]:
    """Figures by kind of establishment; whatever is no kind of the programme is "other"."""
    head, tail = path.split(".")
    found = ask.answer(period)[head].get(tail, {})
    kinds = {kind: [ask.figure("", period, f"{path}.{kind}")] for kind in KINDS}
    others = sorted({*found, "none"} - set(KINDS))
    return kinds | {"other": [ask.figure("", period, f"{path}.{kind}") for kind in others]}


def _villages(ask: Asking, period: Question, by_kind: Mapping[str, Figure], code: str) -> Figure:
    """Admissions in villages of a zone: the zone alone would count schools and stations too."""
    in_zone = ask.figure("", period, f"admitted_by.zone.{VILLAGE_ZONES[code]}")
    name = f"Kết nạp ở {MARKS[code][:1].lower()}{MARKS[code][1:]}"
    return ask.both(f"admitted.{code}", name, by_kind["village"], in_zone)


def _cross(
    ask: Asking, by_kind: Mapping[str, Figure], by_opening: Mapping[str, Figure]
) -> dict[str, dict[str, Figure]]:
    return {
        kind: {
            group: ask.both(
                f"admitted.{kind}.{group}", f"{row.name}, {column.name[8:]}", row, column
            )
            for group, column in by_opening.items()
        }
        for kind, row in by_kind.items()
    }


def cells_founded(ask: Asking, period: Question) -> CellsFounded:
    """Cells founded in the period; one that serves two kinds stands under both."""
    total = ask.figure("cells", period, "cells_founded.total")
    by_kind = _by_kind(ask, period, "cells_founded.by_establishment_kind")
    return CellsFounded(
        total,
        {
            kind: ask.total(f"cells.{kind}", f"Chi bộ thành lập mới ở {kind_name(kind)}", figures)
            for kind, figures in by_kind.items()
        },
    )


def flow(ask: Asking, period: Question) -> Flow:
    """Opening, increases, decreases and closing; raises if they do not add up."""

    def line(name: str) -> Figure:
        return ask.figure(f"flow.{name}", period, f"flow.{name}")

    made = Flow(
        line("opening"),
        tuple(line(name) for name in INCREASES),
        tuple(line(name) for name in DECREASES),
        line("closing"),
    )
    gained = sum(figure.value for figure in made.increases)
    lost = sum(figure.value for figure in made.decreases)
    if made.opening.value + gained - lost != made.closing.value:
        reason = f"{made.opening} + {gained} - {lost} không bằng {made.closing}"
        raise Problem("damaged", reason=f"{reason}; hãy chạy hatnhan verify")
    return made


def list_of_admissions(
    ask: Asking, made: Admissions, names: Mapping[str, str]
) -> Listing[MemberLine]:
    """Every admission, with the groups of the report it is counted in.

    `names` are the establishments of the scope by id; another is named by its id.
    """
    period, marks = made.total.question, _marks(ask, made)
    records = ask.answers.drill(period, made.total.path)
    known = ask.answers.admissions(period, [record.id for record in records])
    lines = []
    for record in records:
        told = known[record.recording]
        where = told.establishment
        key = (record.id, record.recording)
        lines.append(
            MemberLine(
                record.id,
                record.label,
                record.recording,
                told.on,
                "" if where is None else names.get(where, where),
                frozenset(name for name, members in marks.items() if key in members),
            )
        )
    return Listing("admitted", "Danh sách đảng viên mới kết nạp", made.total, tuple(lines))


def _marks(ask: Asking, made: Admissions) -> dict[str, frozenset[Key]]:
    """The records behind each breakdown of the admissions."""
    period = made.total.question
    groups: dict[str, Figure] = {
        **made.by_kind,
        **{f"opening.{group}": figure for group, figure in made.by_opening.items()},
        "minority": made.minority,
        "youth_union": made.youth_union,
    }
    marks = {name: ask.records(period, figure.path) for name, figure in groups.items()}
    for code, zone in VILLAGE_ZONES.items():
        marks[code] = marks["village"] & ask.records(period, f"admitted_by.zone.{zone}")
    return marks


def list_of_cells(ask: Asking, made: CellsFounded, closing: Question) -> Listing[CellLine]:
    """Every founding of a cell, with what the cell is on the closing day."""
    kinds = {
        kind: ask.records(figure.question, figure.path) for kind, figure in made.by_kind.items()
    }
    now = {line.id: line for line in ask.answers.organisations(closing)}
    period = made.total.question
    records = ask.answers.drill(period, made.total.path)
    known = ask.answers.foundings(period, [record.id for record in records])
    lines = []
    for record in records:
        cell = now.get(record.id)
        lines.append(
            CellLine(
                record.id,
                record.label,
                record.recording,
                known[record.recording],
                tuple(
                    kind for kind, cells in kinds.items() if (record.id, record.recording) in cells
                ),
                tuple(name for _, name in cell.serves) if cell else (),
                cell.official if cell else 0,
            )
        )
    return Listing("cells", "Danh sách chi bộ thành lập mới", made.total, tuple(lines))
