"""Heads and feet of the document by level and date."""

from dataclasses import replace
from datetime import date

import pytest

from hatnhan.reports.nine_months.issuer import issuer
from hatnhan.reports.nine_months.model import NineMonths, Unit

BEFORE, AFTER = date(2006, 11, 10), date(2025, 12, 31)
PROVINCE = Unit("Sơn La", "tỉnh", "province", "")
TOWN = Unit("Sơn La", "thành phố", "district", "tỉnh Sơn La")
COMMUNE = Unit("Nà Thử", "xã", "commune", "huyện Mường Thử")
NEW_COMMUNE = Unit("Nà Thử", "phường", "commune", "tỉnh Sơn La")
COMMITTEE = Unit("Đảng bộ huyện Mường Thử", "upper_grassroots", "organisation", "Đảng bộ tỉnh")
CELL = Unit("Chi bộ Bản Một", "cell", "organisation", "Đảng bộ xã Nà Thử")
WHOLE = Unit("", "", "register", "")


@pytest.mark.parametrize(
    ("unit", "on", "above", "body", "symbol", "on_behalf"),
    [
        (PROVINCE, BEFORE, "", "Tỉnh ủy Sơn La", "BC/TU", "T/M BAN THƯỜNG VỤ"),
        (TOWN, BEFORE, "Đảng bộ tỉnh Sơn La", "Thành ủy Sơn La", "BC/TU", "T/M BAN THƯỜNG VỤ"),
        (COMMUNE, BEFORE, "Đảng bộ huyện Mường Thử", "Đảng ủy xã Nà Thử", "BC/ĐU", "T/M ĐẢNG ỦY"),
        (
            NEW_COMMUNE, AFTER, "Đảng bộ tỉnh Sơn La", "Đảng ủy phường Nà Thử", "BC/ĐU",
            "T/M BAN THƯỜNG VỤ",
        ),
        (COMMITTEE, BEFORE, "Đảng bộ tỉnh", "Huyện ủy Mường Thử", "BC/HU", "T/M BAN THƯỜNG VỤ"),
        (CELL, BEFORE, "Đảng bộ xã Nà Thử", "Chi bộ Bản Một", "BC/CB", "T/M CHI BỘ"),
        (WHOLE, BEFORE, "", "Cơ quan ban hành", "BC/…", "T/M CẤP ỦY"),
    ],
)  # fmt: skip
def test_issuer_of_each_level(
    report: NineMonths, unit: Unit, on: date, above: str, body: str, symbol: str, on_behalf: str
) -> None:
    by = issuer(replace(report, unit=unit, on=on))
    assert (by.above, by.body, by.symbol, by.on_behalf) == (above, body, symbol, on_behalf)
    assert by.recipients[-1].startswith("Lưu")


def test_what_lies_below_a_province(report: NineMonths) -> None:
    assert issuer(replace(report, unit=PROVINCE, on=BEFORE)).part.startswith("huyện")
    assert issuer(replace(report, unit=PROVINCE, on=AFTER)).part.startswith("xã")
