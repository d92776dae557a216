"""Reference pages made from the code: the kinds of fact, and the refusals.

Each function gives the text of one Markdown page; whoever builds the documents writes it and
fails when the page on disk says something else.
"""

from __future__ import annotations

import dataclasses
import inspect

from hatnhan.domain.facts import Annulled, Corrected, establishments, organisations
from hatnhan.domain.facts import people as _people
from hatnhan.domain.facts import places as _places
from hatnhan.domain.problems import CATALOGUE
from hatnhan.domain.times import SAME_DAY

_GROUPS = (
    ("Administrative units", _places.ALL),
    ("Establishments", establishments.ALL),
    ("Organisations and their links", organisations.ALL),
    ("Persons and membership", _people.ALL),
    ("Corrections and annulments", (Corrected, Annulled)),
)
_BASE = {"on", "basis", "note"}


def facts_page() -> str:
    """docs/reference/facts.md: every kind of fact with its fields and meaning."""
    parts = [
        "# Facts",
        "Generated from `hatnhan/domain/facts`; do not edit.",
        "One fact is one line of JSON: `fact` (the kind) and `on` (the day) first, then the "
        "fields below in this order, then optionally `basis` (`number`, `issuer`, `date`) and "
        "`note`. A field marked *optional* may be left out.",
    ]
    for title, classes in _GROUPS:
        parts.append(f"## {title}")
        parts += [_fact_entry(cls) for cls in classes]
    parts.append("## The order of one day")
    parts.append("Facts of one day apply by kind in this order, then by recording.")
    parts.append(
        "\n".join(
            f"{i}. {', '.join(f'`{k}`' for k in kinds)}" for i, kinds in enumerate(SAME_DAY, 1)
        )
    )
    return "\n\n".join(parts) + "\n"


def problems_page() -> str:
    """docs/reference/problems.md: every refusal with its Vietnamese sentence."""
    rows = "\n".join(f"| `{code}` | {text} |" for code, text in CATALOGUE.items())
    return (
        "# Refusals\n\nGenerated from `hatnhan/domain/problems.py`; do not edit.\n\n"
        "A refusal has a stable code for programs and a Vietnamese sentence for people; words in "
        f"braces are filled in.\n\n| code | sentence |\n| --- | --- |\n{rows}\n"
    )


def _fact_entry(cls: type) -> str:
    doc = " ".join((inspect.getdoc(cls) or "").split())
    fields = ", ".join(
        f"`{f.name}`" + ("" if f.default is dataclasses.MISSING else " *optional*")
        for f in dataclasses.fields(cls)
        if f.name not in _BASE
    )
    return f"### {cls.KIND}\n\n{doc}\n\nFields: {fields}."  # type: ignore[attr-defined]
