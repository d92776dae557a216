"""The console text."""

from dataclasses import replace
from datetime import date
from typing import Any

from hatnhan.indicators.queries import Question
from hatnhan.reports.nine_months import FIRST_NINE_MONTHS, build
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.text import WIDTH, render
from tests.reports.province import ANSWERS


def flowing(report: NineMonths) -> str:
    """The text without its line breaks."""
    return " ".join(render(report).split())


def test_no_line_is_wider_than_a_console(report: NineMonths) -> None:
    assert max(map(len, render(report).splitlines())) <= WIDTH


def test_sentences_carry_the_figures(report: NineMonths) -> None:
    text = flowing(report)
    for sentence in (
        "kết quả 9 tháng thực hiện Nghị quyết số 03-NQ/TU, ngày 10/02/2006",
        "86 cơ sở chưa có đảng viên (76 bản, 6 trường học, 4 trạm y tế), chiếm 2,3 %",
        "(700 bản, 144 trường học, 151 trạm y tế), chiếm 26,1 %",
        "1.081 cơ sở chưa có chi bộ (776 bản, 150 trường học, 155 trạm y tế), chiếm 28,3 %",
        "kết nạp 413 đảng viên, gồm 67 ở cơ sở chưa có đảng viên đầu kỳ (16,2 %) và 346",
        "292 ở bản (70,7 %), 93 ở trường học (22,5 %) và 28 ở trạm y tế (6,8 %)",
        "332 người dân tộc thiểu số (80,4 %), 256 đoàn viên thanh niên (62,0 %)",
        "thành lập mới 343 chi bộ (222 ở bản, 47 ở trường học, 74 ở trạm y tế)",
        "bản 222/776 (28,6 %), trường học 47/150 (31,3 %) và trạm y tế 74/155 (47,7 %)",
        "tăng 509 (kết nạp 413, chuyển đến từ ngoài 96)",
        "343/3.814 = 9,0 %, 343/1.081 = 31,7 % và 343/995 = 34,5 %",
        "mẫu số phải từ 1.198 đến 1.201",
        "cho đúng tỷ lệ này: 222/776 = 28,6 %",
        "Dữ liệu mô phỏng",
    ):
        assert sentence in text


def test_real_data_carry_no_notice() -> None:
    assert "mô phỏng:" not in flowing(build(FIRST_NINE_MONTHS, answers=ANSWERS))


def test_nothing_at_all_reads_well() -> None:
    """A place of which the register knows nothing: no rate, no bracket, no zero in a sentence."""

    def nothing(question: Question) -> dict[str, Any]:
        empty: dict[str, Any] = {"known_at": 0, "coverage": {}}
        if question.since:
            empty |= {"flow": {}, "admitted_by": {}, "cells_founded": {}}
        return empty

    none = replace(
        ANSWERS,
        figures=nothing,
        drill=lambda *_: [],
        children=lambda *_: [],
        establishments=lambda *_: [],
        organisations=lambda *_: [],
    )
    text = flowing(build(FIRST_NINE_MONTHS, answers=none))
    assert "chưa có bản, trường học, trạm y tế nào trong sổ" in text
    assert "toàn tỉnh chưa kết nạp đảng viên nào" in text
    assert "toàn tỉnh chưa thành lập chi bộ nào" in text
    assert "()" not in text


def test_other_periods_are_named_by_their_days() -> None:
    made = build(replace(FIRST_NINE_MONTHS, on=date(2006, 11, 11)), answers=ANSWERS)
    assert "kết quả từ ngày 11/02/2006 đến ngày 11/11/2006 thực hiện" in flowing(made)
