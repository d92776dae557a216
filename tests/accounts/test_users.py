"""Users, roles, passwords and the access log."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from hatnhan.accounts import commands, queries
from hatnhan.accounts.models import AccessLog, Assignment, Role, User
from hatnhan.domain.problems import Problem

pytestmark = pytest.mark.django_db

GOOD = "nui-cao-suoi-sau-42"
DAY = date(2026, 11, 24)


@pytest.fixture
def an() -> User:
    return commands.add_user(actor=None, username="an", password=GOOD, display_name="Lò Thị An")


def test_the_password_is_kept_as_argon2(an: User) -> None:
    assert an.password.startswith("argon2")
    assert an.check_password(GOOD)
    assert str(an) == "Lò Thị An"


@pytest.mark.parametrize(
    "password",
    [
        "ngan-2026",  # nine characters
        "password123",  # common
        "4815162342108",  # digits only
        "SơnLa-2026!",  # a word of the field with little around it
        "hatnhan12345",
        "Chi-Bộ-12345",
        "đảng viên 26",
        "lò thị an x1",  # the display name
    ],
)
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(Problem) as refused:
        commands.add_user(actor=None, username="an", password=password, display_name="Lò Thị An")
    assert refused.value.code == "bad_account"
    assert not User.objects.exists()


def test_a_long_password_may_hold_a_word_of_the_field() -> None:
    commands.add_user(actor=None, username="an", password="mùa ban nở trắng Sơn La")


@pytest.mark.parametrize("username", ["An", "lò", "", "a b", "-an", "x" * 61])
def test_bad_names_are_refused(username: str) -> None:
    with pytest.raises(Problem):
        commands.add_user(actor=None, username=username, password=GOOD)


def test_a_name_is_taken_once(an: User) -> None:
    with pytest.raises(Problem):
        commands.add_user(actor=None, username="an", password=GOOD)


def test_assignments_hold_from_their_first_day_and_not_on_their_last(an: User) -> None:
    first, end = date(2026, 1, 1), date(2026, 7, 1)
    commands.assign(
        actor=None,
        user=an,
        role=Role.OFFICER,
        scope_kind="place",
        scope_id="14",
        valid_from=first,
        valid_to=end,
    )
    assert not queries.assignments(an, date(2025, 12, 31))
    assert [a.scope_id for a in queries.assignments(an, first)] == ["14"]
    assert queries.assignments(an, date(2026, 6, 30))
    assert not queries.assignments(an, end)


def test_an_inactive_user_has_none(an: User) -> None:
    commands.assign(actor=None, user=an, role=Role.VIEWER, valid_from=DAY)
    an.is_active = False
    assert not queries.assignments(an, DAY)


@pytest.mark.parametrize(
    ("kind", "key", "role"),
    [
        ("everything", "14", "viewer"),  # everything has no id
        ("place", "", "viewer"),  # a place has one
        ("nation", "1", "viewer"),
        ("place", "14", "emperor"),
    ],
)
def test_assignments_name_what_they_mean(an: User, kind: str, key: str, role: str) -> None:
    with pytest.raises(Problem):
        commands.assign(
            actor=None, user=an, role=role, scope_kind=kind, scope_id=key, valid_from=DAY
        )


def test_the_database_refuses_an_empty_period(an: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            user=an, role="viewer", scope_kind="everything", valid_from=DAY, valid_to=DAY
        )


def test_roles_include_the_ones_before() -> None:
    recorder = Assignment(role=Role.RECORDER)
    assert [queries.at_least(recorder, role) for role in commands.ROLES] == [
        True,
        True,
        False,
        False,
    ]


def test_ending_keeps_the_past(an: User) -> None:
    commands.assign(actor=None, user=an, role=Role.VIEWER, valid_from=date(2026, 1, 1))
    commands.assign(actor=None, user=an, role=Role.OFFICER, valid_from=date(2027, 1, 1))
    assert commands.end_assignments(actor=None, user=an, on=DAY) == 2
    assert not queries.assignments(an, DAY)
    assert [a.role for a in queries.assignments(an, date(2026, 11, 23))] == ["viewer"]
    assert not queries.assignments(an, date(2027, 2, 1))


def test_every_change_is_in_the_log(an: User) -> None:
    commands.assign(actor=an, user=an, role=Role.VIEWER, valid_from=DAY)
    commands.change_password(actor=an, user=an, password=GOOD + "x")
    commands.log_access(an, "export.members", scope="place:14", rows=86)
    actions = [entry.action for entry in AccessLog.objects.order_by("id")]
    assert actions == [
        "accounts.user_added",
        "accounts.assigned",
        "accounts.password_changed",
        "export.members",
    ]
    last = AccessLog.objects.latest("id")
    assert (last.user, last.scope, last.rows) == (an, "place:14", 86)
    assert queries.user_named("an") == an
    assert queries.user_named("nobody") is None
