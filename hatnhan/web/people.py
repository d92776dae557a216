"""Members by name, for those whose role lets them see names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from hatnhan.domain.text import vn_sort_key
from hatnhan.domain.times import AsOf
from hatnhan.registry import models
from hatnhan.web import units


@dataclass(frozen=True, slots=True)
class Member:
    """One member on a day. `entered` is the day of admission, re-admission or arrival."""

    id: str
    name: str
    sex: str
    born: str
    ethnic: str
    status: str
    exempt: bool
    suspended: bool
    away: bool
    cell: str
    cell_name: str
    entered: date | None

    @property
    def given(self) -> tuple[object, ...]:
        """Vietnamese lists of people go by the given name, which stands last."""
        *before, last = self.name.split() or [""]
        return (vn_sort_key(last), vn_sort_key(" ".join(before)))


def of_establishment(key: str, at: AsOf) -> list[Member]:
    """The members of an establishment."""
    return members(Q(establishment__key=key), at)


def of_cell(key: str, at: AsOf) -> list[Member]:
    """The members of a cell."""
    return members(Q(cell__key=key), at)


def members(where: Q, at: AsOf) -> list[Member]:
    """The members on a day that `where` names, by given name."""
    rows = list(models.Membership.objects.as_of(at).filter(where).select_related("person", "cell"))
    ids = {row.person_id for row in rows}
    about = units.names("person", ids, at)
    cells = units.names("organisation", {row.cell_id for row in rows}, at)
    entered = _entered(ids, at)
    found = [
        _member(row, about.get(row.person_id), cells.get(row.cell_id), entered) for row in rows
    ]
    return sorted(found, key=lambda member: member.given)


def _entered(ids: set[int], at: AsOf) -> dict[int, date]:
    rows = (
        models.Membership.objects.believed(at.known_at)
        .filter(
            person_id__in=ids, line__in=("admitted", "readmitted", "arrived"), valid_from__lte=at.on
        )
        .values_list("person_id")
        .annotate(day=Min("valid_from"))
    )
    return dict(rows)


def _member(
    row: models.Membership,
    about: models.PersonState | None,
    cell: models.OrganisationState | None,
    entered: dict[int, date],
) -> Member:
    return Member(
        id=row.person.key,
        name=about.name if about else row.person.key,
        sex=about.sex if about else "",
        born=about.born if about else "",
        ethnic=about.ethnic if about else "",
        status=row.status,
        exempt=row.exempt,
        suspended=row.suspended,
        away=row.away,
        cell=row.cell.key,
        cell_name=cell.name if cell else row.cell.key,
        entered=entered.get(row.person_id),
    )
