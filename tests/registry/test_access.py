"""Who sees what: the part assigned, as it lay on the day asked about or lies now."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from hatnhan.accounts.models import Role, ScopeKind, User
from hatnhan.domain.problems import Problem
from hatnhan.registry import access
from hatnhan.registry.scopes import Scope
from tests.domain.province import line
from tests.registry.cast import TODAY, settle, user

pytestmark = pytest.mark.django_db
Y2006, Y2021 = date(2006, 11, 10), date(2021, 1, 1)


@pytest.fixture
def known() -> int:
    return settle()


def khoang() -> User:
    return user("khoang", Role.VIEWER, ScopeKind.PLACE, "na-khoang")


def lau() -> User:
    return user("lau", Role.VIEWER, ScopeKind.PLACE, "pa-lau")


def sees(what: str, who: User, key: str, on: date, known_at: int | None = None) -> bool:
    """Whether access is given."""
    function: Any = getattr(access, f"access_{what}")
    try:
        function(who, key, on, known_at, today=TODAY)
    except Problem:
        return False
    return True


@pytest.mark.parametrize("what", ["establishment", "organisation", "person"])
def test_out_of_sight_and_unknown_are_the_same_refusal(known: int, what: str) -> None:
    """Whoever asks for a key learns nothing from how it is refused."""
    keys = {"establishment": "ban-lau", "organisation": "cb-lau", "person": "doi"}
    function: Any = getattr(access, f"access_{what}")
    said = set()
    for key in (keys[what], "không-có"):
        with pytest.raises(Problem) as refused:
            function(khoang() if not said else User.objects.get(), key, Y2006, None, today=TODAY)
        said.add((refused.value.code, refused.value.message.replace(key, "")))
    assert len(said) == 1


def test_everything_is_everything(known: int) -> None:
    officer = user("officer", Role.OFFICER)
    assert access.visible(officer, today=TODAY) is access.Everything
    access.allow_scope(officer, None, SimpleNamespace(on=Y2006, known_at=None), today=TODAY)
    assert sees("establishment", officer, "ban-lau", Y2006)
    assert not sees("establishment", officer, "ban-không-có", Y2006)


def test_an_establishment_is_seen_by_who_had_it_and_who_has_it(known: int) -> None:
    """Bản Nà Pát passed to Pá Lau in 2020: in 2006 both offices see it, afterwards one.

    Planted: judging by the day's tree alone hides the history from the office now in charge.
    """
    assert sees("establishment", khoang(), "ban-pat", Y2006)
    assert sees("establishment", lau(), "ban-pat", Y2006)
    assert sees("establishment", User.objects.get(username="lau"), "ban-pat", Y2021)
    assert not sees("establishment", User.objects.get(username="khoang"), "ban-pat", Y2021)
    assert not sees("establishment", User.objects.get(username="khoang"), "ban-lau", Y2006)


def test_a_member_is_where_the_establishment_is(known: int) -> None:
    """Say's cell is in Nà Khoang, her village in Pá Lau since 2020: her place is the village's."""
    first, second = khoang(), lau()
    assert sees("person", first, "say", Y2006)
    assert sees("person", second, "say", Y2006)
    assert not sees("person", first, "say", Y2021)
    assert not sees("person", first, "doi", Y2006)
    assert not sees("person", second, "inh", Y2006), "never a member: only for who sees everything"


def test_by_organisation_it_is_the_cell_that_counts(known: int) -> None:
    committee = user("du", Role.VIEWER, ScopeKind.ORGANISATION, "du-khoang")
    assert sees("organisation", committee, "cb-sen", Y2021)
    assert not sees("organisation", committee, "cb-lau", Y2021)
    assert not sees("organisation", committee, "tinh-uy", Y2021)
    assert sees("person", committee, "say", Y2021), "her cell is still cb-sen"
    assert sees("establishment", committee, "ban-pat", Y2021), "the cell supports it"
    assert not sees("establishment", committee, "truong-khoang", Y2021), "no cell of theirs there"


def test_an_organisation_lies_where_its_parent_lies(known: int) -> None:
    assert sees("organisation", khoang(), "cb-sen", Y2006)
    assert not sees("organisation", lau(), "cb-sen", Y2006)


def test_scopes_are_allowed_when_they_lie_inside(known: int) -> None:
    officer = khoang()
    question = SimpleNamespace(on=Y2006, known_at=None)
    for scope in (Scope("place", "na-khoang"), Scope("organisation", "du-khoang")):
        access.allow_scope(officer, scope, question, today=TODAY)
    for scope in (Scope("place", "muong-vang"), Scope("place", "pa-lau"), Scope("place", "x")):
        with pytest.raises(Problem, match="Không tìm thấy"):
            access.allow_scope(officer, scope, question, today=TODAY)
    with pytest.raises(Problem) as refused:
        access.allow_scope(officer, None, question, today=TODAY)
    assert refused.value.code == "not_allowed"


def test_an_assignment_holds_on_its_days(known: int) -> None:
    officer = khoang()
    assert access.visible(officer, today=date(2026, 12, 31)) == [Scope("place", "na-khoang")]
    assert access.visible(officer, today=date(2027, 1, 1)) == []
    officer.is_active = False
    assert access.visible(officer, today=TODAY) == []


def test_a_merged_place_stands_as_what_it_went_into() -> None:
    """After a merger the office of the merged commune sees all that either had."""
    settle(
        line("place_formed", "2025-07-01", id="muong-moi", level="commune", kind="xã",
             name="Mường Mới", parent="muong-vang"),
        line("place_merged", "2025-07-01", sources=["na-khoang", "pa-lau"], into="muong-moi"),
    )  # fmt: skip
    officer = user("moi", Role.VIEWER, ScopeKind.PLACE, "muong-moi")
    old = khoang()
    for key in ("ban-sen", "ban-lau", "ban-pat"):
        assert sees("establishment", officer, key, Y2006)
    assert sees("organisation", officer, "cb-lau", Y2006)
    question = SimpleNamespace(on=Y2006, known_at=None)
    access.allow_scope(officer, Scope("place", "na-khoang"), question, today=TODAY)
    assert sees("establishment", old, "ban-sen", Y2006)
    assert not sees("establishment", old, "ban-sen", date(2025, 7, 1))


def test_what_was_not_known_yet_is_not_found(known: int) -> None:
    officer = user("officer", Role.OFFICER)
    assert not sees("person", officer, "doi", Y2006, known_at=15)
    assert sees("person", officer, "doi", Y2006, known_at=known)


def test_recording_needs_the_role_where_the_units_are(known: int) -> None:
    viewer, recorder = khoang(), user("ghi", Role.RECORDER, ScopeKind.PLACE, "na-khoang")
    units = {"organisation": "cb-sen", "establishment": "ban-sen"}
    access.allow_recording(recorder, units, Y2006, today=TODAY)
    for who, told, code in (
        (viewer, units, "not_allowed"),
        (recorder, {"organisation": "cb-lau"}, "not_found"),
        (viewer, {"organisation": "cb-lau"}, "not_found"),
        (viewer, {}, "not_allowed"),
    ):
        with pytest.raises(Problem) as refused:
            access.allow_recording(who, told, Y2006, today=TODAY)
        assert refused.value.code == code
