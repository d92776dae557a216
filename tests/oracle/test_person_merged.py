"""Records that are one person, from the recording that says so on, on all days."""

from tests.oracle.belief import believed
from tests.oracle.replay import world_on
from tests.oracle.story import BASE, counted, refusal, told, world

TWO_LIVES = """
2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2022-01-01 member_left person=p1 reason=transferred_out
2023-01-01 member_arrived person=p2 cell=cb2 status=probationary
"""
MERGED = "2024-01-01 person_merged sources=p1 into=p2\n"


def test_all_memberships_are_those_of_the_one_record_on_all_days() -> None:
    text = TWO_LIVES + MERGED
    assert set(world(text, "2021-06-01").members) == {"p2"}
    assert not world(text, "2022-06-01").members
    assert world(text, "2023-06-01").members["p2"].status == "probationary"


def test_only_from_its_recording_on() -> None:
    lines = told(BASE + TWO_LIVES + MERGED)
    assert set(world_on(believed(lines[:-1]), "2021-06-01").members) == {"p1"}
    assert set(world_on(believed(lines), "2021-06-01").members) == {"p2"}


def test_with_the_attributes_of_the_one_record() -> None:
    # p2 is a woman and Kinh, p1 a man and Thái
    assert counted(TWO_LIVES, "2021-06-01", "members.by_ethnic") == {"03": 1}
    assert counted(TWO_LIVES + MERGED, "2021-06-01", "members.by_ethnic") == {"01": 1}
    assert counted(TWO_LIVES + MERGED, "2021-06-01")["members.female"] == 1


def test_the_whole_must_be_possible() -> None:
    both = TWO_LIVES.replace("2022-01-01 member_left", "2023-06-01 member_left") + MERGED
    assert refusal(both) == "already_a_member"
    twice = TWO_LIVES.replace("transferred_out", "removed") + MERGED
    assert refusal(twice) == "member_arrived_after_removed"


def test_facts_dated_before_its_day_may_name_either_record() -> None:
    text = TWO_LIVES + MERGED
    for record in ("p1", "p2"):
        assert refusal(text + f"2021-02-01 member_suspended person={record}") is None
        assert refusal(text + f"2023-02-01 member_recognised person={record}") is None


def test_from_its_day_on_only_the_one_record() -> None:
    text = TWO_LIVES + MERGED
    assert refusal(text + "2024-01-01 member_recognised person=p1") == "ended_id"
    assert refusal(text + "2024-01-01 member_recognised person=p2") is None
    assert refusal(text + "2024-01-01 person_described id=p1 youth_union=yes") == "ended_id"
    assert refusal(text + "2024-02-01 person_merged sources=p3 into=p1") == "ended_id"


def test_a_registration_of_the_same_day_comes_first() -> None:
    text = "2024-01-01 person_registered id=p9\n2024-01-01 person_merged sources=p9 into=p2"
    assert refusal(text) is None
    text = "2024-01-02 person_registered id=p9\n2024-01-01 person_merged sources=p9 into=p2"
    assert refusal(text) == "unknown_id"


def test_mergers_of_records_in_a_chain() -> None:
    text = TWO_LIVES + MERGED + "2025-01-01 person_merged sources=p2 into=p3\n"
    assert set(world(text, "2021-06-01").members) == {"p3"}
    assert set(world(text, "2023-06-01").members) == {"p3"}
    assert refusal(text + "2025-02-01 person_merged sources=p3 into=p1") == "ended_id"


def test_a_merger_of_records_can_be_annulled() -> None:
    text = TWO_LIVES + MERGED + "annulled of=23"
    assert set(world(text, "2021-06-01").members) == {"p1"}


def test_a_membership_may_come_before_the_registration_of_the_one_record() -> None:
    text = """
    2021-01-01 member_arrived person=p1 cell=cb1 status=official
    2022-01-01 member_left person=p1 reason=transferred_out
    2023-01-01 person_registered id=p9 ethnic=56 youth_union=yes
    2024-01-01 person_merged sources=p1 into=p9
    """
    assert refusal(text) is None
    figures = counted(text, "2021-06-01", "members")
    assert (figures["by_ethnic.56"], figures["youth_union"]) == (1, 1)
    early = text + "2021-02-01 member_suspended person=p9"
    assert refusal(early) == "unknown_id", "that record was not there yet"


def test_maps_of_splits_may_name_either_record_before_that_day() -> None:
    split = " organisation_split source=cb1 into=cb2 members="
    life = "2021-01-01 member_arrived person=p1 cell=cb1 status=official\n" + MERGED
    assert refusal(life + "2022-01-01" + split + "p1:cb2") is None
    assert refusal(life + "2022-01-01" + split + "p2:cb2") is None
    assert refusal(life + "2024-01-01" + split + "p1:cb2") == "not_in_map"
    assert refusal(life + "2024-01-01" + split + "p2:cb2") is None


def test_of_two_names_for_one_person_the_own_one_counts() -> None:
    text = """
    2021-01-01 member_arrived person=p1 cell=cb1 status=official
    2021-02-01 organisation_split source=cb1 into=cb2,gc members=p1:cb2,p2:gc,p3:zz
    """
    assert world(text).members["p1"].cell == "cb2"
    assert world(text + MERGED).members["p2"].cell == "gc"
    other = text + "2024-01-01 person_merged sources=p2,p1 into=p4"
    assert world(other).members["p4"].cell == "gc", "then the first source"


def test_a_map_may_name_the_one_record_before_its_registration() -> None:
    text = """
    2021-01-01 member_arrived person=p1 cell=cb1 status=official
    2023-01-01 person_registered id=p9
    2024-01-01 person_merged sources=p1 into=p9
    2022-01-01 organisation_split source=cb1 into=cb2 members=p9:cb2
    """
    assert world(text).members["p9"].cell == "cb2"
