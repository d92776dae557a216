"""Figures on a day, in a scope, as known at a recording."""

import pytest

from tests.oracle.figures import diff, figures
from tests.oracle.lines import Refused
from tests.oracle.story import BASE, counted, listed, question, told

LIFE = """
2021-01-01 member_arrived person=p1 cell=cb1 establishment=v1 status=official
2021-01-01 member_arrived person=p2 cell=cb1 status=official
2021-01-01 member_admitted person=p3 cell=gc establishment=v1
2021-01-01 establishment_classified id=v1 zones=border,specially_difficult
2021-01-01 person_described id=p3 youth_union=yes
"""
DAY = "2021-06-01"


def test_members_of_the_whole_register() -> None:
    assert counted(LIFE, DAY, "members") == {
        "total": 3,
        "official": 2,
        "probationary": 1,
        "female": 1,
        "ethnic_minority": 2,
        "youth_union": 1,
        "by_ethnic.03": 2,
        "by_ethnic.01": 1,
        "by_age_band.41_50": 3,
        "by_establishment_kind.village": 2,
        "by_establishment_kind.none": 1,
        "by_zone.border": 2,
        "by_zone.specially_difficult": 2,
        "by_zone.none": 1,
    }


def test_organisations_and_those_directly_under_the_roots() -> None:
    found = counted("", DAY)
    assert {path: n for path, n in found.items() if path.startswith("organisations")} == {
        "organisations.provincial": 1,
        "organisations.upper_grassroots": 1,
        "organisations.grassroots_committee": 1,
        "organisations.cell": 2,
        "organisations.grassroots_cell": 1,
    }
    assert counted("", DAY, "direct") == {"upper_grassroots": 1}
    assert counted("", DAY, "direct", organisation="hu") == {
        "grassroots_committee": 1,
        "grassroots_cell": 1,
    }
    lines = told(BASE)
    assert "direct" not in figures(lines, question(DAY, place="sl"))


def test_a_place_has_the_members_of_its_establishments_or_else_of_its_cells() -> None:
    def total(**scope: str) -> int:
        return counted(LIFE, DAY, **scope).get("members.total", 0)

    assert total(place="c1") == 3, "p1 and p3 by v1, p2 by cb1 that lies where db lies"
    assert total(place="c3") == 0, "p3 is of gc in c3, but lives at v1"
    assert total(place="d1") == 3
    assert total(place="sl") == 3


def test_an_organisation_has_the_members_of_its_cells() -> None:
    for organisation, total in (("cb1", 2), ("gc", 1), ("db", 2), ("hu", 3), ("cb2", 0)):
        assert counted(LIFE, DAY, organisation=organisation).get("members.total", 0) == total


def test_organisations_of_a_place_lie_at_their_own_or_their_parents_place() -> None:
    assert counted("", DAY, "organisations", place="c1") == {"grassroots_committee": 1, "cell": 1}
    assert counted("", DAY, "organisations", place="c2") == {"cell": 1}
    assert counted("", DAY, "organisations", place="d2") == {"grassroots_cell": 1}


def test_an_organisation_without_any_place_is_in_no_place() -> None:
    text = "2021-01-01 organisation_founded id=n kind=sectional\n"
    assert counted(text, DAY, "organisations", place="sl").get("sectional") is None
    assert counted(text, DAY, "organisations")["sectional"] == 1


@pytest.mark.parametrize(
    ("link", "cells"),
    [
        ("coverage_assigned cell=cb2 establishment=v2", ("cb2", "db", "hu", "tu")),
        ("support_assigned cell=cb2 establishment=v2", ("cb2", "db", "hu", "tu")),
        ("member_arrived person=p1 cell=cb2 establishment=v2 status=official",
         ("cb2", "db", "hu", "tu")),
    ],
)  # fmt: skip
def test_an_establishment_is_in_the_scope_that_serves_supports_or_peoples_it(
    link: str, cells: tuple[str, ...]
) -> None:
    for organisation in ("cb1", "cb2", "gc", "db", "hu", "tu"):
        found = counted("2021-01-01 " + link, DAY, "coverage", organisation=organisation)
        assert sum(found.values()) == (organisation in cells)


def test_its_state_is_always_that_of_the_whole_register() -> None:
    text = LIFE + "2021-01-01 coverage_assigned cell=cb2 establishment=v1\n"
    assert counted(text, DAY, "coverage", organisation="gc") == {
        "village.own_cell_below_minimum": 1
    }


