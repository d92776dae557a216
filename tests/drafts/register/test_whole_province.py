"""The same paper against the whole province; in a file of its own, because a register holds one
scenario at a time and keeps it for the tests of a file."""

from __future__ import annotations

import pytest

from hatnhan.scenario.plan import FULL
from tests.drafts.register.test_province import every_figure_agrees_and_none_may_be_altered

pytestmark = pytest.mark.django_db


@pytest.mark.deep
@pytest.mark.usefixtures("full")
def test_the_province() -> None:
    every_figure_agrees_and_none_may_be_altered(FULL)
