"""Workbooks made from a template of ours, of another year than the present one (B61)."""

from __future__ import annotations

from hatnhan.capture.fields import version
from hatnhan.capture.model import Trouble, Verdict, Workbook


def outdated(workbook: Workbook) -> Trouble | None:
    """The refusal of a file whose template says that it is of another year."""
    year = _year(workbook)
    if year is None or year == version.YEAR:
        return None
    return Trouble(
        "old_template",
        Verdict.REFUSED,
        f"Tệp theo mẫu năm {year}, nay dùng mẫu năm {version.YEAR}.",
        "Tải mẫu mới về, chép dữ liệu sang rồi nạp lại; hoặc chỉ ra từng cột của tệp là gì.",
        value=year,
    )


def _year(workbook: Workbook) -> int | None:
    """The year of the template as the file itself says it; None where it says nothing."""
    if (year := version.said_in(workbook.template)) is not None:
        return year
    for sheet in workbook.sheets:
        if sheet.name == version.GUIDANCE:
            for number in sorted(sheet.rows)[:20]:
                first = sheet.rows[number][:1]
                if first and (year := version.said_in(first[0].raw)) is not None:
                    return year
    return None
