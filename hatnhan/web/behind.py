"""What is told of the records behind a figure beside their names."""

from __future__ import annotations

from collections.abc import Sequence

from hatnhan.indicators import queries
from hatnhan.web import units
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at


def about(records: Sequence[queries.Record], asked: Asked) -> dict[str, str]:
    """Where each establishment shown lies, and where each organisation belongs, by id."""
    kinds = {record.kind for record in records}
    found: dict[str, str] = {}
    ids = {record.id for record in records}
    if "establishment" in kinds:
        for line in queries.establishments(asked.question):
            if line.id in ids:
                found[line.id] = ", ".join(reversed(line.place_path[1:] or line.place_path))
    if "organisation" in kinds:
        for record in records:
            row = units.state("organisation", record.id, at(asked))
            if row is not None and row.parent_id:
                above = units.state("organisation", row.parent.key, at(asked))
                found[record.id] = above.name if above else ""
    return found
