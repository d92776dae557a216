"""Whatever a cell holds, every reader answers in Vietnamese and never fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import (
    codes,
    dates,
    education,
    ethnic,
    kinds,
    names,
    numbers,
    sex,
    text,
    youth,
    zones,
)
from hatnhan.capture.values.characters import unprintable
from hatnhan.capture.values.read import STOPPING, Context, Read
from tests.capture.values.ask import TODAY

READERS: list[Callable[[Cell, Context], Read]] = [
    dates.read, names.read, text.read, ethnic.read, sex.read, education.read, youth.read, kinds.establishment,
    kinds.organisation, numbers.count, codes.read, zones.reading("zone"), zones.reading("border"),
]  # fmt: skip
NEAR_DATES = st.text(alphabet="0123456789/.-,: '?xâlÂLkhoảngnămthágP", max_size=14)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), NEAR_DATES,
    st.dates(), st.datetimes(),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(value=VALUES, role=st.sampled_from(["born", "admitted", "recognised", "opened", "other"]))
def test_every_reader_answers(value, role):
    for reader in READERS:
        read = reader(Cell(value, "" if value is None else str(value)), Context("Cột", role, TODAY))
        for trouble in read.troubles:
            assert trouble.message
            assert trouble.column == "Cột"
            assert not any(unprintable(char) for char in trouble.message)
            if trouble.verdict in {Verdict.HELD, Verdict.REFUSED}:
                assert trouble.remedy or trouble.candidates


@settings(max_examples=300, deadline=None)
@given(day=st.integers(0, 40), month=st.integers(0, 20), year=st.integers(1900, 2030))
def test_a_date_is_what_is_written_or_nothing(day, month, year):
    read = dates.read(Cell(f"{day}/{month}/{year}", ""), Context("Ngày", "opened", TODAY))
    if read.value is not None and len(str(read.value)) == 10:
        assert date.fromisoformat(str(read.value)) == date(year, month, day)


@settings(max_examples=200, deadline=None)
@given(value=st.text(max_size=30))
def test_tidy_text_stays_as_it_is(value):
    tidy = text.clean(value)
    assert text.clean(tidy) == tidy


@pytest.mark.parametrize("value", [date(2006, 2, 10), datetime.fromisoformat("2006-02-10")])
def test_readers_of_words_refuse_or_hold_dates(value):
    for reader in (names.read, ethnic.read, sex.read, kinds.establishment):
        read = reader(Cell(value, ""), Context("Cột", today=TODAY))
        assert any(trouble.verdict in STOPPING for trouble in read.troubles)
