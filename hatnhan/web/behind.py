"""What is told of the records behind a figure beside their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from django.db.models import Q

from hatnhan.indicators import queries
from hatnhan.web import people, units
from hatnhan.web.asof import Asked
from hatnhan.web.doors import at


class Behind(Sequence[queries.Record]):
    """The records behind several figures, one after the other; only those looked at get names."""

    def __init__(self, question: queries.Question, paths: Sequence[str]) -> None:
        self.question = question
        self.counts = {path: queries.count(question, path) for path in paths}

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

    @property
    def people(self) -> bool:
        """Whether the records are people."""
        first = next((path for path, n in self.counts.items() if n), None)
        return first is not None and self[:1][0].kind == "person"


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
