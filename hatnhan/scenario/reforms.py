"""The days on which units change."""

from __future__ import annotations

from collections.abc import Callable

from hatnhan.scenario.state import World

Reform = Callable[[World, int], None]


def calendar(world: World) -> dict[int, list[Reform]]:
    """Day -> what happens then, apart from everyday life."""
    return {}
