"""The scenario in the register, in either size, for all tests of a module."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection, transaction

from hatnhan.registry.lines import import_lines
from hatnhan.scenario.history import write

Register = Callable[[str], AbstractContextManager[list[str]]]
DEEP = bool(os.environ.get("HATNHAN_DEEP"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The whole province once in the usual run; on PostgreSQL too in `make test-deep`."""
    if connection.vendor != "postgresql" or DEEP:
        return
    whole = [item for item in items if "full" in getattr(item, "fixturenames", ())]
    if whole:
        config.hook.pytest_deselected(items=whole)
        items[:] = [item for item in items if item not in set(whole)]


def lines_of(scale: str, seed: int | None = None) -> list[str]:
    """The scenario as lines."""
    out = io.StringIO()
    write(out, scale=scale, **({} if seed is None else {"seed": seed}))
    return out.getvalue().splitlines()


@pytest.fixture(scope="session")
def register(django_db_setup: None, django_db_blocker: object) -> Register:
    """Imports a size of the scenario by the way of any user's file; undone at the end."""

    @contextmanager
    def holding(scale: str) -> Iterator[list[str]]:
        lines = lines_of(scale)
        data = ("\n".join(lines) + "\n").encode()
        with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
            import_lines(io.BytesIO(data), actor="thử", size=len(data))
            yield lines
            transaction.set_rollback(True)

    return holding


@pytest.fixture(scope="module")
def small(register: Register) -> Iterator[list[str]]:
    """The four communes."""
    with register("small") as lines:
        yield lines


@pytest.fixture(scope="module")
def full(register: Register) -> Iterator[list[str]]:
    """The province."""
    with register("full") as lines:
        yield lines
