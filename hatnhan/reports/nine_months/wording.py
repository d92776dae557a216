"""The words of the report: kinds, states, zones, and what each sum is called.

The report is a Party document of its own language, so its words are not translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hatnhan.domain.coverage import STATE_NAMES, State
from hatnhan.indicators.catalogue import named_sums

KINDS: Final = ("village", "school", "health_station")
"""The kinds of establishment the programme is about."""

KIND_NAMES: Final = {
    "village": "bản",
    "school": "trường học",
    "health_station": "trạm y tế",
    "total": "cơ sở",
    "other": "nơi khác",
}

STATES: Final = tuple(state.value for state in STATE_NAMES)
"""The six states of coverage."""

STATE_PHRASES: Final = {
    "joint_cell": "sinh hoạt ở chi bộ ghép",
    "cell_due": "đủ điều kiện nhưng chưa lập chi bộ",
    "members_too_few": "chưa đủ đảng viên chính thức",
}
"""How a sentence speaks of the states that wait for a cell."""

ZONES: Final = ("specially_difficult", "border", "zone_1", "zone_2", "zone_3", "remote")

ZONE_NAMES: Final = {
    "specially_difficult": "Đặc biệt khó khăn",
    "border": "Biên giới",
    "zone_1": "Khu vực I",
    "zone_2": "Khu vực II",
    "zone_3": "Khu vực III",
    "remote": "Vùng sâu, vùng xa",
    "none": "Không thuộc vùng nào",
}

SUM_NAMES: Final = {
    "all": "tổng số",
    "no_member": "chưa có đảng viên",
    "not_yet": "đã có đảng viên nhưng chưa đủ điều kiện thành lập chi bộ",
    "covered": "đã có chi bộ",
    "without_cell": "chưa có chi bộ",
}

FLOW_WORDS: Final = {
    "admitted": "kết nạp",
    "readmitted": "kết nạp lại",
    "arrived": "chuyển đến từ ngoài",
    "restored": "phục hồi",
    "moved_in": "chuyển sinh hoạt đến",
    "reorganised_in": "do sắp xếp tổ chức, địa bàn",
    "transferred_out": "chuyển ra ngoài",
    "died": "từ trần",
    "removed": "xóa tên",
    "resigned": "xin ra khỏi Đảng",
    "expelled": "khai trừ",
    "admission_cancelled": "hủy quyết định kết nạp",
    "moved_out": "chuyển sinh hoạt đi",
    "reorganised_out": "do sắp xếp tổ chức, địa bàn",
}
"""How a sentence speaks of each movement of members."""


def kind_name(kind: str) -> str:
    """A kind of establishment in Vietnamese; an unknown one as the register writes it."""
    return KIND_NAMES.get(kind, kind)


@dataclass(frozen=True, slots=True)
class Sum:
    """A named sum: the states it adds up, and what that means."""

    states: tuple[str, ...]
    definition: str


def sums(joint_counts_as_cell: bool) -> dict[str, Sum]:
    """The sums of the report, the resolution's three among them as the catalogue has them."""
    named = named_sums(joint_counts_as_cell=joint_counts_as_cell)
    no_member, not_yet, covered = (Sum(one.states, str(one.definition)) for one in named)
    return {
        "all": Sum(STATES, "Mọi cơ sở đang mở trong phạm vi vào ngày đó."),
        "no_member": no_member,
        "not_yet": not_yet,
        "covered": covered,
        "without_cell": Sum(
            (*no_member.states, *not_yet.states), f"{no_member.definition} {not_yet.definition}"
        ),
    }


def state_name(state: str) -> str:
    """A state of coverage as a sentence speaks of it."""
    name = STATE_NAMES[State(state)]
    return name[:1].lower() + name[1:]
