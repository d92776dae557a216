"""What the register offers to explain a rate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hatnhan.drafts.register import Beside, known_for
from hatnhan.indicators.catalogue import name_of
from tests.drafts.register.marked import draft
from tests.reports.commune import recorded

pytestmark = pytest.mark.django_db
PERIOD = date(2006, 11, 10), date(2006, 2, 11)
SAID = "Từ ngày 11/02/2006 đến ngày 10/11/2006, toàn tỉnh đã kết nạp được [2] đảng viên."


def test_of_the_period_its_last_day_and_its_eve() -> None:
    """Two were admitted; on the eve nobody was a member in one village."""
    recorded()
    known = known_for(Beside(*draft(SAID, *PERIOD)))
    found = {(one.label, one.on, one.since): one.value for one in known}
    assert found["đảng viên kết nạp", PERIOD[0], PERIOD[1]] == 2
    assert found["đảng viên", PERIOD[0], None] == 11
    assert found["đảng viên", date(2006, 2, 10), None] == 9
    assert found["bản chưa có đảng viên", date(2006, 2, 10), None] == 1
    assert all(one.value > 0 for one in known)
    for one in known:
        for path in one.path.split(" + "):
            assert name_of(path)


def test_few_days_of_many() -> None:
    recorded()
    marked = " ".join(f"Ngày {n:02}/03/2006, toàn tỉnh có [9] đảng viên." for n in range(1, 29))
    text, figures = draft(marked, date(2006, 3, 1))
    figures = tuple(replace(f, when=date(2006, 3, n)) for n, f in enumerate(figures, 1))
    known = known_for(Beside(text, figures))
    assert len({one.on for one in known}) == 6
    assert len(known) <= 6 * 200


def test_nothing_of_an_empty_register_or_about_another_province() -> None:
    assert known_for(Beside(*draft(SAID, *PERIOD))) == []
    recorded()
    assert known_for(Beside(*draft(f"Tin từ tỉnh Bắc Kạn. {SAID}", *PERIOD))) == []
