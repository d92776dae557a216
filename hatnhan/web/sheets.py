"""What stands in the columns of each list that can be downloaded."""

from __future__ import annotations

from collections.abc import Sequence

from hatnhan.indicators.queries import EstablishmentLine, Record
from hatnhan.web.csvfile import Sheet
from hatnhan.web.labels import ESTABLISHMENT_KINDS, STATE, ZONES, label

RECORD_KINDS = {"person": "người", "establishment": "cơ sở", "organisation": "tổ chức"}


def establishments(lines: Sequence[EstablishmentLine]) -> Sheet:
    """Establishments with state, members and cells."""
    return Sheet(
        "co-so",
        "Danh sách cơ sở",
        [
            ("STT", 6, "count"),
            ("Mã", 14, "text"),
            ("Tên cơ sở", 34, "text"),
            ("Loại", 18, "text"),
            ("Địa bàn", 40, "text"),
            ("Vùng", 26, "text"),
            ("Trạng thái", 30, "text"),
            ("Đảng viên chính thức", 12, "count"),
            ("Đảng viên dự bị", 12, "count"),
            ("Chi bộ phụ trách", 40, "text"),
        ],
        [
            (
                i,
                e.id,
                e.name,
                label(ESTABLISHMENT_KINDS, e.kind),
                ", ".join(reversed(e.place_path)),
                ", ".join(label(ZONES, zone) for zone in e.zones),
                str(STATE[e.state].name),
                e.official,
                e.probationary,
                "; ".join(name for _, name in e.cells),
            )
            for i, e in enumerate(lines, 1)
        ],
    )


def records(title: str, found: Sequence[Record]) -> Sheet:
    """The records behind a figure, each with the recording that brought it in."""
    return Sheet(
        "danh-sach",
        title,
        [
            ("STT", 6, "count"),
            ("Loại", 12, "text"),
            ("Mã", 18, "text"),
            ("Tên", 46, "text"),
            ("Lần ghi", 12, "count"),
        ],
        [(i, RECORD_KINDS[r.kind], r.id, r.label, r.recording) for i, r in enumerate(found, 1)],
    )


def figures(title: str, rows: Sequence[tuple[str, str, int]]) -> Sheet:
    """Figures with name and path."""
    return Sheet(
        "so-lieu",
        title,
        [("Chỉ tiêu", 56, "text"), ("Đường dẫn", 46, "text"), ("Số", 14, "count")],
        rows,
    )
