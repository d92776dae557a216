"""The tables inside the report's text."""

from __future__ import annotations

from hatnhan.domain import vietnamese
from hatnhan.reports.document import Cell, Grid
from hatnhan.reports.nine_months.issuer import issuer
from hatnhan.reports.nine_months.model import Coverage, NineMonths
from hatnhan.reports.nine_months.results import OPENING_GROUPS
from hatnhan.reports.nine_months.wording import kind_name

NAMED = {
    "all": "Tổng số",
    "no_member": "Chưa có đảng viên",
    "not_yet": "Chưa đủ điều kiện",
    "covered": "Đã có chi bộ",
}
"""The named sums as column headings."""

GROUP_HEADS = {
    "no_member": "Chưa có đảng viên",
    "not_yet": "Chưa đủ điều kiện",
    "covered": "Đã có chi bộ",
    "other": "Khác",
}


def capital(words: str) -> str:
    """Words with their first letter a capital."""
    return words[:1].upper() + words[1:]


def _pairs(opening: Coverage | None, closing: Coverage | None, names: list[str]) -> list[Cell]:
    """Opening and closing of each named sum side by side; nothing where the unit was not."""
    return [getattr(day, name) if day else None for name in names for day in (opening, closing)]


def coverage(report: NineMonths) -> Grid:
    """Coverage by kind of establishment on both days."""
    opening, closing = report.opening, report.closing
    rows = [
        (capital(kind_name(was.kind)), *_pairs(was, now, list(NAMED)))
        for was, now in zip(opening.kinds, closing.kinds, strict=True)
    ]
    rows.append(("Cộng", *_pairs(opening.total, closing.total, list(NAMED))))
    return Grid(
        title="Tình trạng cơ sở theo loại, đầu kỳ và cuối kỳ",
        groups=(("", 1), *((head, 2) for head in NAMED.values())),
        heads=("Loại cơ sở", *("Đầu kỳ", "Cuối kỳ") * len(NAMED)),
        rows=tuple(rows),
        weights=(18, *(11,) * 2 * len(NAMED)),
        total=True,
        note=f"Đầu kỳ: {vietnamese.day(opening.on)}; cuối kỳ: {vietnamese.day(closing.on)}.",
    )


def admissions(report: NineMonths) -> Grid:
    """Admissions by kind of establishment and its state on the eve; empty columns left out."""
    made = report.admissions
    groups = [name for name in OPENING_GROUPS if made.by_opening[name].value]
    rows: list[tuple[Cell, ...]] = [
        (capital(kind_name(kind)), *(made.cross[kind][name] for name in groups), total)
        for kind, total in made.by_kind.items()
        if total.value or kind != "other"
    ]
    rows.append(("Cộng", *(made.by_opening[name] for name in groups), made.total))
    return Grid(
        title="Đảng viên mới kết nạp theo loại và tình trạng đầu kỳ của cơ sở",
        groups=(("", 1), ("Tình trạng cơ sở đầu kỳ", len(groups)), ("", 1)),
        heads=("Loại cơ sở", *(GROUP_HEADS[name] for name in groups), "Cộng"),
        rows=tuple(rows),
        weights=(24, *(20,) * len(groups), 12),
        total=True,
    )


def parts(report: NineMonths) -> Grid:
    """Every part of the scope: both days, and what was done between."""
    names = ["no_member", "not_yet", "covered"]
    rows: list[tuple[Cell, ...]] = [
        (
            row.name,
            row.closing.all if row.closing else None,
            *_pairs(row.opening, row.closing, names),
            row.admitted,
            row.cells,
        )
        for row in report.parts
    ]
    total, before = report.closing.total, report.opening.total
    rows.append(
        (
            "Cộng",
            total.all,
            *_pairs(before, total, names),
            report.admissions.total,
            report.cells.total,
        )
    )
    return Grid(
        title=f"Tình hình theo {issuer(report).part}",
        groups=(("", 2), *((NAMED[name], 2) for name in names), ("Trong kỳ", 2)),
        heads=(
            "Đơn vị",
            "Số cơ sở",
            *("Đầu kỳ", "Cuối kỳ") * len(names),
            "Kết nạp",
            "Chi bộ mới",
        ),
        rows=tuple(rows),
        weights=(19, 9, *(10,) * 2 * len(names), 10, 10),
        total=True,
        note=parts_note(report),
    )


def parts_note(report: NineMonths) -> str:
    """Why the rows of the parts do not add up to the total, when they do not."""
    if report.question.scope is not None and report.question.scope.kind == "organisation":
        return (
            "Một cơ sở có thể liên quan đến nhiều tổ chức đảng nên tổng các dòng có thể lớn hơn "
            "số chung."
        )
    days = [(row.closing.all.value if row.closing else 0) for row in report.parts]
    if sum(days) != report.closing.total.all.value:
        return "Dòng cộng gồm cả cơ sở không thuộc đơn vị nào ở trên."
    return "– : đơn vị chưa thành lập hoặc không còn vào ngày đó." if _gaps(report) else ""


def _gaps(report: NineMonths) -> bool:
    return any(row.opening is None or row.closing is None for row in report.parts)
