"""Set-up shared by every test: no network; long runs and missing parts."""

import os
import socket
from collections.abc import Generator, Iterator

import pytest

from tests.ledger.wipe import wipe

LOCAL = {"127.0.0.1", "::1", "localhost"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs to `make test-deep`, which sets HATNHAN_DEEP."""
    if os.environ.get("HATNHAN_DEEP"):
        return
    long = [item for item in items if item.get_closest_marker("deep")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in set(long)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true nothing may be missing: `pytest.skip("missing: chromium")` is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and "missing: " in str(report.longrepr):
        report.outcome = "failed"
    return report


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the measures that tests record as (head, line), also of tests that passed."""
    tables: dict[str, list[str]] = {}
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "table":
                head, line = value
                tables.setdefault(head, []).append(line)
    for head, lines in tables.items():
        terminalreporter.section("measures")
        terminalreporter.write_line("\n".join([head, *sorted(lines)]))
