"""Corrections and annulments: what stands, in which words, at which place in the day."""

from tests.oracle.belief import believed
from tests.oracle.story import BASE, refusal, told, world

ADMITTED = "2021-05-01 member_admitted person=p1 cell=cb1 establishment=v1\n"  # recording 20


def test_a_correction_gives_the_fact_new_words() -> None:
    w = world(ADMITTED + "corrected of=20 | 2021-06-01 member_admitted person=p2 cell=cb2")
    assert set(w.members) == {"p2"}
    assert w.members["p2"].cell == "cb2"


def test_the_latest_standing_correction_counts() -> None:
    text = (
        ADMITTED
        + "corrected of=20 | 2021-05-01 member_admitted person=p1 cell=cb2\n"  # 21
        + "corrected of=20 | 2021-05-01 member_admitted person=p1 cell=gc\n"  # 22
    )
    assert world(text).members["p1"].cell == "gc"
    assert world(text + "annulled of=22").members["p1"].cell == "cb2"
    assert world(text + "annulled of=21").members["p1"].cell == "gc"


def test_a_correction_of_a_correction_speaks_of_the_fact() -> None:
    text = (
        ADMITTED
        + "corrected of=20 | 2021-05-01 member_admitted person=p1 cell=cb2\n"  # 21
        + "corrected of=21 | 2021-05-01 member_admitted person=p1 cell=gc\n"  # 22
    )
    assert world(text).members["p1"].cell == "gc"
    assert world(text + "annulled of=21").members["p1"].cell == "gc", "undoes just that recording"
    assert world(text + "annulled of=22").members["p1"].cell == "cb2"


def test_annulling_an_annulment_brings_the_fact_back() -> None:
    text = ADMITTED + "annulled of=20\n"
    assert not world(text).members
    assert set(world(text + "annulled of=21").members) == {"p1"}
    assert not world(text + "annulled of=21\nannulled of=22").members


def test_only_what_stands_can_be_named() -> None:
    assert refusal(ADMITTED + "annulled of=21") == "no_such_recording"
    assert refusal(ADMITTED + "annulled of=0") == "no_such_recording"
    assert refusal(ADMITTED + "annulled of=20\nannulled of=20") == "recording_does_not_stand"


def test_a_fact_that_does_not_stand_is_not_corrected_nor_are_its_corrections() -> None:
    again = "2021-05-01 member_admitted person=p1 cell=cb2"
    text = ADMITTED + f"corrected of=20 | {again}\nannulled of=20\n"
    assert refusal(text + f"corrected of=20 | {again}") == "recording_does_not_stand"
    assert refusal(text + f"corrected of=21 | {again}") == "recording_does_not_stand"
    assert refusal(text + "annulled of=21") is None, "the correction itself still stands"


def test_an_annulment_is_not_corrected() -> None:
    text = (
        ADMITTED + "annulled of=20\ncorrected of=21 | 2021-05-01 member_admitted person=p1 cell=gc"
    )
    assert refusal(text) == "annulment_cannot_be_corrected"


def test_the_kind_may_not_change() -> None:
    text = (
        ADMITTED + "corrected of=20 | 2021-05-01 member_arrived person=p1 cell=cb1 status=official"
    )
    assert refusal(text) == "correction_changes_kind"


def test_ids_may_change_even_of_a_birth() -> None:
    text = "corrected of=17 | 2020-01-01 person_registered id=p9\n"
    assert refusal(text) is None
    assert refusal(text + "2021-01-01 member_admitted person=p2 cell=cb1") == "unknown_id"
    assert refusal(text + "2021-01-01 person_registered id=p2") is None, "never born as believed"


def test_annulling_what_later_facts_need_is_refused() -> None:
    assert refusal(ADMITTED + "annulled of=16") == "unknown_id"
    assert (
        refusal(ADMITTED + "2022-05-01 member_recognised person=p1\nannulled of=20")
        == "not_a_member"
    )


def test_an_annulled_id_cannot_come_back_beside_a_second_birth() -> None:
    text = "annulled of=19\n2020-02-01 person_registered id=p4\n"
    assert refusal(text) is None
    assert refusal(text + "annulled of=20") == "id_taken"


def test_a_corrected_fact_keeps_its_original_place_in_the_day() -> None:
    """Planted bug: ordering by the number of the correction made the child come first."""
    text = """
    2021-01-01 place_formed id=n1 level=district parent=sl
    2021-01-01 place_formed id=n2 level=commune parent=n1
    corrected of=20 | 2021-01-01 place_formed id=n1 level=district
    """
    assert refusal(text) is None
    facts = believed(told(BASE + text))
    assert [fact.root for fact in facts if fact.on == "2021-01-01"] == [20, 21]


def test_a_corrected_day_moves_the_fact() -> None:
    text = ADMITTED + "2021-07-01 member_recognised person=p1\n"
    late = "corrected of=20 | 2021-08-01 member_admitted person=p1 cell=cb1"
    assert refusal(text + late) == "not_a_member"
    early = "corrected of=20 | 2021-07-01 member_admitted person=p1 cell=cb1"
    assert refusal(text + early) is None, "admitted comes before recognised on one day"


def test_a_late_fact_must_fit_the_past_and_the_future() -> None:
    text = ADMITTED + "2021-03-01 member_arrived person=p1 cell=cb1 status=official"
    assert refusal(text) == "already_a_member"
    text = ADMITTED + "2021-03-01 establishment_closed id=v1"
    assert refusal(text) == "ended_id"
