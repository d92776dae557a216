"""The nine-month report on a resolution: built once, printed, written as Word and as Excel."""

from hatnhan.reports.nine_months.build import build
from hatnhan.reports.nine_months.excel import write_xlsx
from hatnhan.reports.nine_months.programme import (
    FIRST_DAY,
    FIRST_NINE_MONTHS,
    LAST_DAY,
    NQ03,
    held_resolution,
    resolution_of,
)
from hatnhan.reports.nine_months.provenance import as_json
from hatnhan.reports.nine_months.text import print_text
from hatnhan.reports.nine_months.word import write_docx

__all__ = [
    "FIRST_DAY",
    "FIRST_NINE_MONTHS",
    "LAST_DAY",
    "NQ03",
    "as_json",
    "build",
    "held_resolution",
    "print_text",
    "resolution_of",
    "write_docx",
    "write_xlsx",
]
