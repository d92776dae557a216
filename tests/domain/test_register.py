"""What the rows say: stories of Mường Vang, one rule each."""

from datetime import date

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.domain.times import NEVER, day_of
from tests.domain.province import Told, line


def _admit(on: str = "2006-05-01", **more: str) -> str:
    return line("member_admitted", on, person="say", cell="cb-sen", **more)


def _refused(told: Told, *lines: str) -> str:
    with pytest.raises(Problem) as problem:
        told.tell(*lines)
    return problem.value.code


def test_an_admission_opens_a_spell_that_recognition_continues() -> None:
    told = Told(
        _admit(establishment="ban-sen"), line("member_recognised", "2007-05-01", person="say")
    )
    probation, official = told.of("membership", "say")
    assert (day_of(probation.start), day_of(probation.stop)) == (date(2006, 5, 1), date(2007, 5, 1))
    assert probation.values == (
        "cb-sen", "ban-sen", "probationary", False, False, False, "admitted", None, None, "",
    )  # fmt: skip
    assert official.stop == NEVER
    assert official.values[2:7] == ("official", False, False, False, "changed")
    assert official.values[7:9] == ("cb-sen", "ban-sen")


def test_a_transfer_without_establishment_leaves_none() -> None:
    told = Told(
        _admit(establishment="ban-sen"),
        line("member_transferred", "2006-08-01", person="say", cell="cb-lau"),
    )
    assert told.of("membership", "say")[-1].values == (
        "cb-lau", None, "probationary", False, False, False, "transferred", "cb-sen", "ban-sen", "",
    )  # fmt: skip


def test_leaving_ends_the_row_with_its_reason_and_clears_the_flags() -> None:
    told = Told(
        _admit(),
        line("member_away", "2006-06-01", person="say"),
        line("member_left", "2006-07-01", person="say", reason="removed"),
        line("member_restored", "2006-09-01", person="say", cell="cb-lau"),
    )
    rows = told.of("membership", "say")
    assert rows[1].values[-1] == "removed"
    assert rows[2].values[:7] == (
        "cb-lau", None, "probationary", False, False, False, "restored",
    )  # fmt: skip


def test_members_follow_a_merger_of_their_cell_and_of_their_village() -> None:
    told = Told(
        _admit(establishment="ban-sen"),
        line("establishment_merged", "2018-01-01", sources=["ban-sen", "ban-pat"], into="ban-pat"),
        line("organisation_merged", "2018-02-01", sources=["cb-sen"], into="cb-lau"),
    )
    rows = told.of("membership", "say")
    assert [row.values[:2] for row in rows] == [
        ("cb-sen", "ban-sen"), ("cb-sen", "ban-pat"), ("cb-lau", "ban-pat"),
    ]  # fmt: skip
    assert [row.values[6] for row in rows] == ["admitted", "reorganised", "reorganised"]
    ended = told.of("establishment", "ban-sen")[-1]
    assert ended.values[-2:] == ("merged", "ban-pat")


def test_a_late_fact_replaces_only_the_rows_it_changes() -> None:
    told = Told(_admit(), line("member_recognised", "2007-05-01", person="say"))
    before = told.of("membership", "say")
    told.tell(line("member_transferred", "2006-12-01", person="say", cell="cb-lau"))
    after = told.of("membership", "say")
    assert len(after) == 3
    assert before[0] not in after
    assert [row.values[0] for row in after] == ["cb-sen", "cb-lau", "cb-lau"]


def test_annulling_an_annulment_brings_the_fact_back() -> None:
    told = Told(_admit())
    admission = told.number
    told.tell(line("annulled", "2006-01-01", of=admission))
    assert told.of("membership", "say") == []
    told.tell(line("annulled", "2006-01-01", of=told.number))
    assert len(told.of("membership", "say")) == 1


def test_a_correction_keeps_the_facts_place_in_the_order_of_its_day() -> None:
    told = Told(_admit())
    admission = told.number
    told.tell(line("corrected", "2006-01-01", of=admission, body={
        "fact": "member_admitted", "on": "2006-06-01", "person": "say", "cell": "cb-lau"}))  # fmt: skip
    (row,) = told.of("membership", "say")
    assert row.cause == admission
    assert day_of(row.start) == date(2006, 6, 1)
    assert row.values[0] == "cb-lau"


