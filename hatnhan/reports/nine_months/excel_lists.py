"""The lists behind the figures, one sheet each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hatnhan.domain import vietnamese
from hatnhan.reports.excel.book import Column, Table, Value
from hatnhan.reports.nine_months.model import CellLine, Listing, MemberLine, NineMonths, PlaceLine
from hatnhan.reports.nine_months.provenance import asked, compact, heading
from hatnhan.reports.nine_months.results import MARKS, OPENING_GROUPS
from hatnhan.reports.nine_months.tables import GROUP_HEADS, capital
from hatnhan.reports.nine_months.wording import KINDS, ZONE_NAMES, kind_name, state_name

_PLACE_SHEETS = {
    "opening.total.no_member": "DS chưa có ĐV (đầu kỳ)",
    "opening.total.not_yet": "DS chưa đủ ĐK (đầu kỳ)",
    "closing.total.no_member": "DS chưa có ĐV (cuối kỳ)",
    "closing.total.not_yet": "DS chưa đủ ĐK (cuối kỳ)",
    "closing.total.state.cell_due": "DS chờ lập chi bộ",
    "closing.total.state.own_cell_below_minimum": "DS dưới mức tối thiểu",
}
"""Names of the sheets; a workbook allows 31 characters."""

_REMAINING = {
    "remaining.due": "closing.total.state.cell_due",
    "remaining.below_minimum": "closing.total.state.own_cell_below_minimum",
}

_LEVELS = ("Huyện, thị xã, thành phố", "Xã, phường, thị trấn")


def named(report: NineMonths) -> list[tuple[str, Listing[Any]]]:
    """Every list with the name of its sheet; also under the second code of its figure."""
    places = [(_PLACE_SHEETS[listing.code], listing) for listing in report.places]
    by_code = {listing.code: (name, listing) for name, listing in places}
    again = []
    for code, first in _REMAINING.items():
        name, listing = by_code[first]
        again.append((name, Listing(code, listing.title, listing.figure, listing.lines)))
    return [
        *places,
        *again,
        ("DS kết nạp", report.admitted),
        ("DS chi bộ mới", report.founded),
    ]


def sheets(report: NineMonths) -> Iterable[Table]:
    """One sheet for each list, in the order of the text; none left out, not even empty ones."""
    for listing in report.places:
        yield _places(report, _PLACE_SHEETS[listing.code], listing)
    yield _members(report)
    yield _cells(report)


def _lines(report: NineMonths, listing: Listing[Any]) -> tuple[str, ...]:
    figure = listing.figure
    return (
        *heading(report, listing.title),
        f"{figure} dòng = “{capital(figure.name)}” ({asked(figure)}); "
        f"đường dẫn: {compact(figure.path)}",
    )


def _places(report: NineMonths, name: str, listing: Listing[PlaceLine]) -> Table:
    depth = max((len(line.path) for line in listing.lines), default=1) - 1
    levels = _LEVELS[-depth:] if depth else ()
    columns = (
        Column("TT", 6, "count"),
        Column("Cơ sở", 34),
        Column("Loại", 12),
        *(Column(level, 22) for level in levels),
        Column("Vùng", 30),
        Column("Tình trạng", 30),
        Column("ĐV chính thức", 10, "count"),
        Column("ĐV dự bị", 10, "count"),
        Column("Chi bộ phụ trách", 34),
        Column("Chi bộ được giao giúp đỡ", 34),
        Column("Mã cơ sở", 20),
    )
    rows: list[tuple[Value, ...]] = [
        (
            place,
            line.name,
            capital(kind_name(line.kind)),
            *_below_top(line, depth),
            ", ".join(ZONE_NAMES.get(zone, zone) for zone in line.zones),
            capital(state_name(line.state)),
            line.official,
            line.probationary,
            "; ".join(line.cells),
            "; ".join(line.supporters),
            line.id,
        )
        for place, line in enumerate(listing.lines, 1)
    ]
    return Table(name, _lines(report, listing), columns, rows)


def _below_top(line: PlaceLine, depth: int) -> tuple[str, ...]:
    """The places of a line below the topmost, padded: not every establishment lies in a commune."""
    path = line.path[1:]
    return (*path, *("",) * (depth - len(path)))


def _members(report: NineMonths) -> Table:
    listing = report.admitted
    columns = (
        Column("TT", 6, "count"),
        Column("Họ và tên", 28),
        Column("Ngày kết nạp", 13, "mark"),
        Column("Cơ sở", 34),
        Column("Loại cơ sở", 14),
        Column("Cơ sở đầu kỳ", 22),
        *(Column(title, 13, "mark") for title in MARKS.values()),
        Column("Lần ghi số", 12, "count"),
        Column("Mã", 20),
    )
    rows = [_member(place, line) for place, line in enumerate(listing.lines, 1)]
    return Table("DS kết nạp", _lines(report, listing), columns, rows)


def _member(place: int, line: MemberLine) -> tuple[Value, ...]:
    kind = next((kind for kind in (*KINDS, "other") if kind in line.marks), "other")
    group = next((group for group in OPENING_GROUPS if f"opening.{group}" in line.marks), "")
    return (
        place,
        line.name,
        vietnamese.day(line.on),
        line.establishment,
        capital(kind_name(kind)),
        GROUP_HEADS.get(group, ""),
        *("x" if mark in line.marks else "" for mark in MARKS),
        line.recording,
        line.id,
    )


def _cells(report: NineMonths) -> Table:
    listing: Listing[CellLine] = report.founded
    columns = (
        Column("TT", 6, "count"),
        Column("Chi bộ", 38),
        Column("Ngày thành lập", 13, "mark"),
        Column("Loại cơ sở", 20),
        Column("Cơ sở phụ trách cuối kỳ", 50),
        Column("ĐV chính thức cuối kỳ", 14, "count"),
        Column("Lần ghi số", 12, "count"),
        Column("Mã", 20),
    )
    rows: list[tuple[Value, ...]] = [
        (
            place,
            line.name,
            vietnamese.day(line.on),
            ", ".join(capital(kind_name(kind)) for kind in line.kinds),
            "; ".join(line.serves),
            line.official,
            line.recording,
            line.id,
        )
        for place, line in enumerate(listing.lines, 1)
    ]
    return Table("DS chi bộ mới", _lines(report, listing), columns, rows)
