"""Imports in the background: what each job leaves behind, and what becomes of one that broke off."""

from __future__ import annotations

import json
import os
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hatnhan.accounts.models import Role, User
from hatnhan.capture import held, jobs, working
from hatnhan.capture.held import SILENT, Held
from hatnhan.capture.memory import decide, decisions
from hatnhan.capture.models import Batch, Layout
from hatnhan.domain.problems import Problem
from hatnhan.ledger.queries import latest
from hatnhan.registry.verification import state_hash
from tests.capture.sheets import MEMBERS, people, xlsx
from tests.domain.province import GROUND
from tests.registry import cast, ways

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def clerk(tmp_path: Path, settings: Any) -> User:
    settings.HOME = tmp_path
    ways.at_once(GROUND)
    user = cast.user("can-bo", Role.OFFICER)
    user.office = "Đảng ủy xã Nà Khoang"
    user.save()
    return user


def sent(clerk: User, data: bytes, name: str = "dang vien.xlsx") -> Batch:
    """A file sent and checked."""
    batch = jobs.send(jobs.Sent("members", name, data), clerk)
    return done(batch)


def done(batch: Batch) -> Batch:
    working.run(batch.pk, TODAY)
    batch.refresh_from_db()
    return batch


def asked(batch: Batch, state: str, **more: object) -> Batch:
    """The batch as the pages put it in a state; nobody works on it yet."""
    Batch.objects.filter(pk=batch.pk).update(state=state, **more)
    batch.refresh_from_db()
    return batch


def test_from_the_file_to_the_register_and_back(clerk: User) -> None:
    began = latest()
    batch = sent(clerk, xlsx(people(4)))
    assert (batch.state, batch.verdict, batch.counts["skipped"]) == ("staged", "accepted", 1)
    assert latest() == began
    done(asked(batch, "recording"))
    assert (batch.state, batch.first, batch.last) == ("committed", began + 1, began + 12)
    assert not Held(batch).folder.exists(), "the file is kept no longer than needed"
    done(asked(batch, "undoing", undone_by="can-bo"))
    assert (batch.state, batch.undo_last) == ("undone", began + 24)


def test_rows_survive_and_the_rest_can_come_back(clerk: User) -> None:
    rows = people(3)
    rows[1][4] = "Không rõ"
    batch = sent(clerk, xlsx(rows))
    assert batch.state == "held"
    assert [row.verdict == "held" for row in batch.rows.all()] == [False, False, True, False]
    done(asked(batch, "recording", accept_clean=True))
    assert batch.state == "committed"
    assert batch.last == (batch.first or 0) + 5
    assert Held(batch).there, "for the workbook that is given back"


def test_the_mended_workbook_comes_back_whole(clerk: User) -> None:
    """The rows that were recorded are there and are no question; each says when and from where.

    Planted: counted among the rows that can be recorded; told without the file.
    """
    rows = people(3)
    rows[1][4] = "Không rõ"
    done(asked(sent(clerk, xlsx(rows)), "recording", accept_clean=True))
    again = sent(clerk, xlsx(people(3)), "dang vien - cần sửa.xlsx")
    assert (again.state, again.verdict) == ("staged", "accepted")
    assert again.counts == {"skipped": 1, "there": 2, "normalised": 1}
    assert "1 nhập được, 2 đã có trong sổ" in again.message
    first = again.rows.get(row=2)
    said = json.loads(first.troubles)[-1]
    assert (said["code"], first.verdict) == ("already_there", "there")
    assert "từ tệp “dang vien.xlsx”" in said["message"]
    assert "bởi can-bo" in said["message"]
    done(asked(again, "recording"))
    assert (again.last or 0) - (again.first or 0) == 2, "one person, three facts"


def test_a_file_of_which_the_register_holds_all(clerk: User) -> None:
    """Planted: nothing clean, therefore nothing sound."""
    done(asked(sent(clerk, xlsx(people(3))), "recording"))
    end = latest()
    again = sent(clerk, xlsx(people(2)))
    assert (again.verdict, again.code, again.counts["there"]) == ("accepted", "nothing_new", 2)
    assert "0 nhập được, 2 đã có trong sổ" in again.message
    done(asked(again, "recording"))
    assert (again.state, again.first, latest()) == ("committed", None, end)


def test_a_file_that_cannot_be_read_says_why(clerk: User) -> None:
    batch = sent(clerk, b"PK\x03\x04 no archive")
    assert (batch.state, batch.verdict) == ("failed", "refused")
    assert batch.message
    assert batch.code == "truncated"


def test_the_same_file_again_changes_nothing(clerk: User) -> None:
    data = xlsx(people(3))
    done(asked(sent(clerk, data), "recording"))
    end = latest()
    again = sent(clerk, xlsx(people(3)[::-1]), "ten khac.xlsx")
    assert (again.state, again.code, latest()) == ("cancelled", "already_imported", end)
    assert "đã nhập ngày" in again.message
    assert "can-bo" in again.message


