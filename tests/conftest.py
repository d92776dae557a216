"""Set-up shared by every test: no network."""

import socket
from collections.abc import Iterator

import pytest

from tests.ledger.wipe import wipe

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that speaks to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: tuple[str, int] | str) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def emptied_ledger(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that commits, empty the tables whose guards refuse the usual flush."""
    marker = request.node.get_closest_marker("django_db")
    commits = bool(
        {"transactional_db", "live_server"} & set(request.fixturenames)
        or (marker and marker.kwargs.get("transaction"))
    )
    if commits:
        # Asked for here so that it is still there when the tables are emptied.
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        wipe()
