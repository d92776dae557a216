"""What is told of the records behind a figure beside their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from django.db.models import Q

from hatnhan.indicators import catalogue, queries
from hatnhan.web import people, units
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at
from hatnhan.web.shapes.figures import flat

KINDS = {
    "coverage": "establishment",
    "members": "person",
    "flow": "person",
    "admitted_by": "person",
    "organisations": "organisation",
    "direct": "organisation",
    "cells_founded": "organisation",
}
"""What the figures of each part of an answer count."""


class Behind(Sequence[queries.Record]):
    """The records behind several figures, one after the other; only those looked at get names.

    Raises `Problem("unknown_figure")` for a path that is none.
    """

    def __init__(self, question: queries.Question, paths: Sequence[str]) -> None:
        self.question = question
        self.names = [catalogue.describe(path) for path in paths]
        known = dict(flat(queries.figures(question)))
        self.counts = {path: known.get(path, 0) for path in paths}
        self.kinds = {KINDS[path.partition(".")[0]] for path in paths}

    def __len__(self) -> int:
        return sum(self.counts.values())

    @overload
    def __getitem__(self, index: int) -> queries.Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[queries.Record]: ...
    def __getitem__(self, index: int | slice) -> queries.Record | list[queries.Record]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        start, stop, _ = index.indices(len(self))
        found: list[queries.Record] = []
        for path, n in self.counts.items():
            if start < n and stop > 0:
                found += queries.drill(self.question, path, slice(max(start, 0), min(stop, n)))
            start, stop = start - n, stop - n
        return found


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
