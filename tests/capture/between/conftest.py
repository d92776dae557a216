"""Every test of rows begins with the small invented register."""

import pytest

from tests.capture.rows.ground import GROUND, recorded


@pytest.fixture(autouse=True)
def ground(db: None) -> None:
    recorded(*GROUND)