@pytest.mark.parametrize(
    ("born", "day", "band"),
    [
        ("2003-06-02", "2021-06-01", "under_18"),
        ("2003-06-01", "2021-06-01", "18_30"),
        ("1990-06-02", "2021-06-01", "18_30"),
        ("1990-06-01", "2021-06-01", "31_40"),
        ("1980-06-01", "2021-06-01", "41_50"),
        ("1970-06-02", "2021-06-01", "41_50"),
        ("1970-06-01", "2021-06-01", "51_60"),
        ("1960-06-02", "2021-06-01", "51_60"),
        ("1960-06-01", "2021-06-01", "over_60"),
        ("1990-06", "2021-05-31", "18_30"),
        ("1990-06", "2021-06-01", "31_40"),
        ("1990", "2021-01-01", "31_40"),
        ("2004-02-29", "2022-02-28", "under_18"),
        ("2004-02-29", "2022-03-01", "18_30"),
    ],
)
def test_age_bands_are_of_completed_years(born: str, day: str, band: str) -> None:
    text = f"""
    2020-06-01 person_registered id=n born={born}
    2020-06-01 member_arrived person=n cell=cb1 status=official
    """
    assert counted(text, day, "members.by_age_band") == {band: 1}


@pytest.mark.parametrize(("ethnic", "minority"), [("01", 0), ("02", 1), ("55", 0), ("56", 1)])
def test_minority_is_every_code_but_kinh_and_foreigner(ethnic: str, minority: int) -> None:
    text = f"""
    2020-06-01 person_registered id=n ethnic={ethnic}
    2020-06-01 member_arrived person=n cell=cb1 status=official
    """
    assert counted(text, DAY, "members").get("ethnic_minority", 0) == minority


def test_attributes_are_those_of_the_day() -> None:
    assert "members.youth_union" not in counted(LIFE, "2020-12-31")
    text = LIFE + "2021-07-01 person_described id=p3 youth_union=no\n"
    assert counted(text, "2021-06-30")["members.youth_union"] == 1
    assert "members.youth_union" not in counted(text, "2021-07-01")


def test_known_at_counts_only_recordings_up_to_it() -> None:
    assert counted(LIFE, DAY, known_at=0) == {}
    assert counted(LIFE, DAY, known_at=20)["members.total"] == 1
    assert figures(told(BASE + LIFE), question(DAY))["known_at"] == 24
    with pytest.raises(Refused, match="known_at_after_latest"):
        counted(LIFE, DAY, known_at=25)


def test_a_scope_never_known_is_refused_one_not_alive_has_zeros() -> None:
    with pytest.raises(Refused, match="scope_unknown"):
        counted("", DAY, place="x")
    with pytest.raises(Refused, match="scope_unknown"):
        counted("", DAY, organisation="c1")
    with pytest.raises(Refused, match="scope_unknown"):
        counted("", DAY, place="c3", known_at=5)
    assert counted("", "2019-12-31", place="c1") == {}
    assert counted("2021-01-01 place_merged sources=c1 into=c2", "2021-01-01", place="c1") == {}
    assert (
        counted("2021-01-01 organisation_merged sources=db into=hu", DAY, organisation="db") == {}
    )
    with pytest.raises(Refused, match="scope_unknown"):
        counted("annulled of=19\nannulled of=6\nannulled of=9\n", DAY, place="c3", base=BASE_OF_C3)


BASE_OF_C3 = BASE.replace("place=c3", "place=c2")


def test_the_answer_has_the_scope_as_asked_and_the_parts_of_a_period_only_in_one() -> None:
    lines = told(BASE)
    assert figures(lines, question(DAY))["scope"] is None
    assert figures(lines, question(DAY, place="c1"))["scope"] == {"place": "c1"}
    assert "flow" not in figures(lines, question(DAY))
    answer = figures(lines, question(DAY, since="2021-01-01"))
    assert (answer["from"], answer["to"], answer["on"]) == ("2021-01-01", DAY, DAY)
    assert set(answer) >= {"flow", "admitted_by", "cells_founded"}


def test_records_behind_a_figure() -> None:
    assert [id_ for id_, _ in listed(LIFE, "members.official", DAY)] == ["p1", "p2"]
    assert [id_ for id_, _ in listed(LIFE, "coverage.village.no_member", DAY)] == ["v2"]
    assert listed(LIFE, "flow.admitted", DAY, since="2021-01-01") == [("p3", 22)]


def test_recordings_that_explain_a_difference() -> None:
    lines = told(BASE + LIFE + "annulled of=20\n")
    found = diff(lines, question(DAY, known_at=19, place="c1"), 25)
    assert sorted(found) == [20, 21, 22, 23, 24, 25]
    assert found[24] == {"members.youth_union": 1}
    assert found[25]["members.total"] == -1
