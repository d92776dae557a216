"""An import is undone as a whole, or not at all and it is said why."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from hatnhan.capture.model import Row
from hatnhan.capture.models import Batch
from hatnhan.capture.undo import built_on, undo
from hatnhan.domain.problems import Problem
from hatnhan.indicators.queries import Question, figures
from hatnhan.ledger.models import Recording
from hatnhan.ledger.queries import latest
from tests.capture.batches import NOW, SHEET, fact, imported, member
from tests.domain.province import GROUND, line
from tests.registry import ways

pytestmark = pytest.mark.django_db

DAYS = (date(2010, 2, 28), date(2010, 3, 1), date(2012, 1, 1), date(2026, 11, 24))


@pytest.fixture(autouse=True)
def ground() -> None:
    ways.at_once(GROUND)
    ways.at_once([line("member_admitted", "2009-01-01", person="inh", cell="cb-sen")])


def all_figures() -> list[dict[str, Any]]:
    """What the figures say, but for which recording they know."""
    asked = [figures(Question(on=day, since=date(2009, 1, 1))) for day in DAYS]
    return [{k: v for k, v in each.items() if k != "known_at"} for each in asked]


def test_the_figures_are_those_of_before() -> None:
    """Planted: the first recording of the batch left standing."""
    before = all_figures()
    made = imported([member(1, 5), member(2, 6)])
    assert all_figures() != before
    began = latest()
    undone = undo(made, actor="can bo", now=NOW)
    assert all_figures() == before
    assert (undone.state, undone.undone_by) == ("undone", "can bo")
    assert (undone.undo_first, undone.undo_last) == (began + 1, began + 6)
    orders = Recording.objects.filter(number__gt=began).order_by("number")
    assert list(orders.values_list("of", flat=True)) == list(range(began, began - 6, -1))


def test_what_was_built_on_it_is_named_and_stays() -> None:
    """A member of the import is transferred later: nothing is undone, the transfer is named."""
    made = imported([member(1, 5), member(2, 6)])
    ways.at_once([line("person_described", "2020-01-01", id="inh", education="university"),
                  line("member_transferred", "2015-01-01", person="dv-2", cell="cb-lau")])  # fmt: skip
    end, figured = latest(), all_figures()
    with pytest.raises(Problem) as refused:
        undo(made, actor="can bo", now=NOW)
    assert refused.value.code == "import_built_on"
    assert refused.value.details["recordings"] == [end]
    assert f"lần ghi số {end}" in refused.value.message
    assert (latest(), all_figures()) == (end, figured)
    assert Batch.objects.get(pk=made.pk).state == "committed"


def test_once_that_is_annulled_it_can_be_undone() -> None:
    before = all_figures()
    made = imported([member(1, 5)])
    ways.at_once([line("member_transferred", "2015-01-01", person="dv-1", cell="cb-lau")])
    ways.at_once([json.dumps({"fact": "annulled", "of": latest()})])
    assert built_on(made) == []
    undo(made, actor="can bo", now=NOW)
    assert all_figures() == before


def test_a_unit_that_was_used_since() -> None:
    body = fact("organisation_founded", "2010-01-01", id="cb-moi", kind="cell", name="Chi bộ mới",
                parent="du-lau")  # fmt: skip
    made = imported([Row(SHEET, 3, facts=[body])], "organisations")
    ways.at_once([line("member_admitted", "2015-01-01", person="say", cell="cb-moi")])
    with pytest.raises(Problem) as refused:
        undo(made, actor="can bo", now=NOW)
    assert refused.value.details["recordings"] == [latest()]


def test_what_was_corrected_since_is_somebody_elses_work() -> None:
    """Planted: annulled together with the correction, which nobody was asked about."""
    made = imported([member(1, 5)])
    assert made.first
    body = json.loads(Recording.objects.get(number=made.first).line)
    body["name"] = "Lò Văn Mẫn"
    ways.at_once([json.dumps({"fact": "corrected", "of": made.first, "body": body})])
    with pytest.raises(Problem) as refused:
        undo(made, actor="can bo", now=NOW)
    assert refused.value.details["recordings"] == [latest()]


def test_what_was_annulled_before_stays_annulled() -> None:
    before = all_figures()
    made = imported([member(1, 5), member(2, 6)])
    ways.at_once([json.dumps({"fact": "annulled", "of": made.last})])
    undo(made, actor="can bo", now=NOW)
    assert all_figures() == before


def test_only_once() -> None:
    made = imported([member(1, 5)])
    stale = Batch.objects.get(pk=made.pk)
    undo(made, actor="can bo", now=NOW)
    end = latest()
    with pytest.raises(Problem) as refused:
        undo(stale, actor="can bo", now=NOW)
    assert refused.value.code == "import_state"
    assert latest() == end


def test_the_same_file_may_come_again_after_that() -> None:
    made = imported([member(1, 5)])
    undo(made, actor="can bo", now=NOW)
    assert imported([member(1, 5)]).state == "committed"
