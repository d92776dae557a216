"""Every address of the site against every role. A new address without a row here fails."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ON = "on=2006-11-10"
EVERYBODY = {"officer": 200, "viewer": 200, "recorder": 200, "nobody": 403}
RECORDERS = {"officer": 200, "viewer": 403, "recorder": 200, "nobody": 403}
FILE = {"form": "csv"}

# Name of the address -> its arguments, parameters beside the day, and the status for each role.
TABLE: dict[str, tuple[dict[str, Any], str, dict[str, int]]] = {
    "overview": ({}, "", EVERYBODY),
    "establishments": ({}, "", EVERYBODY),
    "establishments_file": (FILE, "", EVERYBODY),
    "establishment": ({"key": "V0001"}, "", EVERYBODY),
    "organisations": ({}, "", EVERYBODY),
    "branch": ({"key": "D0009"}, "", EVERYBODY),
    "organisation": ({"key": "D0009"}, "", EVERYBODY),
    "figures": ({}, "", EVERYBODY),
    "figures_file": (FILE, "", EVERYBODY),
    "drill": ({}, "path=coverage.village.own_cell", EVERYBODY),
    "drill_file": (FILE, "path=coverage.village.own_cell", EVERYBODY),
    "compare": ({}, "", EVERYBODY),
    "reports": ({}, "since=2006-02-11", EVERYBODY),
    "report_file": ({"form": "docx"}, "", RECORDERS),
    "outlines": (
        {"layer": "commune-2005-12-31"},
        "",
        {**EVERYBODY, "officer": 404, "viewer": 404, "recorder": 404},
    ),
    "find_scope": ({}, "q=phong", EVERYBODY),
    "find": ({"search": "cell"}, "q=chi+bo", RECORDERS),
    "journal": ({}, "", RECORDERS),
    "recording": ({"number": 8}, "", RECORDERS),
    "person": ({"key": "P"}, "", RECORDERS),
    "probation": ({}, "", RECORDERS),
    "record": ({}, "", RECORDERS),
    "record_kind": ({"kind": "admission"}, "", RECORDERS),
    "recorded": ({"number": 8}, "", RECORDERS),
}
OPEN = {"login": 200, "logout": 405}
"""Addresses that need no sign-in, and what they answer to GET."""


def names(patterns: list[Any], into: set[str]) -> set[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names(pattern.url_patterns, into)
        elif isinstance(pattern, URLPattern):
            into.add(str(pattern.name))
    return into


def test_every_address_has_a_row() -> None:
    """Planted: an address added to the URLconf alone fails here."""
    assert names(get_resolver().url_patterns, set()) == set(TABLE) | set(OPEN)
