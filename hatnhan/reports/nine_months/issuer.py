"""Who issues the report: the names and symbols a Party document carries for each level.

Authors' symbols and the order of lines follow the guidance on the form of Party documents
(see `layout`); the commune committee signed for itself until 30/06/2025 and has a standing
board above it since 01/07/2025, when communes came directly under the province.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hatnhan.reports.nine_months.model import NineMonths, Unit

COMMUNES_UNDER_PROVINCE: Final = date(2025, 7, 1)
_CELLS: Final = ("cell", "grassroots_cell")
_DISTRICT: Final = {
    "huyện": ("Huyện ủy", "HU"),
    "thị xã": ("Thị ủy", "TU"),
    "thành phố": ("Thành ủy", "TU"),
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The head and the foot of the document, and how the text speaks of the issuer.

    `whole` is "toàn tỉnh" and the like; `part` what the rows below it are called; `above` the
    line over the issuing body, empty for a provincial committee.
    """

    above: str
    body: str
    symbol: str
    speaker: str
    place: str
    whole: str
    part: str
    on_behalf: str
    recipients: tuple[str, ...]


def issuer(report: NineMonths) -> Issuer:
    """The issuer of a report on its closing day."""
    unit, on = report.unit, report.on
    if unit.level == "province":
        return _province(unit, on)
    if unit.level == "district":
        return _district(unit)
    if unit.level == "commune":
        return _commune(unit, on)
    if unit.level == "organisation":
        return _organisation(unit)
    return _anybody(unit)


def _province(unit: Unit, on: date) -> Issuer:
    below = "huyện, thị xã, thành phố" if on < COMMUNES_UNDER_PROVINCE else "xã, phường"
    return Issuer(
        above="",
        body=f"Tỉnh ủy {unit.name}",
        symbol="BC/TU",
        speaker="Ban Thường vụ Tỉnh ủy",
        place=unit.name,
        whole="toàn tỉnh",
        part=below,
        on_behalf="T/M BAN THƯỜNG VỤ",
        recipients=(
            "Ban Tổ chức Trung ương (để báo cáo)",
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",
            "Các cấp ủy trực thuộc Tỉnh ủy",
            "Lưu Văn phòng Tỉnh ủy",
        ),
    )


def _district(unit: Unit) -> Issuer:
    committee, author = _DISTRICT.get(unit.kind, _DISTRICT["huyện"])
    return Issuer(
        above=f"Đảng bộ {unit.parent}",
        body=f"{committee} {unit.name}",
        symbol=f"BC/{author}",
        speaker=f"Ban Thường vụ {committee}",
        place=unit.name,
        whole=f"toàn {unit.kind}",
        part="xã, phường, thị trấn",
        on_behalf="T/M BAN THƯỜNG VỤ",
        recipients=(
            "Ban Thường vụ Tỉnh ủy (để báo cáo)",
            f"Các đồng chí Ủy viên Ban Chấp hành Đảng bộ {unit.kind}",
            f"Các chi bộ, đảng bộ trực thuộc {committee}",
            f"Lưu Văn phòng {committee}",
        ),
    )


def _commune(unit: Unit, on: date) -> Issuer:
    has_board = on >= COMMUNES_UNDER_PROVINCE
    upper = "Ban Thường vụ Tỉnh ủy" if has_board else "Ban Thường vụ cấp ủy cấp trên trực tiếp"
    committee = f"Đảng ủy {unit.kind}"
    return Issuer(
        above=f"Đảng bộ {unit.parent}" if unit.parent else "",
        body=f"{committee} {unit.name}",
        symbol="BC/ĐU",
        speaker=f"Ban Thường vụ {committee}" if has_board else committee,
        place=unit.name,
        whole=f"toàn {unit.kind}",
        part="đơn vị",
        on_behalf="T/M BAN THƯỜNG VỤ" if has_board else "T/M ĐẢNG ỦY",
        recipients=(
            f"{upper} (để báo cáo)",
            f"Các đồng chí Ủy viên Ban Chấp hành Đảng bộ {unit.kind}",
            f"Các chi bộ trực thuộc {committee}",
            f"Lưu {committee}",
        ),
    )


def _organisation(unit: Unit) -> Issuer:
    if unit.kind in _CELLS:
        body, author, on_behalf = unit.name, "CB", "T/M CHI BỘ"
    else:
        body, author, on_behalf = _committee(unit.name)
    return Issuer(
        above=unit.parent,
        body=body,
        symbol=f"BC/{author}",
        speaker=body,
        place="……",
        whole="chi bộ" if author == "CB" else "toàn đảng bộ",
        part="tổ chức đảng trực thuộc",
        on_behalf=on_behalf,
        recipients=("Cấp ủy cấp trên trực tiếp (để báo cáo)", "Các tổ chức đảng trực thuộc", "Lưu"),
    )


_COMMITTEES: Final = (
    ("Đảng bộ tỉnh ", "Tỉnh ủy ", "TU", "T/M BAN THƯỜNG VỤ"),
    ("Đảng bộ huyện ", "Huyện ủy ", "HU", "T/M BAN THƯỜNG VỤ"),
    ("Đảng bộ thành phố ", "Thành ủy ", "TU", "T/M BAN THƯỜNG VỤ"),
    ("Đảng bộ thị xã ", "Thị ủy ", "TU", "T/M BAN THƯỜNG VỤ"),
    ("Đảng bộ ", "Đảng ủy ", "ĐU", "T/M ĐẢNG ỦY"),
)
"""*Bộ* is the organisation, *ủy* its committee: both beginnings, symbol, in whose name."""


def _committee(organisation: str) -> tuple[str, str, str]:
    """The committee of an organisation, its symbol, and in whose name it signs."""
    for whole, committee, author, on_behalf in _COMMITTEES:
        if organisation.startswith(whole):
            return committee + organisation.removeprefix(whole), author, on_behalf
    return organisation, "ĐU", "T/M ĐẢNG ỦY"


def _anybody(unit: Unit) -> Issuer:
    """A register without one place at its top, or a scope that no longer lives."""
    return Issuer(
        above="",
        body=unit.name or "Cơ quan ban hành",
        symbol="BC/…",
        speaker="Cơ quan ban hành",
        place="……",
        whole="toàn địa bàn",
        part="đơn vị",
        on_behalf="T/M CẤP ỦY",
        recipients=("Cấp ủy cấp trên trực tiếp (để báo cáo)", "Lưu"),
    )
