"""Installations to run commands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Installation, installation


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Installation]:
    """A new installation: nothing has been run in it."""
    with installation(tmp_path / "home") as made:
        yield made


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One with two users and a report in its folder; tests of a module share it."""
    with installation(tmp_path_factory.mktemp("used") / "home") as made:
        made.add_users("an", "binh")
        (made.folder / "reports").mkdir()
        (made.folder / "reports" / "bao-cao.docx").write_bytes(b"\x00report\xff")
        yield made
