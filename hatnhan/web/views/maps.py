"""The outlines that the map draws."""

from __future__ import annotations

import json

from django.http import HttpResponse, JsonResponse

from hatnhan.web import maps
from hatnhan.web.areas import places
from hatnhan.web.asof import Asked
from hatnhan.web.doors import page
from hatnhan.web.requests import WebRequest


@page("overview")
def outlines(_request: WebRequest, asked: Asked, layer: str) -> HttpResponse:
    """One loaded layer as GeoJSON; each outline says which place of the day it is."""
    found = maps.layer_named(layer)
    collection = json.loads(found.path.read_text(encoding="utf-8"))
    keys = maps.match(collection["features"], places(asked), found.level)
    for feature, key in zip(collection["features"], keys, strict=True):
        feature["properties"] = {"key": key}
    response = JsonResponse(collection)
    # Boundaries are no secret and change with the file only; the day is in the address.
    response["Cache-Control"] = "private, max-age=600"
    return response
