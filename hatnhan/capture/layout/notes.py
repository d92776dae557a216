"""What is said of a file as a whole, in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hatnhan.capture import fields
from hatnhan.capture.layout.found import Found
from hatnhan.capture.layout.headings import key
from hatnhan.capture.layout.holds import place
from hatnhan.capture.letters import letters
from hatnhan.capture.model import Column, Kind, RawRow, Trouble, Verdict

_KINDS: dict[Kind, str] = {
    "establishments": "cơ sở",
    "organisations": "tổ chức đảng",
    "members": "đảng viên",
    "candidates": "nguồn phát triển Đảng",
}


def complete(kind: Kind, have: set[str]) -> bool:
    """Whether no column that must be there is missing."""
    return all(have & set(need) for need in fields.REQUIRED[kind])


def with_kind(trouble: Trouble, kind: Kind) -> Trouble:
    """The refusal of a file, with the kind of list that it seems to be."""
    remedy = f"Tệp giống danh sách {_KINDS[kind]}: nếu đúng, hãy chọn loại ấy rồi nạp lại."
    return replace(trouble, remedy=remedy)


def wrong_kind(asked: Kind, kind: Kind) -> Trouble:
    """A list of one kind that could be read as another, with most of its columns lost."""
    return Trouble(
        "wrong_kind",
        Verdict.REFUSED,
        f"Đây là danh sách {_KINDS[kind]}, không phải danh sách {_KINDS[asked]}.",
        f"Chọn loại “{_KINDS[kind]}” rồi nạp lại; nếu không phải, hãy chỉ ra từng cột là gì.",
        value=kind,
    )


def table_beside(sheet: str | None, row: int, column: str) -> Trouble:
    """A table that begins lower, beside the list."""
    return Trouble(
        "table_beside",
        Verdict.HELD,
        f"Cạnh danh sách còn một bảng nữa, bắt đầu từ ô {column}{row}: {place(sheet)}chưa đọc bảng ấy.",
        "Để mỗi bảng trên một trang tính rồi nạp lại.",
    )


def doubled(columns: Sequence[Column]) -> str:
    """Which headings stand over two columns, of which one is not read; '' for none."""
    first: dict[str, Column] = {}
    said = ""
    for column in columns:
        one = first.setdefault(key(column.heading), column)
        if one is not column and bool(one.field) != bool(column.field):
            where = f"{letters(one.index)} và {letters(column.index)}"
            said += f" Tiêu đề “{column.heading}” có ở hai cột {where}."
    return said


def _lacking(lines: Sequence[RawRow], kind: Kind, have: set[str]) -> str:
    """The lines to which no group or title gives what it gives to others."""
    for need in fields.REQUIRED[kind]:
        without = [line.row for line in lines if not set(need) & line.cells.keys()]
        if not have & set(need) and without and len(without) < len(lines):
            numbers = ", ".join(map(str, without[:10])) + ("…" if len(without) > 10 else "")
            what = fields.label(kind, need[0])
            return f" Không tiêu đề nào ghi “{what}” cho dòng {numbers}."
    return ""


def missing(
    sheet: str | None, rows: Sequence[int], kind: Kind, have: set[str], columns: Sequence[Column],
    lines: Sequence[RawRow] = (),
) -> Trouble:  # fmt: skip
    """A list without a column that must be there; a doubled heading may stand in its place."""
    names = [fields.label(kind, need[0]) for need in fields.REQUIRED[kind] if not have & set(need)]
    listed = ", ".join(f"“{n}”" for n in names)
    where = f"{place(sheet)}tiêu đề ở dòng {rows[0]}"
    return Trouble(
        "missing_columns",
        Verdict.REFUSED,
        f"Thiếu cột bắt buộc: {listed} ({where}).{doubled(columns)}{_lacking(lines, kind, have)}",
        "Thêm cột còn thiếu, hoặc chỉ ra cột nào trong tệp chứa nội dung ấy.",
        value=names,
    )


def of_file(found: Found) -> list[Trouble]:
    """Everything to be said of the file, the gravest first."""
    said: list[Trouble] = []
    rows = sum(len(t.rows) for t in found.tables)
    if not rows and not any(r.skipped == "hidden" for t in found.tables for r in t.skipped):
        return [_nothing(found), *_columns(found)]
    if found.missing:
        held = [
            Trouble("missing_columns", Verdict.HELD, t.message, t.remedy, value=t.value)
            for t in found.missing
        ]
        said += held
    if question := _hidden(found):
        said.append(question)
    said += found.notes
    if found.unread:
        names = ", ".join(f"“{n}”" for n in found.unread)
        said.append(
            Trouble(
                "sheets_not_read",
                Verdict.NORMALISED,
                f"Không đọc trang tính {names}: không có bảng danh sách cùng loại.",
                value=found.unread,
            )
        )
    if found.headless:
        said.append(
            Trouble(
                "columns_without_heading",
                Verdict.WARNED,
                f"Không đọc cột {', '.join(found.headless)}: có dữ liệu mà không có tiêu đề.",
                "Nếu cần đọc, ghi tiêu đề cho cột rồi nạp lại.",
                value=list(found.headless),
            )
        )
    return said + _columns(found)


def _remarks(found: Found) -> list[Trouble]:
    """Remarks are looked through for one thing and kept nowhere: that is to be known."""
    names: dict[str, None] = {}
    for table in found.tables:
        if any("remark" in row.cells for row in table.rows):
            names |= {c.heading: None for c in table.columns if c.field == "remark"}
    if not names:
        return []
    listed = ", ".join(f"“{n}”" for n in names)
    return [
        Trouble(
            "remarks_not_kept",
            Verdict.NORMALISED,
            f"Cột {listed} không được nhập và không lưu; chỉ xem dòng nào ghi đã mất, đã chuyển, "
            "đã sáp nhập hoặc giải thể.",
            value=list(names),
        )
    ]


def _nothing(found: Found) -> Trouble:
    if found.missing:
        return found.missing[0]
    if found.headed or not found.written:
        return Trouble(
            "no_rows",
            Verdict.REFUSED,
            "Tệp không có dòng dữ liệu nào: chỉ có tiêu đề, hoặc trang tính trống.",
            "Kiểm tra đã chọn đúng tệp, đúng trang tính và đã lưu tệp chưa.",
        )
    if found.partly:
        return found.partly[0]
    return Trouble(
        "no_header",
        Verdict.REFUSED,
        "Không tìm thấy dòng tiêu đề của danh sách trong tệp.",
        "Dùng mẫu tải về, hoặc chỉ ra từng cột của tệp chứa nội dung gì.",
    )


def _hidden(found: Found) -> Trouble | None:
    parts = []
    if found.hidden_rows:
        parts.append(f"{found.hidden_rows} dòng ẩn")
    if found.hidden_columns:
        parts.append(f"{len(found.hidden_columns)} cột ẩn ({', '.join(found.hidden_columns)})")
    if found.hidden_sheets:
        names = ", ".join(f"“{n}”" for n in found.hidden_sheets)
        parts.append(f"{len(found.hidden_sheets)} trang tính ẩn ({names})")
    if not parts:
        return None
    # A very hidden sheet cannot be shown again from the menus: answering is all that helps.
    shown = "" if found.very_hidden else ", hoặc bỏ ẩn trong tệp rồi nạp lại"
    return Trouble(
        "hidden_content",
        Verdict.HELD,
        f"Tệp có {', '.join(parts)}: nhập cả hay bỏ ra?",
        f"Trả lời một lần cho mỗi loại{shown}.",
        value={
            "rows": found.hidden_rows,
            "columns": list(found.hidden_columns),
            "sheets": list(found.hidden_sheets),
        },
    )


def _columns(found: Found) -> list[Trouble]:
    """Columns that are left out, by name, never with what they hold."""
    forbidden: dict[str, None] = {}
    unread: dict[str, None] = {}
    for table in found.tables:
        read = {key(c.heading) for c in table.columns if c.field}
        for column in table.columns:
            if column.forbidden:
                forbidden[column.heading] = None
            elif column.field is None and key(column.heading) in read:
                unread[f"{column.heading} (cột {letters(column.index)})"] = None
            elif column.field is None or column.field in fields.UNUSED[found.kind]:
                unread[column.heading] = None
    said = []
    if forbidden:
        names = ", ".join(f"“{n}”" for n in forbidden)
        said.append(
            Trouble(
                "forbidden_columns",
                Verdict.NORMALISED,
                f"Bỏ ra, không đọc và không lưu các cột: {names}.",
                value=list(forbidden),
            )
        )
    if unread:
        names = ", ".join(f"“{n}”" for n in unread)
        said.append(
            Trouble(
                "unread_columns",
                Verdict.NORMALISED,
                f"Không đọc các cột: {names}.",
                value=list(unread),
            )
        )
    return said + _remarks(found)
