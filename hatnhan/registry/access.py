"""Who may see, and record, which part of the register.

Everything follows from the assignments that hold today. Who is assigned a place or an
organisation sees what lies in it on the day asked about, or lies in it now: the office in charge
today sees the history of what it took over. What is out of sight is "not found", exactly like
what does not exist. The day of today is an argument: only the outermost layer knows it.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from hatnhan.accounts.models import Role, ScopeKind
from hatnhan.accounts.queries import assignments
from hatnhan.domain.problems import WHAT, Problem
from hatnhan.registry import models
from hatnhan.registry.scopes import Scope
from hatnhan.registry.trees import Node, Trees

if TYPE_CHECKING:
    from hatnhan.accounts.models import User


class Asked(Protocol):
    """What a question tells of itself: its day, and what was known (None: the latest)."""

    @property
    def on(self) -> date: ...  # noqa: D102 - said above
    @property
    def known_at(self) -> int | None: ...  # noqa: D102 - said above


class Whole(Enum):
    """Stands where a list of scopes would, for the register without limit."""

    EVERYTHING = "everything"


Everything: Final = Whole.EVERYTHING
Visible = list[Scope] | Literal[Whole.EVERYTHING]

RECORDING_ROLES: Final = frozenset({Role.RECORDER, Role.OFFICER, Role.ADMIN})

_IDENTITIES: Final[dict[str, Any]] = {
    "place": models.Place,
    "establishment": models.Establishment,
    "organisation": models.Organisation,
    "person": models.Person,
}
_LATEST: Final = 2**61
"""A recording number above all that will ever be, for "whatever is known"."""


def visible(user: User, *, today: date) -> Visible:
    """The parts of the register that a user may see: `Everything`, or a list of scopes."""
    return _parts(user, today, roles=None)


def recordable(user: User, *, today: date) -> Visible:
    """The parts of the register in which a user may record facts; [] for who may only look."""
    return _parts(user, today, RECORDING_ROLES)


def _parts(user: User, today: date, roles: frozenset[Role] | None) -> Visible:
    if user.is_superuser and user.is_active:
        return Everything
    held = [a for a in assignments(user, today) if roles is None or a.role in roles]
    if any(a.scope_kind == ScopeKind.EVERYTHING for a in held):
        return Everything
    kinds: tuple[Literal["place", "organisation"], ...] = ("place", "organisation")
    found = [Scope(kind, a.scope_id) for kind in kinds for a in held if a.scope_kind == kind]
    return list(dict.fromkeys(found))


def allow_scope(user: User, scope: Scope | None, question: Asked, *, today: date) -> None:
    """Raise `Problem("not_found")` unless the user may see the whole of a scope."""
    parts = visible(user, today=today)
    if parts is Everything:
        return
    if scope is None:
        raise Problem("not_allowed")
    _require(scope.kind, scope.id, parts, question.on, question.known_at)


def access_establishment(
    user: User, key: str, on: date, known_at: int | None, *, today: date
) -> int:
    """The number of an establishment the user may see. Raises `Problem("not_found")`."""
    return _access("establishment", user, key, on, known_at, today)


def access_organisation(
    user: User, key: str, on: date, known_at: int | None, *, today: date
) -> int:
    """The number of an organisation the user may see. Raises `Problem("not_found")`."""
    return _access("organisation", user, key, on, known_at, today)


def access_person(user: User, key: str, on: date, known_at: int | None, *, today: date) -> int:
    """The number of a person the user may see: by cell or establishment, on the day or last.

    Raises `Problem("not_found")`.
    """
    return _access("person", user, key, on, known_at, today)


def allow_recording(user: User, units: dict[str, str], on: date, *, today: date) -> None:
    """Raise unless the user may record facts of these units ({what: id}, `None` ids left out).

    `Problem("not_found")` for what they cannot even see, `Problem("not_allowed")` for what they
    may see only.
    """
    parts = _parts(user, today, RECORDING_ROLES)
    for what, key in units.items():
        _access(what, user, key, on, None, today)
        if parts is not Everything and not _sees(what, key, parts, on, None):
            raise Problem("not_allowed")
    if parts is not Everything and not parts:
        raise Problem("not_allowed")


def _access(what: str, user: User, key: str, on: date, known_at: int | None, today: date) -> int:
    parts = visible(user, today=today)
    return _require(what, key, parts, on, known_at)


def _require(what: str, key: str, parts: Visible, on: date, known_at: int | None) -> int:
    number = _number(what, key, known_at)
    if number is None or (parts is not Everything and not _sees(what, key, parts, on, known_at)):
        raise Problem("not_found", what=WHAT[what], id=key)
    return number


def _number(what: str, key: str, known_at: int | None) -> int | None:
    """An identity's number, if a recording up to `known_at` named it."""
    rows = _IDENTITIES[what].objects.filter(key=key)
    number: int | None = rows.values_list("id", flat=True).first()
    late = number is not None and known_at is not None and number > known_at
    return None if late else number


def _sees(what: str, key: str, parts: Visible, on: date, known_at: int | None) -> bool:
    """Whether one of the parts holds a subject on the day asked about, or now."""
    number = _number(what, key, None)
    if number is None or parts is Everything:
        return parts is Everything
    known = _LATEST if known_at is None else known_at
    scopes = [(s.kind, _number(s.kind, s.id, None)) for s in parts]
    held: list[Node] = [(kind, n) for kind, n in scopes if n is not None]
    for trees in (Trees(known, on), Trees(_LATEST, None)):
        for part in held:
            node = _whereabouts(trees, number, part) if what == "person" else (what, number)
            if node is not None and trees.lies_in(node, part):
                return True
    return False


def _whereabouts(trees: Trees, person: int, part: Node) -> Node | None:
    """The unit by which a member is in a part: for an organisation the cell, for a place the
    establishment, or the cell where there is none. Now: the last one the member had."""
    row: Any = trees.rows(models.Membership).filter(person_id=person).order_by("-stop").first()
    if row is None:
        return None
    if part[0] == "place" and row.establishment_id is not None:
        return "establishment", row.establishment_id
    return "organisation", row.cell_id
