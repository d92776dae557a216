"""The Vietnamese words for codes that pages show; the codes themselves are the contract's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from hatnhan.indicators import words

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class State:
    """One of the six states of coverage: its code, its name, and a word that fits a narrow place."""

    code: str
    name: StrPromise
    short: StrPromise


# From the best to the worst: bars, legends and filters all keep this order.
STATES: Final = (
    State("own_cell", _("chi bộ riêng"), _("chi bộ riêng")),
    State("own_cell_below_minimum", _("chi bộ riêng dưới mức tối thiểu"), _("dưới mức")),
    State("joint_cell", _("chi bộ ghép"), _("ghép")),
    State("cell_due", _("đủ điều kiện, chờ lập"), _("chờ lập")),
    State("members_too_few", _("có đảng viên, chưa đủ"), _("chưa đủ")),
    State("no_member", _("chưa có đảng viên"), _("chưa có ĐV")),
)
STATE: Final = {state.code: state for state in STATES}
STATE_NAMES: Final = {state.code: state.name for state in STATES}
ESTABLISHMENT_KINDS: Final = {k: v for k, v in words.ESTABLISHMENT_KIND.items() if k != "none"}
ESTABLISHMENT_SHORT: Final = {
    "village": _("bản"),
    "school": _("trường"),
    "health_station": _("trạm"),
}
ORGANISATION_KINDS: Final = words.ORGANISATION_KIND
ORGANISATION_ICONS: Final = {
    "provincial": "bi-stars",
    "upper_grassroots": "bi-diagram-3",
    "grassroots_committee": "bi-diagram-2",
    "grassroots_cell": "bi-record-circle",
    "sectional": "bi-collection",
    "cell": "bi-circle",
    "group": "bi-dot",
}
PLACE_LEVELS: Final = {"province": _("tỉnh"), "district": _("huyện"), "commune": _("xã")}
ZONES: Final = words.ZONE
AGE_BANDS: Final = words.BAND
PEOPLES: Final = words.ETHNIC
SEXES: Final = {"male": _("nam"), "female": _("nữ")}
MEMBER_STATUS: Final = {"probationary": _("dự bị"), "official": _("chính thức")}
EDUCATION: Final = {
    "": _("chưa ghi"),
    "none": _("không biết chữ"),
    "literate": _("biết đọc, biết viết"),
    "primary": _("tiểu học"),
    "lower_secondary": _("trung học cơ sở"),
    "upper_secondary": _("trung học phổ thông"),
    "vocational": _("trung cấp, sơ cấp nghề"),
    "college": _("cao đẳng"),
    "university": _("đại học"),
    "postgraduate": _("trên đại học"),
}
LEAVING: Final = {
    "transferred_out": _("chuyển đi nơi khác"),
    "died": _("từ trần"),
    "removed": _("xóa tên"),
    "resigned": _("xin ra khỏi Đảng"),
    "expelled": _("khai trừ"),
    "admission_cancelled": _("hủy quyết định kết nạp"),
}
ADMITTED_FROM: Final = words.OPENING_STATE
INCREASES: Final = {
    "admitted": _("kết nạp"),
    "readmitted": _("kết nạp lại"),
    "arrived": _("từ nơi khác chuyển đến, tồn đầu sổ"),
    "restored": _("phục hồi quyền đảng viên"),
    "moved_in": _("chuyển sinh hoạt nội bộ đến"),
    "reorganised_in": _("đến do sắp xếp tổ chức, địa giới"),
}
DECREASES: Final = {
    **{
        code: LEAVING[code]
        for code in ("transferred_out", "died", "removed", "resigned", "expelled")
    },
    "admission_cancelled": LEAVING["admission_cancelled"],
    "moved_out": _("chuyển sinh hoạt nội bộ đi"),
    "reorganised_out": _("đi do sắp xếp tổ chức, địa giới"),
}
FACTS: Final = {
    "place_formed": _("lập đơn vị hành chính"),
    "place_renamed": _("đổi tên đơn vị hành chính"),
    "place_moved": _("chuyển đơn vị hành chính"),
    "place_merged": _("nhập đơn vị hành chính"),
    "place_split": _("chia đơn vị hành chính"),
    "place_abolished": _("bỏ đơn vị hành chính"),
    "establishment_opened": _("mở cơ sở"),
    "establishment_renamed": _("đổi tên cơ sở"),
    "establishment_moved": _("chuyển địa bàn cơ sở"),
    "establishment_classified": _("xếp vùng cơ sở"),
    "establishment_merged": _("nhập cơ sở"),
    "establishment_split": _("tách cơ sở"),
    "establishment_closed": _("đóng cơ sở"),
    "organisation_founded": _("thành lập tổ chức đảng"),
    "organisation_renamed": _("đổi tên tổ chức"),
    "organisation_retyped": _("đổi loại hình tổ chức"),
    "organisation_moved": _("chuyển giao tổ chức"),
    "organisation_located": _("ghi địa bàn tổ chức"),
    "organisation_merged": _("nhập tổ chức"),
    "organisation_split": _("chia tách tổ chức"),
    "organisation_dissolved": _("giải thể tổ chức"),
    "organisation_disbanded": _("giải tán tổ chức"),
    "coverage_assigned": _("giao chi bộ phụ trách cơ sở"),
    "coverage_ended": _("thôi phụ trách cơ sở"),
    "support_assigned": _("giao chi bộ giúp đỡ cơ sở"),
    "support_ended": _("thôi giúp đỡ cơ sở"),
    "person_registered": _("ghi tên vào sổ"),
    "person_described": _("ghi đặc điểm cá nhân"),
    "person_merged": _("gộp hồ sơ trùng"),
    "member_admitted": _("kết nạp đảng viên"),
    "member_recognised": _("công nhận chính thức"),
    "member_arrived": _("đảng viên đến, tồn đầu sổ"),
    "member_transferred": _("chuyển sinh hoạt đảng"),
    "member_exempted": _("miễn công tác, sinh hoạt"),
    "member_suspended": _("đình chỉ sinh hoạt"),
    "member_reinstated": _("trở lại sinh hoạt"),
    "member_away": _("tạm vắng"),
    "member_returned": _("trở về sau tạm vắng"),
    "member_left": _("ra khỏi danh sách"),
    "member_restored": _("phục hồi quyền đảng viên"),
    "member_readmitted": _("kết nạp lại"),
    "corrected": _("đính chính"),
    "annulled": _("hủy một lần ghi"),
}


def label(table: Mapping[str, Any], code: str) -> str:
    """The word for a code; an unknown kind (kinds of establishment are data) speaks for itself."""
    return str(table.get(code, code.replace("_", " ")))
