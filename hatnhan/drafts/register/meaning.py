"""What a figure of a draft counts, in the terms of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from hatnhan.indicators.catalogue import named_sums
from hatnhan.indicators.codes import STATES

Subject = Literal["site", "member", "admitted", "founded", "organisation"]
GRASSROOTS: Final = "grassroots"
"""Grassroots organisations of both kinds: committees and cells."""
DIRECT: Final = "direct"
CELLS: Final = "cells"
"""Cells of both kinds: those below a committee and grassroots cells."""

SITE: Final = {"": "cơ sở", "village": "bản", "school": "trường học", "health_station": "trạm y tế"}
ALL_SITES: Final = "bản, trường học, trạm y tế"
GROUP: Final = {
    "no_member": "chưa có đảng viên",
    "no_cell_with_members": "đã có đảng viên nhưng chưa đủ điều kiện lập chi bộ",
    "no_cell": "chưa có chi bộ",
    "cell": "đã có chi bộ",
    "own_cell": "có chi bộ riêng",
    "joint_cell": "sinh hoạt ở chi bộ ghép",
}
"""Groups of establishments by what they have, in the words of the resolution."""
_OWN: Final = ("own_cell", "own_cell_below_minimum")
_FEW: Final = ("members_too_few", "cell_due")
WIDTHS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "no_cell_with_members": (("members_too_few",), (*_FEW, "joint_cell")),
    "no_cell": (("no_member", *_FEW), ("no_member", *_FEW, "joint_cell")),
    "cell": (_OWN[:1], (*_OWN, "joint_cell")),
    "own_cell": (_OWN[:1], _OWN),
}
"""The states that the words of a group surely mean, and all that somebody may mean by them.

