"""The question an address asks, and the addresses that keep it."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.domain.problems import Problem
from hatnhan.indicators.queries import Scope, Tree
from hatnhan.web import asof

TODAY = date(2026, 11, 24)


def read(**params: str) -> asof.Asked:
    return asof.read(params, today=TODAY, latest=500)


def test_an_empty_address_is_about_today_and_stays_empty() -> None:
    asked = read()
    assert asked.question.on == TODAY
    assert asked.known_at == 500
    assert asked.question.known_at is None
    assert asked.address("/co-so/") == "/co-so/"


@pytest.mark.parametrize(
    "text", ["10/11/2006", "10-11-2006", "10.11.2006", "2006-11-10", " 10/11/2006 "]
)
def test_a_day_is_read_as_people_write_it_and_kept_as_iso(text: str) -> None:
    asked = read(on=text)
    assert asked.on == date(2006, 11, 10)
    assert asked.address("/") == "/?on=2006-11-10"


@pytest.mark.parametrize(
    "text", ["31/02/2006", "2006-13-01", "hôm qua", "1/1/206", "0", "10/11/06"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        read(on=text)
    assert refused.value.code == "bad_value"
    assert "10/11/2006" in refused.value.message


@pytest.mark.parametrize("text", ["-1", "١٢", "1e3", "9" * 40, "x"])
def test_what_is_no_recording_number_is_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        read(known_at=text)
    assert refused.value.code == "bad_value"


def test_a_recording_number_above_the_latest_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        read(known_at="501")
    assert refused.value.code == "known_at_above_latest"
    assert read(known_at="0").known_at == 0


def test_two_scopes_at_once_are_refused() -> None:
    with pytest.raises(Problem):
        read(place="a", organisation="b")


def test_an_unknown_lens_is_refused() -> None:
    with pytest.raises(Problem):
        read(tree="tomorrow")
    assert read(tree="now").question.tree == Tree.NOW


def test_links_keep_the_question_and_change_one_thing() -> None:
    asked = read(on="2006-11-10", place="119", tree="now")
    assert asked.scope == Scope("place", "119")
    assert asked.address("/x", on=date(2007, 1, 2)) == "/x?on=2007-01-02&place=119&tree=now"
    assert asked.address("/x", tree=None) == "/x?on=2006-11-10&place=119"


def test_naming_one_kind_of_scope_drops_the_other() -> None:
    """Planted: keeping `place` beside `organisation` made every such link a refusal."""
    asked = read(place="119")
    assert asked.address("/x", organisation="o-1") == "/x?organisation=o-1"
    assert asked.address("/x", place=None, organisation=None) == "/x"


def test_keys_with_signs_survive_the_address() -> None:
    assert read(place="a&b=c/đ").address("/x") == "/x?place=a%26b%3Dc%2F%C4%91"
