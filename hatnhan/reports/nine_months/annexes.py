"""The annexes: how each rate is made, what the words mean, and what others have printed."""

from __future__ import annotations

from hatnhan.domain import vietnamese
from hatnhan.reports.document import Block, Cell, Grid, Paragraph, Section, body
from hatnhan.reports.nine_months.bases import base_range
from hatnhan.reports.nine_months.model import NineMonths
from hatnhan.reports.nine_months.published import StatedRate, Trial
from hatnhan.reports.nine_months.tables import capital
from hatnhan.reports.nine_months.wording import SUM_NAMES, state_name, sums


def annexes(report: NineMonths) -> tuple[Section, ...]:
    """The annexes of a report; the comparison only where something was published."""
    how: tuple[Block, ...] = (_terms(report), *_rates(report), _trace(report))
    found = [Section("Phụ lục 1. Cách tính các tỷ lệ", how)]
    if report.comparisons or report.stated_rates:
        found.append(Section("Phụ lục 2. Đối chiếu với số đã công bố", _published(report)))
    return tuple(found)


def _terms(report: NineMonths) -> Paragraph:
    """The named sums by the states they are made of."""
    said = [
        f"“{SUM_NAMES[name]}” gồm các trạng thái: " + ", ".join(map(state_name, one.states))
        for name, one in sums(report.resolution.joint_counts_as_cell).items()
        if name in ("not_yet", "covered")
    ]
    return Paragraph(
        f"Trong báo cáo, {'; '.join(said)}. Trạng thái của cơ sở được tính từ từng lần ghi nhận."
    )


def _rates(report: NineMonths) -> tuple[Grid, ...]:
    """Every rate that is not nothing, with both its terms; no table where there is none."""
    rows: list[tuple[Cell, ...]] = [
        (capital(rate.numerator.name), rate.numerator, capital(rate.base.name), rate.base, rate)
        for rate in report.rates
        if rate.base.value and rate.numerator.value
    ]
    table = Grid(
        title="",
        groups=(("Tử số", 2), ("Mẫu số", 2), ("", 1)),
        heads=("Định nghĩa", "Số", "Định nghĩa", "Số", "Tỷ lệ"),
        rows=tuple(rows),
        weights=(40, 10, 32, 10, 11),
        words=0,
        small=True,
    )
    return (table,) if rows else ()


def _trace(report: NineMonths) -> Paragraph:
    known_at = vietnamese.number(report.question.known_at or 0)
    return Paragraph(
        f"Mọi số liệu được tính từ các lần ghi đến số {known_at} và có thể tính lại bất kỳ lúc "
        "nào; số 0 không được in trong bảng trên.",
        "note",
    )


def _published(report: NineMonths) -> tuple[Block, ...]:
    source = (
        report.comparisons[0].stated if report.comparisons else report.stated_rates[0].stated
    ).source
    agreeing = sum(pair.agrees for pair in report.comparisons)
    lead = (
        f"Bài “{source.title}” ({vietnamese.day(source.published_on)}) công bố "
        f"{len(report.comparisons)} số về kỳ này; {agreeing} số trùng với số tính từ sổ. "
        "Số công bố chỉ để đối chiếu, không được dùng để tính."
    )
    blocks: list[Block] = [*body(lead)]
    for stated in report.stated_rates:
        blocks += [*body(verdict(stated)), _trials(stated)]
    return (*blocks, _counts(report))


def _counts(report: NineMonths) -> Grid:
    return Grid(
        title="",
        groups=(("", 4),),
        heads=("Chỉ tiêu", "Công bố", "Tính từ sổ", "Kết quả"),
        rows=tuple(
            (
                capital(pair.computed.name),
                pair.stated.printed.text,
                pair.computed,
                "trùng" if pair.agrees else "khác",
            )
            for pair in report.comparisons
        ),
        weights=(62, 13, 13, 12),
        small=True,
    )


def verdict(rate: StatedRate) -> str:
    """Which bases give the printed rate, in one paragraph."""
    printed, about = rate.stated.printed, rate.stated.about
    numerator = rate.suggested[0].rate.numerator
    failing = [trial for trial in rate.suggested if not trial.holds]
    text = f"Tỷ lệ “{printed.text}” ({about}) là số công bố, không phải số tính được."
    if failing:
        tried = vietnamese.listing([_tried(trial) for trial in failing])
        text += f" Các mẫu số mà câu văn gợi ra không cho tỷ lệ này: {tried}."
    needed = base_range(printed, numerator.value)
    if needed and failing:
        text += (
            f" Với tử số {numerator}, mẫu số phải từ {vietnamese.number(needed[0])} đến "
            f"{vietnamese.number(needed[1])}."
        )
    if rate.giving:
        found = vietnamese.listing([_tried(trial) for trial in rate.giving])
        return f"{text} Cặp số trong báo cáo cho đúng tỷ lệ này: {found}."
    return f"{text} Không cặp số nào trong báo cáo cho tỷ lệ này."


def _tried(trial: Trial) -> str:
    rate = trial.rate
    return f"{rate.numerator}/{rate.base} = {rate}"


def _trials(rate: StatedRate) -> Grid:
    shown = list(dict.fromkeys((*rate.suggested, *rate.giving)))
    return Grid(
        title="",
        groups=(("Tử số", 2), ("Mẫu số", 2), ("", 2)),
        heads=("Định nghĩa", "Số", "Định nghĩa", "Số", "Tỷ lệ", f"Cho {rate.stated.printed.text}"),
        rows=tuple(
            (
                capital(trial.rate.numerator.name),
                trial.rate.numerator,
                capital(trial.rate.base.name),
                trial.rate.base,
                trial.rate,
                "có" if trial.holds else "không",
            )
            for trial in shown
        ),
        weights=(30, 9, 36, 10, 11, 11),
        words=0,
        small=True,
    )
