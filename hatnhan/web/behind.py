"""What is told of the records behind a figure beside their names."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from hatnhan.indicators import queries
from hatnhan.web import people, units
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at


def about(records: Sequence[queries.Record], asked: Asked) -> dict[str, str]:
    """Where each establishment lies, the cell of each person, what each organisation is under."""
    kinds = {record.kind for record in records}
    found: dict[str, str] = {}
    ids = {record.id for record in records}
    if "establishment" in kinds:
        for line in queries.establishments(asked.question):
            if line.id in ids:
                found[line.id] = ", ".join(reversed(line.place_path[1:] or line.place_path))
    if "person" in kinds:
        for member in people.members(Q(person__key__in=ids), at(asked)):
            found[member.id] = member.cell_name
    if "organisation" in kinds:
        for record in records:
            row = units.state("organisation", record.id, at(asked))
            if row is not None and row.parent_id:
                above = units.state("organisation", row.parent.key, at(asked))
                found[record.id] = above.name if above else ""
    return found
