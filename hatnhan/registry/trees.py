"""Where a unit lies: the way up from it through both trees, on a day or after all facts known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from hatnhan.domain.times import NEVER, AsOf
from hatnhan.registry import models

Node = tuple[str, int]
"""What it is (place, establishment, organisation), and its number."""

_MODELS: Final = {
    "place": models.PlaceState,
    "establishment": models.EstablishmentState,
    "organisation": models.OrganisationState,
}


class Trees:
    """The trees as believed at a recording number, of one day or (`on` None) those of now.

    Of now: a merged unit stands as the one it went into, another ended one lies where it lay
    last. A unit that is not there on the day asked about lies nowhere.
    """

    def __init__(self, known_at: int, on: date | None) -> None:
        self._known_at = known_at
        self._on = on
        self._rows: dict[Node, Any] = {}

    def row(self, what: str, number: int) -> Any:
        """The state row of a unit, None where it has none."""
        if (what, number) not in self._rows:
            rows = self.rows(_MODELS[what]).filter(**{f"{what}_id": number})
            # Rows of now are the last ones; on a day there is at most one.
            self._rows[what, number] = rows.order_by("-stop").first()
        return self._rows[what, number]

    def rows(self, model: Any) -> QuerySet[Any]:
        """The rows of a table that count here; for now all, of which the last are meant."""
        if self._on is None:
            believed: QuerySet[Any] = model.objects.believed(self._known_at)
            return believed
        there: QuerySet[Any] = model.objects.as_of(AsOf(self._on, self._known_at))
        return there

    def up(self, node: Node) -> Node | None:
        """The next unit on the way up."""
        what, number = node
        row = self.row(what, number)
        if row is None:
            return None
        if self._on is None and row.ending == "merged":
            return what, row.successor_id
        if what == "establishment":
            return "place", row.place_id
        return (what, row.parent_id) if row.parent_id else None

    def above(self, node: Node) -> Iterator[Node]:
        """The unit itself and all above it in its own tree."""
        seen: set[Node] = set()
        here: Node | None = node
        while here is not None and here not in seen:
            seen.add(here)
            yield here
            here = self.up(here)

    def places_of(self, node: Node) -> Iterator[Node]:
        """All places that a unit lies in; an organisation lies where its parent does unless it
        has a place of its own."""
        if node[0] != "organisation":
            yield from (above for above in self.above(node) if above[0] == "place")
            return
        for organisation in self.above(node):
            row = self.row(*organisation)
            if row is not None and row.place_id is not None:
                yield from self.above(("place", row.place_id))
                return

    def lies_in(self, node: Node, part: Node) -> bool:
        """Whether a unit lies in a place, or at or below an organisation."""
        if part[0] == "place":
            return part in self.places_of(node)
        if node[0] == "establishment":
            return any(
                part in self.above(("organisation", cell)) for cell in self.cells_at(node[1])
            )
        return node[0] == "organisation" and part in self.above(node)

    def cells_at(self, establishment: int) -> set[int]:
        """The cells that serve or support an establishment or have a member there."""
        cells: set[int] = set()
        for table in (models.LinkState, models.Membership):
            rows = self.rows(table).filter(establishment_id=establishment)
            if self._on is None:
                rows = rows.filter(stop=NEVER)
            cells |= set(rows.values_list("cell_id", flat=True))
        return cells
