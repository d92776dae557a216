"""Which bases give a printed rate; expected verdicts are long divisions done by hand."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from hatnhan.reports.nine_months.bases import Printed, base_range, gives, giving


@dataclass(frozen=True)
class Number:
    value: int


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("28,6 %", Fraction(286, 10), 1),
        ("28,6%", Fraction(286, 10), 1),
        ("0,03 %", Fraction(3, 100), 2),
        ("3.814", Fraction(3814), 0),
        ("85.651", Fraction(85651), 0),
        ("413", Fraction(413), 0),
    ],
)
def test_reads_numbers_as_printed(text: str, value: Fraction, digits: int) -> None:
    assert Printed.read(text) == Printed(text, value, digits)


@pytest.mark.parametrize("text", ["", "28.6 %", "1.23", "khoảng 30", "12,", "-3"])
def test_refuses_what_is_no_printed_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a printed number"):
        Printed.read(text)


@pytest.mark.parametrize(
    ("numerator", "base", "verdict"),
    [
        (343, 3814, False),  # 8.993
        (343, 1081, False),  # 31.730
        (343, 995, False),  # 34.472
        (343, 3181, False),  # 10.783
        (222, 776, True),  # 28.608
        (1081, 3814, False),  # 28.343
        (909, 3181, True),  # 28.576
        (343, 0, False),
    ],
)
def test_bases_of_the_published_rate(numerator: int, base: int, verdict: bool) -> None:
    assert gives(Printed.read("28,6 %"), numerator, base) is verdict


def test_half_a_unit_is_let_in_at_both_ends() -> None:
    """28.55 and 28.65 can be printed as 28,6; a thousandth outside cannot.

    Planted: a strict comparison, and the binary floats 28.55 and 28.65, both turn this red.
    """
    printed = Printed.read("28,6 %")
    assert gives(printed, 2855, 10000)
    assert gives(printed, 2865, 10000)
    assert not gives(printed, 28549, 100000)
    assert not gives(printed, 28651, 100000)


def test_range_of_bases() -> None:
    """343/0.2865 = 1197.2 and 343/0.2855 = 1201.4: a base of 1,198 to 1,201 would be needed."""
    assert base_range(Printed.read("28,6 %"), 343) == (1198, 1201)
    assert base_range(Printed.read("0,03 %"), 1) == (2858, 4000)
    assert base_range(Printed.read("99,99 %"), 1) is None
    assert base_range(Printed.read("0 %"), 1) is None


def test_range_agrees_with_trying_every_base() -> None:
    for text in ("28,6 %", "50 %", "7,25 %"):
        printed = Printed.read(text)
        for numerator in (1, 86, 343):
            tried = [base for base in range(1, 6_000) if gives(printed, numerator, base)]
            assert base_range(printed, numerator) == ((tried[0], tried[-1]) if tried else None)


def test_giving_keeps_the_order_tried() -> None:
    pairs = [(Number(343), Number(1081)), (Number(222), Number(776)), (Number(222), Number(777))]
    assert giving(Printed.read("28,6 %"), pairs) == pairs[1:]
