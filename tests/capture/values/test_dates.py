"""Part B1 of the table of bad input, by its numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from hatnhan.capture.model import Cell, Verdict
from hatnhan.capture.values import dates
from hatnhan.capture.values.dates.partial import bounds, full
from tests.capture.values.ask import admitted, born, cell, codes, context, gravest, proposal


@pytest.mark.parametrize(
    "text",
    ["10/2/2006", "10/02/2006", "10.2.2006", "10-2-2006", "10.2-2006", "10 2 2006", "10,2,2006",
     "ngày 10 tháng 2 năm 2006", "Ngày 10 tháng 02, 2006", "10 tháng 2 năm 2006",
     "mồng 10 tháng 2 năm 2006", "10-Feb-2006",
     "Feb 10, 2006", "10-thg 2-2006", "10 February 2006",
     "2006-02-10", "2006/2/10", "2006-02-10 00:00:00", "2006-02-10T00:00:00",
     "Thứ sáu, 10/02/2006"],
)  # fmt: skip
def test_1_day_first_whatever_the_signs(text):
    """Planted: the month taken first where three figures stand; red."""
    read = admitted(text)
    assert read.value == "2006-02-10"
    assert codes(read) == ["date_text"]
    assert gravest(read) is Verdict.NORMALISED
    assert "10/02/2006" in read.troubles[0].message


def test_1_every_day_of_thirty_years_is_read_back():
    day = date(1975, 1, 1)
    while day.year < 2005:
        assert born(f"{day.day}/{day.month}/{day.year}").value == day.isoformat()
        day += timedelta(days=1)


def test_1_month_first_is_refused_with_the_other_reading_named():
    read = born("2/13/1990")
    assert gravest(read) is Verdict.REFUSED
    assert "13/02/1990" in read.troubles[0].remedy


@pytest.mark.parametrize(
    "text",
    ["13/25/1990", "30/02/1990", "29/02/2007", "31/11/1969", "31.4.1980", "32/1/1980", "1990-13-01",
     "29/2/1900"],
)  # fmt: skip
def test_3_days_that_are_not_are_refused_and_never_clamped(text):
    """Planted: no look at whether the day exists; red."""
    read = born(text)
    assert read.value is None
    assert codes(read) == ["date_impossible"]
    assert gravest(read) is Verdict.REFUSED


def test_3_and_10_the_thirtieth_of_february_may_be_lunar():
    assert "âm lịch" in born("30/02/1970").troubles[0].remedy


def test_12_a_birth_to_come_may_be_a_century_off():
    assert "1929" in born(date(2029, 5, 6)).troubles[0].remedy


def test_5_a_serial_number_is_shown_as_a_day_and_confirmed_once():
    read = admitted(38758)
    assert read.value == "2006-02-10"
    assert codes(read) == ["serial_date"]
    assert gravest(read) is Verdict.WARNED
    assert "10/02/2006" in read.troubles[0].message
    assert gravest(admitted(38758, "serial_date")) is Verdict.NORMALISED


def test_4_serials_count_from_1904_where_the_workbook_does():
    ctx = context("Ngày vào Đảng", "admitted")
    mac = type(ctx)(ctx.column, ctx.role, ctx.today, date1904=True)
    assert dates.read(cell(38758 - 1462), mac).value == "2006-02-10"


@pytest.mark.parametrize(
    "number", [60, 0, -1, 2_958_466, 10**12, float("nan"), float("inf"), 1e300]
)
def test_6_numbers_of_no_day_are_refused(number):
    read = admitted(number)
    assert read.value is None
    assert codes(read) == ["serial_impossible"]
    assert gravest(read) is Verdict.REFUSED


@pytest.mark.parametrize(
    ("text", "meant"),
    [("1/1/45", "1945-01-01"), ("1.1.68", "1968-01-01"), ("5/6/99", "1999-06-05"),
     ("3/61", "1961-03"),
     ("45", "1945"), ("'62", "1962")],
)  # fmt: skip
def test_7_two_digits_are_held_with_a_birth_of_the_past(text, meant):
    """Planted: the machine's window of 1969 to 2068, which makes 1945 into 2045; red."""
    read = born(text)
    assert read.value is None
    assert codes(read) == ["two_digit_year"]
    assert gravest(read) is Verdict.HELD
    assert proposal(read) == meant


def test_7_two_digits_of_an_event_are_not_before_the_birth():
    ctx = context("Ngày vào Đảng", "admitted")
    assert proposal(dates.read(cell("3/2/05"), ctx)) == "2005-02-03"
    assert proposal(dates.read(cell("3/2/68"), ctx, date(1945, 1, 1))) == "1968-02-03"
    assert proposal(dates.read(cell("3/2/30"), ctx, date(1910, 1, 1))) == "1930-02-03"


