"""The coverage of an establishment on a day: six states, exclusive and exhaustive.

A *member of the establishment* is a person with an active membership whose establishment is
this one. A cell *serves* the open establishments assigned to it; serving exactly one it is
that one's *own* cell, serving more it is a *joint* cell of each. The state is always
computed, never stored. Source: Resolution 03-NQ/TU of 10/02/2006 and its guidance for the
three groups; the finer states are the product's own (the founding minimum is 3 official
members: Statute of the Party, Art. 21).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where an establishment stands, in the order in which the contract tests it."""

    OWN_CELL = "own_cell"
    OWN_CELL_BELOW_MINIMUM = "own_cell_below_minimum"
    NO_MEMBER = "no_member"
    JOINT_CELL = "joint_cell"
    CELL_DUE = "cell_due"
    MEMBERS_TOO_FEW = "members_too_few"


STATE_NAMES: Final[dict[State, str]] = {
    State.OWN_CELL: "Chi bộ riêng",
    State.OWN_CELL_BELOW_MINIMUM: "Chi bộ riêng dưới mức tối thiểu",
    State.NO_MEMBER: "Chưa có đảng viên",
    State.JOINT_CELL: "Sinh hoạt ở chi bộ ghép",
    State.CELL_DUE: "Đủ điều kiện, chờ lập chi bộ",
    State.MEMBERS_TOO_FEW: "Có đảng viên, chưa đủ lập chi bộ",
}

HAVE_CELL: Final = frozenset({State.OWN_CELL, State.OWN_CELL_BELOW_MINIMUM})
"""*Đã có chi bộ* in the words of the resolution."""

MEMBERS_WITHOUT_CELL: Final = frozenset({State.JOINT_CELL, State.CELL_DUE, State.MEMBERS_TOO_FEW})
"""*Đã có đảng viên nhưng chưa đủ điều kiện lập chi bộ* in the words of the resolution."""

MINIMUM_WITHOUT_RULE: Final = 3
"""The founding minimum where no rule pack says otherwise."""


@dataclass(frozen=True, slots=True)
class Presence:
    """All that the state depends on, of one establishment on one day.

    ``own_cells``: official members of each own cell, whatever their establishment.
    ``joint``: whether a joint cell serves it. ``members`` and ``official`` count the members
    of the establishment, whatever their cell.
    """

    own_cells: Sequence[int]
    joint: bool
    members: int
    official: int


def state_of(presence: Presence, minimum: int) -> State:
    """The state of an establishment; ``minimum`` is the founding minimum of the day."""
    if presence.own_cells:
        enough = any(official >= minimum for official in presence.own_cells)
        return State.OWN_CELL if enough else State.OWN_CELL_BELOW_MINIMUM
    if presence.members == 0:
        return State.NO_MEMBER
    if presence.joint:
        return State.JOINT_CELL
    return State.CELL_DUE if presence.official >= minimum else State.MEMBERS_TOO_FEW
