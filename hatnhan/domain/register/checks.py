"""What must hold between subjects: ranks along the tree, and who may take over from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hatnhan.domain.facts.organisations import ORGANISATION_RANK
from hatnhan.domain.problems import Problem
from hatnhan.domain.register.subjects import Entry, Unit, concerns
from hatnhan.domain.times import NEVER

if TYPE_CHECKING:
    from hatnhan.domain.register.book import Register


def check_ranks(book: Register, unit: Unit) -> None:
    """Raise ``Problem`` if an organisation is ever not below its parent in rank."""
    for row in unit.rows:
        kind, parent_id = str(row.values[0]), row.values[3]
        if parent_id is None:
            continue
        parent = book.organisation(str(parent_id))
        kinds = parent.kinds
        ends = [start for start, _ in kinds[1:]] + [NEVER]
        for (start, parent_kind), stop in zip(kinds, ends, strict=True):
            overlaps = start < row.stop and row.start < stop
            if overlaps and ORGANISATION_RANK[parent_kind] >= ORGANISATION_RANK[kind]:
                raise Problem("bad_rank", id=unit.id, parent=parent.id)


def check_levels(book: Register, unit: Unit) -> None:
    """Raise ``Problem`` if a place ever merges with, or is split among, another level."""
    for entry in unit.entries:
        fact = entry.fact
        if fact.KIND not in ("place_merged", "place_split"):
            continue
        for _, id in concerns(fact):
            if book.place(id).level != unit.level:
                raise Problem("level_differs", id=id)


def check_heirs(book: Register, entry: Entry) -> None:
    """Raise ``Problem`` if an organisation takes over from one that it lay under."""
    fact = entry.fact
    if fact.KIND == "organisation_merged":
        sources, heirs = {*fact.sources} - {fact.into}, (fact.into,)
    else:
        sources, heirs = {fact.source}, fact.into
    for heir in heirs:
        if _is_below(book, heir, sources, entry.moment):
            raise Problem("below_source", id=heir)


def _is_below(book: Register, id: str, above: set[str], at: int) -> bool:
    """Whether an organisation lay under one of these just before the moment."""
    seen: set[str] = set()
    while id not in seen:
        seen.add(id)
        row = book.row_before(book.organisation(id), at)
        if row is None or row.values[3] is None:
            return False
        id = str(row.values[3])
        if id in above:
            return True
    return False
