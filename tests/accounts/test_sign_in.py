"""Signing in and out, the lock after failures, and what the answers carry."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from hatnhan.accounts.commands import add_user

pytestmark = pytest.mark.django_db

GOOD = "nui-cao-suoi-sau-42"
PAGE = "/dang-nhap/"


@pytest.fixture(autouse=True)
def an() -> None:
    add_user(actor=None, username="an", password=GOOD)
    add_user(actor=None, username="binh", password=GOOD)


def attempt(client: Client, name: str, password: str, address: str = "10.0.0.1") -> int:
    data = {"username": name, "password": password}
    return client.post(PAGE, data, REMOTE_ADDR=address).status_code


def test_in_and_out(client: Client) -> None:
    assert attempt(client, "an", GOOD) == 302
    assert client.session["_auth_user_id"]
    assert client.get("/dang-xuat/").status_code == 405  # a link or picture must not sign out
    assert client.post("/dang-xuat/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_told_on_the_page(client: Client) -> None:
    page = client.post(PAGE, {"username": "an", "password": "x"})
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


def test_five_failures_lock_this_name_from_this_address_only(client: Client) -> None:
    for _ in range(4):
        assert attempt(client, "an", "wrong") == 200
    assert attempt(client, "an", "wrong") == 429
    assert attempt(client, "an", GOOD) == 429
    # A whole commune may share one address, and one name may be tried from far away.
    assert attempt(client, "binh", GOOD) == 302
    assert attempt(Client(), "an", GOOD, "10.0.0.2") == 302


def test_the_lock_says_in_words_how_long(client: Client) -> None:
    for _ in range(5):
        page = client.post(PAGE, {"username": "an", "password": "wrong"})
    assert page.status_code == 429
    assert "15 phút" in page.content.decode()


def test_the_lock_ends_after_a_quarter_of_an_hour(client: Client) -> None:
    for _ in range(5):
        attempt(client, "an", "wrong")
    earlier = timezone.now() - timedelta(minutes=14)
    AccessAttempt.objects.update(attempt_time=earlier)
    assert attempt(Client(), "an", GOOD) == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert attempt(Client(), "an", GOOD) == 302


def test_success_forgets_the_failures(client: Client) -> None:
    for _ in range(4):
        attempt(client, "an", "wrong")
    assert attempt(client, "an", GOOD) == 302
    other = Client()
    for _ in range(4):
        assert attempt(other, "an", "wrong") == 200


def test_pages_are_kept_by_nobody_and_load_nothing_from_outside(client: Client) -> None:
    page = client.get(PAGE)
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Frame-Options"] == "DENY"
    policy = page.headers["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert re.fullmatch(r"'self'( 'nonce-[\w+/=-]+')?", rules["script-src"])
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_way_out_through_the_next_page(client: Client) -> None:
    data = {"username": "an", "password": GOOD, "next": "https://elsewhere.example/"}
    assert client.post(PAGE, data).headers["Location"] == "/"
