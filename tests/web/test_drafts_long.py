"""A long draft: checked in the background, its progress seen, broken off when its user says so."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hatnhan.accounts.models import Assignment, User
from hatnhan.web.drafts import work
from tests.web.conftest import FROM, TO

pytestmark = pytest.mark.django_db(transaction=True)

WHERE = "/soat-du-thao/"
LONG = "\n".join(
    f"Bản thứ {n} có {n + 20} đảng viên, gồm {n} nam và 20 nữ, đều ở các xã vùng cao của huyện."
    for n in range(2, 800)
)


@pytest.fixture
def client(settings: Any, tmp_path: Path) -> Client:
    settings.DRAFTS_DIR = tmp_path / "drafts"
    user = User.objects.create_user("viewer")
    Assignment.objects.create(
        user=user, role="viewer", scope_kind="everything", valid_from=FROM, valid_to=TO
    )
    signed = Client()
    signed.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return signed


def started(client: Client) -> str:
    assert len(LONG) > work.SHORT
    answer = client.post(WHERE, {"text": LONG, "on_day": "10/11/2006"})
    assert answer.status_code == 302
    return str(answer["Location"]).partition("?")[0]


def background() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "draft"]


def wait(until: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "too long"
        time.sleep(0.05)


def test_progress_and_then_the_result_at_the_same_address(client: Client) -> None:
    path = started(client)
    page = client.get(path).content.decode()
    assert "Đang soát" in page
    assert f'hx-get="{path}tien-do/"' in page
    bar = client.get(f"{path}tien-do/")
    assert "<progress" in bar.content.decode() or "HX-Redirect" in bar
    assert client.get(f"{path[:-1]}.docx").status_code == 302, "no file before there is a result"
    wait(lambda: "HX-Redirect" in client.get(f"{path}tien-do/"))
    assert client.get(f"{path}tien-do/")["HX-Redirect"] == path
    html = client.get(path).content.decode()
    assert "798 đúng" in html
    assert "phần 1 trong 4" in html
    assert "Bản thứ 799 " not in html
    last = client.get(path, {"part": "4", "show": "all", "page": "27"}).content.decode()
    assert "Bản thứ" in last
    assert 'id="q-798"' in last
    assert client.get(path, {"at": "798"}).content.decode().count('id="q-798"') == 1


def test_thrown_away_while_it_is_being_made(client: Client, tmp_path: Path) -> None:
    """Planted: a check that was broken off went on to its end, and its result was written."""
    path = started(client)
    client.post(path, {"do": "forget"})
    assert client.get(path).status_code == 404
    wait(lambda: not background())
    assert list((tmp_path / "drafts").glob("*")) == []