def test_7_confirmed_for_the_column_the_proposal_stands_and_is_told():
    read = born("1/1/45", "Ngày sinh", "two_digit_year")
    assert read.value == "1945-01-01"
    assert gravest(read) is Verdict.NORMALISED


@pytest.mark.parametrize(
    ("value", "meant", "code"),
    [("1952", "1952", "year_only"), (1957, "1957", "year_only"), (1957.0, "1957", "year_only"),
     ("năm 1952", "1952", "year_only"), ("00/00/1960", "1960", "year_only"),
     ("3/1961", "1961-03", "month_only"), ("03.1961", "1961-03", "month_only"),
     ("tháng 3 năm 1961", "1961-03", "month_only"), ("?/3/1961", "1961-03", "month_only"),
     ("1961-03", "1961-03", "month_only")],
)  # fmt: skip
def test_8_no_more_precise_than_written(value, meant, code):
    """Planted: the first of January for a year; the number 1957 as a serial of 1905; both red."""
    read = born(value)
    assert read.value == meant
    assert codes(read) == [code]
    assert gravest(read) is Verdict.NORMALISED


@pytest.mark.parametrize(
    "text", ["khoảng 1950", "Khoảng năm 1950", "~1950", "1950?", "chừng 1950", "k. 1950"]
)
def test_8_about_is_a_year_with_a_warning(text):
    read = born(text)
    assert read.value == "1950"
    assert codes(read) == ["year_approx"]
    assert gravest(read) is Verdict.WARNED


def test_8_a_column_of_years_holds_years_and_nothing_is_said():
    assert born(1957, "Năm sinh").troubles == ()
    assert born("1957", "Năm sinh").troubles == ()


def test_8_an_event_needs_its_day():
    read = admitted("5/1980")
    assert read.value == "1980-05"
    assert gravest(read) is Verdict.HELD


def test_8_bounds_of_a_partial_date():
    assert bounds("1960-02") == (date(1960, 2, 1), date(1960, 2, 29))
    assert bounds("1961") == (date(1961, 1, 1), date(1961, 12, 31))
    assert full("1960-02") is None
    assert full("1960-02-03") == date(1960, 2, 3)


@pytest.mark.parametrize(
    ("value", "meant"),
    [("10/2/2549", "2006-02-10"), ("PL 2549", "2006"), ("Dân Quốc 95", "2006"),
     ("10/2/2500", "1957-02-10"),
     (date(2549, 2, 10), "2006-02-10"), ("10/2/103", "2014-02-10")],
)  # fmt: skip
def test_9_years_of_other_eras_are_held(value, meant):
    read = admitted(value)
    assert read.value is None
    assert codes(read) == ["year_other_era"]
    assert gravest(read) is Verdict.HELD
    assert proposal(read) == meant


@pytest.mark.parametrize(
    ("text", "year", "may_be"),
    [("Giáp Thìn", "1964", ["1964", "1904"]), ("Tân Tỵ", None, ["2001", "1941"]),
     ("Mậu Thân 1968", "1968", ["1968"]), ("30/2/1950 âm lịch", "1950", ["1950"]),
     ("15/7 âl", None, []),
     ("Canh Tý", "1960", ["1960", "1900"])],
)  # fmt: skip
def test_10_lunar_dates_are_held_and_never_reckoned(text, year, may_be):
    """The cycle returns every sixty years; a year is proposed where only one can be a birth."""
    read = born(text)
    assert read.value is None
    assert codes(read) == ["lunar_date"]
    assert gravest(read) is Verdict.HELD
    assert proposal(read) == year
    assert [c["value"] for c in read.troubles[0].candidates] == may_be


def test_10_confirmed_only_the_year_is_kept():
    assert born("30/2/1950 âm lịch", "Ngày sinh", "lunar_date").value == "1950"


@pytest.mark.parametrize(
    ("text", "guess"),
    [("10/2/0206", "2006-02-10"), ("10/2/20006", "2006-02-10"), ("10/2/1000", "2000-02-10"),
     ("5/6/19955", "1995-06-05"), ("5/6/1098", "1998-06-05"), ("5/6/9165", "1965-06-05")],
)  # fmt: skip
def test_11_slips_in_the_year_are_refused_with_a_guess(text, guess):
    read = born(text)
    assert read.value is None
    assert codes(read) == ["year_impossible"]
    assert gravest(read) is Verdict.REFUSED
    assert guess in [c["value"] for c in read.troubles[0].candidates]


