"""The fold of links: which cell serves or supports which establishment, and until when.

A link begins with its assigning fact and is carried over when the cell or the establishment
merges; two links that become the same pair are one for every figure. Coverage goes where a
split sends it; support ends in a split. A link ends with either of its ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hatnhan.domain.problems import Problem
from hatnhan.domain.register.essence import alive, mapped
from hatnhan.domain.register.rows import Row
from hatnhan.domain.register.subjects import Entry, Link, Pair, Unit
from hatnhan.domain.times import NEVER, day_of

if TYPE_CHECKING:
    from hatnhan.domain.register.book import Register


def fold(book: Register, link: Link) -> tuple[list[Row], frozenset[Unit], frozenset[Pair]]:
    """A link's rows, the units and the pairs it passes through. Raises ``Problem``."""
    if not link.entries:
        return [], frozenset(), frozenset()
    entry = link.entries[0]
    role, here = link.role, entry
    cell = book.organisation(entry.fact.cell)
    establishment = book.establishment(entry.fact.establishment)
    alive(cell, entry.moment)
    alive(establishment, entry.moment)
    rows: list[Row] = []
    refs: set[Unit] = set()
    pairs: set[Pair] = set()
    while True:
        pair = book.pair(role, cell.id, establishment.id)
        refs |= {cell, establishment}
        pairs.add(pair)
        ended = next((e for e in pair.entries if _ends(e, here.moment)), None)
        stop = min(ended.moment if ended else NEVER, cell.fate, establishment.fate)
        values = (role, cell.id, establishment.id)
        rows.append(Row("link", link.id, here.moment, stop, values, here.root))
        if stop == NEVER or (ended is not None and ended.moment == stop):
            break
        unit = cell if cell.fate == stop else establishment
        heir = _heir(role, unit, establishment if unit is cell else cell)
        if heir is None or unit.ended_by is None:
            break
        here = unit.ended_by
        if unit is cell:
            cell = book.organisation(heir)
        else:
            establishment = book.establishment(heir)
    return rows, frozenset(refs), frozenset(pairs)


def check_pair(pair: Pair) -> None:
    """Raise ``Problem`` if the pair is assigned twice at once, or ended when not assigned."""
    spans = [
        (row.start, row.stop, link)
        for link in pair.links
        for row in link.rows
        if row.values[1:] == (pair.cell, pair.establishment)
    ]
    for entry in pair.entries:
        at, fact = entry.moment, entry.fact
        if fact.KIND.endswith("_assigned"):
            if any(start < at < stop for start, stop, _ in spans):
                raise Problem("already_assigned", cell=fact.cell, establishment=fact.establishment)
        elif not any(stop == at for _, stop, _ in spans):
            raise Problem(
                "not_assigned",
                cell=fact.cell,
                establishment=fact.establishment,
                on=day_of(at),
            )


def _ends(entry: Entry, after: int) -> bool:
    return entry.moment > after and str(entry.fact.KIND).endswith("_ended")


def _heir(role: str, unit: Unit, other: Unit) -> str | None:
    """The unit that takes the place of an ended end of the link; ``None`` if the link ends."""
    fact: Any = unit.ended_by.fact if unit.ended_by else None
    if fact is None:
        return None
    if fact.KIND.endswith("_merged"):
        return str(fact.into)
    if fact.KIND.endswith("_split") and role == "coverage":
        map_name = "coverage" if unit.what == "organisation" else "cells"
        return mapped(fact, map_name, (other.id,))
    return None
