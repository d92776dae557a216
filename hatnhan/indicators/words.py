"""The Vietnamese words for the values that figures are broken down by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

STATE: Final = {
    "own_cell": _("có chi bộ riêng"),
    "own_cell_below_minimum": _("có chi bộ riêng nhưng dưới mức tối thiểu"),
    "no_member": _("chưa có đảng viên"),
    "joint_cell": _("sinh hoạt ở chi bộ ghép"),
    "cell_due": _("đủ điều kiện, chờ lập chi bộ"),
    "members_too_few": _("có đảng viên, chưa đủ lập chi bộ"),
}
OPENING_STATE: Final = {
    **STATE,
    "not_open": _("cơ sở chưa mở trước kỳ"),
    "none": _("không gắn với cơ sở nào"),
}
ESTABLISHMENT_KIND: Final = {
    "village": _("bản, tiểu khu, tổ dân phố"),
    "school": _("trường học"),
    "health_station": _("trạm y tế"),
    "none": _("không gắn với cơ sở nào"),
}
ORGANISATION_KIND: Final = {
    "provincial": _("đảng bộ tỉnh"),
    "upper_grassroots": _("đảng bộ cấp trên trực tiếp cơ sở"),
    "grassroots_committee": _("đảng bộ cơ sở"),
    "grassroots_cell": _("chi bộ cơ sở"),
    "sectional": _("đảng bộ bộ phận"),
    "cell": _("chi bộ"),
    "group": _("tổ đảng"),
}
ZONE: Final = {
    "specially_difficult": _("bản đặc biệt khó khăn"),
    "border": _("bản biên giới"),
    "zone_1": _("khu vực I"),
    "zone_2": _("khu vực II"),
    "zone_3": _("khu vực III"),
    "remote": _("vùng sâu, vùng xa"),
    "none": _("không thuộc vùng nào"),
}
BAND: Final = {
    "under_18": _("dưới 18 tuổi"),
    "18_30": _("18 đến 30 tuổi"),
    "31_40": _("31 đến 40 tuổi"),
    "41_50": _("41 đến 50 tuổi"),
    "51_60": _("51 đến 60 tuổi"),
    "over_60": _("trên 60 tuổi"),
}
_GROUPS: Final = (
    "Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Hmông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|"
    "Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|"
    "Khơ-mú|Co|Ta-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|"
    "Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm"
)
ETHNIC: Final = {
    **{f"{code:02}": name for code, name in enumerate(_GROUPS.split("|"), 1)},
    "55": _("Người nước ngoài"),
    "56": _("Dân tộc khác"),
}
"""Codes 01 to 54 of decision 121-TCTK/PPCĐ of 02/3/1979; 55 and 56 as in the Party's form."""

DIMENSIONS: Final[dict[str, tuple[Any, Mapping[str, Any]]]] = {
    "kind": (_("loại cơ sở"), ESTABLISHMENT_KIND),
    "organisation_kind": (_("loại tổ chức"), ORGANISATION_KIND),
    "zone": (_("vùng"), ZONE),
    "band": (_("nhóm tuổi"), BAND),
    "ethnic": (_("dân tộc"), ETHNIC),
    "opening_state": (_("tình trạng cơ sở trước kỳ"), OPENING_STATE),
}
"""Name of each dimension and the words for its values. Kinds of establishment are data: a kind
without a word here is shown as written."""
