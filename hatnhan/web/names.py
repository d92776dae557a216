"""Finding people by name, accents aside, without reading every name into memory."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, Q, TextField
from django.db.models.sql.compiler import SQLCompiler

from hatnhan.domain.text import bare
from hatnhan.domain.times import AsOf
from hatnhan.registry import models
from hatnhan.web import units
from hatnhan.web.filters import matches

MOST = 60
PLAIN = frozenset("bcfghjklmnpqrstvwxz0123456789 ")
"""Letters that carry no mark in Vietnamese; any other stands for all its forms."""


@dataclass(frozen=True, slots=True)
class Found:
    """A person and the cell they belong to on the day."""

    id: str
    name: str
    where: str


@TextField.register_lookup
class Alike(Lookup):
    """`name__alike`: LIKE with wildcards already in the pattern, letter case aside."""

    lookup_name = "alike"

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """LIKE ignores case in SQLite; PostgreSQL has ILIKE for that."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        operator = "ILIKE" if connection.vendor == "postgresql" else "LIKE"
        return f"{left} {operator} {right}", (*left_params, *right_params)


def pattern(text: str) -> str:
    """What SQL can tell of a name: letters that may carry marks become "any one letter"."""
    return "%" + "".join(c if c in PLAIN else "_" for c in bare(text)) + "%"


def people_alike(key: str, text: str, at: AsOf, inside: set[str] | None) -> list[Found]:
    """Members on the day with that key, or a name that has every word of the text.

    `inside`, where given, are the keys they must be among.
    """
    words = bare(text).split()
    if not key and sum(map(len, words)) < 2:
        return []
    rows = models.PersonState.objects.as_of(at).select_related("person")
    if key:
        rows = rows.filter(person__key=key)
    else:
        for word in words:
            rows = rows.filter(Q(name__alike=pattern(word)))
    people = {
        row.person_id: row
        for row in rows[:2000]
        if (inside is None or row.person.key in inside) and (key or matches(words, row.name))
    }
    members = models.Membership.objects.as_of(at).filter(person_id__in=list(people)[:MOST])
    cells = {m.person_id: m.cell_id for m in members}
    names = units.names("organisation", set(cells.values()), at)
    return [
        Found(people[i].person.key, people[i].name, names[cell].name if cell in names else "")
        for i, cell in cells.items()
    ]
