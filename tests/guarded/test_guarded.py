"""Work in a process of its own: what it may use, what comes back, what does not."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.guarded import Limits, run
from tests.guarded import work


def code(function: object, *args: object, limits: Limits | None = None) -> str:
    with pytest.raises(Problem) as refused:
        run(function, *args, limits=limits)
    return refused.value.code


def test_the_answer_comes_back_and_nothing_else() -> None:
    data = bytes(range(256)) * 4000
    assert run(work.twice, data) == data * 2


def test_a_refusal_comes_back_as_it_was_raised() -> None:
    with pytest.raises(Problem) as refused:
        run(work.refuse, "B1")
    assert refused.value.code == "unknown_id"
    assert refused.value.message == "Chưa có bản “B1” trong sổ. Hãy ghi nhận bản này trước."


def test_time_is_limited() -> None:
    before = time.monotonic()
    assert code(work.loop, limits=Limits(seconds=1)) == "file_too_slow"
    assert time.monotonic() - before < 30


def test_memory_is_limited() -> None:
    """Planted: a child that sets no limit of memory."""
    assert run(work.greedy, 50, limits=Limits(megabytes=400)) == b"%d" % (50 << 20)
    assert code(work.greedy, 500, limits=Limits(megabytes=400)) == "file_too_heavy"


@pytest.mark.parametrize("work_that_fails", [work.broken, work.die])
def test_a_crash_is_a_sentence(work_that_fails: object) -> None:
    assert code(work_that_fails) == "file_crashes"


def test_neither_secrets_nor_the_database_go_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a child that inherits the whole environment."""
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")
    names, django = json.loads(run(work.surroundings))
    assert "DATABASE_URL" not in names
    assert "SECRET_KEY" not in names
    assert not django


def test_nothing_is_written(tmp_path: Path) -> None:
    assert code(work.write, str(tmp_path / "x")) == "file_crashes"
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_bytes()


def test_threads_may_ask_at_once() -> None:
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: answers.append(run(work.twice, b"a"))) for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [b"aa"] * 5
