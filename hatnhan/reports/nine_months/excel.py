"""The report's annex as a workbook: figures with their provenance, tables, and every list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from hatnhan.domain import vietnamese
from hatnhan.reports.document import Cell, Grid
from hatnhan.reports.excel.book import Book, Column, Link, Ratio, Table, Value
from hatnhan.reports.figure import Figure, Rate
from hatnhan.reports.nine_months import excel_lists, narrative, tables
from hatnhan.reports.nine_months.annexes import verdict
from hatnhan.reports.nine_months.issuer import issuer
from hatnhan.reports.nine_months.model import Coverage, NineMonths, walk
from hatnhan.reports.nine_months.provenance import asked, compact, heading
from hatnhan.reports.nine_months.tables import capital


def write_xlsx(report: NineMonths, target: Path | BinaryIO) -> None:
    """Write the annex as .xlsx to a path or an open binary file."""
    doc = narrative.document(report)
    book = Book(target, title=f"Phụ lục {doc.title.lower()} {doc.subject}", notice=doc.notice)
    for table in _sheets(report):
        book.add(table)
    book.close()


def _sheets(report: NineMonths) -> Iterable[Table]:
    yield _summary(report)
    yield _rates(report)
    yield _of_grid(report, "Theo loại cơ sở", tables.coverage(report))
    yield _of_grid(report, "Kết nạp theo loại", tables.admissions(report))
    if report.parts:
        yield _of_grid(report, _parts_name(report), tables.parts(report))
    yield _zones(report)
    if report.comparisons:
        yield _comparisons(report)
    yield from excel_lists.sheets(report)
    yield _sources(report)


def _parts_name(report: NineMonths) -> str:
    part = issuer(report).part
    for known in ("huyện", "xã"):
        if part.startswith(known):
            return f"Theo {known}"
    return "Theo đơn vị"


FIGURE_COLUMNS = (
    Column("TT", 5, "count"),
    Column("Chỉ tiêu", 44),
    Column("Số", 10, "count"),
    Column("Thời điểm hoặc kỳ", 26),
    Column("Đến lần ghi số", 11, "count"),
    Column("Định nghĩa", 46),
    Column("Nguồn số (đường dẫn)", 42),
)


def _summary(report: NineMonths) -> Table:
    """The figures the text speaks of, each with a way to its list."""
    lists = {listing.code: name for name, listing in excel_lists.named(report)}
    chosen = list(
        walk(
            (
                _named_sums(report.opening.total),
                *(_named_sums(row) for row in report.opening.kinds),
                report.admissions.total,
                report.admissions.by_opening,
                report.admissions.by_kind,
                report.admissions.minority,
                report.admissions.youth_union,
                report.admissions.difficult_villages,
                report.admissions.border_villages,
                report.cells,
                report.flow,
                _named_sums(report.closing.total),
                *(_named_sums(row) for row in report.closing.kinds),
                report.remaining,
            )
        )
    )
    rows = [
        (*_figure(place, figure), Link(lists[figure.code], "mở") if figure.code in lists else "")
        for place, figure in enumerate(chosen, 1)
    ]
    columns = (*FIGURE_COLUMNS, Column("Danh sách", 10))
    return Table("Tổng hợp", heading(report, "Tổng hợp số liệu báo cáo"), columns, rows)


def _named_sums(row: Coverage) -> tuple[Figure, ...]:
    return (row.all, row.no_member, row.not_yet, row.covered, row.without_cell)


def _figure(place: int, figure: Figure) -> tuple[Value, ...]:
    return (
        place,
        capital(figure.name),
        figure.value,
        asked(figure),
        figure.question.known_at,
        figure.definition,
        compact(figure.path),
    )


def _rates(report: NineMonths) -> Table:
    columns = (
        Column("TT", 5, "count"),
        Column("Tử số", 50),
        Column("Số", 11, "count"),
        Column("Mẫu số", 50),
        Column("Số", 11, "count"),
        Column("Tỷ lệ", 11, "percent"),
    )
    rows = [
        (
            place,
            capital(rate.numerator.name),
            rate.numerator.value,
            capital(rate.base.name),
            rate.base.value,
            Ratio(2, 4, rate.share),
        )
        for place, rate in enumerate(report.rates, 1)
    ]
    return Table("Tỷ lệ", heading(report, "Các tỷ lệ, tử số và mẫu số"), columns, rows)


def _of_grid(report: NineMonths, name: str, grid: Grid) -> Table:
    """A table of the text as a sheet."""
    columns = tuple(
        Column(head, 26 if place < grid.words else 13, "text" if place < grid.words else "count")
        for place, head in enumerate(grid.heads)
    )
    rows = [[_value(cell) for cell in row] for row in grid.rows]
    return Table(
        name, heading(report, grid.title), columns, rows, grid.groups, grid.total, grid.note
    )


def _value(cell: Cell) -> Value:
    if isinstance(cell, Figure):
        return cell.value
    if isinstance(cell, Rate):
        return str(cell)
    return vietnamese.NO_RATE if cell is None else cell


def _zones(report: NineMonths) -> Table:
    names = tuple(tables.NAMED)
    columns = (
        Column("Vùng", 26),
        *(Column(head, 13, "count") for _ in names for head in ("Đầu kỳ", "Cuối kỳ")),
        Column("Kết nạp trong kỳ", 13, "count"),
    )
    rows = [
        (
            row.name,
            *(getattr(day, name).value for name in names for day in (row.opening, row.closing)),
            row.admitted.value,
        )
        for row in report.zones
    ]
    return Table(
        "Theo vùng",
        heading(report, "Cơ sở và đảng viên mới kết nạp theo vùng"),
        columns,
        rows,
        (("", 1), *((head, 2) for head in tables.NAMED.values()), ("", 1)),
        note="Một cơ sở có thể thuộc nhiều vùng nên tổng các dòng có thể lớn hơn số chung.",
    )


def _comparisons(report: NineMonths) -> Table:
    """What was published beside what the register gives, and where a printed rate comes from."""
    source = report.comparisons[0].stated.source
    columns = (
        Column("Chỉ tiêu", 70),
        Column("Công bố", 13, "count"),
        Column("Tính từ sổ", 13, "count"),
        Column("Kết quả", 13, "mark"),
    )
    rows: list[tuple[Value, ...]] = [
        (
            capital(pair.computed.name),
            pair.stated.printed.text,
            pair.computed.value,
            "trùng" if pair.agrees else "khác",
        )
        for pair in report.comparisons
    ]
    lines = (
        *heading(report, "Đối chiếu với số đã công bố"),
        f"Nguồn: “{source.title}”, {vietnamese.day(source.published_on)}.",
        *(verdict(rate) for rate in report.stated_rates),
    )
    return Table("Đối chiếu", lines, columns, rows)


def _sources(report: NineMonths) -> Table:
    """Every figure of the report, also those that stand only in a table."""
    rows = [
        (*_figure(place, figure), figure.code)
        for place, figure in enumerate(report.figures().values(), 1)
    ]
    columns = (*FIGURE_COLUMNS, Column("Mã trong báo cáo", 34))
    return Table("Nguồn số", heading(report, "Nguồn của từng số trong báo cáo"), columns, rows)
