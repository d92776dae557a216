"""The movement of members in a period: opening + increases - decreases = closing.

The lines are those of the statistical form of movement (*biểu 1*), with moves inside the
register and reorganisations told apart. They are gross: one per fact that crosses the
border of the scope asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INCREASES: Final[tuple[str, ...]] = (
    "admitted",
    "readmitted",
    "arrived",
    "restored",
    "moved_in",
    "reorganised_in",
)
DECREASES: Final[tuple[str, ...]] = (
    "moved_out",
    "reorganised_out",
    "transferred_out",
    "died",
    "removed",
    "resigned",
    "expelled",
    "admission_cancelled",
)
FLOW_LINES: Final[tuple[str, ...]] = (
    "opening",
    "admitted",
    "readmitted",
    "arrived",
    "restored",
    "moved_in",
    "moved_out",
    "reorganised_in",
    "reorganised_out",
    "transferred_out",
    "died",
    "removed",
    "resigned",
    "expelled",
    "admission_cancelled",
    "closing",
)
"""The lines in the order in which they are shown."""

AGE_BANDS: Final[tuple[tuple[str, int], ...]] = (
    ("under_18", 0),
    ("18_30", 18),
    ("31_40", 31),
    ("41_50", 41),
    ("51_60", 51),
    ("over_60", 61),
)
"""Band and the first completed year of age in it."""


def imbalance(flow: Mapping[str, int]) -> int:
    """What is left over in a movement; 0 when it adds up, as it always must."""
    gained = sum(flow.get(line, 0) for line in INCREASES)
    lost = sum(flow.get(line, 0) for line in DECREASES)
    return flow.get("opening", 0) + gained - lost - flow.get("closing", 0)
