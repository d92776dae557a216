"""The parts of a scope side by side: for the map, and for the table beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from django.urls import reverse

from hatnhan.domain.text import vn_sort_key
from hatnhan.domain.times import AsOf
from hatnhan.domain.vietnamese import day, number, percent, share
from hatnhan.indicators import queries
from hatnhan.registry import models
from hatnhan.web import maps, units
from hatnhan.web.asof import Asked
from hatnhan.web.labels import PLACE_LEVELS
from hatnhan.web.shapes import bars

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """One part: its figures, and where it lies if it is a place with a known position."""

    name: str
    place: str | None
    organisation: str | None
    total: int
    with_cell: int
    none: int
    href: str = ""
    at: Point | None = None

    @property
    def share(self) -> Fraction | None:
        """Establishments with a cell, of all."""
        return share(self.with_cell, self.total)

    @property
    def remain(self) -> int:
        """Establishments still without a cell."""
        return self.total - self.with_cell


@dataclass(frozen=True, slots=True)
class Choice:
    """A level the reader may choose."""

    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Map:
    """Map and table of one level."""

    title: str
    caption: str
    unit: str
    level: str
    note: str
    choices: list[Choice]
    areas: list[Area]
    data: dict[str, Any]


def overview_map(asked: Asked, wanted: str | None, *, joint: bool) -> Map:
    """The parts of the scope by district or commune, of then or of now as the question says."""
    direct = queries.children(asked.question)
    if asked.scope is not None and asked.scope.kind == "organisation":
        return _organisations(asked, direct, joint)
    rows = places(asked)
    levels = {rows[c.scope.id].level for c in direct if c.scope.id in rows}
    choices = [Choice("district", "huyện"), Choice("commune", "xã")] if "district" in levels else []
    level = (
        wanted
        if wanted in ("district", "commune") and choices
        else next(iter(sorted(levels)), "commune")
    )
    if choices and wanted is None:
        level = "commune"
    parts = direct if level == "district" or not choices else _below(asked, direct, rows)
    centres = _centres(rows)
    home = reverse("overview")
    areas = sorted((_area(asked, home, part, rows, centres, joint) for part in parts), key=_rank)
    layer = maps.layer_for(level, asked.on if asked.then else asked.today)
    unit = str(PLACE_LEVELS.get(level, level))
    return Map(
        title=f"Độ phủ theo {'huyện, thị xã' if level == 'district' else 'xã, phường'}",
        caption=f"Tỷ lệ cơ sở đã có chi bộ · {number(len(areas))} đơn vị, "
        + (f"địa giới ngày {day(asked.on)}" if asked.then else "địa giới ngày nay"),
        unit=unit,
        level=level,
        note=""
        if layer
        else "Chưa nạp đường ranh giới: mỗi vòng tròn là một đơn vị, lớn theo số cơ sở, đặt gần đúng vị trí.",
        choices=choices,
        areas=areas,
        data=_data(areas, _outlines(asked, layer)),
    )


def _outlines(asked: Asked, layer: maps.Layer | None) -> str | None:
    """The address of a layer, joined to the places of the day."""
    return asked.address(reverse("outlines", args=[layer.name])) if layer else None


def places(asked: Asked) -> dict[str, Any]:
    """The rows of all places of the tree that the question means, by key."""
    at = AsOf(asked.on if asked.then else asked.today, asked.known_at)
    rows = models.PlaceState.objects.as_of(at).select_related("place", "parent")
    return {row.place.key: row for row in rows}


def _below(
    asked: Asked, direct: Sequence[queries.Child], rows: Mapping[str, Any]
) -> list[queries.Child]:
    """The communes under the districts, and those directly under the scope."""
    found = [c for c in direct if c.scope.id in rows and rows[c.scope.id].level == "commune"]
    for child in direct:
        if child.scope.id in rows and rows[child.scope.id].level == "district":
            found += queries.children(replace(asked.question, scope=child.scope))
    return found


def _centres(rows: Mapping[str, Any]) -> dict[str, Point]:
    """Positions: communes by code and name, the units above in the middle of what they hold."""
    centres: dict[str, Point] = {}
    held: dict[str, list[Point]] = defaultdict(list)
    for key, row in rows.items():
        at = maps.position(row.code, row.name) if row.level == "commune" else None
        if at is not None:
            centres[key] = at
            if row.parent_id:
                held[row.parent.key].append(at)
    for key, points in held.items():
        centres[key] = (
            sum(p[0] for p in points) / len(points),
            sum(p[1] for p in points) / len(points),
        )
    return centres


def _area(
    asked: Asked,
    home: str,
    part: queries.Child,
    rows: Mapping[str, Any],
    centres: Mapping[str, Point],
    joint: bool,
) -> Area:
    counts = bars.row("", bars.together(part.coverage), joint=joint)
    row = rows.get(part.scope.id)
    return Area(
        name=units.place_name(row) if row else part.name,
        place=part.scope.id if part.scope.kind == "place" else None,
        organisation=part.scope.id if part.scope.kind == "organisation" else None,
        total=counts.total,
        with_cell=counts.with_cell,
        none=counts.no_member,
        href=asked.address(home, **{part.scope.kind: part.scope.id}),
        at=centres.get(part.scope.id),
    )


def _rank(area: Area) -> tuple[Any, ...]:
    """The least covered first; parts without establishments last."""
    return (area.share is None, area.share or 0, vn_sort_key(area.name))


def _organisations(asked: Asked, direct: Sequence[queries.Child], joint: bool) -> Map:
    home = reverse("overview")
    areas = sorted((_area(asked, home, part, {}, {}, joint) for part in direct), key=_rank)
    return Map(
        title="Độ phủ theo tổ chức trực thuộc",
        caption=f"Tỷ lệ cơ sở đã có chi bộ · {number(len(areas))} tổ chức ngày {day(asked.on)}",
        unit="tổ chức",
        level="organisation",
        note="",
        choices=[],
        areas=areas,
        data={},
    )


def _data(areas: Sequence[Area], outlines: str | None) -> dict[str, Any]:
    """What the map script reads; texts are ready to show."""
    return {
        "outlines": outlines,
        "areas": [
            {
                "name": area.name,
                "short": _short(area.name),
                "key": area.place,
                "share": None if area.share is None else float(area.share * 100),
                "shown": percent(area.share, 0),
                "lines": [
                    f"{number(area.with_cell)} trên {number(area.total)} cơ sở có chi bộ, "
                    f"{percent(area.share)}",
                    f"{number(area.none)} nơi chưa có đảng viên",
                ],
                "size": area.total,
                "at": area.at,
                "href": area.href,
            }
            for area in areas
        ],
    }


def _short(name: str) -> str:
    """A name without the word for its kind, for labels on the map."""
    for kind in ("Huyện ", "Thành phố ", "Thị xã ", "Thị trấn ", "Phường ", "Xã "):
        if name.startswith(kind):
            return name[len(kind) :]
    return name
