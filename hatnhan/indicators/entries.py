"""The indicators, each defined once. Codes are never reused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

Text = Any
"""Vietnamese text, translated when shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is counted and how.

    ``path`` is the dotted path in an answer; ``{dimension}`` stands for a value of it.
    ``numerator`` says what is counted, ``denominator`` the base of its usual rate (empty where
    no rate is usual).
    """

    code: str
    path: str
    name: Text
    definition: Text
    numerator: Text
    denominator: Text = ""
    dimensions: tuple[str, ...] = ()
    legal_basis: Text = ""


_RESOLUTION: Final = _("Nghị quyết 03-NQ/TU ngày 10/02/2006 và hướng dẫn thực hiện")
_STATUTE_21: Final = _("Điều lệ Đảng, Điều 21; mức tối thiểu theo quy định từng thời kỳ")
_FORM_1: Final = _("Biểu thống kê cơ bản về biến động đảng viên (biểu 1)")
_FORM_4: Final = _("Biểu thống kê cơ bản về đảng viên chia theo dân tộc (biểu 4)")
_ESTABLISHMENTS: Final = _("Số cơ sở cùng loại đang mở trong phạm vi vào ngày đó")
_MEMBERS: Final = _("Tổng số đảng viên trong phạm vi vào ngày đó")
_ADMITTED: Final = _("Số đảng viên kết nạp trong kỳ trong phạm vi")


def _coverage(code: str, state: str, name: Text, definition: Text, basis: Text) -> Indicator:
    return Indicator(
        code=code,
        path=f"coverage.{{kind}}.{state}",
        name=name,
        definition=definition,
        numerator=_("Số cơ sở đang mở ở tình trạng này vào ngày đó"),
        denominator=_ESTABLISHMENTS,
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
        _STATUTE_21,
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
        _STATUTE_21,
    ),
    _coverage(
        "CS-03",
        "no_member",
        _("Chưa có đảng viên"),
        _("Không có chi bộ riêng và không có đảng viên nào của cơ sở."),
        _RESOLUTION,
    ),
    _coverage(
        "CS-04",
        "joint_cell",
        _("Sinh hoạt ở chi bộ ghép"),
        _("Có đảng viên, không có chi bộ riêng, do một chi bộ phụ trách nhiều cơ sở phụ trách."),
        _RESOLUTION,
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
        _STATUTE_21,
    ),
    _coverage(
        "CS-06",
        "members_too_few",
        _("Có đảng viên, chưa đủ lập chi bộ"),
        _("Chưa chi bộ nào phụ trách, có đảng viên nhưng số chính thức dưới mức tối thiểu."),
        _RESOLUTION,
    ),
)


def _member(code: str, path: str, name: Text, definition: Text, **more: Any) -> Indicator:
    return Indicator(
        code=code,
        path=f"members.{path}",
        name=name,
        definition=definition,
        numerator=_("Số đảng viên thỏa định nghĩa trong phạm vi vào ngày đó"),
        **{"denominator": _MEMBERS, **more},
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
        legal_basis=_FORM_1,
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
        legal_basis=_FORM_4,
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
        legal_basis=_FORM_4,
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
        legal_basis=_FORM_1,
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
        denominator=_ADMITTED,
        dimensions=dimensions,
        legal_basis=_RESOLUTION,
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
        legal_basis=_STATUTE_21,
    ),
    Indicator(
        code="CB-02",
        path="cells_founded.by_establishment_kind.{kind}",
        name=_("Chi bộ thành lập theo loại cơ sở"),
        definition=_("Theo từng loại cơ sở mà chi bộ phụ trách vào cuối ngày lập."),
        numerator=_("Số chi bộ thành lập"),
        denominator=_("Số cơ sở cùng loại chưa có chi bộ riêng vào ngày trước kỳ"),
        dimensions=("kind",),
        legal_basis=_STATUTE_21,
    ),
)

ALL: Final = (*COVERAGE, *MEMBERS, *ORGANISATIONS, *FLOW, *ADMITTED_BY, *CELLS_FOUNDED)
