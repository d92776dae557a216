"""The six states of coverage, straight from the definition."""

from __future__ import annotations

from tests.oracle.world import World

MINIMUM = 3
"""Official members a cell needs, where no rule pack says otherwise."""


def served_by(w: World, cell: str) -> set[str]:
    """Open establishments a cell serves."""
    return {establishment for one, establishment in w.coverage if one == cell}


def officials(w: World, persons: list[str]) -> int:
    """How many of these members are official."""
    return sum(w.members[person].status == "official" for person in persons)


def state_of(w: World, establishment: str, minimum: int = MINIMUM) -> str:
    """The state of an open establishment in the whole register."""
    cells = [cell for cell, served in w.coverage if served == establishment]
    own = [cell for cell in cells if served_by(w, cell) == {establishment}]
    members = w.members_at(establishment)
    if own:
        enough = any(officials(w, w.members_of_cell(cell)) >= minimum for cell in own)
        return "own_cell" if enough else "own_cell_below_minimum"
    if not members:
        return "no_member"
    if cells:
        return "joint_cell"
    return "cell_due" if officials(w, members) >= minimum else "members_too_few"