Whether a village whose members are in a joint cell "has a cell" is a matter of how one counts.
"""
ABOUT: Final = {
    "official": "chính thức",
    "probationary": "dự bị",
    "female": "nữ",
    "ethnic_minority": "là người dân tộc thiểu số",
    "youth_union": "là đoàn viên thanh niên",
}
ORGANISATION: Final = {
    GRASSROOTS: "tổ chức cơ sở đảng",
    DIRECT: "đảng bộ trực thuộc",
    CELLS: "chi bộ",
    "upper_grassroots": "đảng bộ cấp trên trực tiếp cơ sở",
    "grassroots_committee": "đảng bộ cơ sở",
    "grassroots_cell": "chi bộ cơ sở",
    "sectional": "đảng bộ bộ phận",
    "cell": "chi bộ trực thuộc đảng ủy cơ sở",
    "group": "tổ đảng",
}
_KINDS: Final = {
    GRASSROOTS: ("grassroots_committee", "grassroots_cell"),
    CELLS: ("cell", "grassroots_cell"),
}
_DIRECT_KINDS: Final = ("upper_grassroots", "grassroots_committee")
_ADMITTED_ABOUT: Final = ("", "ethnic_minority", "youth_union")
_LIMITS: Final[dict[Subject, set[str]]] = {
    "site": {"kind", "group"},
    "member": {"kind", "about", "zone"},
    "admitted": {"kind", "group", "about", "zone"},
    "founded": {"kind"},
    "organisation": {"kind"},
}
"""What the register's figures of each subject are broken down by; of all but sites one at a time."""
ZONE: Final = {"specially_difficult": "bản đặc biệt khó khăn", "border": "bản biên giới"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is counted. Fields that do not belong to the subject are empty."""

    subject: Subject
    kind: str = ""
    """Kind of establishment; of organisations their kind or group."""
    group: str = ""
    """A key of GROUP: what the establishments have, for admissions had before the period."""
    about: str = ""
    """A key of ABOUT."""
    zone: str = ""

    @property
    def flow(self) -> bool:
        """Whether it happens in a period rather than being there on a day."""
        return self.subject in {"admitted", "founded"}

    @property
    def bare(self) -> bool:
        """Whether nothing but the noun says what is counted."""
        return not (self.group or self.about or self.zone or self.subject == "organisation")

    @property
    def computable(self) -> bool:
        """Whether the register has it as a figure or a sum of figures."""
        said = {name for name in ("kind", "group", "about", "zone") if getattr(self, name)}
        if self.subject == "admitted" and self.about not in _ADMITTED_ABOUT:
            return False
        return said <= _LIMITS[self.subject] and (self.subject == "site" or len(said) <= 1)

    def part(self, limit: Meaning) -> Meaning | None:
        """A part of it, limited by what is said of the part; None when the two do not go together."""
        if limit.subject not in {self.subject, "site"} or self.subject == "organisation":
            return None
        merged = self
        for name in ("kind", "group", "about", "zone"):
            said, had = getattr(limit, name), getattr(merged, name)
            if said and had and said != had:
                return None
            merged = replace(merged, **{name: said or had})
        return merged if merged != self else None

    @property
    def label(self) -> str:
        """Its name in Vietnamese: "bản chưa có đảng viên"."""
        return " ".join(_LABEL[self.subject](self))

    def paths(self, kinds: Sequence[str], *, joint: bool = False) -> tuple[str, ...]:
        """The dotted paths whose sum it is.

        ``kinds`` are the kinds of establishment in the register, ``joint`` is the programme's
        setting: whether a joint cell counts as having a cell. Raises ValueError for what is
        not computable.
        """
        if not self.computable:
            raise ValueError(self)
        return _PATHS[self.subject](self, kinds, states_of(self.group, joint=joint))

    def widths(self, kinds: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The paths of what it surely takes in and of all it may; None when nobody differs."""
        if self.group not in WIDTHS:
            return None
        least, most = WIDTHS[self.group]
        of = _PATHS[self.subject]
        return of(self, kinds, least), of(self, kinds, most)


def _site_label(it: Meaning) -> list[str]:
    noun = SITE.get(it.kind, it.kind)
    if not it.kind and not it.group:
        noun = ALL_SITES
    return [noun, GROUP[it.group]] if it.group else [noun]


def _member_label(it: Meaning) -> list[str]:
    return ["đảng viên", ABOUT[it.about]] if it.about else ["đảng viên"]


def _admitted_label(it: Meaning) -> list[str]:
    words = ["đảng viên kết nạp"]
    if it.about:
        words.append(ABOUT[it.about])
    if it.zone:
        words.append(f"ở {ZONE[it.zone]}")
    if it.kind or it.group:
        words += ["ở", SITE.get(it.kind, it.kind)]
    if it.group:
        words.append(GROUP[it.group])
    return words


def _founded_label(it: Meaning) -> list[str]:
    words = ["chi bộ thành lập mới"]
    return [*words, "ở", SITE.get(it.kind, it.kind)] if it.kind else words


def _organisation_label(it: Meaning) -> list[str]:
    return [ORGANISATION[it.kind]]


_LABEL: Final = {
    "site": _site_label,
    "member": _member_label,
    "admitted": _admitted_label,
    "founded": _founded_label,
    "organisation": _organisation_label,
}


def states_of(group: str, *, joint: bool) -> tuple[str, ...]:
    """The states of coverage in a group; every state for none."""
    without_member, without_cell, with_cell = named_sums(joint_counts_as_cell=joint)
    of = {
        "": STATES,
        "no_member": without_member.states,
        "no_cell_with_members": without_cell.states,
        "no_cell": without_member.states + without_cell.states,
        "cell": with_cell.states,
        "own_cell": STATES[:2],
        "joint_cell": ("joint_cell",),
    }
    return of[group]


def _site_paths(it: Meaning, kinds: Sequence[str], states: Sequence[str]) -> tuple[str, ...]:
    chosen = [it.kind] if it.kind else kinds
    return tuple(f"coverage.{kind}.{state}" for kind in chosen for state in states)


def _member_paths(it: Meaning, _kinds: Sequence[str], _states: Sequence[str]) -> tuple[str, ...]:
    if it.kind:
        return (f"members.by_establishment_kind.{it.kind}",)
    return (f"members.by_zone.{it.zone}" if it.zone else f"members.{it.about or 'total'}",)


def _admitted_paths(it: Meaning, _kinds: Sequence[str], states: Sequence[str]) -> tuple[str, ...]:
    if it.group:
        return tuple(f"admitted_by.opening_state.{state}" for state in states)
    if it.kind:
        return (f"admitted_by.establishment_kind.{it.kind}",)
    if it.zone:
        return (f"admitted_by.zone.{it.zone}",)
    return (f"admitted_by.{it.about}" if it.about else "flow.admitted",)


def _founded_paths(it: Meaning, _kinds: Sequence[str], _states: Sequence[str]) -> tuple[str, ...]:
    kind = it.kind
    return (f"cells_founded.by_establishment_kind.{kind}" if kind else "cells_founded.total",)


def _organisation_paths(
    it: Meaning, _kinds: Sequence[str], _states: Sequence[str]
) -> tuple[str, ...]:
    if it.kind == DIRECT:
        return tuple(f"direct.{kind}" for kind in _DIRECT_KINDS)
    return tuple(f"organisations.{kind}" for kind in _KINDS.get(it.kind, (it.kind,)))


_PATHS: Final = {
    "site": _site_paths,
    "member": _member_paths,
    "admitted": _admitted_paths,
    "founded": _founded_paths,
    "organisation": _organisation_paths,
}