def test_two_records_become_one_person_on_all_days() -> None:
    told = Told(
        _admit(),
        line("member_left", "2007-01-01", person="say", reason="transferred_out"),
        line("member_arrived", "2008-01-01", person="inh", cell="cb-lau", status="official"),
    )
    told.tell(line("person_merged", "2010-01-01", sources=["say"], into="inh"))
    assert told.of("membership", "say") == []
    assert [row.values[0] for row in told.of("membership", "inh")] == ["cb-sen", "cb-lau"]
    assert _refused(told, line("member_away", "2011-01-01", person="say")) == "ended"


def test_links_of_ids_that_look_alike_together_are_kept_apart() -> None:
    """Planted defect that turned it red: the two ids joined by a character they may contain."""
    told = Told()
    for cell in ("a", "a\x1fb"):
        told.tell(line("organisation_founded", "2006-01-01", id=cell, kind="cell", name="Chi bộ",
                       parent="du-khoang"))  # fmt: skip
    for village in ("c", "b\x1fc"):
        told.tell(line("establishment_opened", "2006-01-01", id=village, kind="village",
                       name="Bản", place="na-khoang"))  # fmt: skip
    told.tell(line("coverage_assigned", "2006-01-02", cell="a", establishment="b\x1fc"))
    changes = told.tell(line("coverage_assigned", "2006-01-02", cell="a\x1fb", establishment="c"))
    assert [row.values for row in changes.opened] == [("coverage", "a\x1fb", "c")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([_admit("2004-01-01")], "not_yet"),
        ([_admit(), _admit("2006-06-01")], "already_a_member"),
        ([line("member_recognised", "2006-01-01", person="say")], "not_a_member"),
        ([line("member_admitted", "2006-01-01", person="say", cell="du-khoang")], "not_a_cell"),
        ([line("member_admitted", "2006-01-01", person="say", cell="cb-x")], "unknown_id"),
        ([_admit(), line("organisation_dissolved", "2007-01-01", id="cb-sen")], "has_members"),
        ([line("organisation_dissolved", "2006-01-01", id="cb-sen"), _admit()], "ended"),
        ([line("organisation_dissolved", "2006-01-01", id="du-khoang")], "has_children"),
        ([line("place_abolished", "2006-01-01", id="na-khoang")], "has_establishments"),
        ([line("place_abolished", "2006-01-01", id="muong-vang")], "has_children"),
        ([line("organisation_moved", "2006-01-01", id="du-khoang", parent="cb-lau")], "bad_rank"),
        ([line("organisation_retyped", "2006-01-01", id="du-khoang", kind="cell")], "bad_rank"),
        ([line("organisation_retyped", "2006-01-01", id="tinh-uy", kind="cell")], "parent_needed"),
        ([line("organisation_merged", "2006-01-01", sources=["du-khoang"], into="cb-sen")],
         "below_source"),
        ([line("place_moved", "2006-01-01", id="na-khoang", parent="muong-vang")],
         "nothing_changes"),
        ([line("place_moved", "2006-01-01", id="na-khoang", parent="pa-lau")], "bad_level"),
        ([line("place_merged", "2006-01-01", sources=["na-khoang"], into="muong-vang")],
         "level_differs"),
        ([line("coverage_ended", "2006-01-01", cell="cb-sen", establishment="ban-sen")],
         "not_assigned"),
        ([line("coverage_assigned", "2006-01-01", cell="cb-sen", establishment="ban-sen"),
          line("coverage_assigned", "2006-01-02", cell="cb-sen", establishment="ban-sen")],
         "already_assigned"),
        ([_admit(), line("organisation_split", "2007-01-01", source="cb-sen", into=["cb-lau"],
                         members={}, children={}, coverage={})], "not_mapped"),
        ([line("annulled", "2006-01-01", of=999)], "unknown_recording"),
        ([line("annulled", "2006-01-01", of=1)], "unknown_id"),
    ],
)  # fmt: skip
def test_what_cannot_have_been_is_refused(lines: list[str], code: str) -> None:
    told = Told()
    told.tell(*lines[:-1])
    assert _refused(told, lines[-1]) == code
