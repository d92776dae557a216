"""The report of the written-down province, built once."""

import pytest

from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, build
from hatnhan.reports.nine_months.model import NineMonths
from tests.reports.province import ANSWERS


@pytest.fixture(scope="session")
def report() -> NineMonths:
    """The report on the nine months of the resolution, province-wide."""
    return build(FIRST_NINE_MONTHS, answers=ANSWERS, synthetic=True)