def test_12_births_to_come_and_ages_beyond_belief():
    assert codes(born(date(2035, 1, 1))) == ["birth_in_future"]
    assert codes(born("01/01/1890")) == ["date_text", "age_over_110"]
    assert gravest(born("01/01/1890")) is Verdict.REFUSED
    assert codes(born(date(1920, 1, 1))) == ["age_over_100"]
    assert gravest(born(date(1920, 1, 1))) is Verdict.WARNED


def test_12_at_the_edges():
    """Today is 01/09/2026: 110 years that day is old, a year more is refused."""
    assert gravest(born(date(2026, 9, 1))) is Verdict.ACCEPTED
    assert gravest(born(date(2026, 9, 2))) is Verdict.REFUSED
    assert gravest(born(date(1926, 9, 2))) is Verdict.ACCEPTED
    assert gravest(born(date(1926, 9, 1))) is Verdict.WARNED
    assert gravest(born(date(1915, 9, 2))) is Verdict.WARNED
    assert gravest(born(date(1915, 9, 1))) is Verdict.REFUSED


def test_12_admissions_to_come_and_before_the_party():
    assert codes(admitted(date(2030, 2, 2))) == ["date_in_future"]
    assert codes(admitted(date(1930, 2, 2))) == ["before_party"]
    assert codes(admitted(date(1930, 2, 3))) == []


def test_13_a_date_with_a_time_is_its_date():
    assert admitted(datetime.fromisoformat("2006-02-10")).troubles == ()
    late = admitted(datetime.fromisoformat("2006-02-10T23:30"))
    assert late.value == "2006-02-10"
    assert gravest(late) is Verdict.NORMALISED


def test_14_formulas():
    ctx = context("Ngày vào Đảng", "admitted")
    never = dates.read(Cell(None, "", formula=True), ctx)
    assert codes(never) == ["formula_no_value"]
    assert gravest(never) is Verdict.REFUSED
    cached = dates.read(Cell(date(2006, 2, 10), "", formula=True), ctx)
    assert cached.value == "2006-02-10"
    assert codes(cached) == ["formula_cached"]
    assert gravest(cached) is Verdict.WARNED


@pytest.mark.parametrize(
    "text",
    ["'10/02/2006", "\u00a010/02/2006", "10/02/2006\t", "１０/０２/２００６", "\ufeff10/02/2006 "],
)
def test_15_signs_around_and_wide_digits(text):
    read = admitted(text)
    assert read.value == "2006-02-10"
    assert gravest(read) is Verdict.NORMALISED


def test_15_superscripts_are_no_digits():
    assert gravest(admitted("1²/02/2006")) is Verdict.REFUSED


def test_true_dates_are_accepted_without_a_word():
    assert admitted(date(2006, 2, 10)) == dates.Read("2006-02-10")
    assert admitted(None).value is None
    assert admitted("  ").troubles == ()


def test_a_year_that_a_cell_formatted_as_date_made_a_day_of_1905():
    read = born(date(1905, 5, 10))
    assert codes(read) == ["year_in_date"]
    assert proposal(read) == "1957"


@pytest.mark.parametrize("value", [10022006, "10022006", 20060210, "20060210"])
def test_digits_run_together_are_asked(value):
    read = admitted(value)
    assert codes(read) == ["date_compact"]
    assert proposal(read) == "2006-02-10"


def test_words_for_no_date():
    assert gravest(born("không rõ")) is Verdict.HELD
    assert gravest(born("-")) is Verdict.HELD
    ctx = context("Ngày chính thức", "recognised")
    assert codes(dates.read(cell("Dự bị"), ctx)) == ["not_yet"]
    assert gravest(born("abc")) is Verdict.REFUSED
    assert gravest(born(True)) is Verdict.REFUSED


def test_a_date_with_more_text_is_held_with_the_date():
    read = admitted("10/2/2006 (QĐ 12)")
    assert codes(read) == ["date_with_text"]
    assert proposal(read) == "2006-02-10"
    assert proposal(admitted("10/2/2006; 3/2/2007")) is None


def test_letters_typed_for_figures_are_refused_with_a_guess():
    read = admitted("5/7/20l0")
    assert gravest(read) is Verdict.REFUSED
    assert "5/7/2010" in read.troubles[0].remedy


def test_2_days_and_months_are_turned_round_only_when_confirmed():
    """Planted: turned round without a word of the user's."""
    exchanged = cell(date(2006, 3, 2))
    assert dates.read(exchanged, context("Ngày vào Đảng", "admitted")).value == "2006-03-02"
    confirmed = context("Ngày vào Đảng", "admitted", "date_maybe_swapped")
    read = dates.read(exchanged, confirmed)
    assert read.value == "2006-02-03"
    assert gravest(read) is Verdict.NORMALISED
    assert dates.read(cell(date(2006, 3, 20)), confirmed).value == "2006-03-20"
