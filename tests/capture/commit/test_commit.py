"""From a checked file to recordings: all of it, its clean rows, or nothing."""

import json
from collections.abc import Callable

import pytest

from hatnhan.capture.commit import commit, earlier, may_commit
from hatnhan.capture.model import Row, Verdict
from hatnhan.capture.models import Batch, BatchState, StagedRow
from hatnhan.domain.problems import Problem
from hatnhan.ledger.models import Recording
from hatnhan.ledger.queries import latest
from hatnhan.registry.verification import state_hash, verify
from tests.capture.batches import NAME, NOW, SHEET, batch, checked, fact, held, imported, member
from tests.domain.province import GROUND
from tests.registry import ways

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground() -> None:
    ways.at_once(GROUND)


def sound() -> bool:
    """Whether tables and ledger agree; anchors are written at a commit, which tests undo."""
    return all(finding.code == "chain_broken" for finding in verify().findings)


def test_every_row_says_where_it_went() -> None:
    """Planted: numbers counted from the rows instead of the facts."""
    began = latest()
    made = imported([member(1, 5), Row(SHEET, 6, skipped="total"), member(2, 7)])
    assert (made.state, made.first, made.last) == ("committed", began + 1, began + 6)
    rows = list(StagedRow.objects.values_list("row", "verdict", "first", "last"))
    assert rows == [
        (5, "accepted", began + 1, began + 3),
        (6, "skipped", None, None),
        (7, "accepted", began + 4, began + 6),
    ]
    line = json.loads(Recording.objects.get(number=began + 5).line)
    assert line["person"] == "dv-2"
    assert line["note"] == f"Nhập từ tệp “{NAME}”, trang “{SHEET}”, dòng 7"
    assert made.counts == {"accepted": 2, "skipped": 1}
    assert sound()


def test_a_note_of_the_row_stays_in_front() -> None:
    row = member(1, 5)
    row.facts[1]["note"] = "Vào Đảng ngày 03/02/1999"
    made = imported([row])
    assert made.first
    line = json.loads(Recording.objects.get(number=made.first + 1).line)
    assert line["note"].startswith("Vào Đảng ngày 03/02/1999. Nhập từ tệp “")


def test_nothing_is_recorded_when_one_row_cannot_be() -> None:
    """Every position of the bad row: nothing of the file is in the register, nor a batch.

    Planted: the batch saved before the facts.
    """
    before = state_hash()
    for place in range(6):
        rows = [member(number, number + 2) for number in range(6)]
        rows[place].facts[1]["cell"] = "cb-khong-co"
        with pytest.raises(Problem) as refused:
            imported(rows)
        assert refused.value.code == "unknown_id"
        assert state_hash() == before
        assert not Batch.objects.exists()


def test_clean_rows_alone() -> None:
    rows = [member(1, 5), held(6), member(2, 7)]
    assert not may_commit(checked(rows).answer, accept_clean=False)
    assert may_commit(checked(rows).answer, accept_clean=True)
    made = imported(rows, accept_clean=True)
    assert made.first
    assert made.last == made.first + 5
    assert made.accept_clean
    assert list(StagedRow.objects.filter(first=None).values_list("row", flat=True)) == [6]


def test_nothing_clean_is_nothing_to_record() -> None:
    """Planted: recorded whatever the answer was."""
    assert not may_commit(checked([held(5)]).answer, accept_clean=True)
    for rows, accept_clean in (([held(5)], True), ([member(1, 5), held(6)], False)):
        with pytest.raises(Problem) as refused:
            imported(rows, accept_clean=accept_clean)
        assert refused.value.code == "import_state"


