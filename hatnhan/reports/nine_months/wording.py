"""The words of the report: kinds, states, zones, and what each sum is called.

The report is a Party document of its own language, so its words are not translated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hatnhan.domain.coverage import HAVE_CELL, MEMBERS_WITHOUT_CELL, STATE_NAMES, State

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


def sums(joint_counts_as_cell: bool) -> dict[str, tuple[str, ...]]:
    """The named sums of the resolution as states; the programme decides where joint cells go."""
    moved = {State.JOINT_CELL} if joint_counts_as_cell else set()
    not_yet = _in_order(MEMBERS_WITHOUT_CELL - moved)
    return {
        "all": STATES,
        "no_member": (State.NO_MEMBER.value,),
        "not_yet": not_yet,
        "covered": _in_order(HAVE_CELL | moved),
        "without_cell": (State.NO_MEMBER.value, *not_yet),
    }


def _in_order(states: Iterable[State]) -> tuple[str, ...]:
    held = set(states)
    return tuple(state for state in STATES if state in held)


def state_name(state: str) -> str:
    """A state of coverage as a sentence speaks of it."""
    name = STATE_NAMES[State(state)]
    return name[:1].lower() + name[1:]
