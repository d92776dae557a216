"""The words of the pages about spreadsheets: verdicts, kinds, fields, states of an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from django.utils.translation import gettext_lazy as _

from hatnhan.capture.fields import FIELDS
from hatnhan.capture.model import Kind, Verdict
from hatnhan.domain.vietnamese import number

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Sort:
    """One kind of list: its code in the command, its name, what one row of it is, an icon."""

    code: str
    name: StrPromise
    about: StrPromise
    icon: str


SORTS: Final = {
    sort.code: sort
    for sort in (
        Sort(
            "establishments",
            _("Cơ sở"),
            _("bản, trường học, trạm y tế: tên, xã, vùng, từ ngày nào"),
            "bi-houses",
        ),
        Sort(
            "organisations",
            _("Tổ chức đảng"),
            _("đảng bộ, chi bộ: trực thuộc đâu, phụ trách cơ sở nào"),
            "bi-diagram-3",
        ),
        Sort(
            "members",
            _("Đảng viên"),
            _("người, chi bộ, cơ sở, ngày vào Đảng, ngày chính thức"),
            "bi-people",
        ),
        Sort(
            "candidates",
            _("Nguồn kết nạp"),
            _("quần chúng ưu tú: tháng năm sinh, cơ sở, bước; không có gì của hồ sơ"),
            "bi-person-plus",
        ),
    )
}

SIGNS: Final = {
    Verdict.ACCEPTED: "✓",
    Verdict.NORMALISED: "✓",
    Verdict.WARNED: "!",
    Verdict.THERE: "=",
    Verdict.HELD: "?",
    Verdict.REFUSED: "✕",
    Verdict.SKIPPED: "–",
}
VERDICTS: Final = {
    Verdict.ACCEPTED: _("Nhập được"),
    Verdict.NORMALISED: _("Đã chuẩn hóa"),
    Verdict.WARNED: _("Có lưu ý"),
    Verdict.THERE: _("Đã có trong sổ"),
    Verdict.HELD: _("Cần xem"),
    Verdict.REFUSED: _("Không nhập được"),
    Verdict.SKIPPED: _("Không phải dữ liệu"),
}
CLEAN: Final = (Verdict.ACCEPTED, Verdict.NORMALISED, Verdict.WARNED)
"""Verdicts of the rows that *Nhập dòng sạch* takes."""
SHOWN: Final[Mapping[str, tuple[StrPromise, tuple[Verdict, ...]]]] = {
    "look": (_("Cần xem, không nhập được"), (Verdict.HELD, Verdict.REFUSED)),
    "held": (_("Cần xem"), (Verdict.HELD,)),
    "refused": (_("Không nhập được"), (Verdict.REFUSED,)),
    "warned": (_("Có lưu ý"), (Verdict.WARNED,)),
    "normalised": (_("Đã chuẩn hóa"), (Verdict.NORMALISED,)),
    "clean": (_("Nhập được"), CLEAN),
    "there": (_("Đã có trong sổ"), (Verdict.THERE,)),
    "skipped": (_("Không phải dữ liệu"), (Verdict.SKIPPED,)),
    "all": (_("Tất cả"), tuple(Verdict)),
}
"""The filters of the list of rows, in the order in which they are offered."""

EXTRA: Final = {
    "place": _("Địa bàn"),
    "zones": _("Vùng"),
    "born": _("Ngày sinh"),
    "recognised": _("Ngày chính thức"),
    "status": _("Tư cách"),
}
"""What rows are read as that no heading is called by."""
SKIPPED: Final = {
    "title": _("tiêu đề của danh sách"),
    "letterhead": _("quốc hiệu, tên cơ quan"),
    "header": _("đầu bảng"),
    "header_repeated": _("đầu bảng lặp lại ở trang sau"),
    "repeated_header": _("đầu bảng lặp lại ở trang sau"),
    "column_numbers": _("số thứ tự của cột"),
    "numbers": _("số thứ tự của cột"),
    "total": _("dòng cộng, dùng để đối chiếu"),
    "subtotal": _("dòng cộng nhóm, dùng để đối chiếu"),
    "group": _("tên nhóm"),
    "signature": _("nơi ký, người lập"),
    "note": _("ghi chú dưới bảng"),
    "blank": _("dòng trống"),
    "example": _("dòng ví dụ của mẫu"),
    "hidden": _("bị ẩn, đã chọn bỏ ra"),
    "other_table": _("bảng khác, không đọc"),
}
"""Why a row is no data."""
SILENT: Final = frozenset({"ordinal", "remark"})
"""Fields that are read for the checks alone."""


@cache
def names(kind: str) -> dict[str, str]:
    """What the fields of a kind of list are called."""
    listed = FIELDS[cast("Kind", kind)]
    found = {
        field.name: field.label.partition(" (")[0] for field in listed if field.name not in SILENT
    }
    return {**{key: str(word) for key, word in EXTRA.items()}, **found}


def headline(counts: Mapping[Verdict, int]) -> str:
    """The conclusion in one line: "214 dòng: 198 nhập được, 12 cần xem, 4 không nhập được"."""
    clean = sum(counts.get(verdict, 0) for verdict in CLEAN)
    held, refused = counts.get(Verdict.HELD, 0), counts.get(Verdict.REFUSED, 0)
    there = counts.get(Verdict.THERE, 0)
    rows = clean + held + refused + there
    if not rows:
        return "Tệp không có dòng dữ liệu nào"
    if clean == rows:
        return f"{number(rows)} dòng, tất cả nhập được"
    if there == rows:
        return f"{number(rows)} dòng, tất cả đã có trong sổ; không có gì để nhập"
    parts = [
        f"{number(clean) if clean else 'không dòng nào'} nhập được",
        f"{number(there)} đã có trong sổ" if there else "",
        f"{number(held)} cần xem" if held else "",
        f"{number(refused)} không nhập được" if refused else "",
    ]
    return f"{number(rows)} dòng: " + ", ".join(part for part in parts if part)
