"""Checks that ``hatnhan verify`` runs on the engine: each gives how much was checked, and a
sentence for every fault found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from hatnhan.domain.times import FOREVER_KNOWN, NEVER, day_of
from hatnhan.domain.vietnamese import day as shown
from hatnhan.indicators import codes
from hatnhan.indicators.columns import ENDED
from hatnhan.indicators.engine import Engine
from hatnhan.indicators.image import Image
from hatnhan.indicators.queries import engine
from hatnhan.indicators.questions import Tree
from hatnhan.indicators.table import whole_table
from hatnhan.indicators.view import View

_NAMED = 20
"""Faults named one by one; more would hide the first ones."""

Period = tuple[date, date]


def flow_identity(periods: Sequence[Period] | None = None) -> tuple[int, list[str]]:
    """Opening + increases - decreases = closing, in every node of both trees, then and now.

    Without periods: every year of the history believed.
    """
    with engine().view() as view:
        return identity_in(view, _years(view) if periods is None else periods)


def identity_in(view: View, periods: Sequence[Period]) -> tuple[int, list[str]]:
    """The same for one view. The count is of nodes, periods and trees together."""
    checked, faults = 0, []
    for since, upto in periods:
        for tree in Tree:
            table = whole_table(view, upto, since, tree)
            flows = (("place", table.place_flow), ("organisation", table.organisation_flow))
            for kind, flow in flows:
                over = imbalance(flow)
                checked += len(over)
                faults += [
                    _unbalanced(view, kind, int(node), (since, upto), tree, int(over[node]))
                    for node in np.flatnonzero(over)
                ]
    return checked, faults[:_NAMED]


def imbalance(flow: Any) -> Any:
    """Of every node what is left over: opening + increases - decreases - closing."""
    return flow[0] + (flow[1:-1] * codes.FLOW_SIGN[:, None]).sum(axis=0) - flow[-1]


def _unbalanced(view: View, kind: str, node: int, period: Period, tree: Tree, over: int) -> str:
    key = view.image.ids[kind].keys[node]
    days = f"{shown(period[0])} đến {shown(period[1])}"
    return f"biến động của {key} từ {days} ({tree}) lệch {over}"


def _years(view: View) -> list[Period]:
    """Calendar years from the first membership to the last change of one."""
    live = view.image.tables["membership"].live
    held = live["kf"] != ENDED
    if not held.any():
        return []
    ends = live["stop"][held]
    last = max(int(live["start"][held].max()), int(ends[ends < NEVER].max(initial=0)))
    first_year, last_year = day_of(int(live["start"][held].min())).year, day_of(last).year
    bounds = [date(year, 1, 1) for year in range(first_year, min(last_year + 1, date.max.year) + 1)]
    return [(since, date.fromordinal(after.toordinal() - 1)) for since, after in pairwise(bounds)]


def image_equals_tables(held: Engine | None = None) -> tuple[int, list[str]]:
    """The image in memory, caught up bit by bit, equals one read afresh from the tables."""
    held = held or engine()
    with held.view() as view:
        fresh = Image()
        number, digest = held.source.head()
        if number:
            fresh.catch_up(held.source, number, digest)
        return _compared(view.image, fresh)


def _compared(held: Image, fresh: Image) -> tuple[int, list[str]]:
    checked, faults = 0, []
    if (held.head, held.hash) != (fresh.head, fresh.hash):
        return 0, ["ảnh trong bộ nhớ không cùng lần ghi cuối với sổ"]
    for what, ids in fresh.ids.items():
        checked += len(ids)
        same = np.array_equal(held.ids[what].numbers, ids.numbers)
        if not same or held.ids[what].keys != ids.keys:
            faults.append(f"danh tính {what} trong bộ nhớ khác bảng")
    for name in fresh.tables:
        mine, theirs = _ordered(held, name), _ordered(fresh, name)
        checked += len(theirs["pk"])
        faults += [
            f"cột {name}.{column} trong bộ nhớ khác bảng"
            for column, values in theirs.items()
            if not np.array_equal(mine[column], values)
        ]
    return checked, faults


def _ordered(image: Image, name: str) -> dict[str, Any]:
    """All rows of a table in order of their number, words spelled out."""
    table = image.tables[name]
    kept = table.live["kf"] != ENDED
    columns = {
        column: np.concatenate([table.live[column][kept], table.dead[column]])
        for column in table.live.names
    }
    ended = np.full(np.count_nonzero(kept), FOREVER_KNOWN)
    columns["kt"] = np.concatenate([ended, table.dead["kt"]])
    order = np.argsort(columns["pk"])
    columns = {column: values[order] for column, values in columns.items()}
    for column, vocabulary in _SPELLED.get(name, {}).items():
        words = np.array(image.words[vocabulary].words or [""], dtype=object)
        columns[column] = words[columns[column]]
    return columns


_SPELLED = {
    "place": {"name": "name", "code": "name"},
    "establishment": {"kind": "establishment_kind", "name": "name"},
    "organisation": {"name": "name", "code": "name"},
}
"""Columns whose numbers depend on the order in which words were met."""
