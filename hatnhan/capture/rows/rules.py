"""What the dates of one member say to each other: age, probation, order, the future."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hatnhan.capture.model import Verdict
from hatnhan.capture.rows.reader import Reader
from hatnhan.capture.values.dates.partial import bounds, vietnamese
from hatnhan.domain.vietnamese import day as shown
from hatnhan.statute.checks import add_months

_ADULT: Final = 18
_OLD: Final = 60
"""The age above which a higher level has to agree, where no rule of the day is known."""
_PROBATION: Final = 12


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one member; None where the row gives none."""

    born: str | None
    admitted: date | None
    official: date | None
    decision: date | None = None


def judge(reader: Reader, days: Days) -> None:
    """Say what cannot be and what should be looked at."""
    if days.admitted is not None:
        if days.born is not None:
            _age(reader, days.born, days.admitted)
        if days.decision is not None and days.decision > days.admitted:
            reader.say(
                "decision_after", Verdict.WARNED,
                f"Ngày quyết định kết nạp {shown(days.decision)} sau ngày vào Đảng "
                f"{shown(days.admitted)}.",
                "Kiểm tra lại hai ngày.", field="decision_on",
            )  # fmt: skip
    if days.official is not None:
        _probation(reader, days)
    elif days.admitted is not None and reader.heading("official"):
        _waiting(reader, days.admitted)


def _age(reader: Reader, born: str, admitted: date) -> None:
    """Age at admission: by the day and by the month, both bounds of a partial birth date."""
    first, last = bounds(born)
    if first > reader.work.today:
        return  # refused as it is
    least = reader.work.rules.at(admitted).value("admission_age") or _ADULT
    most = reader.work.rules.at(admitted).value("admission_age_limit") or _OLD
    if _years(last, admitted) >= least and admitted.year - first.year < most:
        return
    when = f"sinh {vietnamese(born)}, vào Đảng {shown(admitted)}"
    if first > admitted:
        reader.say(
            "event_before_birth", Verdict.REFUSED, f"Vào Đảng trước khi sinh: {when}.",
            "Sửa ngày sinh hoặc ngày vào Đảng.", field="admitted",
        )  # fmt: skip
        return
    if _months(first, admitted) < 12 * least:
        reader.say(
            "under_18", Verdict.REFUSED, f"Chưa đủ {least} tuổi khi vào Đảng: {when}.",
            "Kiểm tra ngày sinh và ngày vào Đảng.", field="admitted",
        )  # fmt: skip
    elif _years(last, admitted) < least:
        whole = len(born) == 10
        counted = "tính theo tháng thì đủ, theo ngày thì chưa"
        if not whole:
            ages = f"{_years(last, admitted)} hoặc {_years(first, admitted)} tuổi"
            counted = f"{ages}, chưa rõ {'ngày' if len(born) == 7 else 'ngày, tháng'} sinh"
        reader.say(
            "under_18" if whole else "age_uncertain",
            _unless_checked(reader, "under_18") if whole else Verdict.WARNED,
            f"Có thể chưa đủ {least} tuổi khi vào Đảng ({counted}): {when}.",
            "So ngày sinh và ngày vào Đảng với hồ sơ.",
            field="admitted",
        )
    elif _months(first, admitted) > 12 * most:
        surely = _months(last, admitted) > 12 * most
        reader.say(
            "over_60", _unless_checked(reader, "over_60") if surely else Verdict.WARNED,
            f"Quá {most} tuổi khi vào Đảng: {when}.",
            "Kiểm tra ngày; cần văn bản đồng ý của cấp có thẩm quyền.", field="admitted",
        )  # fmt: skip


def _unless_checked(reader: Reader, code: str) -> Verdict:
    """Held until a person has said that the papers were looked at."""
    checked = reader.work.decided(code) == "include"
    return Verdict.WARNED if checked else Verdict.HELD


def _probation(reader: Reader, days: Days) -> None:
    official, admitted = days.official, days.admitted
    if official is None:
        return
    if admitted is None:
        if days.born is not None and bounds(days.born)[0] > official:
            reader.say(
                "event_before_birth", Verdict.REFUSED, "Ngày chính thức trước ngày sinh.",
                "Sửa lại ngày.", field="official",
            )  # fmt: skip
        return
    rule = reader.work.rules.at(admitted).value("probation_months")
    months = rule or _PROBATION
    if official >= add_months(admitted, months):
        return
    when = f"vào Đảng {shown(admitted)}, chính thức {shown(official)}"
    if official < admitted:
        reader.say(
            "official_before_admission", Verdict.REFUSED, f"Chính thức trước khi vào Đảng: {when}.",
            "Kiểm tra hai ngày, có thể bị đổi chỗ.", field="official",
        )  # fmt: skip
        return
    reader.say(
        "official_too_early",
        Verdict.REFUSED if rule else Verdict.WARNED,
        f"Thời gian dự bị chưa đủ {months} tháng: {when}.",
        "Kiểm tra hai ngày.",
        field="official",
    )


def _waiting(reader: Reader, admitted: date) -> None:
    months = reader.work.rules.at(admitted).value("probation_months") or _PROBATION
    if add_months(admitted, months) < reader.work.today:
        reader.say(
            "probation_overdue", Verdict.WARNED,
            f"Vào Đảng từ {shown(admitted)}, quá {months} tháng mà chưa có ngày chính thức.",
            "Kiểm tra xem đã được công nhận chính thức chưa.", field="official",
        )  # fmt: skip


def _months(born: date, on: date) -> int:
    """Months of the calendar from one day to another, days left aside."""
    return (on.year - born.year) * 12 + on.month - born.month


def _years(born: date, on: date) -> int:
    """Completed years of age."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
