"""Results that are held: for their user, for their time, and then nothing of them is left."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.drafts.held import MINUTES, MOST, SILENT, About, CancelledError, Holder
from tests.drafts.keeping.sample import checked

SECRET = "Tà Xa"


@pytest.fixture
def holder(tmp_path: Path) -> Holder:
    return Holder(tmp_path / "drafts")


def files(holder: Holder) -> list[Path]:
    return [p for p in holder.home.rglob("*") if p.is_file()]


def grow_old(holder: Holder, seconds: float) -> None:
    for path in [*files(holder), *holder.home.iterdir()]:
        os.utime(path, (time.time() - seconds,) * 2)


def test_its_user_finds_it_by_its_token(holder: Holder) -> None:
    held = holder.hold(About(7, "a.docx", 3), b"PK")
    held.finish(checked())
    held.ignore({"k": "đúng rồi"})
    again = Holder(holder.home).open(7, held.token)
    assert (again.about, again.source(), again.ignored()) == (
        About(7, "a.docx", 3),
        b"PK",
        {"k": "đúng rồi"},
    )
    assert again.checked() == checked()
    assert len(held.token) >= 32
    assert not any(held.token in str(path) for path in files(holder)), "names tell no token"
    assert stat.S_IMODE(held.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("token", ["", "x", "../../etc", "..", "a" * 4000])
def test_nobody_finds_it_otherwise(holder: Holder, token: str) -> None:
    held = holder.hold(About(7, "a"), None)
    held.finish(checked())
    for user, given in ((8, held.token), (7, token), (7, held.folder.name)):
        with pytest.raises(Problem) as refused:
            holder.open(user, given)
        assert refused.value.code == "draft_expired"


def test_after_its_time_nothing_is_left(holder: Holder) -> None:
    """Planted: only the folder's own age counted, and a result still looked at was swept away."""
    held = holder.hold(About(7, "a"), SECRET.encode())
    held.finish(checked())
    grow_old(holder, MINUTES * 60 - 60)
    holder.open(7, held.token)  # looked at: lives on
    os.utime(held.folder, (time.time() - MINUTES * 60 - 60,) * 2)
    assert holder.sweep() == 0
    grow_old(holder, MINUTES * 60 + 60)
    with pytest.raises(Problem):
        holder.open(7, held.token)
    assert holder.sweep() == 1
    assert files(holder) == []


def test_a_user_has_only_so_many(holder: Holder) -> None:
    first = holder.hold(About(7, "first"), None)
    grow_old(holder, 60)
    other = holder.hold(About(8, "other"), None)
    held = [holder.hold(About(7, str(n)), None) for n in range(MOST)]
    with pytest.raises(Problem):
        holder.open(7, first.token)
    for one in held:
        assert holder.open(7, one.token).about.name == one.about.name
    assert holder.open(8, other.token).about.name == "other"


def test_progress_and_breaking_off(holder: Holder) -> None:
    held = holder.hold(About(7, "a"), None)
    held.progress(0.25)
    seen = holder.open(7, held.token)
    assert (seen.checked(), seen.done()) == (None, 0.25)
    seen.forget()
    with pytest.raises(CancelledError):
        held.progress(0.5)
    with pytest.raises(CancelledError):
        held.finish(checked())
    assert files(holder) == []


def test_a_check_that_gives_no_sign_is_taken_for_dead(holder: Holder) -> None:
    held = holder.hold(About(7, "a"), None)
    held.progress(0.25)
    os.utime(held.folder / "progress", (time.time() - SILENT - 1,) * 2)
    with pytest.raises(Problem) as refused:
        holder.open(7, held.token).checked()
    assert refused.value.code == "draft_broken_off"


def test_a_refusal_in_the_background_keeps_its_sentence(holder: Holder) -> None:
    held = holder.hold(About(7, "a"), None)
    problem = Problem("draft_too_long", characters="2.000.000", most="1.000.000")
    held.fail(problem)
    with pytest.raises(Problem) as refused:
        holder.open(7, held.token).checked()
    assert (refused.value.code, refused.value.message) == (problem.code, problem.message)