def test_a_register_that_moved_is_checked_again(clerk: User) -> None:
    """Others recorded something that changes nothing for this file: it is recorded.

    Planted: the answer is not compared, or only the number of the last recording is.
    """
    batch = sent(clerk, xlsx(people(3)))
    other = sent(clerk, xlsx(people(2, 30)))
    done(asked(other, "recording"))
    done(asked(batch, "recording"))
    assert batch.state == "committed"


def test_a_register_that_says_otherwise_now_asks_again(clerk: User) -> None:
    batch = sent(clerk, xlsx(people(3)))
    other = sent(clerk, xlsx([*people(1, 2), *people(1, 50)]))
    done(asked(other, "recording"))
    end, seen = latest(), batch.answer_sha
    done(asked(batch, "recording"))
    assert batch.state in ("staged", "held")
    assert batch.answer_sha != seen
    assert batch.said()["problem"]["code"] == "import_moved"
    assert latest() == end


def test_cancelled_while_it_is_checked(clerk: User) -> None:
    batch = jobs.send(jobs.Sent("members", "dang vien.xlsx", xlsx(people(3))), clerk)
    jobs.cancel(batch)
    assert done(batch).state == "cancelled"
    assert not batch.rows.exists()
    assert not Held(batch).there


def test_cancelled_while_it_is_recorded(clerk: User) -> None:
    """Planted: the job goes on and only its batch is put back."""
    batch = sent(clerk, xlsx(people(3)))
    before = state_hash()
    asked(batch, "recording")
    place = Held(batch)
    assert place.claim()
    jobs.cancel(batch)
    with pytest.raises(held.CancelledError):
        place.progress(0.5, "Đang ghi vào sổ")
    place.release()
    assert batch.state == "recording"
    assert state_hash() == before


def test_work_that_broke_off_is_done_again(clerk: User) -> None:
    """Whoever had it died: after a while without a sign of life the next one takes it."""
    batch = sent(clerk, xlsx(people(3)))
    asked(batch, "recording")
    place = Held(batch)
    assert place.claim()
    assert not place.claim()
    assert done(batch).state == "recording", "somebody is at it"
    late = time.time() - SILENT - 1
    os.utime(place.folder / "worker", (late, late))
    assert done(batch).state == "committed"
    assert not jobs.resume(batch, today=TODAY), "nothing to do any more"


def test_only_what_waits_can_be_recorded(clerk: User) -> None:
    batch = sent(clerk, xlsx(people(3)))
    done(asked(batch, "recording"))
    for act in (
        partial(jobs.record, today=TODAY),
        partial(jobs.check_again, today=TODAY),
        jobs.cancel,
    ):
        with pytest.raises(Problem) as refused:
            act(batch)
        assert refused.value.code == "import_state"


def test_a_file_whose_time_is_over(clerk: User) -> None:
    batch = sent(clerk, xlsx(people(3)))
    folder = Held(batch).folder
    late = time.time() - held.HOURS * 3600 - 60
    os.utime(folder, (late, late))
    assert held.sweep() == 1
    done(asked(batch, "recording"))
    assert batch.state == "staged"
    assert batch.said()["problem"]["code"] == "import_gone"


def test_only_the_program_may_look_at_a_held_file(clerk: User) -> None:
    batch = sent(clerk, xlsx(people(3)))
    folder = Held(batch).folder
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "source").stat().st_mode & 0o077 == 0


def test_a_layout_confirmed_once_is_known_again(clerk: User) -> None:
    """Planted: remembered for everybody instead of for the office."""
    heads = ["Cột lạ" if head == "Dân tộc" else head for head in MEMBERS]
    batch = sent(clerk, xlsx(people(3), heads))
    assert batch.verdict != "accepted"
    done(asked(batch, "checking", mapping={"Cột lạ": "ethnic"}))
    assert batch.state == "staged"
    assert Layout.objects.get().office == "Đảng ủy xã Nà Khoang"
    assert sent(clerk, xlsx(people(3, 60), heads)).state == "staged"
    stranger = cast.user("nguoi-khac", Role.OFFICER)
    assert sent(stranger, xlsx(people(3, 90), heads)).state != "staged"


def test_decisions_are_kept_until_taken_back(clerk: User) -> None:
    now = clerk.date_joined
    decide("person:a|b", "same", who="can-bo", now=now)
    decide("person:a|b", "distinct", who="can-bo", now=now)
    assert decisions() == {"person:a|b": "distinct"}
    decide("person:a|b", None, who="can-bo", now=now)
    assert decisions() == {}
