"""Indicators of a period: the movement of members, admissions, cells founded."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from hatnhan.indicators.entries.indicator import (
    ALL_ADMITTED,
    FORM_1,
    RESOLUTION,
    STATUTE_21,
    Indicator,
    Text,
)

_LINES: Final = (
    ("opening", _("Có đầu kỳ"), _("Đảng viên vào cuối ngày trước ngày đầu kỳ.")),
    ("admitted", _("Kết nạp"), _("Lễ kết nạp trong kỳ, tính cả người đã rời đi ngay trong kỳ.")),
    ("readmitted", _("Kết nạp lại"), _("Kết nạp lại trong kỳ; trở lại dự bị.")),
    ("arrived", _("Từ nơi khác đến"), _("Đến từ ngoài sổ, và số tồn khi mở sổ.")),
    ("restored", _("Phục hồi quyền đảng viên"), _("Được phục hồi quyền trong kỳ.")),
    ("moved_in", _("Chuyển sinh hoạt nội bộ đến"), _("Chuyển từ ngoài vào trong phạm vi.")),
    ("moved_out", _("Chuyển sinh hoạt nội bộ đi"), _("Chuyển từ trong ra ngoài phạm vi.")),
    (
        "reorganised_in",
        _("Đến do sắp xếp"),
        _("Vào phạm vi do tổ chức, cơ sở hoặc địa bàn được chuyển, nhập, tách."),
    ),
    (
        "reorganised_out",
        _("Đi do sắp xếp"),
        _("Ra khỏi phạm vi do tổ chức, cơ sở hoặc địa bàn được chuyển, nhập, tách."),
    ),
    ("transferred_out", _("Chuyển đi nơi khác"), _("Chuyển ra ngoài sổ.")),
    ("died", _("Từ trần"), _("Từ trần trong kỳ.")),
    ("removed", _("Xóa tên"), _("Bị xóa tên trong danh sách đảng viên.")),
    ("resigned", _("Xin ra khỏi Đảng"), _("Được ra khỏi Đảng theo nguyện vọng.")),
    ("expelled", _("Khai trừ"), _("Bị khai trừ.")),
    ("admission_cancelled", _("Hủy kết nạp"), _("Quyết định kết nạp bị hủy.")),
    ("closing", _("Có cuối kỳ"), _("Đảng viên vào cuối ngày cuối kỳ: đầu kỳ + tăng - giảm.")),
)

FLOW: Final = tuple(
    Indicator(
        code=f"BD-{number:02}",
        path=f"flow.{line}",
        name=name,
        definition=definition,
        numerator=_("Số lượt, mỗi việc một lượt"),
        legal_basis=FORM_1,
    )
    for number, (line, name, definition) in enumerate(_LINES, 1)
)


def _admitted(code: str, path: str, name: Text, definition: Text, *dimensions: str) -> Indicator:
    return Indicator(
        code=code,
        path=f"admitted_by.{path}",
        name=name,
        definition=definition,
        numerator=_("Số lượt kết nạp trong kỳ thỏa định nghĩa"),
        denominator=ALL_ADMITTED,
        dimensions=dimensions,
        legal_basis=RESOLUTION,
    )


ADMITTED_BY: Final = (
    _admitted(
        "KN-01",
        "opening_state.{opening_state}",
        _("Kết nạp theo tình trạng cơ sở trước kỳ"),
        _("Tình trạng, vào ngày trước kỳ, của cơ sở ghi trong việc kết nạp."),
        "opening_state",
    ),
    _admitted(
        "KN-02",
        "establishment_kind.{kind}",
        _("Kết nạp theo loại cơ sở"),
        _("Loại, vào cuối ngày kết nạp, của cơ sở ghi trong việc kết nạp."),
        "kind",
    ),
    _admitted(
        "KN-03",
        "ethnic_minority",
        _("Kết nạp là dân tộc thiểu số"),
        _("Mọi dân tộc trừ Kinh (01) và người nước ngoài (55)."),
    ),
    _admitted(
        "KN-04",
        "youth_union",
        _("Kết nạp là đoàn viên"),
        _("Là đoàn viên vào cuối ngày kết nạp."),
    ),
    _admitted(
        "KN-05",
        "zone.{zone}",
        _("Kết nạp theo vùng"),
        _("Vùng, vào cuối ngày kết nạp, của cơ sở; nhiều vùng thì đếm ở từng vùng."),
        "zone",
    ),
)

CELLS_FOUNDED: Final = (
    Indicator(
        code="CB-01",
        path="cells_founded.total",
        name=_("Chi bộ thành lập trong kỳ"),
        definition=_(
            "Quyết định lập chi bộ hoặc chi bộ cơ sở trong kỳ, trong phạm vi của cuối ngày "
            "lập, dù sau "
            "đó chi bộ ra sao."
        ),
        numerator=_("Số chi bộ thành lập"),
        denominator=_("Số cơ sở chưa có chi bộ riêng vào ngày trước kỳ"),
        legal_basis=STATUTE_21,
    ),
    Indicator(
        code="CB-02",
        path="cells_founded.by_establishment_kind.{kind}",
        name=_("Chi bộ thành lập theo loại cơ sở"),
        definition=_("Theo từng loại cơ sở mà chi bộ phụ trách vào cuối ngày lập."),
        numerator=_("Số chi bộ thành lập"),
        denominator=_("Số cơ sở cùng loại chưa có chi bộ riêng vào ngày trước kỳ"),
        dimensions=("kind",),
        legal_basis=STATUTE_21,
    ),
)
