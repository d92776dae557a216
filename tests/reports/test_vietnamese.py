"""Vietnamese numbers and dates; expected texts are those of the published article and of HD 36."""

from datetime import date
from fractions import Fraction

import pytest

from hatnhan.domain import vietnamese


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (86, "86"),
        (3814, "3.814"),
        (85651, "85.651"),
        (1234567, "1.234.567"),
        (-4429, "-4.429"),
    ],
)
def test_number_has_points_between_thousands(value: int, text: str) -> None:
    assert vietnamese.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(343, "+343"), (-12, "-12"), (0, "0"), (1081, "+1.081")]
)
def test_signed(value: int, text: str) -> None:
    assert vietnamese.signed(value) == text


@pytest.mark.parametrize(
    ("share", "digits", "text"),
    [
        (Fraction(222, 776), 1, "28,6 %"),
        (Fraction(343, 3814), 2, "8,99 %"),
        (Fraction(1, 3333), 2, "0,03 %"),
        (Fraction(1, 8), 1, "12,5 %"),
        (Fraction(1), 1, "100,0 %"),
        (Fraction(1), 0, "100 %"),
        (Fraction(12345), 1, "1.234.500,0 %"),
        (None, 1, "–"),
    ],
)
def test_percent(share: Fraction | None, digits: int, text: str) -> None:
    assert vietnamese.percent(share, digits) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5, 100), "0,1"),
        (Fraction(15, 100), "0,2"),
        (Fraction(25, 100), "0,3"),
        (Fraction(-25, 100), "-0,3"),
        (Fraction(4999, 100000), "0,0"),
        (Fraction(-4999, 100000), "0,0"),
        (Fraction(995, 100), "10,0"),
    ],
)
def test_halves_go_up_exactly(value: Fraction, text: str) -> None:
    """Planted: rounding by `round()` (half to even, or a binary float) prints 0,2 for 0,25."""
    assert vietnamese.decimal(value) == text


def test_days() -> None:
    assert vietnamese.day(date(2006, 2, 10)) == "10/02/2006"
    assert vietnamese.long_day(date(2006, 2, 5)) == "ngày 05 tháng 02 năm 2006"
    assert vietnamese.long_day(date(2006, 11, 10)) == "ngày 10 tháng 11 năm 2006"
    assert vietnamese.long_day(date(2006, 9, 2)) == "ngày 02 tháng 9 năm 2006"


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2006, 2, 11), date(2006, 11, 10), 9),
        (date(2006, 1, 1), date(2006, 3, 31), 3),
        (date(2006, 1, 1), date(2006, 12, 31), 12),
        (date(2006, 2, 11), date(2006, 11, 11), None),
        (date(2006, 2, 11), date(2006, 2, 10), None),
    ],
)
def test_whole_months(since: date, until: date, months: int | None) -> None:
    assert vietnamese.whole_months(since, until) == months


def test_listing() -> None:
    assert vietnamese.listing([]) == ""
    assert vietnamese.listing(["bản"]) == "bản"
    assert vietnamese.listing(["bản", "trường học", "trạm y tế"]) == "bản, trường học và trạm y tế"
