"""Set-up shared by every test: an own HATNHAN_HOME, no network."""

import os
import socket
import tempfile
from collections.abc import Iterator

import pytest

os.environ.setdefault("HATNHAN_HOME", tempfile.mkdtemp(prefix="hatnhan-test-"))
os.environ.setdefault("HATNHAN_SECRET_KEY", "for tests only")

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that speaks to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield
