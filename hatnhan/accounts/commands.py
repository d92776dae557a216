"""Everything that changes users and what they may do, and the log of who looked at what.

Each command is atomic and leaves a line in the access log; `actor` is None for the machine's own
administrator at the command line.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from hatnhan.accounts.models import AccessLog, Assignment, Role, ScopeKind, User
from hatnhan.domain.problems import Problem

OPEN_END = date(9999, 12, 31)


def log_access(
    user: User | None, action: str, *, scope: str = "", rows: int = 0, details: str = ""
) -> AccessLog:
    """Note that somebody saw, printed or downloaded records.

    `action` is a stable word such as `export.members`, `scope` is `place:ID`, `organisation:ID` or
    empty for everything, `rows` the number of records handed out.
    """
    return AccessLog.objects.create(
        user=user, action=action, scope=scope[:220], rows=rows, details=details[:500]
    )


@transaction.atomic
def add_user(
    *, actor: User | None, username: str, password: str, display_name: str = "", office: str = ""
) -> User:
    """A new user who may sign in but see nothing yet; Problem for a bad name or weak password."""
    user = User(username=username, display_name=display_name, office=office)
    _set_password(user, password)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Problem("bad_account", reason=" ".join(error.messages)) from error
    user.save()
    log_access(actor, "accounts.user_added", rows=1, details=username)
    return user


@transaction.atomic
def change_password(*, actor: User | None, user: User, password: str) -> None:
    """A new password for a user; Problem when it is too weak."""
    _set_password(user, password)
    user.save(update_fields=["password"])
    log_access(actor, "accounts.password_changed", rows=1, details=user.username)


@transaction.atomic
def assign(
    *,
    actor: User | None,
    user: User,
    role: str,
    valid_from: date,
    valid_to: date = OPEN_END,
    scope_kind: str = ScopeKind.EVERYTHING,
    scope_id: str = "",
) -> Assignment:
    """Give a user a role over everything, a place or an organisation, for `[from, to)`."""
    made = Assignment(
        user=user,
        role=role,
        scope_kind=scope_kind,
        scope_id=scope_id,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    try:
        made.full_clean()
    except ValidationError as error:
        raise Problem("bad_account", reason=" ".join(error.messages)) from error
    made.save()
    log_access(actor, "accounts.assigned", rows=1, details=str(made))
    return made


@transaction.atomic
def end_assignments(*, actor: User | None, user: User, on: date) -> int:
    """End what a user may do, from that day; returns how many assignments that ended."""
    ended = 0
    for each in Assignment.objects.filter(user=user, valid_to__gt=on).select_for_update():
        if each.valid_from >= on:
            each.delete()
        else:
            each.valid_to = on
            each.save(update_fields=["valid_to"])
        ended += 1
    log_access(actor, "accounts.ended", rows=ended, details=user.username)
    return ended


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Problem("bad_account", reason=" ".join(error.messages)) from error
    user.set_password(password)


ROLES = tuple(Role.values)
"""From least to most; each may do what the ones before it may."""
