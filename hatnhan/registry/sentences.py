"""One Vietnamese sentence for each fact, as told to whoever reads about one of its subjects.

Persons are not named here: who may read about a village need not be allowed to read names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

Named = Callable[[str, str], str]
"""The name of a subject (what, id) on the day of the fact."""

_ORGANISATION: Final = {
    "provincial": "đảng bộ tỉnh",
    "upper_grassroots": "đảng bộ cấp trên trực tiếp cơ sở",
    "grassroots_committee": "đảng bộ cơ sở",
    "grassroots_cell": "chi bộ cơ sở",
    "sectional": "đảng bộ bộ phận",
    "cell": "chi bộ",
    "group": "tổ đảng",
}
_ZONES: Final = {
    "specially_difficult": "đặc biệt khó khăn",
    "border": "biên giới",
    "zone_1": "khu vực I",
    "zone_2": "khu vực II",
    "zone_3": "khu vực III",
    "remote": "vùng sâu, vùng xa",
}
_LEFT: Final = {
    "transferred_out": "chuyển sinh hoạt ra ngoài",
    "died": "từ trần",
    "removed": "bị xóa tên",
    "resigned": "xin ra khỏi Đảng",
    "expelled": "bị khai trừ",
    "admission_cancelled": "bị hủy quyết định kết nạp",
}
_STATUS: Final = {"official": "chính thức", "probationary": "dự bị"}

_PLAIN: Final = {
    "place_abolished": "Kết thúc",
    "establishment_closed": "Kết thúc hoạt động",
    "organisation_dissolved": "Giải thể",
    "organisation_disbanded": "Giải tán",
    "person_registered": "Ghi vào sổ",
    "person_described": "Cập nhật thông tin",
    "person_merged": "Gộp các hồ sơ của cùng một người",
}
_MEMBER: Final = {
    "member_recognised": "được công nhận đảng viên chính thức",
    "member_exempted": "được miễn công tác và sinh hoạt đảng",
    "member_suspended": "bị đình chỉ sinh hoạt đảng",
    "member_reinstated": "trở lại sinh hoạt đảng",
    "member_away": "tạm vắng, vẫn tính tại nơi ở",
    "member_returned": "trở về sau khi tạm vắng",
}
_ENTRY: Final = {
    "member_admitted": "được kết nạp",
    "member_arrived": "được tiếp nhận",
    "member_restored": "được phục hồi quyền đảng viên",
    "member_readmitted": "được kết nạp lại",
}


def sentence(fact: Any, about: tuple[str, str], named: Named) -> str:
    """What the fact says of `about`, one of the subjects it concerns."""
    kind: str = fact.KIND
    what, _, verb = kind.partition("_")
    if kind in _PLAIN:
        return _PLAIN[kind]
    if what == "member":
        return _member(fact, about, named)
    if what in ("coverage", "support"):
        return _link(fact, about, named)
    if verb == "merged":
        return _merged(fact, what, about, named)
    if verb == "split":
        return _split(fact, what, about, named)
    return _unit(fact, kind, named)


def _unit(fact: Any, kind: str, named: Named) -> str:
    """A fact of one unit alone."""
    verb = kind.partition("_")[2]
    if verb == "renamed":
        return f"Đổi tên thành {fact.name}"
    if verb == "classified":
        zones = [_ZONES[zone] for zone in sorted(fact.zones)]
        return f"Xếp vào vùng {', '.join(zones)}" if zones else "Không còn thuộc vùng nào"
    if verb == "retyped":
        return f"Chuyển thành {_ORGANISATION[fact.kind]}"
    if verb == "located":
        return f"Đặt tại {named('place', fact.place)}"
    if verb == "moved":
        if kind == "organisation_moved":
            return f"Chuyển về trực thuộc {named('organisation', fact.parent)}"
        return f"Chuyển về {named('place', getattr(fact, 'parent', None) or fact.place)}"
    return _born(fact, kind, named)


def _born(fact: Any, kind: str, named: Named) -> str:
    if kind == "establishment_opened":
        return f"Có từ ngày này, thuộc {named('place', fact.place)}"
    if not fact.parent:
        return "Thành lập"
    if kind == "organisation_founded":
        return f"Thành lập, trực thuộc {named('organisation', fact.parent)}"
    return f"Thành lập, thuộc {named('place', fact.parent)}"


def _merged(fact: Any, what: str, about: tuple[str, str], named: Named) -> str:
    if about == (what, fact.into):
        others = [named(what, key) for key in fact.sources if key != fact.into]
        return f"Nhận {', '.join(others)} sáp nhập vào"
    return f"Sáp nhập vào {named(what, fact.into)}"


def _split(fact: Any, what: str, about: tuple[str, str], named: Named) -> str:
    if about == (what, fact.source):
        return f"Chia tách về {', '.join(named(what, key) for key in fact.into)}"
    return f"Nhận phần được chia tách từ {named(what, fact.source)}"


def _link(fact: Any, about: tuple[str, str], named: Named) -> str:
    role, _, verb = fact.KIND.partition("_")
    doing = "phụ trách" if role == "coverage" else "giúp phát triển đảng viên"
    if about[0] == "establishment":
        cell = named("organisation", fact.cell)
        return f"Giao {cell} {doing}" if verb == "assigned" else f"{cell} thôi {doing}"
    served = named("establishment", fact.establishment)
    task = f"phụ trách {served}" if role == "coverage" else f"giúp {served} phát triển đảng viên"
    return f"Được giao {task}" if verb == "assigned" else f"Thôi {task}"


def _member(fact: Any, about: tuple[str, str], named: Named) -> str:
    """A membership fact, to the member ("Được kết nạp…") or to a unit ("Một đảng viên…")."""
    kind: str = fact.KIND
    person = about[0] == "person"
    if kind in _MEMBER:
        said = _MEMBER[kind]
    elif kind == "member_left":
        said = _LEFT[fact.reason]
    elif kind == "member_transferred":
        here = about in (("organisation", fact.cell), ("establishment", fact.establishment))
        said = "chuyển sinh hoạt đến" if here else "chuyển sinh hoạt"
        said += "" if about == ("organisation", fact.cell) else f" {_where(fact, named, here)}"
    else:
        said = _ENTRY[kind]
        if kind == "member_arrived":
            said += f" ({_STATUS[fact.status]})"
        if about != ("organisation", fact.cell):
            said += f" tại {named('organisation', fact.cell)}"
        if person and fact.establishment:
            said += f", {named('establishment', fact.establishment)}"
    said = said.strip()
    return said[:1].upper() + said[1:] if person else f"Một đảng viên {said}"


def _where(fact: Any, named: Named, here: bool) -> str:
    """The cell that a transfer leads to."""
    cell = named("organisation", fact.cell)
    return f"(ở {cell})" if here else f"đến {cell}"
