"""Two records found to be one person are merged through the register, and parted again."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

import pytest

from hatnhan.capture.persons import Grade, Identity, Index, pairs, within
from hatnhan.domain.times import FOREVER_KNOWN
from hatnhan.indicators.queries import Question, figures
from hatnhan.registry import store, verification
from tests.domain.province import GROUND, line
from tests.registry import ways

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
TWICE = (
    *GROUND,
    line("person_registered", "2006-03-01", id="xom", name="Lò Văn Xôm", sex="male",
         born="1980-05-12", ethnic="03"),
    line("member_admitted", "2006-03-01", person="xom", cell="cb-sen", establishment="ban-sen"),
    line("member_left", "2010-01-01", person="xom", reason="transferred_out"),
    line("person_registered", "2012-01-01", id="som", name="LO VAN XOM", sex="male",
         born="1980-05", ethnic="03"),
    line("member_arrived", "2012-01-01", person="som", cell="cb-lau", status="probationary"),
)  # fmt: skip
MERGED = line("person_merged", "2026-11-24", sources=["som"], into="xom")


def believed() -> str:
    """The hash of every row believed now, in the writers' ids, without when it became known."""
    names, told = store.names(), []
    for name, table in store.TABLES.items():
        for row in store.stored(table):
            subject, start, stop, _, until, *rest = store.textual(table, names, row)
            if until == FOREVER_KNOWN:
                told.append(repr((name, subject, start, stop, *rest)))
    return sha256("\n".join(sorted(told)).encode()).hexdigest()


def shown() -> object:
    return {key: value for key, value in figures(Question(on=DAY)).items() if key != "known_at"}


def register() -> list[str]:
    return [person.id for person in Index.of_register(DAY).persons]


def test_merging_and_parting_again_restore_the_state() -> None:
    """Planted: records merged away still among those compared."""
    ways.one_by_one(TWICE)
    before, figures_before = believed(), shown()
    assert {"xom", "som"} <= set(register())
    ways.one_by_one([MERGED])
    assert believed() != before
    assert "som" not in register()
    assert "xom" in register()
    ways.one_by_one([line_annulled(len(TWICE) + 1)])
    assert believed() == before
    assert shown() == figures_before
    assert {"xom", "som"} <= set(register())
    verification.rebuild()
    assert believed() == before


def line_annulled(of: int) -> str:
    return json.dumps({"fact": "annulled", "of": of})


def test_parting_may_be_taken_back() -> None:
    ways.one_by_one([*TWICE, MERGED])
    merged, number = believed(), len(TWICE) + 1
    ways.one_by_one([line_annulled(number), line_annulled(number + 1)])
    assert believed() == merged


def test_the_register_as_it_is_compared() -> None:
    """A cell without a place lies where its committee does. Planted: only its own place read."""
    ways.one_by_one(TWICE)
    [xom, som] = [p for p in Index.of_register(DAY).persons if p.id in ("xom", "som")]
    assert xom == Identity(
        "xom", "Lò Văn Xôm", "male", "1980-05-12", "03", "cb-sen", "ban-sen", "na-khoang",
        "2006-03-01", registered=True,
    )  # fmt: skip
    assert (som.cell, som.establishment, som.place, som.joined) == (
        "cb-lau", "", "pa-lau", "",
    )  # fmt: skip
    assert "som" not in {p.id for p in Index.of_register(date(2011, 12, 31)).persons}


def test_records_of_the_register_compared_among_themselves() -> None:
    ways.one_by_one(TWICE)
    persons = Index.of_register(DAY).persons
    [group] = within(persons)
    assert [person.id for person in group.members] == ["xom", "som"]
    assert group.grade is Grade.LIKELY
    [pair] = group.pairs
    assert pair.reasons == (
        "cùng họ tên, một bên viết không dấu",
        "cùng tháng và năm sinh, một bên thiếu ngày",
        "khác xã",
    )
    assert within(persons, {pair.key: "distinct"}) == []


def test_a_row_without_a_commune_finds_the_registered_person() -> None:
    ways.one_by_one(TWICE)
    row = Identity("DS 7", "Lò Văn Xôm", "male", "1980", "03", cell="cb-sen")
    [pair] = pairs([row], Index.of_register(date(2009, 1, 1)))
    assert (pair.second.id, pair.grade) == ("xom", Grade.LIKELY)
