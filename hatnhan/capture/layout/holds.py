"""What a table may not be read through in silence: hidden content, merged data, doubtful ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from hatnhan.capture.letters import cell_name, letters
from hatnhan.capture.model import Column, RawRow, Row, Sheet, Table, Trouble, Verdict

Decisions = Mapping[str, str]
"""By code of a question: "include" or "exclude"."""

_SILENT: Final = ("ordinal", "remark")
_ASK: Final = "Trả lời một lần cho cả tệp: nhập cả, hoặc bỏ ra."


def place(sheet: str | None) -> str:
    """The name of the sheet for a sentence; nothing for a file without sheets."""
    return f"trang tính “{sheet}”, " if sheet else ""


def mark(table: Table, row: int, trouble: Trouble) -> None:
    """Says something of a row."""
    table.troubles.setdefault(row, []).append(trouble)


def _exclude(table: Table, rows: set[int]) -> None:
    table.skipped += [
        Row(table.sheet, r.row, skipped="hidden") for r in table.rows if r.row in rows
    ]
    table.rows = [r for r in table.rows if r.row not in rows]


def hidden_rows(table: Table, sheet: Sheet, decisions: Decisions) -> int:
    """Holds the hidden rows of data; how many wait for an answer."""
    hidden = {r.row for r in table.rows} & sheet.hidden_rows
    answer = decisions.get("hidden_row")
    if answer == "exclude":
        _exclude(table, hidden)
    if answer or not hidden:
        return 0
    why = "bị bộ lọc che" if sheet.filtered else "bị ẩn"
    for row in hidden:
        mark(
            table,
            row,
            Trouble("hidden_row", Verdict.HELD, f"Dòng {row} {why} trong tệp.", _ASK),
        )
    return len(hidden)


def hidden_sheet(table: Table, sheet: Sheet, decisions: Decisions) -> bool:
    """Holds every row of a hidden sheet; whether it waits for an answer."""
    if sheet.state == "visible":
        return False
    answer = decisions.get("hidden_sheet")
    if answer == "exclude":
        _exclude(table, {r.row for r in table.rows})
    if answer or not table.rows:
        return False
    how = "ẩn" if sheet.state == "hidden" else "ẩn sâu (không mở được từ Excel)"
    for one in table.rows:
        message = f"Dòng {one.row} nằm trên trang tính {how} “{sheet.name}”."
        mark(table, one.row, Trouble("hidden_sheet", Verdict.HELD, message, _ASK))
    return True


def hidden_columns(table: Table, sheet: Sheet, decisions: Decisions) -> list[str]:
    """Holds the rows that have something in a hidden column; the columns that wait."""
    answer = decisions.get("hidden_column")
    waiting: list[str] = []
    for column in table.columns:
        name = column.field
        if column.index not in sheet.hidden_columns or name is None or name in _SILENT:
            continue
        if answer == "exclude":
            _drop(table, column)
        if answer:
            continue
        rows = {r.row: r.cells[name].raw for r in table.rows if name in r.cells}
        message = f"Cột {letters(column.index)} “{column.heading}” bị ẩn trong tệp."
        for row, raw in rows.items():
            mark(
                table,
                row,
                Trouble("hidden_column", Verdict.HELD, message, _ASK, column.heading, raw),
            )
        if rows:
            waiting.append(column.heading)
    return waiting


def _drop(table: Table, column: Column) -> None:
    table.columns = tuple(replace(c, field=None) if c is column else c for c in table.columns)
    table.rows = [
        RawRow(r.sheet, r.row, {f: c for f, c in r.cells.items() if f != column.field}, r.headings)
        for r in table.rows
    ]


def merged_cells(table: Table, sheet: Sheet, decisions: Decisions) -> None:
    """Holds the rows that share one merged cell of a column that is read."""
    if not sheet.merges or decisions.get("merged_cell"):
        return
    read = {c.index: c for c in table.columns if c.field and c.field not in _SILENT}
    data = {r.row for r in table.rows}
    for top, left, bottom, right in sheet.merges:
        columns = [read[i] for i in range(left, min(right, left + 400) + 1) if i in read]
        rows = tuple(row for row in range(top, bottom + 1) if row in data)
        if not columns or not rows or (bottom == top and len(columns) < 2):
            continue
        what = f"{len(rows)} dòng" if len(rows) > 1 else f"{len(columns)} cột"
        where = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
        message = f"Ô gộp {where}: một giá trị cho {what} ở cột “{columns[0].heading}”."
        remedy = "Bỏ gộp ô và ghi giá trị vào từng dòng."
        held = sheet.rows.get(top, ())[left : left + 1]
        raw = held[0].raw if held else ""
        for row in rows:
            mark(
                table,
                row,
                Trouble(
                    "merged_cell", Verdict.HELD, message, remedy, columns[0].heading, raw, rows=rows
                ),
            )


def extent(table: Table) -> str:
    """The cells of a table: A2:K20."""
    left = min(c.index for c in table.columns)
    right = max(c.index for c in table.columns)
    last = max((r.row for r in table.rows), default=table.header_rows[-1])
    return f"{cell_name(table.header_rows[0], left)}:{cell_name(last, right)}"


def several_tables(tables: list[Table], others: list[str], decisions: Decisions) -> list[Trouble]:
    """Holds the rows of a sheet on which more than one table stands, with the ranges proposed."""
    if len(tables) + len(others) < 2 or not tables or decisions.get("two_tables"):
        return []
    ranges = [extent(t) for t in tables]
    message = f"Trên một trang có {len(ranges) + len(others)} bảng: {place(tables[0].sheet)}"
    message += "; ".join(f"bảng {i} ở {r}" for i, r in enumerate(ranges, 1))
    if others:
        message += f"; dòng {', '.join(others)} là bảng loại khác, không đọc"
    remedy = "Xem lại phạm vi từng bảng rồi xác nhận, hoặc để mỗi bảng trên một trang tính."
    if len(tables) > 1:
        for table in tables:
            for row in table.rows:
                said = (
                    f"Dòng {row.row} thuộc bảng ở {extent(table)}, một trong nhiều bảng của trang."
                )
                mark(table, row.row, Trouble("two_tables", Verdict.HELD, said, remedy))
    return [Trouble("two_tables", Verdict.HELD, message + ".", remedy)]
