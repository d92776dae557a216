"""Programmes: the settings of a resolution, by date."""

from datetime import date

import pytest

from hatnhan.programmes.models import Programme
from hatnhan.programmes.queries import programme, programmes

pytestmark = pytest.mark.django_db


def test_by_code_and_by_day() -> None:
    made = Programme.objects.create(
        code="mau",
        name="Chương trình mẫu",
        number="01-NQ/TU",
        issued_on=date(2006, 1, 2),
        issuer="Ban Chấp hành Đảng bộ tỉnh",
        starts_on=date(2006, 2, 10),
    )
    assert programme("mau") == made
    assert programme("khac") is None
    assert made.joint_counts_as_cell is False
    assert programmes(date(2006, 2, 9)) == []
    assert programmes(date(2006, 2, 10)) == [made]
