"""Names and ways through the two trees on a day, for the bar, breadcrumbs and lists.

Only names are read here; every figure comes from `hatnhan.indicators.queries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hatnhan.domain.text import vn_sort_key
from hatnhan.domain.times import AsOf
from hatnhan.indicators.queries import Scope
from hatnhan.registry import models
from hatnhan.web.labels import PLACE_LEVELS


@dataclass(frozen=True, slots=True)
class Step:
    """One unit on the way from the top to the scope; one of `place` and `organisation` is its key.

    `open` says that the user may look at the whole of it.
    """

    name: str
    place: str | None = None
    organisation: str | None = None
    level: str = ""
    open: bool = True

    @property
    def scope(self) -> Scope:
        """The unit as a scope."""
        if self.place is not None:
            return Scope("place", self.place)
        return Scope("organisation", self.organisation or "")


STATES: Mapping[str, tuple[type[models.Interval], str]] = {
    "place": (models.PlaceState, "place"),
    "organisation": (models.OrganisationState, "organisation"),
    "establishment": (models.EstablishmentState, "establishment"),
    "person": (models.PersonState, "person"),
}


def state(what: str, key: str, at: AsOf) -> Any:
    """The row of a unit on a day; when it has none that day, the nearest earlier, else the first.

    None when nothing is known of the key at that recording number.
    """
    table, column = STATES[what]
    rows = table.objects.believed(at.known_at).filter(**{f"{column}__key": key}).select_related()
    return (
        rows.as_of(at).first()
        or rows.filter(valid_from__lte=at.on).order_by("-start").first()
        or rows.order_by("start").first()
    )


def path(scope: Scope | None, at: AsOf) -> list[Step]:
    """The way from the top of its tree to a scope, both included; the top alone without scope."""
    if scope is None:
        return [top(at)]
    steps: list[Step] = []
    key: str | None = scope.id
    while key is not None and len(steps) < 12:
        row = state(scope.kind, key, at)
        if row is None:
            break
        steps.append(_step(scope.kind, key, row))
        key = row.parent.key if row.parent_id else None
    return steps[::-1] or [Step(scope.id)]


def top(at: AsOf) -> Step:
    """The whole register, by the name of its one topmost place if there is just one."""
    roots = list(
        models.PlaceState.objects.as_of(at).filter(parent=None).select_related("place")[:2]
    )
    if len(roots) == 1:
        return _step("place", roots[0].place.key, roots[0])
    return Step("Toàn bộ sổ")


def children(scope: Scope | None, at: AsOf) -> list[Step]:
    """The units directly below a scope, in Vietnamese order; the topmost place's own without one."""
    if scope is not None and scope.kind == "organisation":
        rows: QuerySet[Any] = models.OrganisationState.objects.as_of(at).filter(
            parent__key=scope.id, kind__in=("upper_grassroots", "grassroots_committee", "sectional")
        )
        steps = [
            _step("organisation", r.organisation.key, r)
            for r in rows.select_related("organisation")
        ]
    else:
        parent = scope.id if scope else top(at).place
        rows = models.PlaceState.objects.as_of(at).filter(parent__key=parent)
        steps = [_step("place", r.place.key, r) for r in rows.select_related("place")]
    return sorted(steps, key=lambda step: vn_sort_key(step.name))


def everything(at: AsOf) -> list[Step]:
    """Every place of a day, and every organisation above the cells."""
    places = models.PlaceState.objects.as_of(at).select_related("place")
    above = ("provincial", "upper_grassroots", "grassroots_committee", "sectional")
    committees = models.OrganisationState.objects.as_of(at).filter(kind__in=above)
    return [_step("place", row.place.key, row) for row in places] + [
        _step("organisation", row.organisation.key, row)
        for row in committees.select_related("organisation")
    ]


def names(what: str, ids: Iterable[int], at: AsOf) -> dict[int, Any]:
    """The rows of several units on a day, by the number of their identity."""
    table, column = STATES[what]
    rows = table.objects.as_of(at).filter(**{f"{column}_id__in": list(ids)}).select_related(column)
    return {getattr(row, f"{column}_id"): row for row in rows}


def place_name(row: Any) -> str:
    """A place as it is called: kind and name, unless the name says the kind already."""
    kind = (row.kind or str(PLACE_LEVELS.get(row.level, ""))).strip()
    if not kind or row.name.casefold().startswith(kind.casefold()):
        return str(row.name)
    return f"{kind[:1].upper()}{kind[1:]} {row.name}"


def _step(kind: str, key: str, row: Any) -> Step:
    if kind == "place":
        return Step(place_name(row), place=key, level=row.level)
    return Step(row.name, organisation=key, level=row.kind)


def place_steps(row: Any, at: AsOf) -> list[Step]:
    """The way from the top to the place in which an establishment or organisation lies."""
    return path(Scope("place", row.place.key), at) if row is not None and row.place_id else []


def scope_name(asked: Any) -> str:
    """What the scope of a question is called on its day."""
    return path(asked.scope, AsOf(asked.on, asked.known_at))[-1].name
