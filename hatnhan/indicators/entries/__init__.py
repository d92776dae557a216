"""The indicators, each defined once. Codes are never reused."""

from __future__ import annotations

from typing import Final

from hatnhan.indicators.entries.indicator import Indicator
from hatnhan.indicators.entries.period import ADMITTED_BY, CELLS_FOUNDED, FLOW
from hatnhan.indicators.entries.state import COVERAGE, MEMBERS, ORGANISATIONS

ALL: Final[tuple[Indicator, ...]] = (
    *COVERAGE,
    *MEMBERS,
    *ORGANISATIONS,
    *FLOW,
    *ADMITTED_BY,
    *CELLS_FOUNDED,
)
