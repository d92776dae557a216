"""Indicators of a day: coverage, members, organisations."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from hatnhan.indicators.entries.indicator import (
    ALL_MEMBERS,
    ESTABLISHMENTS,
    FORM_1,
    FORM_4,
    RESOLUTION,
    STATUTE_21,
    Indicator,
    Text,
)


def _coverage(code: str, state: str, name: Text, definition: Text, basis: Text) -> Indicator:
    return Indicator(
        code=code,
        path=f"coverage.{{kind}}.{state}",
        name=name,
        definition=definition,
        numerator=_("Số cơ sở đang mở ở tình trạng này vào ngày đó"),
        denominator=ESTABLISHMENTS,
        dimensions=("kind",),
        legal_basis=basis,
    )


COVERAGE: Final = (
    _coverage(
        "CS-01",
        "own_cell",
        _("Có chi bộ riêng"),
        _(
            "Có chi bộ chỉ phụ trách một mình cơ sở này, và chi bộ đó có ít nhất số đảng "
            "viên chính "
            "thức tối thiểu (kể cả người không thuộc cơ sở)."
        ),
        STATUTE_21,
    ),
    _coverage(
        "CS-02",
        "own_cell_below_minimum",
        _("Có chi bộ riêng dưới mức tối thiểu"),
        _(
            "Có chi bộ riêng nhưng không chi bộ riêng nào đủ số đảng viên chính thức tối "
            "thiểu: nguy "
            "cơ tái trắng."
        ),
        STATUTE_21,
    ),
    _coverage(
        "CS-03",
        "no_member",
        _("Chưa có đảng viên"),
        _("Không có chi bộ riêng và không có đảng viên nào của cơ sở."),
        RESOLUTION,
    ),
    _coverage(
        "CS-04",
        "joint_cell",
        _("Sinh hoạt ở chi bộ ghép"),
        _("Có đảng viên, không có chi bộ riêng, do một chi bộ phụ trách nhiều cơ sở phụ trách."),
        RESOLUTION,
    ),
    _coverage(
        "CS-05",
        "cell_due",
        _("Đủ điều kiện, chờ lập chi bộ"),
        _(
            "Chưa chi bộ nào phụ trách, và số đảng viên chính thức của cơ sở (sinh hoạt ở "
            "bất kỳ chi "
            "bộ nào) đạt mức tối thiểu."
        ),
        STATUTE_21,
    ),
    _coverage(
        "CS-06",
        "members_too_few",
        _("Có đảng viên, chưa đủ lập chi bộ"),
        _("Chưa chi bộ nào phụ trách, có đảng viên nhưng số chính thức dưới mức tối thiểu."),
        RESOLUTION,
    ),
)


def _member(code: str, path: str, name: Text, definition: Text, **more: Any) -> Indicator:
    return Indicator(
        code=code,
        path=f"members.{path}",
        name=name,
        definition=definition,
        numerator=_("Số đảng viên thỏa định nghĩa trong phạm vi vào ngày đó"),
        **{"denominator": ALL_MEMBERS, **more},
    )


MEMBERS: Final = (
    _member(
        "DV-01",
        "total",
        _("Đảng viên"),
        _(
            "Người đang là đảng viên, chính thức và dự bị; được miễn sinh hoạt, bị đình chỉ "
            "hay đi xa "
            "vẫn tính. Theo địa bàn: nơi có cơ sở của đảng viên, không có thì nơi có chi bộ."
        ),
        denominator="",
        legal_basis=FORM_1,
    ),
    _member(
        "DV-02", "official", _("Đảng viên chính thức"), _("Đã được công nhận và còn là đảng viên.")
    ),
    _member("DV-03", "probationary", _("Đảng viên dự bị"), _("Đã kết nạp, chưa được công nhận.")),
    _member("DV-04", "female", _("Đảng viên nữ"), _("Giới tính nữ.")),
    _member(
        "DV-05",
        "ethnic_minority",
        _("Đảng viên dân tộc thiểu số"),
        _("Mọi dân tộc trừ Kinh (01) và người nước ngoài (55)."),
        legal_basis=FORM_4,
    ),
    _member(
        "DV-06",
        "youth_union",
        _("Đảng viên là đoàn viên"),
        _("Là đoàn viên theo lần ghi gần nhất đến ngày đó."),
    ),
    _member(
        "DV-07",
        "by_ethnic.{ethnic}",
        _("Đảng viên theo dân tộc"),
        _("Theo mã dân tộc hai chữ số."),
        dimensions=("ethnic",),
        legal_basis=FORM_4,
    ),
    _member(
        "DV-08",
        "by_age_band.{band}",
        _("Đảng viên theo tuổi"),
        _("Tuổi tròn vào ngày đó; chỉ biết năm hoặc tháng sinh thì lấy ngày sớm nhất."),
        dimensions=("band",),
    ),
    _member(
        "DV-09",
        "by_establishment_kind.{kind}",
        _("Đảng viên theo loại cơ sở"),
        _("Theo loại của cơ sở mà đảng viên gắn với."),
        dimensions=("kind",),
    ),
    _member(
        "DV-10",
        "by_zone.{zone}",
        _("Đảng viên theo vùng"),
        _(
            "Theo vùng của chính cơ sở; cơ sở thuộc nhiều vùng thì đảng viên được đếm ở từng "
            "vùng, nên "
            "cộng các vùng có thể lớn hơn tổng số."
        ),
        dimensions=("zone",),
    ),
)

ORGANISATIONS: Final = (
    Indicator(
        code="TC-01",
        path="organisations.{organisation_kind}",
        name=_("Tổ chức đảng theo loại"),
        definition=_("Tổ chức đang hoạt động trong phạm vi, theo loại của ngày đó."),
        numerator=_("Số tổ chức"),
        dimensions=("organisation_kind",),
        legal_basis=_("Điều lệ Đảng, Điều 10 và Điều 21"),
    ),
    Indicator(
        code="TC-02",
        path="direct.{organisation_kind}",
        name=_("Tổ chức trực thuộc theo loại"),
        definition=_(
            "Tổ chức trực thuộc ngay tổ chức được hỏi; không chọn phạm vi thì trực thuộc các "
            "tổ chức "
            "cao nhất."
        ),
        numerator=_("Số tổ chức"),
        dimensions=("organisation_kind",),
        legal_basis=_("Điều lệ Đảng, Điều 10 và Điều 21"),
    ),
)
