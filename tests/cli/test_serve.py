"""`hatnhan serve` answers pages and hashed static files, and stops when told."""

from __future__ import annotations

import re
import signal
import socket
import urllib.error
import urllib.request

from tests.cli.running import Installation


def fetch(address: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(address, timeout=30) as page:
            return page.status, dict(page.headers), page.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_it_serves_pages_and_hashed_files(home: Installation) -> None:
    process = home.start("serve", "--port", "0")
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


def test_a_busy_port_is_told_in_words(home: Installation) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        done = home.run("serve", "--port", port)
    assert done.returncode == 1
    assert port in done.stderr
    assert "Traceback" not in done.stderr
