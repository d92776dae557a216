"""Which change falls on which day."""

from __future__ import annotations

from collections.abc import Callable

from hatnhan.scenario.plan import TWO_TIERS, YEAR_END
from hatnhan.scenario.reforms import (
    agencies,
    communes_2025,
    districts,
    moves,
    settlements,
    two_tiers,
    villages,
)
from hatnhan.scenario.state import World, ordinal

Reform = Callable[[World, int], None]


def calendar(world: World) -> dict[int, list[Reform]]:
    """Day -> what happens then, apart from everyday life, which makes room for it.

    Smaller changes go straight into the agenda of their days.
    """
    out: dict[int, list[Reform]] = {
        ordinal(2008, 9, 3): [districts.son_la_city],
        ordinal(2013, 6, 10): [districts.form_van_ho],
        ordinal(2013, 7, 15): [districts.organise_van_ho],
        ordinal(2017, 4, 28): [settlements.reclassify_2017],
        ordinal(2021, 9, 16): [settlements.reclassify_2021],
        YEAR_END.toordinal() - 28: [agencies.settle_cells],
        ordinal(2025, 2, 1): [communes_2025.to_200],
        ordinal(2025, 2, 4): [two_tiers.provincial_bodies],
        ordinal(2025, 6, 16): [two_tiers.border_guard_leaves],
        TWO_TIERS.toordinal(): [two_tiers.to_75],
        ordinal(2026, 7, 15): [villages.merge_schools],
        ordinal(2026, 8, 20): [villages.merge_schools],
    }
    for wave in world.plan.waves:
        out.setdefault(wave.on.toordinal(), []).append(villages.merging(wave))
    settlements.schedule(world)
    agencies.schedule(world)
    moves.schedule(world)
    return out
