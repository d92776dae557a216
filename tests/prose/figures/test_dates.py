"""Dates and periods, and what they stand for."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.prose.figures.dates import Mention, find_dates
from tests.prose.figures.drafts import draft

WRITTEN = date(2023, 12, 1)
DATES = [
    # sentence, the mention, first and last day, whether they are printed
    ("ngày 10/2/2006 có", "ngày 10/2/2006", "2006-02-10", "2006-02-10", True),
    ("từ đó, 10-2-2006 là", "10-2-2006", "2006-02-10", "2006-02-10", True),
    ("vào 10.02.2006.", "10.02.2006", "2006-02-10", "2006-02-10", True),
    ("Ngày 13 tháng 02 năm 2020", "Ngày 13 tháng 02 năm 2020", "2020-02-13", "2020-02-13", True),
    ("Tháng 11/2022 có", "Tháng 11/2022", "2022-11-01", "2022-11-30", True),
    ("trong tháng 2 năm 2024,", "tháng 2 năm 2024", "2024-02-01", "2024-02-29", True),
    ("vào 11/2022 có", "11/2022", "2022-11-01", "2022-11-30", True),
    ("Năm 2022 có", "Năm 2022", "2022-01-01", "2022-12-31", True),
    ("cuối năm 2015 có", "cuối năm 2015", "2015-12-31", "2015-12-31", False),
    ("giữa năm 2017 có", "giữa năm 2017", "2017-06-30", "2017-06-30", False),
    ("Giữa 2017 còn", "2017", "2017-06-30", "2017-06-30", False),
    ("quý I/2019 có", "quý I/2019", "2019-01-01", "2019-03-31", True),
    ("Quý IV có", "Quý IV", "2023-10-01", "2023-12-31", True),
    ("6 tháng đầu năm 2023, có", "6 tháng đầu năm 2023", "2023-01-01", "2023-06-30", True),
    ("6 tháng cuối năm 2023, có", "6 tháng cuối năm 2023", "2023-07-01", "2023-12-31", True),
    ("chín tháng đầu năm, có", "chín tháng đầu năm", "2023-01-01", "2023-09-30", True),
    ("nhiệm kỳ 2005-2010,", "nhiệm kỳ 2005-2010", "2005-01-01", "2010-12-31", False),
    ("giai đoạn 2015 - 2020,", "giai đoạn 2015 - 2020", "2015-01-01", "2020-12-31", False),
    ("họp (từ 22 đến 24/9)", "22 đến 24/9", "2023-09-22", "2023-09-24", True),
    ("từ ngày 11 đến 19-2-1951", "ngày 11 đến 19-2-1951", "1951-02-11", "1951-02-19", True),
    ("từ 1/1 đến 30/6/2023", "1/1 đến 30/6/2023", "2023-01-01", "2023-06-30", True),
    ("từ tháng 1 đến tháng 6/2023", "tháng 1 đến tháng 6/2023", "2023-01-01", "2023-06-30", True),
    ("Đến 30/5, tỉnh có", "30/5", "2023-05-30", "2023-05-30", True),
    ("Đến ngày 30.5 tỉnh có", "30.5", "2023-05-30", "2023-05-30", True),
    ("sáng 15-11, huyện", "15-11", "2023-11-15", "2023-11-15", True),
    ("Quốc khánh 2/9 có", "2/9", "2023-09-02", "2023-09-02", True),
    ("đến năm 2020, có", "năm 2020", "2020-12-31", "2020-12-31", True),
    ("từ năm 2015, huyện", "năm 2015", "2015-01-01", "", True),
    ("từ 2015 phát triển", "2015", "2015-01-01", "", True),
    ("Trước 2010 có", "2010", "2009-12-31", "2009-12-31", False),
    ("so với 2008, có", "2008", "2008-01-01", "2008-12-31", True),
]


@pytest.mark.parametrize(("sentence", "printed", "first", "last", "precise"), DATES)
def test_date(sentence: str, printed: str, first: str, last: str, precise: bool) -> None:
    mentions = find_dates(draft(sentence, WRITTEN))
    assert [sentence[m.start : m.end] for m in mentions] == [printed]
    assert [days(m) for m in mentions] == [(first, last, precise)]


def days(mention: Mention) -> tuple[str, str, bool]:
    first, last = (str(day) if day else "" for day in (mention.first, mention.last))
    return first, last, mention.precise


def test_year_of_a_day_is_not_far_ahead_of_the_draft() -> None:
    """Written in January, "25/12" is last year's."""
    (mention,) = find_dates(draft("Đến ngày 25/12, xã có", date(2024, 1, 20)))
    assert mention.last == date(2023, 12, 25)


def test_year_is_left_open_when_nothing_says_it() -> None:
    (mention,) = find_dates(draft("Đến ngày 30/5, xã có"))
    assert (mention.first, mention.last) == (None, None)


NO_DATES = [
    "11/12 huyện đạt",
    "đạt 5/7",
    "đạt 91,6% (11/12)",
    "7.853/7.859 thôn",
    "588/1376 trưởng thôn",
    "8-10 người",
    "tăng 3-5%",
    "mỗi tháng 5 buổi",
    "hằng năm 2000 đảng viên",
    "9 tháng thực hiện",
    "ngày 31/2/2020 không có",
    "1.1 Kết quả",
    "hơn 2000 đảng viên",
    "có 2015 đảng viên",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_no_date(sentence: str) -> None:
    assert not find_dates(draft(sentence, WRITTEN))
