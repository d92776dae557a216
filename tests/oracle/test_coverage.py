"""The six states, each reached by hand."""

import pytest

from tests.oracle.coverage import state_of
from tests.oracle.story import counted, world

SERVES = "2021-01-01 coverage_assigned cell=cb1 establishment=v1\n"
JOINT = SERVES + "2021-01-01 coverage_assigned cell=cb1 establishment=v2\n"


def members(count: int, cell: str, at: str = "", status: str = "official") -> str:
    at = f" establishment={at}" if at else ""
    return "".join(
        f"2021-01-01 member_arrived person=p{n} cell={cell} status={status}{at}\n"
        for n in range(1, count + 1)
    )


def state(text: str, day: str = "2021-06-01") -> str:
    return state_of(world(text, day), "v1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no_member"),
        (SERVES, "own_cell_below_minimum"),
        (SERVES + members(2, "cb1"), "own_cell_below_minimum"),
        (SERVES + members(3, "cb1"), "own_cell"),  # the cell's, whatever their establishment
        (SERVES + members(3, "cb1", "v2"), "own_cell"),
        (SERVES + members(3, "cb2", "v1"), "own_cell_below_minimum"),
        (SERVES + members(4, "cb1", "v1", "probationary"), "own_cell_below_minimum"),
        (JOINT, "no_member"),
        (JOINT + members(3, "cb1"), "no_member"),
        (JOINT + members(1, "gc", "v1"), "joint_cell"),
        (JOINT + members(3, "cb1", "v1"), "joint_cell"),
        (members(3, "gc", "v1"), "cell_due"),  # whatever their cell
        (members(2, "gc", "v1"), "members_too_few"),
        (members(4, "gc", "v1", "probationary"), "members_too_few"),
    ],
)
def test_states(text: str, expected: str) -> None:
    assert state(text) == expected


def test_an_own_cell_beside_a_joint_one_counts() -> None:
    text = JOINT + "2021-01-01 coverage_assigned cell=gc establishment=v1\n"
    assert state(text) == "own_cell_below_minimum"
    assert state(text + members(3, "gc")) == "own_cell"
    assert state(text + members(3, "cb1")) == "own_cell_below_minimum", (
        "the joint cell's do not count"
    )


def test_of_several_own_cells_any_suffices() -> None:
    text = SERVES + "2021-01-01 coverage_assigned cell=gc establishment=v1\n"
    assert state(text + members(3, "gc")) == "own_cell"


def test_a_joint_cell_becomes_an_own_cell_when_the_other_establishment_closes() -> None:
    text = JOINT + members(3, "cb1") + "2021-05-01 establishment_closed id=v2\n"
    assert state(text, "2021-04-30") == "no_member"
    assert state(text, "2021-05-01") == "own_cell"


def test_exemption_suspension_and_absence_change_nothing() -> None:
    text = SERVES + members(3, "cb1")
    for kind in ("exempted", "suspended", "away"):
        assert state(text + f"2021-02-01 member_{kind} person=p1\n") == "own_cell"


def test_support_is_no_coverage() -> None:
    assert state("2021-01-01 support_assigned cell=cb1 establishment=v1\n") == "no_member"


def test_a_rule_pack_may_ask_for_another_minimum() -> None:
    text = SERVES + members(2, "cb1")
    found = counted(text, "2021-06-01", "coverage.village", minimum=2)
    assert found == {"own_cell": 1, "no_member": 1}


def test_a_fact_holds_from_its_day_on() -> None:
    assert state(SERVES, "2020-12-31") == "no_member"
    assert state(SERVES, "2021-01-01") == "own_cell_below_minimum"
