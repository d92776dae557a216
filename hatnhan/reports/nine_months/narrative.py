"""The sentences of the report, from its figures alone; nothing is said that no figure carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hatnhan.domain import vietnamese
from hatnhan.reports.document import (
    Block,
    Document,
    Section,
    body,
    change,
    fraction,
    items,
    numbered,
)
from hatnhan.reports.figure import Figure
from hatnhan.reports.nine_months import annexes, tables
from hatnhan.reports.nine_months.issuer import Issuer, issuer
from hatnhan.reports.nine_months.model import Coverage, NineMonths, Standing
from hatnhan.reports.nine_months.wording import FLOW_WORDS, KINDS, STATE_PHRASES, kind_name, sums
from hatnhan.reports.nine_months.work import remaining

SYNTHETIC = "Dữ liệu mô phỏng: mọi bản, trường học, trạm y tế và con người đều hư cấu."


def document(report: NineMonths) -> Document:
    """The whole text of a report, its signed part and its annexes."""
    by = issuer(report)
    return Document(
        title="Báo cáo",
        subject=_subject(report),
        sections=numbered(
            Section("", body(_lead(report, by)), 0),
            Section(f"I- Tình hình đến ngày {_day(report.opening)}", _opening(report, by)),
            Section(f"II- Kết quả {period_words(report)} thực hiện nghị quyết", ()),
            Section("1- Kết nạp đảng viên", _admissions(report, by), 2),
            Section("2- Thành lập chi bộ", _cells(report, by), 2),
            Section("3- Biến động đội ngũ đảng viên", _flow(report), 2),
            Section(f"III- Thực trạng đến ngày {_day(report.closing)}", _closing(report, by)),
            Section("IV- Những việc còn lại và nhiệm vụ tiếp theo", remaining(report)),
        ),
        annexes=annexes.annexes(report),
        notice=SYNTHETIC if report.synthetic else "",
    )


def period_words(report: NineMonths) -> str:
    """The length of the period when it is whole months ("9 tháng"), else its days."""
    months = vietnamese.whole_months(report.since, report.on)
    if months is not None:
        return f"{months} tháng"
    return f"từ ngày {vietnamese.day(report.since)} đến ngày {vietnamese.day(report.on)}"


def _day(standing: Standing) -> str:
    return vietnamese.day(standing.on)


def _resolution(report: NineMonths) -> str:
    named = report.resolution
    return (
        f"Nghị quyết số {named.number}, ngày {vietnamese.day(named.issued_on)} của {named.issuer}"
    )


def _subject(report: NineMonths) -> str:
    named = report.resolution
    return (
        f"kết quả {period_words(report)} thực hiện Nghị quyết số {named.number}, "
        f"ngày {vietnamese.day(named.issued_on)} của {named.issuer} về {named.subject}"
    )


def _lead(report: NineMonths, by: Issuer) -> str:
    return (
        f"Thực hiện {_resolution(report)} về {report.resolution.subject}, {by.speaker} báo cáo "
        f"kết quả từ ngày {vietnamese.day(report.since)} đến ngày {_day(report.closing)} như sau:"
    )


def kinds(figures: Mapping[str, Figure], between: str = " ") -> str:
    """Figures by kind in words, zeros left out: "76 bản, 6 trường học, 4 trạm y tế"."""
    return ", ".join(
        f"{figures[kind]}{between}{kind_name(kind)}"
        for kind in (*KINDS, "other")
        if kind in figures and figures[kind].value
    )


def _by_kind(day: Standing, name: str) -> str:
    """The named sum by kind, in brackets; nothing when there is none."""
    words = kinds({row.kind: getattr(row, name) for row in day.kinds})
    return f" ({words})" if words else ""


def _standing(report: NineMonths, code: str, day: Standing, before: Standing | None) -> list[str]:
    """The three named sums of a day as an enumeration, with the change since `before`."""
    return [
        _no_member(report, code, day) + _since(day, before, "no_member"),
        _not_yet(report, code, day) + _since(day, before, "not_yet"),
        _covered(report, code, day) + _since(day, before, "covered"),
    ]


def _since(day: Standing, before: Standing | None, name: str) -> str:
    if before is None:
        return ""
    was, now = getattr(before.total, name), getattr(day.total, name)
    if not now.value:
        return f" (đầu kỳ có {was})" if was.value else ""
    return f", {change(was.value, now.value)} so với đầu kỳ"


def _no_member(report: NineMonths, code: str, day: Standing) -> str:
    if not day.total.no_member.value:
        return "Không còn cơ sở nào chưa có đảng viên"
    rate = report.rate(f"{code}.no_member")
    return (
        f"{day.total.no_member} cơ sở chưa có đảng viên{_by_kind(day, 'no_member')}, chiếm {rate}"
    )


def _not_yet(report: NineMonths, code: str, day: Standing) -> str:
    total = day.total.not_yet
    if not total.value:
        return "Không còn cơ sở nào có đảng viên mà chưa đủ điều kiện thành lập chi bộ"
    parts = sums(report.resolution.joint_counts_as_cell)["not_yet"].states
    detail = vietnamese.listing(
        [
            f"{day.total.states[state]} cơ sở {STATE_PHRASES[state]}"
            for state in parts
            if day.total.states[state].value
        ]
    )
    return (
        f"{total} cơ sở đã có đảng viên nhưng chưa đủ điều kiện thành lập chi bộ"
        f"{_by_kind(day, 'not_yet')}, chiếm {report.rate(f'{code}.not_yet')}; gồm {detail}"
    )


def _covered(report: NineMonths, code: str, day: Standing) -> str:
    total = day.total.covered
    if not total.value:
        return "Chưa cơ sở nào có chi bộ"
    below = day.total.states["own_cell_below_minimum"]
    relapse = f" (trong đó {below} cơ sở có chi bộ dưới mức tối thiểu)" if below.value else ""
    return f"{total} cơ sở đã có chi bộ, chiếm {report.rate(f'{code}.covered')}{relapse}"


def _opening(report: NineMonths, by: Issuer) -> tuple[Block, ...]:
    day = report.opening
    lead = f"Đến ngày {_day(day)}, {by.whole}"
    if not day.total.all.value:
        return body(f"{lead} chưa có bản, trường học, trạm y tế nào trong sổ.")
    return (
        *body(f"{lead} có {day.total.all} cơ sở{_by_kind(day, 'all')}. Trong đó:"),
        *items(_standing(report, "opening", day, None)),
        *body(_without_cell(report, "opening", day.total, _by_kind(day, "without_cell"))),
    )


def _without_cell(report: NineMonths, code: str, total: Coverage, by_kind: str) -> str:
    if not total.without_cell.value:
        return ""
    rate = report.rate(f"{code}.without_cell")
    return (
        f"Tính chung, {total.without_cell} cơ sở chưa có chi bộ{by_kind}, "
        f"chiếm {rate} tổng số cơ sở."
    )


def _admissions(report: NineMonths, by: Issuer) -> tuple[Block, ...]:
    made = report.admissions
    if not made.total.value:
        return body(f"Trong kỳ, {by.whole} chưa kết nạp đảng viên nào.")
    opening = _shares(report, made.by_opening.values(), OPENING_PHRASES)
    kind = _shares(
        report, made.by_kind.values(), {f"admitted.{k}": f"ở {kind_name(k)}" for k in made.by_kind}
    )
    groups = _shares(
        report,
        (made.minority, made.youth_union, made.difficult_villages, made.border_villages),
        GROUP_PHRASES,
    )
    return (
        *body(
            f"Trong kỳ, {by.whole} kết nạp {made.total} đảng viên, gồm {opening}.",
            f"Theo loại cơ sở: {kind}.",
            f"Trong số {made.total} đảng viên mới kết nạp có {groups}. Các nhóm này có thể trùng "
            f"nhau; mẫu số của mọi tỷ lệ là {made.total}."
            if groups
            else "",
        ),
        tables.admissions(report),
    )


OPENING_PHRASES = {
    "admitted.no_member": "ở cơ sở chưa có đảng viên đầu kỳ",
    "admitted.not_yet": "ở cơ sở đã có đảng viên nhưng chưa đủ điều kiện thành lập chi bộ",
    "admitted.covered": "ở cơ sở đã có chi bộ",
    "admitted.other": "không gắn với cơ sở có từ đầu kỳ",
}

GROUP_PHRASES = {
    "admitted.minority": "người dân tộc thiểu số",
    "admitted.youth_union": "đoàn viên thanh niên",
    "admitted.difficult_villages": "ở bản đặc biệt khó khăn",
    "admitted.border_villages": "ở bản biên giới",
}


def _shares(report: NineMonths, figures: Iterable[Figure], words: Mapping[str, str]) -> str:
    """Figures of the admissions with their shares, zeros left out."""
    return vietnamese.listing(
        [
            f"{figure} {words[figure.code]} ({report.rate(figure.code)})"
            for figure in figures
            if figure.value
        ]
    )


def _cells(report: NineMonths, by: Issuer) -> tuple[Block, ...]:
    made = report.cells
    if not made.total.value:
        return body(f"Trong kỳ, {by.whole} chưa thành lập chi bộ nào.")
    rates = [
        f"{kind_name(row.kind)} {fraction(report.rate(f'cells.{row.kind}'))}"
        for row in report.opening.kinds
        if row.without_cell.value
    ]
    base = report.opening.total.without_cell
    against = (
        f"So với {base} cơ sở chưa có chi bộ đầu kỳ, số chi bộ thành lập mới bằng "
        f"{report.rate('cells')}; theo từng loại: {vietnamese.listing(rates)}."
    )
    return body(
        f"Trong kỳ, {by.whole} thành lập mới {made.total} chi bộ ({kinds(made.by_kind, ' ở ')}).",
        against if rates else "",
    )


def _flow(report: NineMonths) -> tuple[Block, ...]:
    flow = report.flow
    return body(
        f"Ngày {_day(report.opening)} có {flow.opening} đảng viên. Trong kỳ tăng "
        f"{_moves(flow.increases)}; giảm {_moves(flow.decreases)}. "
        f"Ngày {_day(report.closing)} có {flow.closing} đảng viên."
    )


def _moves(lines: Iterable[Figure]) -> str:
    """A sum of movements and its parts: "509 (kết nạp 413, chuyển đến 96)"."""
    moved = [line for line in lines if line.value]
    total = vietnamese.number(sum(line.value for line in moved))
    detail = ", ".join(f"{FLOW_WORDS[line.code.removeprefix('flow.')]} {line}" for line in moved)
    return f"{total} ({detail})" if moved else total


def _closing(report: NineMonths, by: Issuer) -> tuple[Block, ...]:
    day = report.closing
    lead = f"Đến ngày {_day(day)}, {by.whole}"
    if not day.total.all.value:
        return body(f"{lead} không có bản, trường học, trạm y tế nào trong sổ.")
    change_of_all = change(report.opening.total.all.value, day.total.all.value)
    return (
        *body(f"{lead} có {day.total.all} cơ sở ({change_of_all} so với đầu kỳ). Trong đó:"),
        *items(_standing(report, "closing", day, report.opening)),
        *body(_without_cell(report, "closing", day.total, _by_kind(day, "without_cell"))),
        tables.coverage(report),
        *([tables.parts(report)] if report.parts else []),
    )
