"""One printed numeral, and the way a text prints its numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hatnhan.prose.figures import find
from hatnhan.prose.figures.numerals import Style, read, style_of
from tests.prose.figures.drafts import draft

VIETNAMESE, ENGLISH = Style(), Style(",", ".")
NUMERALS = [
    ("1376", VIETNAMESE, Fraction(1376), Fraction(1)),
    ("1.376", VIETNAMESE, Fraction(1376), Fraction(1)),
    ("1.376.000", VIETNAMESE, Fraction(1_376_000), Fraction(1)),
    ("1.376,50", VIETNAMESE, Fraction("1376.5"), Fraction(1, 100)),
    ("1,376", VIETNAMESE, Fraction("1.376"), Fraction(1, 1000)),
    ("99.1", VIETNAMESE, Fraction("99.1"), Fraction(1, 10)),
    ("0.375", VIETNAMESE, Fraction("0.375"), Fraction(1, 1000)),
    ("1,376", ENGLISH, Fraction(1376), Fraction(1)),
    ("1,376.5", ENGLISH, Fraction("1376.5"), Fraction(1, 10)),
    ("1.376", ENGLISH, Fraction("1.376"), Fraction(1, 1000)),
    ("1 376,5", Style(spaced=True), Fraction("1376.5"), Fraction(1, 10)),
    ("1\u202f376\u00a0000", VIETNAMESE, Fraction(1_376_000), Fraction(1)),
]


@pytest.mark.parametrize(("raw", "style", "value", "step"), NUMERALS)
def test_read(raw: str, style: Style, value: Fraction, step: Fraction) -> None:
    """Planted and seen red: a dot before three digits read as a decimal point."""
    assert read(raw, style) == (value, step)


@pytest.mark.parametrize("raw", ["1,2,3", "1.2.3", "12.34.567", "1.376,5,2", "1" * 17])
def test_no_number(raw: str) -> None:
    assert read(raw, VIETNAMESE) is None


STYLES = [
    ("Có 1.376 bản, 28,6%.", (".", False)),
    ("Có 1376 bản.", (".", False)),
    ("There are 1,376 cells, 28.6%, 1,200,300 people.", (",", False)),
    ("Có 1 376,5 ha và 2 450,7 ha.", (".", True)),
    ("Có 64 310 đảng viên và 3 035 người.", (".", True)),
    ("Năm 2020 312 chi bộ được xếp loại.", (".", False)),
]


@pytest.mark.parametrize(("text", "style"), STYLES, ids=[text for text, _ in STYLES])
def test_style_of(text: str, style: tuple[str, bool]) -> None:
    found = style_of(text)
    assert (found.thousands, found.spaced) == style


def test_one_text_may_mix_grouped_and_bare() -> None:
    found = find(draft("Có 1.376 thôn; còn 588/1376 trưởng thôn chưa là đảng viên."))
    assert [figure.value for figure in found] == [1376, 588, 1376]


def test_spaces_group_in_a_text_that_does_so() -> None:
    found = find(draft("Có 64 310 đảng viên, gồm 61 275 chính thức và 3 035 người dự bị."))
    assert [figure.value for figure in found] == [64_310, 61_275, 3_035]
