"""The tree of organisations as the browser of it shows it: a unit, its members, whether it opens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hatnhan.domain.text import bare, vn_sort_key
from hatnhan.domain.times import AsOf
from hatnhan.indicators import queries
from hatnhan.registry import models
from hatnhan.web.asof import Asked
from hatnhan.web.filters import matches

ORDER = (
    "provincial",
    "upper_grassroots",
    "grassroots_committee",
    "grassroots_cell",
    "sectional",
    "cell",
    "group",
)
MOST = 200


@dataclass(frozen=True, slots=True)
class Node:
    """One organisation of the tree."""

    id: str
    name: str
    kind: str
    official: int
    probationary: int
    opens: bool

    @property
    def members(self) -> int:
        """All members below it and in it."""
        return self.official + self.probationary


def of_the_day(asked: Asked, key: str) -> queries.Question:
    """The question about one organisation, in the tree of the day: there it stands, whatever
    became of it since.
    """
    scope = queries.Scope("organisation", key)
    return replace(asked.question, scope=scope, tree=queries.Tree.THEN)


def roots(asked: Asked) -> list[Node]:
    """The organisations at the top of the scope, the scope itself where it is one."""
    at = AsOf(asked.on, asked.known_at)
    if asked.scope is not None and asked.scope.kind == "organisation":
        return _nodes([asked.scope.id], asked, at)
    if asked.scope is not None:
        lines = queries.organisations(asked.question)
        inside = {line.id for line in lines}
        return _nodes([line.id for line in lines if line.parent_id not in inside], asked, at)
    rows = (
        models.OrganisationState.objects.as_of(at)
        .filter(parent=None)
        .select_related("organisation")
    )
    return _nodes([row.organisation.key for row in rows], asked, at)


def below(key: str, asked: Asked) -> list[Node]:
    """The organisations directly below one."""
    at = AsOf(asked.on, asked.known_at)
    found = queries.children(of_the_day(asked, key))
    kinds = _kinds([child.scope.id for child in found], at)
    parents = _parents(at, key)
    nodes = [
        Node(
            c.scope.id,
            c.name,
            kinds.get(c.scope.id, ""),
            c.members.get("official", 0),
            c.members.get("total", 0) - c.members.get("official", 0),
            c.scope.id in parents,
        )
        for c in found
    ]
    return sorted(nodes, key=_order)


def search(q: str, asked: Asked) -> list[queries.OrganisationLine]:
    """Organisations of the scope whose name or code has every word, accents aside."""
    words = bare(q).split()
    found = [
        line
        for line in queries.organisations(asked.question)
        if matches(words, line.name, line.code)
    ]
    return sorted(found, key=lambda line: (_rank(line.kind), vn_sort_key(line.name)))[:MOST]


def alive(key: str, at: AsOf) -> bool:
    """Whether the organisation exists on the day."""
    return bool(models.OrganisationState.objects.as_of(at).filter(organisation__key=key).exists())


def _nodes(keys: list[str], asked: Asked, at: AsOf) -> list[Node]:
    found = []
    for key in keys[:MOST]:
        members = queries.figures(of_the_day(asked, key))["members"]
        row = models.OrganisationState.objects.as_of(at).filter(organisation__key=key).first()
        if row is not None:
            opens = models.OrganisationState.objects.as_of(at).filter(parent__key=key).exists()
            found.append(
                Node(key, row.name, row.kind, members["official"], members["probationary"], opens)
            )
    return sorted(found, key=_order)


def _kinds(keys: list[str], at: AsOf) -> dict[str, str]:
    rows = models.OrganisationState.objects.as_of(at).filter(organisation__key__in=keys)
    return dict(rows.values_list("organisation__key", "kind"))


def _parents(at: AsOf, key: str) -> set[str]:
    """Those directly below one that have somebody below themselves."""
    ids = (
        models.OrganisationState.objects.as_of(at).filter(parent__key=key).values("organisation_id")
    )
    rows = models.OrganisationState.objects.as_of(at).filter(parent_id__in=ids)
    return set(rows.values_list("parent__key", flat=True).distinct())


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _order(node: Node) -> tuple[object, ...]:
    return (_rank(node.kind), vn_sort_key(node.name))
