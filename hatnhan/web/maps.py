"""Where places lie on the map: points that come with the program, outlines an office has loaded.

Outlines are GeoJSON under `HATNHAN_HOME/maps`, one file per layer, named for its level and the
first day it is right for; `hatnhan map load` puts them there after `check`.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from hatnhan.domain.problems import Problem
from hatnhan.domain.text import bare
from hatnhan.web import topology

LEVELS = ("commune", "district")
MOST_BYTES = 8_000_000
MOST_FEATURES = 1_000
MOST_POINTS = 400_000
SLIVER = 0.004
"""Parts and holes smaller than this share of a unit's largest part are left out."""
CODE_KEYS = (
    "code",
    "ma",
    "ma_xa",
    "maxa",
    "gso_code",
    "code_75",
    "code_204",
    "ward_code",
    "matinh_xa",
    "id",
)
NAME_KEYS = (
    "name",
    "ten",
    "ten_xa",
    "tenxa",
    "name_75",
    "name_204",
    "ward_name",
    "ten_huyen",
    "district",
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One loaded set of outlines: of which level, right from which day, and its file."""

    level: str
    since: date
    path: Path

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return f"{self.level}-{self.since.isoformat()}"


def folder() -> Path:
    """Where outlines are kept."""
    return Path(settings.HOME) / "maps"


def layers() -> list[Layer]:
    """Everything loaded, the newest first."""
    found = []
    for path in folder().glob("*.json") if folder().is_dir() else ():
        level, _, since = path.stem.partition("-")
        if level in LEVELS:
            try:
                found.append(Layer(level, date.fromisoformat(since), path))
            except ValueError:
                continue
    return sorted(found, key=lambda layer: layer.since, reverse=True)


def layer_for(level: str, on: date) -> Layer | None:
    """The outlines of a level that are right on a day: the newest that had begun."""
    return next((layer for layer in layers() if layer.level == level and layer.since <= on), None)


def layer_named(name: str) -> Layer:
    """A layer by its name in addresses. Raises `Problem("not_found")`."""
    for layer in layers():
        if layer.name == name:
            return layer
    raise Problem("not_found", what="bản đồ", id=name)


def check(data: bytes) -> dict[str, Any]:
    """The outlines in a file, reduced to what is drawn: GeoJSON with `code` and `name` only.

    Raises `Problem("bad_file")` with the reason.
    """
    if len(data) > MOST_BYTES:
        raise _bad(f"tệp lớn hơn {MOST_BYTES // 1_000_000} MB; hãy giản lược đường ranh giới trước")
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _bad("không phải GeoJSON hoặc TopoJSON viết bằng UTF-8") from None
    features = _features(value)
    if not 0 < len(features) <= MOST_FEATURES:
        raise _bad(f"cần từ 1 đến {MOST_FEATURES} đường bao, tệp có {len(features)}")
    drawn = [_drawn(feature, i) for i, feature in enumerate(features, 1)]
    if (
        sum(1 for feature in drawn for _ in _points(feature["geometry"]["coordinates"]))
        > MOST_POINTS
    ):
        raise _bad(f"có hơn {MOST_POINTS} điểm; hãy giản lược đường ranh giới trước")
    return {"type": "FeatureCollection", "features": drawn}


def save(collection: Mapping[str, Any], level: str, since: date) -> Layer:
    """Keep checked outlines; a layer of the same level and day is replaced whole."""
    folder().mkdir(parents=True, exist_ok=True)
    layer = Layer(level, since, folder() / f"{level}-{since.isoformat()}.json")
    unfinished = layer.path.with_suffix(".part")
    unfinished.write_text(
        json.dumps(collection, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    unfinished.replace(layer.path)
    return layer


def _bad(reason: str) -> Problem:
    return Problem("bad_file", reason=reason)


def _features(value: Any) -> list[Any]:
    if not isinstance(value, dict):
        raise _bad("không phải GeoJSON hoặc TopoJSON")
    if value.get("type") == "Topology":
        try:
            return topology.features(value)
        except (KeyError, IndexError, TypeError, ValueError, RecursionError):
            raise _bad("TopoJSON có cung hoặc phép biến đổi hỏng") from None
    features = value.get("features")
    if value.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise _bad("cần một FeatureCollection hoặc Topology")
    return features


def _drawn(feature: Any, position: int) -> dict[str, Any]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise _bad(f"đối tượng thứ {position} không phải Polygon hay MultiPolygon")
    depth = 2 if geometry["type"] == "Polygon" else 3
    rings = geometry.get("coordinates")
    if not isinstance(rings, list) or not _well_formed(rings, depth):
        raise _bad(f"đối tượng thứ {position} có toạ độ không phải kinh độ, vĩ độ")
    properties = feature.get("properties") or {}
    code, name = _first(properties, CODE_KEYS), _first(properties, NAME_KEYS)
    if not code and not name:
        raise _bad(f"đối tượng thứ {position} không có mã (code) và không có tên (name)")
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name},
        "geometry": {
            "type": "MultiPolygon",
            "coordinates": _clean(rings if depth == 3 else [rings]),
        },
    }


def _clean(polygons: list[Any]) -> list[Any]:
    """Without the slivers that joining outlines leaves: they would be drawn as scratches."""
    biggest = max(abs(_area(polygon[0])) for polygon in polygons)
    kept = [polygon for polygon in polygons if abs(_area(polygon[0])) >= biggest * SLIVER]
    return [[p[0], *(hole for hole in p[1:] if abs(_area(hole)) >= biggest * SLIVER)] for p in kept]


def _area(ring: list[Any]) -> float:
    """Area of a ring in square degrees, its sign the direction."""
    x, y = ring[0][:2]
    shifted = [(float(p[0] - x), float(p[1] - y)) for p in ring]
    ahead = [*shifted[1:], shifted[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(shifted, ahead, strict=True)) / 2


def _first(properties: Any, keys: Iterable[str]) -> str:
    if not isinstance(properties, dict):
        return ""
    lower = {str(key).casefold(): value for key, value in properties.items()}
    for key in keys:
        value = lower.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()[:120]
    return ""


def _well_formed(value: Any, depth: int) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if depth:
        return all(_well_formed(part, depth - 1) for part in value)
    return (
        len(value) >= 2
        and all(
            isinstance(n, int | float) and not isinstance(n, bool) and math.isfinite(n)
            for n in value
        )
        and abs(value[0]) <= 180
        and abs(value[1]) <= 90
    )


def _points(value: Any) -> Iterator[Any]:
    if value and isinstance(value[0], list):
        for part in value:
            yield from _points(part)
    else:
        yield value


@cache
def positions() -> dict[tuple[str, str], tuple[float, float]]:
    """Longitude and latitude by code and accent-blind name, and by code alone under ("code", "")."""
    text = (files("hatnhan.web") / "data" / "positions.csv").read_text(encoding="utf-8")
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        at = float(row["lon"]), float(row["lat"])
        found[row["code"], bare(row["name"])] = at
        found[row["code"], ""] = at
    return found


KIND = re.compile(r"^(tinh|huyen|thanh pho|thi xa|thi tran|phuong|xa|dac khu) ")


def plain(name: str) -> str:
    """A name without accents and without the word for its kind."""
    return KIND.sub("", bare(name).strip())


def match(
    features: Iterable[Mapping[str, Any]], places: Mapping[str, Any], level: str
) -> list[str]:
    """The key of the place that each outline is, "" for none.

    By code where the names agree (codes were reused), else by name, else by code alone.
    """
    rows = {key: row for key, row in places.items() if row.level == level}
    by_code = {row.code: key for key, row in rows.items() if row.code}
    by_name: dict[str, str] = {}
    for key, row in rows.items():
        # Two places of one name cannot be told apart by it.
        by_name[plain(row.name)] = "" if plain(row.name) in by_name else key
    found = []
    for feature in features:
        code, name = feature["properties"]["code"], plain(feature["properties"]["name"])
        coded = by_code.get(code, "")
        if coded and (not name or plain(rows[coded].name) == name):
            found.append(coded)
        else:
            found.append(by_name.get(name) or ("" if name and name in by_name else coded))
    return found


def position(code: str, name: str) -> tuple[float, float] | None:
    """Where a commune lies; its name decides where a code was used twice."""
    return positions().get((code, bare(name))) or positions().get((code, ""))
