"""Outlines: what is accepted, what is refused, and which place each one is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.web import maps

SQUARE = [[103.0, 21.0], [104.0, 21.0], [104.0, 22.0], [103.0, 22.0], [103.0, 21.0]]
SCRATCH = [[103.5, 21.5], [103.501, 21.5], [103.501, 21.501], [103.5, 21.5]]


def geojson(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def feature(rings: Any = None, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": rings or [SQUARE]}
    return {"type": "Feature", "properties": properties or {"code": "1"}, "geometry": geometry}


def test_only_code_and_name_are_kept() -> None:
    kept = maps.check(geojson(feature(code="03646", name="Tô Hiệu", population=12, secret="x")))
    assert kept["features"][0]["properties"] == {"code": "03646", "name": "Tô Hiệu"}


def test_a_code_written_as_a_number_is_text() -> None:
    assert maps.check(geojson(feature(Ma_xa=3646)))["features"][0]["properties"]["code"] == "3646"


def test_topojson_becomes_the_same_square() -> None:
    """The arc is quantised and walked backwards: steps (0,1) (1,0) (0,-1) (-1,0) from the corner."""
    topology = {
        "type": "Topology",
        "transform": {"scale": [1.0, 1.0], "translate": [103.0, 21.0]},
        "arcs": [[[0, 0], [0, 1], [1, 0], [0, -1], [-1, 0]]],
        "objects": {
            "x": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Polygon", "arcs": [[-1]], "properties": {"name": "Xã A"}}],
            }
        },
    }
    kept = maps.check(json.dumps(topology).encode())
    assert kept["features"][0]["geometry"]["coordinates"] == [[SQUARE]]


def test_slivers_are_left_out_and_the_unit_stays() -> None:
    kept = maps.check(geojson(feature([[SQUARE, SCRATCH], [SCRATCH]], "MultiPolygon")))
    assert kept["features"][0]["geometry"]["coordinates"] == [[SQUARE]]


NAN = b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1"},"geometry":'
HOSTILE = {
    "empty": b"",
    "not json": b"<html>",
    "not utf-8": b"\xff\xfe\x00",
    "a list": b"[]",
    "no features": geojson(),
    "deep": b"[" * 100_000,
    "deep in json": b'{"type":"FeatureCollection","features":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "too many": geojson(*[feature()] * 1_001),
    "a point": geojson(feature([103.0, 21.0], "Point")),
    "no geometry": geojson({"type": "Feature", "properties": {"code": "1"}, "geometry": None}),
    "nobody": geojson({**feature(), "properties": {"area": 3}}),
    "nobody at all": geojson({**feature(), "properties": None}),
    "metres": geojson(feature([[[512000.0, 2350000.0]] * 4])),
    "text for numbers": geojson(feature([[["103", "21"]] * 4])),
    "nan": NAN + b'{"type":"Polygon","coordinates":[[[NaN,1],[2,3],[4,5]]]}}]}',
    "broken arcs": json.dumps(
        {"type": "Topology", "arcs": [], "objects": {"x": {"type": "Polygon", "arcs": [[4]]}}}
    ).encode(),
    "no objects": json.dumps({"type": "Topology", "arcs": []}).encode(),
    "huge": b" " * (maps.MOST_BYTES + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_reason(name: str) -> None:
    with pytest.raises(Problem) as refused:
        maps.check(HOSTILE[name])
    assert refused.value.code == "bad_file"
    assert len(refused.value.message) > 30


@dataclass
class Row:
    name: str
    code: str
    level: str = "commune"


PLACES = {
    "a": Row("Chiềng Lề", "03646"),
    "b": Row("Tô Hiệu", "03649"),
    "c": Row("Mường Bú", "04000"),
    "d": Row("Mường Bú", "04001"),
}


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("03646", "Phường Chiềng Lề", "a"),
        ("03646", "Phường Tô Hiệu", "b"),
        ("", "to hieu", "b"),
        ("03649", "", "b"),
        ("04001", "Xã Mường Bú", "d"),
        ("", "Xã Mường Bú", ""),
        ("9", "Xã Khác", ""),
    ],
)
def test_an_outline_is_the_place_of_its_code_and_name(code: str, name: str, key: str) -> None:
    """Codes were reused in 2025: the name decides. Planted: code alone gave Tô Hiệu for Chiềng Lề."""
    features = [{"properties": {"code": code, "name": name}}]
    assert maps.match(features, PLACES, "commune") == [key]


def test_the_newest_layer_that_had_begun_is_drawn(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    assert maps.layer_for("commune", date(2020, 1, 1)) is None
    collection = maps.check(geojson(feature()))
    for day in (date(2005, 12, 31), date(2025, 7, 1)):
        maps.save(collection, "commune", day)
    (tmp_path / "maps" / "commune-tomorrow.json").write_text("{}")
    drawn = maps.layer_for("commune", date(2020, 1, 1))
    assert drawn is not None
    assert drawn.since == date(2005, 12, 31)
    newest = maps.layer_for("commune", date(2025, 7, 1))
    assert newest is not None
    assert newest.since == date(2025, 7, 1)
    assert maps.layer_for("district", date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    "name", ["../secret_key", "commune-2005-12-30", "", "commune-2005-12-31/../x"]
)
def test_only_loaded_layers_have_a_name(settings: Any, tmp_path: Path, name: str) -> None:
    settings.HOME = tmp_path
    maps.save(maps.check(geojson(feature())), "commune", date(2005, 12, 31))
    with pytest.raises(Problem):
        maps.layer_named(name)


def test_every_commune_of_2025_has_a_position_inside_the_province() -> None:
    assert maps.position("03646", "Chiềng Lề") != maps.position("03646", "Tô Hiệu")
    for longitude, latitude in maps.positions().values():
        assert 103.0 < longitude < 105.2
        assert 20.3 < latitude < 22.2
