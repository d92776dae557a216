"""TopoJSON to GeoJSON features: arcs are undone from their quantised steps and joined to rings."""

from __future__ import annotations

from typing import Any

Point = list[float]


def features(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Every polygon of every object as a GeoJSON feature.

    Raises KeyError, IndexError, TypeError or ValueError for a broken topology.
    """
    arcs = [_arc(arc, topology.get("transform")) for arc in topology["arcs"]]
    found = []
    for thing in topology["objects"].values():
        for geometry in thing.get("geometries", [thing]):
            kind = geometry.get("type")
            if kind not in ("Polygon", "MultiPolygon"):
                continue
            polygons = geometry["arcs"] if kind == "MultiPolygon" else [geometry["arcs"]]
            coordinates = [[_ring(ring, arcs) for ring in polygon] for polygon in polygons]
            found.append(
                {
                    "type": "Feature",
                    "properties": geometry.get("properties") or {},
                    "geometry": {
                        "type": kind,
                        "coordinates": coordinates if kind == "MultiPolygon" else coordinates[0],
                    },
                }
            )
    return found


def _arc(arc: list[Point], transform: dict[str, Any] | None) -> list[Point]:
    """One arc in degrees; quantised arcs are steps from the point before."""
    if transform is None:
        return [[float(p[0]), float(p[1])] for p in arc]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0.0
    points = []
    for p in arc:
        x, y = x + p[0], y + p[1]
        points.append([round(x * sx + tx, 6), round(y * sy + ty, 6)])
    return points


def _ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Arcs joined end to end; a negative index is an arc walked backwards."""
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc if not ring else arc[1:])
    return ring
