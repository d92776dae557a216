"""Every page on the scenario: server time, and the memory of the web process."""

from __future__ import annotations

import http.cookiejar
import re
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from hatnhan.cli.bench.process import Home
from hatnhan.cli.bench.table import Result, percentile, spread

PAGES = (
    "/?on=2006-11-10",
    "/?on=2026-06-30",
    "/co-so/?on=2006-02-10",
    "/co-so/?on=2026-06-30&q=na",
    "/to-chuc/?on=2019-12-31",
    "/so-lieu/?on=2006-11-10&from=2006-02-11",
    "/so-lieu/danh-sach/?on=2006-02-10&path=coverage.village.no_member",
    "/so-sanh/?on=2019-12-31",
    "/bao-cao/?on=2006-11-10&from=2006-02-11",
    "/nhat-ky/",
    "/ghi-nhan/",
)
_NAME, _PASSWORD = "bench", "do-toc-do-tren-may-nay-1"
"""An account that lives as long as the run."""


def measured(home: Home, repeat: int) -> Iterator[Result]:
    """Pages in turn, signed in as an officer of the whole province."""
    home.hatnhan("users", "add", _NAME, given=_PASSWORD + "\n")
    home.hatnhan("users", "assign", _NAME, "officer")
    port = _free_port()
    command = home.command("serve", "--port", str(port))
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command, env=home.environment, stdout=quiet
    ) as server:
        try:
            visitor = _Visitor(f"http://127.0.0.1:{port}")
            visitor.sign_in()
            samples: list[float] = []
            slowest = ("", 0.0)
            for page in PAGES:
                visitor.get(page)
                times = [visitor.get(page) for _ in range(repeat)]
                samples += times
                slowest = max(slowest, (page, percentile(times, 0.95)), key=lambda one: one[1])
            late = percentile(samples, 0.95)
            yield Result(
                "pages of the scenario, server time",
                f"{late * 1000:.0f} ms (p95); slowest {slowest[0]} {slowest[1] * 1000:.0f} ms",
                spread(samples),
                "≤ 200 ms",
                late <= 0.2,
            )
            memory = _resident(server.pid)
            yield Result(
                "memory of the web process after all pages",
                f"{memory:.0f} MB",
                "",
                "< 400 MB",
                memory < 400,
            )
        finally:
            server.terminate()


class _Visitor:
    """A browser of sorts: keeps cookies, measures how long answers take."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def sign_in(self) -> None:
        """Wait for the server, then sign in."""
        for _ in range(200):
            try:
                form = self.opener.open(f"{self.base}/", timeout=30)
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("the web server did not start")
        text = form.read().decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        assert found, "the first page is not the sign-in page"
        fields = {
            "username": _NAME,
            "password": _PASSWORD,
            "csrfmiddlewaretoken": found.group(1),
        }
        request = urllib.request.Request(  # noqa: S310 - our own server
            form.geturl(),
            urllib.parse.urlencode(fields).encode(),
            {"Referer": form.geturl()},
        )
        self.opener.open(request, timeout=60).read()

    def get(self, path: str) -> float:
        """Seconds until the whole page has come. Raises on any error status."""
        began = time.perf_counter()
        self.opener.open(self.base + path, timeout=60).read()
        return time.perf_counter() - began


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _resident(pid: int) -> float:
    """Megabytes resident of a process, 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text())
    return int(found.group(1)) / 1024 if found else 0.0
