"""The day or period a figure speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from hatnhan.prose.figures import find
from tests.prose.figures.drafts import draft

WRITTEN = date(2023, 12, 1)
TIMES = [
    # text, (since, when) of its figures
    ("Năm 2022, huyện kết nạp 45 đảng viên.", [("2022-01-01", "2022-12-31")]),
    ("Đến 30/9/2022, huyện có 45 chi bộ.", [("", "2022-09-30")]),
    ("Đến năm 2020 còn 3 bản.", [("", "2020-12-31")]),
    ("Huyện có 45 chi bộ.", [("", "")]),
    ("Năm 2021 có 45 chi bộ. Xóa 2 chi bộ ghép.", [("2021-01-01", "2021-12-31")] * 2),
    ("Năm 2021 có 45 chi bộ.\nXóa 2 chi bộ ghép.", [("2021-01-01", "2021-12-31")] * 2),
    (
        "Năm 2021 có 45 chi bộ; năm 2022 có 47 chi bộ.",
        [("2021-01-01", "2021-12-31"), ("2022-01-01", "2022-12-31")],
    ),
    ("Năm 2021 còn 9 bản; nay còn 2 bản.", [("2021-01-01", "2021-12-31"), ("", "2023-12-01")]),
    (
        "Đến 30/9/2022, giảm từ 34% (năm 2015) còn 18% (năm 2020), còn 3 bản.",
        [("2015-01-01", "2015-12-31"), ("2020-01-01", "2020-12-31"), ("", "2022-09-30")],
    ),
    ("Từ năm 2015, lập 12 chi bộ.", [("2015-01-01", "2023-12-01")]),
    (
        "Năm 2022 đạt 91% (2021: 88%), tăng 3%.",
        [("2022-01-01", "2022-12-31"), ("2021-01-01", "2021-12-31"), ("2022-01-01", "2022-12-31")],
    ),
    (
        "Năm 2022 kết nạp 45 đảng viên. So với năm 2021, tăng 5 đảng viên.",
        [("2022-01-01", "2022-12-31")] * 2,
    ),
    ("Thực hiện Nghị quyết số 05-NQ/HU ngày 4/3/2016, lập 12 chi bộ.", [("", "")]),
    ("Thời điểm ban hành Nghị quyết số 05-NQ/HU ngày 4/3/2016, có 12 bản.", [("", "2016-03-04")]),
    ("Nhiệm kỳ 2015-2020, kết nạp 945 đảng viên.", [("2015-01-01", "2020-12-31")]),
    ("Đại hội nhiệm kỳ 2015-2020 có 145 đại biểu.", [("", "")]),
    ("Kết nạp 33 đảng viên trong năm 2023.", [("2023-01-01", "2023-12-31")]),
    ("Huyện có 512 chi bộ (tính đến 31/12/2022).", [("", "2022-12-31")]),
    ("Đến 4/3/2016 có 12 bản. Sau 5 năm thực hiện, có 47 bản.", [("", "2016-03-04"), None, None]),
    ("Quý I/2023, kết nạp 18 đảng viên.", [("2023-01-01", "2023-03-31")]),
    ("Đến ngày 30/6, có 18 chi bộ.", [("", "2023-06-30")]),
]


@pytest.mark.parametrize(("text", "times"), TIMES, ids=[text for text, _ in TIMES])
def test_times(text: str, times: list[tuple[str, str] | None]) -> None:
    """None in the list: the text leaves it open, so does the finder.

    Planted and seen red: the date of a comparison, of a document and of a closed bracket kept.
    """
    found = [
        (str(f.since) if f.since else "", str(f.when) if f.when else "")
        for f in find(draft(text, WRITTEN))
    ]
    assert found == [time or ("", "") for time in times]


def test_months_after_a_document_was_issued() -> None:
    text = (
        "Thời điểm ban hành Nghị quyết số 05-NQ/HU ngày 4/3/2016, huyện có 12 bản.\n"
        "Ban Tổ chức có Hướng dẫn số 02-HD/BTCHU ngày 9/5/2016.\n"
        "Sau 10 tháng thực hiện, còn 5 bản."
    )
    last = find(draft(text))[-1]
    assert (last.raw, last.since, last.when) == ("5", date(2016, 3, 4), date(2017, 1, 4))


def test_dateline_is_the_day_the_draft_speaks_from() -> None:
    text = "An Trạch, ngày 15 tháng 9 năm 2021\nHiện có 12 chi bộ.\nĐến 30/6 có 11 chi bộ."
    found = find(draft(text))
    assert [figure.when for figure in found] == [date(2021, 9, 15), date(2021, 6, 30)]


def test_what_the_user_says_goes_before_the_dateline() -> None:
    (figure,) = find(draft("Ngày 15/9/2021\nHiện có 12 chi bộ.", WRITTEN))
    assert figure.when == WRITTEN
