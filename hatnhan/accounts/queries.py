"""Questions about users and what they may do; every one takes its date."""

from __future__ import annotations

from datetime import date

from hatnhan.accounts.models import Assignment, Role, User

_ORDER = {role: place for place, role in enumerate(Role.values)}


def assignments(user: User, on: date) -> list[Assignment]:
    """The assignments of a user that hold on that day; none for one who may not sign in."""
    if not user.is_active:
        return []
    return list(Assignment.objects.filter(user=user, valid_from__lte=on, valid_to__gt=on))


def at_least(assignment: Assignment, role: str) -> bool:
    """Whether an assignment carries this role or one that includes it."""
    return _ORDER[assignment.role] >= _ORDER[role]


def user_named(username: str) -> User | None:
    """The user with this name, or None."""
    return User.objects.filter(username=username).first()
