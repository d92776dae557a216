"""What is left to do, in the order in which it can be done."""

from __future__ import annotations

from hatnhan.domain import vietnamese
from hatnhan.reports.document import Block, body, items
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months.model import NineMonths

NAMED_AT_MOST = 5
"""So many places stand by name in the text; more stand in the annex only."""

LISTS = "Danh sách từng cơ sở có trong phụ lục kèm theo (bảng tính Excel)."


def remaining(report: NineMonths) -> tuple[Block, ...]:
    """The work left, one item for each kind of it that is left at all."""
    todo = [text for text in (*_founding(report), *_developing(report)) if text]
    if not todo:
        return body("Không còn cơ sở nào chưa có chi bộ hoặc có chi bộ dưới mức tối thiểu.")
    return (*items(todo), *body(LISTS))


def _founding(report: NineMonths) -> list[str]:
    left = report.remaining
    return [
        _item(left.due, f"Thành lập chi bộ ở {left.due} cơ sở đã đủ điều kiện{_named(report)}"),
        _item(
            left.below_minimum,
            f"Củng cố chi bộ ở {left.below_minimum} cơ sở đang dưới mức tối thiểu",
        ),
    ]


def _developing(report: NineMonths) -> list[str]:
    left, total = report.remaining, report.closing.total
    none, few, joint = (
        total.states[state] for state in ("no_member", "members_too_few", "joint_cell")
    )
    return [
        _item(
            none,
            f"Kết nạp đảng viên đầu tiên ở {none} cơ sở chưa có đảng viên"
            + _of_them(left.unsupported, "chưa được giao chi bộ giúp đỡ và cần phân công ngay"),
        ),
        _item(
            few,
            f"Bồi dưỡng nguồn ở {few} cơ sở chưa đủ đảng viên chính thức"
            + _of_them(left.soon, "sẽ đủ khi đảng viên dự bị được công nhận chính thức"),
        ),
        _item(joint, f"Tạo nguồn để {joint} cơ sở đang ở chi bộ ghép có chi bộ riêng"),
    ]


def _item(figure: Figure, text: str) -> str:
    return text if figure.value else ""


def _of_them(figure: Figure, what: str) -> str:
    return f", trong đó {figure} cơ sở {what}" if figure.value else ""


def _named(report: NineMonths) -> str:
    """The few places where a cell is due, by name."""
    due = report.closing.total.states["cell_due"]
    lines = next(listing.lines for listing in report.places if listing.code == due.code)
    if len(lines) > NAMED_AT_MOST:
        return ""
    names = [f"{line.name} ({', '.join(reversed(line.path[1:]))})" for line in lines]
    return f": {vietnamese.listing(names)}"
