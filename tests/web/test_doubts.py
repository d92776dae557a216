"""Two persons of the register who may be one, one of them out of sight of who imported the other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hatnhan.capture.models import Batch, Doubt
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.indicators.queries import Question, figures
from hatnhan.ledger.queries import latest
from hatnhan.registry.lines import import_lines
from hatnhan.registry.models import Membership
from tests.domain.province import line
from tests.web.importing import CITIZEN, readers_do_not_wait, settle, workbook
from tests.web.test_importing import GOOD, WHERE, client, settled, upload, words

pytestmark = pytest.mark.django_db(transaction=True)
MINE = (
    "Hà Thị Phỏng", date(1983, 8, 8), "Nữ", "Mường", CITIZEN, "Chi bộ bản Sen", "Bản Sen",
    date(2006, 1, 4), date(2007, 1, 4),
)  # fmt: skip
"""In the neighbours' cell she was recorded before; the clerk may not see that."""


@pytest.fixture(autouse=True)
def register(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.HOME = tmp_path / "home"
    settle()
    with readers_do_not_wait():
        yield


def record(*facts: str) -> None:
    data = "\n".join(facts).encode()
    import_lines(io.BytesIO(data), actor="thử", size=len(data))


def there(left: str = "") -> None:
    """She is, or was until a day, a member of the cell of the other commune."""
    record(
        line("person_registered", "2005-06-09", id="phong", name="Hà Thị Phỏng", sex="female",
             born="1983-08-08", ethnic="06"),
        line("member_admitted", "2005-06-09", person="phong", cell="c3", establishment="v3"),
    )  # fmt: skip
    if left:
        record(line("member_left", left, person="phong", reason="transferred_out"))


def taken(row: tuple[Any, ...] = MINE) -> Batch:
    """The clerk's file with her, recorded; the clerk is told nothing of the neighbours."""
    clerk = client("clerk")
    where = upload(clerk, workbook([row], headings=GOOD))
    page = words(clerk.get(f"{where}?show=all"))
    assert "1 dòng, tất cả nhập được" in page
    assert "Bản Xa" not in page
    assert clerk.post(where, {"do": "take_all"}).status_code == 302
    batch = settled(where)
    assert batch.state == "committed"
    return batch


def members() -> int:
    found = figures(Question(on=date(2026, 11, 24)))
    return int(found["members"]["total"])


def decide(who: Client, answer: str) -> Any:
    (doubt,) = Doubt.objects.all()
    return who.post(f"{WHERE}ho-so-trung/", {"pair": doubt.pk, "answer": answer}, follow=True)


def test_a_person_recorded_twice_is_shown_to_who_keeps_the_register() -> None:
    """Planted: those out of sight not compared at all."""
    there()
    taken()
    assert members() == 2
    officer = client("officer")
    assert "1 cặp hồ sơ trong sổ có thể là một người" in words(officer.get(WHERE))
    page = words(officer.get(f"{WHERE}ho-so-trung/"))
    assert "1 cặp hồ sơ có thể là một người" in page
    assert "Chi bộ bản Xa" in page
    assert "Chi bộ bản Sen" in page
    assert "Sinh hoạt 04/01/2006 đến nay ≠ 09/06/2005 đến nay" in page.replace("khác: ", "")
    clerk = client("clerk")
    assert "cặp hồ sơ" not in words(clerk.get(WHERE))
    assert clerk.get(f"{WHERE}ho-so-trung/").status_code == 403
    assert decide(clerk, "dropped").status_code == 403


def test_two_persons_are_not_asked_about_again() -> None:
    there()
    taken()
    before = latest()
    assert "Không còn cặp hồ sơ nào chờ xem" in words(decide(client("officer"), "distinct"))
    assert latest() == before
    (doubt,) = Doubt.objects.all()
    assert (doubt.answer, doubt.who) == ("distinct", "officer")


def test_a_record_that_should_not_be_there_is_annulled() -> None:
    """She is still a member there: counted once again, whoever asks for what was known before is
    told what was known. Planted: only the first fact annulled."""
    there()
    taken()
    before = latest()
    page = words(decide(client("officer"), "dropped"))
    assert "Đã bỏ hồ sơ vừa nhập" in page
    assert "Không còn cặp hồ sơ nào chờ xem" in page
    assert members() == 1
    assert latest() == before + 3
    assert not Membership.objects.filter(
        known_to=FOREVER_KNOWN, person__key=Doubt.objects.get().person
    ).exists()


def test_a_record_that_goes_on_where_the_other_ends_is_merged() -> None:
    """She left the neighbours in 2007; in a cell of 2008 she is stock, which follows that."""
    there(left="2007-12-31")
    cell = {"id": "c4", "kind": "cell", "name": "Chi bộ bản Sen Mới", "parent": "d1"}
    record(
        line("organisation_founded", "2008-01-01", **cell),
        line("coverage_assigned", "2008-01-01", cell="c4", establishment="v1"),
    )
    taken((*MINE[:5], "Chi bộ bản Sen Mới", "Bản Sen", *MINE[7:]))
    assert "Đã gộp" in words(decide(client("officer"), "merged"))
    assert members() == 1


def test_who_is_a_member_twice_at_once_cannot_be_merged() -> None:
    """Planted: the decision kept although the register refused."""
    there()
    taken()
    before = latest()
    page = words(decide(client("officer"), "merged"))
    assert latest() == before
    assert "1 cặp hồ sơ có thể là một người" in page
    assert Doubt.objects.get().answer == ""


def test_an_import_taken_back_leaves_no_doubt() -> None:
    there()
    batch = taken()
    officer = client("officer")
    officer.post(f"{WHERE}{batch.pk}/", {"do": "undo"})
    assert settled(f"{WHERE}{batch.pk}/").state == "undone"
    assert "Không còn cặp hồ sơ nào chờ xem" in words(officer.get(f"{WHERE}ho-so-trung/"))
