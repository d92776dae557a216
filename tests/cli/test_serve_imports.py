"""A large import sent to `hatnhan serve`: another process does it, and its death is told."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import APIRequestContext, APIResponse, sync_playwright

from tests.capture.sheets import people, xlsx
from tests.cli.running import GOOD_PASSWORD, Installation
from tests.cli.test_serve import children
from tests.domain.province import GROUND

LARGE, SMALL = 4_500, 40


@dataclass
class Desk:
    """The officer's session with a server."""

    site: APIRequestContext
    server: int

    def send(self, members: int, name: str) -> str:
        """Send a list of members; where its import is seen."""
        page = self.site.get("/nhap-tu-excel/")
        file = {
            "name": name,
            "mimeType": "application/octet-stream",
            "buffer": xlsx(people(members)),
        }
        form = {"csrfmiddlewaretoken": token(page), "kind": "members"}
        sent = self.site.post("/nhap-tu-excel/", multipart={**form, "file": file})
        assert sent.ok, sent.text()[-500:]
        return re.sub(r"\?.*", "", sent.url)

    def worker(self) -> int | None:
        """The process that does an import, if there is one."""
        for child in children(self.server):
            told = subprocess.run(
                ["ps", "-o", "args=", "-p", str(child)], capture_output=True, text=True, check=False
            )
            if "hatnhan.capture" in told.stdout:
                return child
        return None

    def settled(self, where: str) -> str:
        """The page of an import once nothing is being done to it, with whoever did it."""
        self.workers: set[int] = set()
        for _ in range(600):
            if found := self.worker():
                self.workers.add(found)
            if self.site.get(f"{where}tien-do/").headers.get("hx-redirect"):
                return self.site.get(where).text()
            time.sleep(0.1)
        raise AssertionError("the import never ended")


def token(page: APIResponse) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text())
    assert found, page.status
    return found[1]


@pytest.fixture
def desk(home: Installation) -> Iterator[Desk]:
    ground = home.folder / "ground.jsonl"
    ground.write_text("\n".join(GROUND), encoding="utf-8")
    assert home.run("facts", "import", str(ground)).returncode == 0
    home.add_users("an")
    assert home.run("users", "assign", "an", "officer").returncode == 0
    server = home.start("serve", "--port", "0")
    try:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert found
        with sync_playwright() as play:
            site = play.request.new_context(
                base_url=found[0], extra_http_headers={"Referer": found[0]}
            )
            who = {"csrfmiddlewaretoken": token(site.get("/dang-nhap/")), "username": "an"}
            assert site.post("/dang-nhap/", form=who | {"password": GOOD_PASSWORD}).ok
            yield Desk(site, server.pid)
            site.dispose()
    finally:
        server.terminate()
        server.communicate(timeout=30)


def test_who_does_an_import(desk: Desk) -> None:
    """A small file is done on the spot; a large one in a process of its own, while pages answer.

    Planted: everything in the server's own process.
    """
    assert "nhập được" in desk.settled(desk.send(SMALL, "nhỏ.xlsx"))
    assert not desk.workers
    said = desk.settled(desk.send(LARGE, "lớn.xlsx"))
    assert "nhập được" in said
    assert len(desk.workers) == 1


def test_the_death_of_who_does_an_import_is_told(desk: Desk) -> None:
    """Planted: nobody looks at how the process ended."""
    where = desk.send(LARGE, "lớn.xlsx")
    for _ in range(300):
        if worker := desk.worker():
            break
        time.sleep(0.05)
    assert worker
    os.kill(worker, signal.SIGKILL)
    assert "Việc nhập bị ngắt giữa chừng" in desk.settled(where)
