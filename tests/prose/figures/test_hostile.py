"""Texts made to hurt: the finder's time grows with their length and not faster."""

from __future__ import annotations

import time

import pytest

from hatnhan.prose.figures import find
from hatnhan.prose.figures.dates import find_dates
from hatnhan.prose.sentences import sentences
from tests.prose.figures.drafts import draft

PIECES = [
    *("1", "1.", "1,", "1-", "1/", "1 ", "(1) ", "2019 ", "1, ", "1-2-3, ", "1 đến ", "01/"),
    *("bản 5, ", "Nà 2 ", "thôn ", "nay 2019 ", "ngày 1/1 ", "tháng 5 ", "năm ", "một ", "(", " "),
    *("\n", ".", "a.1", "x@", "A-", "1-NQ", "Đ", "“2", "12 đảng viên ", "từ 3 chi bộ, ", "%"),
    *("30, 40, ", "1. A ", "nghìn ", "1 tỷ ", "ngày ", "Nghị quyết ", "1\u00a0000\u00a0"),
]


def seconds(text: str) -> float:
    begun = time.process_time()
    find(draft(text))
    sentences(draft(text))
    return time.process_time() - begun


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear(piece: str) -> None:
    """Eight times the text may take twenty-four times as long, and a second.

    Quadratic reading would take sixty-four times as long. Planted and seen red: a pattern that
    looks for a word of any length from each of its letters.
    """
    short = min(seconds(piece * (4_000 // len(piece))) for _ in range(2))
    assert seconds(piece * (32_000 // len(piece))) < 24 * short + 1


@pytest.mark.deep
@pytest.mark.parametrize("piece", ["1", "1.", "1,", "123456789012345678901 "])
def test_five_megabytes_of_digits(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    assert not find(draft(text))
    assert not find_dates(draft(text))


def test_nothing_in_nothing() -> None:
    assert find(draft("")) == ()
    assert find_dates(draft("")) == ()
    assert sentences(draft("")) == []
