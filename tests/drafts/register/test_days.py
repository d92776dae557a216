"""The day a draft bears, and the days its figures speak of."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.drafts.register.days import Days, When, dateline
from hatnhan.drafts.register.sentences import sentences
from hatnhan.drafts.register.spans import Spans
from tests.drafts.register.marked import draft


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Báo cáo kết quả\nNgày 05 tháng 3 năm 2018\nToàn tỉnh họp.", date(2018, 3, 5)),
        ("Sơn Thử, ngày 05/3/2018\nToàn tỉnh họp.", date(2018, 3, 5)),
        ("Ngày 05/3/2018, tỉnh họp bàn về chi bộ.", None),
        ("Tỉnh họp ngày 05/3/2018.", None),
        ("Tháng 3 năm 2018\nToàn tỉnh họp.", None),
        ("Không có ngày nào.", None),
    ],
)
def test_the_day_at_the_head(head: str, day: date | None) -> None:
    assert dateline(draft(head)[0]) == day


def periods(marked: str) -> list[When]:
    """The periods of the first figure of each sentence that has one."""
    text, figures = draft(marked)
    days, found = Days(text, None), []
    for sentence in sentences(text, figures, Spans([])):
        if sentence.figures:
            figure = sentence.figures[-1]
            found += days.of(figure, figure, sentence, flow=True)[:1]
        days.remember(sentence)
    return found


@pytest.mark.parametrize(
    ("said", "since", "on"),
    [
        ("Sau 6 tháng thực hiện Nghị quyết, kết nạp [5] người.", (2011, 9, 1), (2012, 2, 29)),
        ("Qua 3 năm triển khai thực hiện Nghị quyết, có [5] người.", (2011, 9, 1), (2014, 8, 31)),
        ("Qua ba tháng thực hiện Nghị quyết, có [5] người.", (2011, 9, 1), (2011, 11, 30)),
    ],
)
def test_months_of_a_resolution(
    said: str, since: tuple[int, int, int], on: tuple[int, int, int]
) -> None:
    """Passed on the 31st: a month that has no such day ends on its last.

    Planted and seen red: counting from the day of the resolution itself.
    """
    text = f"Nghị quyết số 11-NQ/TU ngày 31/8/2011 về chi bộ ở bản.\n{said}"
    assert periods(text) == [When(date(*on), date(*since))]


def test_the_resolution_last_named_counts() -> None:
    text = (
        "Nghị quyết số 11-NQ/TU ngày 31/8/2011. Nghị quyết số 12-NQ/TU ngày 01/7/2012.\n"
        "Qua 1 tháng thực hiện Nghị quyết, kết nạp [5] người."
    )
    assert periods(text) == [When(date(2012, 8, 1), date(2012, 7, 2))]


def test_without_a_date_no_period() -> None:
    assert periods("Qua 9 tháng thực hiện Nghị quyết, kết nạp [5] người.") == []


def test_the_next_sentence_goes_on_in_its_time_the_next_paragraph_does_not() -> None:
    start = (
        "Nghị quyết số 11-NQ/TU ngày 31/8/2011.\nQua 3 tháng thực hiện Nghị quyết, có [5] người."
    )
    assert len(periods(f"{start} Lập [2] chi bộ.")) == 2
    assert len(periods(f"{start}\nLập [2] chi bộ.")) == 1