def test_parents_may_stand_below_their_children() -> None:
    """Planted: recorded in the order of the file."""

    def founded(key: str, kind: str, parent: str) -> Callable[[int], Row]:
        body = fact(
            "organisation_founded", "2010-01-01", id=key, kind=kind, name=key, parent=parent
        )
        return lambda row: Row(SHEET, row, facts=[body])

    cell = founded("cb-moi", "cell", "du-moi")
    committee = founded("du-moi", "grassroots_committee", "tinh-uy")
    made = imported([member(1, 2, "cb-moi"), cell(3), committee(4)])
    assert made.first
    lines = Recording.objects.filter(number__gte=made.first).order_by("number")
    assert [line.subject for line in lines][:3] == [
        "organisation:du-moi",
        "organisation:cb-moi",
        "person:dv-1",
    ]


def test_what_others_recorded_since_the_check_asks_for_another_check() -> None:
    """Planted: the ledger's end is not looked at under its lock."""
    seen = checked([member(1, 5)])
    ways.at_once([json.dumps(fact("person_registered", "2010-01-01", id="moi", name="Lò Thị Mới",
                                  sex="female", born="1990", ethnic="03"))])  # fmt: skip
    with pytest.raises(Problem) as refused:
        commit(batch(), seen, now=NOW)
    assert refused.value.code == "import_moved"
    assert not Batch.objects.exists()


def test_a_batch_is_recorded_once() -> None:
    """Planted: the state of the batch is not looked at again."""
    made = imported([member(1, 5)])
    stale = Batch.objects.get(pk=made.pk)
    stale.state = BatchState.STAGED
    with pytest.raises(Problem) as refused:
        commit(stale, checked([member(2, 5)]), now=NOW)
    assert refused.value.code == "import_state"
    assert "đã nhập" in refused.value.message


def test_the_same_file_is_known_again() -> None:
    from hatnhan.capture.commit import File

    made = imported([member(1, 5)])
    again = File(kind="members", name="tên khác.xlsx", data=b"a file")
    assert earlier(again) == made
    changed = File(kind="members", name=NAME, data=b"another file")
    assert earlier(changed) is None
    assert earlier(changed, "rows") == made
    assert earlier(File(kind="candidates", name=NAME, data=b"a file")) is None
    assert earlier(File(kind="members", name=NAME, data=b"a file", sheet="Trang 2")) is None


def test_a_file_of_which_rows_are_still_to_come_may_come_again() -> None:
    from hatnhan.capture.commit import File

    imported([member(1, 5), held(6)], accept_clean=True)
    assert earlier(File(kind="members", name=NAME, data=b"a file")) is None


def test_cells_of_any_content_can_be_staged() -> None:
    """NUL and half a surrogate pair, which PostgreSQL and UTF-8 refuse, are kept as they were."""
    row = held(6)
    row.values = {"name": "Lò\x00Văn \ud800", "born": NOW.date()}
    imported([member(1, 5), row], accept_clean=True)
    stored = json.loads(StagedRow.objects.get(row=6).values)
    assert stored == {"name": "Lò\x00Văn \ud800", "born": "2026-11-24"}


def test_candidates_are_kept_and_nothing_is_recorded() -> None:
    """With their days as far as these are known. Planted: whole days kept alone."""
    began = latest()
    values = {"name": "Lò Thị Mẫu", "born": "1999-05", "sex": "female", "ethnic": "03",
              "establishment": "ban-sen", "stage": "class", "sympathy_on": "2024", "class_on": "2025-05",
              "proposed_on": "2026-11-03"}  # fmt: skip
    made = imported([Row(SHEET, 4, values=values)], "candidates")
    assert (latest(), made.state, made.first) == (began, "committed", None)
    kept = made.candidates.get()
    assert (kept.name, kept.born, kept.establishment) == ("Lò Thị Mẫu", "1999-05", "ban-sen")
    assert kept.days == {
        "sympathy_on": "2024", "class_on": "2025-05", "proposed_on": "2026-11-03"
    }  # fmt: skip


def test_warned_rows_are_recorded() -> None:
    row = member(1, 5)
    row.troubles = held(5).troubles[:]
    row.troubles[0] = type(row.troubles[0])("no_accents", Verdict.WARNED, "Tên không dấu.")
    assert imported([row]).counts == {"warned": 1}
