"""The small scenario in the register, and a cast of four: officer, commune recorder, viewer, nobody."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from hatnhan.accounts.models import Assignment, Role, ScopeKind, User
from hatnhan.programmes.models import Programme
from hatnhan.registry.lines import import_lines
from hatnhan.scenario.history import write

FROM, TO = date(2000, 1, 1), date(9999, 12, 31)
PASSWORD = "nương ngô chín vàng"
COMMUNE = "03748"
"""Xã Phổng Lăng of the small scenario, where the recorder records."""
OTHER = "03985"
"""Xã Chiềng Sơn, in another district."""

CAST = {
    "officer": (Role.OFFICER, ScopeKind.EVERYTHING, ""),
    "viewer": (Role.VIEWER, ScopeKind.EVERYTHING, ""),
    "recorder": (Role.RECORDER, ScopeKind.PLACE, COMMUNE),
}


@pytest.fixture(scope="session")
def story() -> bytes:
    """The small scenario as lines."""
    out = io.StringIO()
    write(out, scale="small")
    return out.getvalue().encode()


def settle(story: bytes) -> None:
    """Fill an empty register, and let the cast in."""
    import_lines(io.BytesIO(story), actor="thử", size=len(story))
    Programme.objects.get_or_create(
        code="nq03",
        defaults={
            "name": "phát triển Đảng ở bản, trường học, trạm y tế",
            "number": "03-NQ/TU",
            "issued_on": date(2006, 2, 10),
            "issuer": "Ban Thường vụ Tỉnh ủy",
            "starts_on": date(2006, 2, 11),
        },
    )
    for name, (role, kind, scope) in CAST.items():
        user = User.objects.create_user(name, PASSWORD, display_name=name)
        Assignment.objects.create(
            user=user, role=role, scope_kind=kind, scope_id=scope, valid_from=FROM, valid_to=TO
        )
    User.objects.create_user("nobody", PASSWORD, display_name="nobody")


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: object, story: bytes) -> Iterator[None]:
    """The small scenario for all tests of a module; each test's own writes are rolled back after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        point = transaction.atomic()
        point.__enter__()
        settle(story)
        try:
            yield
        finally:
            transaction.set_rollback(True)
            point.__exit__(None, None, None)


@pytest.fixture
def sign_in(province: None, db: None) -> Callable[[str], Client]:
    """A client signed in as one of the cast."""

    def signed(name: str) -> Client:
        client = Client()
        client.force_login(
            User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend"
        )
        return client

    return signed


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, started once.

    Playwright runs an event loop in this thread; Django would refuse to use the database from it,
    though nothing here is asynchronous.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium: apt-get install chromium")
        pytest.skip("no chromium on this machine")
    # As root (in a container) chromium's own sandbox cannot be set up.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=path, args=flags)
        yield started
        started.close()


@pytest.fixture
def site(live_server: Any, story: bytes) -> str:
    """A running site that holds the small scenario."""
    settle(story)
    return str(live_server.url)
