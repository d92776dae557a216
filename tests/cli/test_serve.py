"""`hatnhan serve` answers pages and hashed static files, and stops when told."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from tests.cli.running import Installation


def fetch(address: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(address, timeout=30) as page:
            return page.status, dict(page.headers), page.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_it_serves_pages_and_hashed_files(used: Installation) -> None:
    process = used.start("serve", "--port", "0")
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        status, headers, body = fetch(f"{found[0]}/dang-nhap/")
        assert status == 200
        assert "no-store" in headers["Cache-Control"]
        for path in set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', body.decode())):
            status, headers, _ = fetch(found[0] + path)
            assert status == 200, path
            assert "immutable" in headers["Cache-Control"], path
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode in {0, 130}


def test_several_processes_answer_and_all_end(used: Installation) -> None:
    """One that dies is replaced; when the first is told to end, nobody answers any more."""
    process = used.start("serve", "--port", "0", "--workers", "2")
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found
        assert fetch(f"{found[0]}/dang-nhap/")[0] == 200
        before = children(process.pid)
        assert len(before) == 2
        os.kill(before[0], signal.SIGKILL)
        for _ in range(100):
            if len(children(process.pid)) == 2 and before[0] not in children(process.pid):
                break
            time.sleep(0.1)
        assert before[0] not in children(process.pid)
        assert fetch(f"{found[0]}/dang-nhap/")[0] == 200
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0
    with pytest.raises(urllib.error.URLError):
        fetch(f"{found[0]}/dang-nhap/")


def children(parent: int) -> list[int]:
    """The processes started by a process."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in listed.stdout.split()]


def test_a_busy_port_is_told_in_words(used: Installation) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        done = used.run("serve", "--port", port)
    assert done.returncode == 1
    assert port in done.stderr
    assert "Traceback" not in done.stderr
