"""Part B3 of the table of bad input, by its numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hatnhan.capture.model import Verdict
from hatnhan.capture.values import numbers
from hatnhan.capture.values.percents import Rate, percent
from hatnhan.capture.values.read import Read
from tests.capture.values.ask import cell, codes, context, gravest, proposal

CTX = context("Số khẩu")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("3.814", 3814), ("1.024", 1024), ("1.234.567", 1234567), ("1 234", 1234), ("3’814", 3814),
     ("1,234,567", 1234567),
     ("1\u00a0234", 1234)],
)  # fmt: skip
def test_36_38_separators_of_thousands(typed, meant):
    """Planted: a point read as a decimal; red."""
    read = numbers.count(cell(typed), CTX)
    assert read.value == meant
    assert codes(read) == ["vn_thousand"]
    assert gravest(read) is Verdict.NORMALISED


@pytest.mark.parametrize(
    ("value", "meant"), [(116, 116), (116.0, 116), ("986", 986), (0, 0), ("0", 0), (None, None)]
)
def test_plain_counts_need_no_word(value, meant):
    """A blank and a nought are two values."""
    assert numbers.count(cell(value), CTX) == Read(meant)


def test_36_a_true_fraction_is_refused_with_the_number_that_was_typed():
    read = numbers.count(cell(1.204), CTX)
    assert codes(read) == ["decimal_head"]
    assert gravest(read) is Verdict.REFUSED
    assert proposal(read) == 1204


def test_37_a_comma_is_asked_with_both_readings():
    read = numbers.count(cell("1,115"), CTX)
    assert codes(read) == ["ambiguous_separator"]
    assert gravest(read) is Verdict.HELD
    assert [c["value"] for c in read.troubles[0].candidates] == [1115, 1.115]
    settled = context("Số khẩu", "other", "ambiguous_separator")
    assert numbers.count(cell("1,115"), settled).value == 1115


def test_37_both_sums_stand_against_the_total():
    cells = [cell(116), cell("1.024"), cell("1,115"), cell("986"), cell("x")]
    assert numbers.sums(cells) == (116 + 1024 + 1115 + 986, 116 + 1024 + 1.115 + 986)


def test_38_points_and_commas_in_one_column_are_held():
    trouble = numbers.mixed([cell("1.024"), cell("1,115")], CTX)
    assert trouble is not None
    assert trouble.verdict is Verdict.HELD
    assert numbers.mixed([cell("1.024"), cell(3), cell("986")], CTX) is None


@pytest.mark.parametrize(
    "typed",
    [-3, "-3", "−3", -0.0, "-0", 1e308, 10**12, "1" * 15, float("nan"), float("inf"), "NaN",
     "#N/A", "#DIV/0!", "-", "x",
     "…", "12,5", 12.5, "²", True, "abc"],
)  # fmt: skip
def test_40_what_is_no_count_is_refused(typed):
    read = numbers.count(cell(typed), CTX)
    assert read.value is None
    assert gravest(read) is Verdict.REFUSED


def test_40_a_dash_is_asked_what_it_means():
    assert "chưa báo cáo" in numbers.count(cell("-"), CTX).troubles[0].message


def test_a_number_with_its_unit_is_held():
    read = numbers.count(cell("1.024 người"), CTX)
    assert gravest(read) is Verdict.HELD
    assert proposal(read) == 1024


@pytest.mark.parametrize("typed", ["28,6%", "28,6 %", "28.6", 0.286, 28.6])
def test_39_a_rate_is_kept_with_its_whole(typed):
    """222 of 776 is 28,608 per cent."""
    read = percent(cell(typed), CTX, 222, 776)
    assert read.troubles == ()
    assert read.value == Rate(Fraction(286, 1000), 1, 776)


def test_39_a_rate_without_its_whole_is_refused():
    assert codes(percent(cell("28,6%"), CTX, 343, None)) == ["no_denominator"]
    assert gravest(percent(cell("28,6%"), CTX, 343, 0)) is Verdict.REFUSED
    assert gravest(percent(cell("x"), CTX, 1, 2)) is Verdict.REFUSED


def test_39_a_rate_that_does_not_follow_is_warned():
    """343 of 3,814 is 9,0 per cent, not the 28,6 that was printed."""
    read = percent(cell("28,6%"), CTX, 343, 3814)
    assert codes(read) == ["percent_differs"]
    assert gravest(read) is Verdict.WARNED
    assert "9,0 %" in read.troubles[0].message
