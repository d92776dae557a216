"""The resolution the report is about by default, and its period."""

from __future__ import annotations

from datetime import date
from typing import Final

from hatnhan.indicators.queries import Question
from hatnhan.programmes.models import Programme
from hatnhan.programmes.queries import programme
from hatnhan.reports.nine_months.model import Resolution

NQ03: Final = Resolution(
    number="03-NQ/TU",
    issued_on=date(2006, 2, 10),
    issuer="Ban Thường vụ Tỉnh ủy",
    subject="phát triển Đảng ở bản, trường học, trạm y tế chưa có đảng viên và tổ chức đảng",
    starts_on=date(2006, 2, 11),
)

FIRST_DAY: Final = date(2006, 2, 11)
LAST_DAY: Final = date(2006, 11, 10)
"""The day after the resolution to nine months later, both days in the period."""

FIRST_NINE_MONTHS: Final = Question(on=LAST_DAY, since=FIRST_DAY)
"""The period of the first report, over the whole register."""


def held_resolution(code: str = "nq03") -> Resolution:
    """The resolution as the register has it under this code, else as it was published."""
    held = programme(code)
    return NQ03 if held is None else resolution_of(held)


def resolution_of(programme: Programme) -> Resolution:
    """A programme of the register as the resolution of a report."""
    return Resolution(
        number=programme.number,
        issued_on=programme.issued_on,
        issuer=programme.issuer,
        subject=programme.name,
        starts_on=programme.starts_on,
        joint_counts_as_cell=programme.joint_counts_as_cell,
    )
