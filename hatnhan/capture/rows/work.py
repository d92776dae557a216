"""What the rows of one file are read with: the register, the day, what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from hatnhan.capture.model import Beyond, Kind, Row, Table, Trouble
from hatnhan.capture.rows.columns import Columns
from hatnhan.capture.units.belonging import Members
from hatnhan.capture.units.finding import Names
from hatnhan.capture.units.index import Index, Unit
from hatnhan.capture.units.places import Places
from hatnhan.statute.rules import RuleBook, rule_book


def _everything(_: Unit) -> bool:
    return True


@dataclass
class Work:
    """The register as believed now, and what is known of the file."""

    kind: Kind
    today: date
    index: Index
    decisions: Mapping[str, Any] = field(default_factory=dict)
    date1904: bool = False
    keep: Callable[[Unit], bool] = _everything
    """Whether a unit may be named to whoever imports; all may without a scope."""
    limited: bool = False
    """Whether there is a scope, outside of which nothing is known."""
    notes: dict[str, Trouble] = field(default_factory=dict)
    """What holds of many rows alike and is said once, by its code."""
    outside: list[tuple[str | None, int]] = field(default_factory=list)
    """Rows that name what is not within the scope (or nowhere: the same is said of both)."""
    beyond: list[Beyond] = field(default_factory=list)
    """Rows whose persons may be some outside the scope."""
    without_establishment: list[tuple[Row, Unit]] = field(default_factory=list)
    """Rows of a file without establishments, with their cells that serve several."""
    rules: RuleBook = field(default_factory=rule_book)
    columns: Columns = field(init=False)
    """Those of the table that is being read."""

    def begin(self, table: Table) -> Columns:
        """A table is about to be read."""
        self.columns = Columns(table, self.decisions, self.today, date1904=self.date1904)
        return self.columns

    @cached_property
    def names(self) -> Names:
        """The names of all units."""
        return Names(self.index)

    @cached_property
    def places(self) -> Places:
        """Communes by name."""
        return Places(self.names, self.keep)

    @cached_property
    def members(self) -> Members:
        """Cells and establishments by name."""
        return Members(self.names, self.today, self.keep)

    def known(self, field: str, text: str) -> frozenset[str]:
        """Ids of the units that a text names, for a field that names a unit."""
        sort = "organisation" if field in ("committee", "parent") else field
        what = {"cell": "organisation", "commune": "place", "district": "place"}.get(sort, sort)
        ids, _ = self.names.matching(sort, text)
        units = (self.index.get(what, id) for id in ids)
        return frozenset(unit.id for unit in units if unit is not None and self.keep(unit))

    def decided(self, *what: str) -> Any:
        """What was decided about something, None when nothing was: `unit:commune:Tân Lập`…"""
        return self.decisions.get(":".join(what))
