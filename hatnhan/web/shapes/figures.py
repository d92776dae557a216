"""Figures laid out for the page: matrices, shares, the identity of a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hatnhan.domain.vietnamese import day, number
from hatnhan.indicators import catalogue
from hatnhan.web.labels import (
    ADMITTED_FROM,
    AGE_BANDS,
    DECREASES,
    ESTABLISHMENT_KINDS,
    INCREASES,
    PEOPLES,
    STATES,
    ZONES,
    label,
)
from hatnhan.web.shapes import bars

Answer = Mapping[str, Any]
KINDS_AND_NONE = {**ESTABLISHMENT_KINDS, "none": "không gắn với cơ sở"}


@dataclass(frozen=True, slots=True)
class Line:
    """A named figure with its path; `base` is what its share is of, 0 for no share."""

    name: str
    path: str
    value: int
    base: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A group of figures under one heading."""

    name: str
    lines: list[Line]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """opening + increases - decreases = closing."""

    opening: int
    closing: int
    increases: list[Line]
    decreases: list[Line]

    @property
    def plus(self) -> int:
        """All increases."""
        return sum(line.value for line in self.increases)

    @property
    def minus(self) -> int:
        """All decreases."""
        return sum(line.value for line in self.decreases)


def title(answer: Answer, since: date | None, on: date) -> str:
    """What the page comes to."""
    total = answer["members"]["total"]
    if since is None:
        row = bars.row("", bars.together(answer["coverage"]))
        return f"{number(total)} đảng viên, {number(row.total)} cơ sở ngày {day(on)}"
    change = total - answer["flow"]["opening"]
    word = "tăng" if change > 0 else "giảm"
    moved = f"{word} {number(abs(change))}" if change else "không đổi"
    return f"Từ {day(since)} đến {day(on)}: đảng viên {moved}, kết nạp {number(answer['flow']['admitted'])}"


def coverage(answer: Answer) -> dict[str, Any]:
    """The matrix of kinds and states with sums."""
    kinds = sorted(
        answer,
        key=lambda k: (list(ESTABLISHMENT_KINDS).index(k) if k in ESTABLISHMENT_KINDS else 9, k),
    )
    rows = [
        (kind, [(s.code, answer[kind].get(s.code, 0)) for s in STATES], sum(answer[kind].values()))
        for kind in kinds
    ]
    sums = bars.together(answer)
    return {
        "states": STATES,
        "kinds": kinds,
        "rows": rows,
        "sums": sums,
        "total": sum(sums.values()),
    }


def members(answer: Answer) -> list[Block]:
    """Members by what is known of them."""
    total = answer["total"]
    main = [Line("đảng viên", "members.total", total)]
    main += [
        Line(name, f"members.{code}", answer.get(code, 0), total)
        for code, name in (
            ("official", "chính thức"),
            ("probationary", "dự bị"),
            ("female", "nữ"),
            ("ethnic_minority", "dân tộc thiểu số"),
            ("youth_union", "đoàn viên"),
        )
    ]
    return [
        Block("Đảng viên", main),
        Block("Theo tuổi", _lines("members.by_age_band", answer["by_age_band"], AGE_BANDS, total)),
        Block(
            "Theo loại cơ sở",
            _lines(
                "members.by_establishment_kind",
                answer["by_establishment_kind"],
                KINDS_AND_NONE,
                total,
            ),
        ),
        Block(
            "Theo vùng",
            _lines("members.by_zone", answer["by_zone"], ZONES, total),
            "Một người ở cơ sở thuộc nhiều vùng được tính ở mỗi vùng, nên cộng lại có thể khác tổng.",
        ),
        Block(
            "Theo dân tộc",
            sorted(
                _lines("members.by_ethnic", answer["by_ethnic"], PEOPLES, total),
                key=lambda x: -x.value,
            ),
        ),
    ]


def _lines(
    path: str, counts: Mapping[str, int], names: Mapping[str, Any], base: int = 0
) -> list[Line]:
    """Lines in the order of the names; what has no name comes after."""
    codes = [code for code in names if counts.get(code)] + sorted(set(counts) - set(names))
    return [
        Line(label(dict(names), code), f"{path}.{code}", counts[code], base)
        for code in codes
        if counts[code]
    ]


def flow(answer: Answer) -> Flow:
    """The identity of a period; lines that are nothing are left out, admissions never."""

    def side(names: Mapping[str, Any]) -> list[Line]:
        return [
            Line(str(name), f"flow.{code}", answer.get(code, 0))
            for code, name in names.items()
            if answer.get(code) or code == "admitted"
        ]

    return Flow(answer["opening"], answer["closing"], side(INCREASES), side(DECREASES))


def admitted(answer: Answer) -> list[Block]:
    """Whom the admissions of a period were."""
    base = sum(answer["establishment_kind"].values())
    also = [
        Line(name, f"admitted_by.{code}", answer.get(code, 0), base)
        for code, name in (("ethnic_minority", "dân tộc thiểu số"), ("youth_union", "đoàn viên"))
    ]
    return [
        Block(
            "Nơi kết nạp, theo trạng thái đầu kỳ",
            _lines("admitted_by.opening_state", answer["opening_state"], ADMITTED_FROM, base),
        ),
        Block(
            "Kết nạp theo loại cơ sở",
            _lines(
                "admitted_by.establishment_kind", answer["establishment_kind"], KINDS_AND_NONE, base
            ),
        ),
        Block("Kết nạp theo vùng", _lines("admitted_by.zone", answer["zone"], ZONES, base)),
        Block("Trong số kết nạp", also),
    ]


def flat(answer: Answer, prefix: str = "") -> Iterator[tuple[str, int]]:
    """Every number of an answer under its dotted path."""
    for key, value in answer.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping) and key != "scope":
            yield from flat(value, f"{path}.")
        elif isinstance(value, int) and path != "known_at":
            yield path, value


def paths_title(paths: Sequence[str]) -> str:
    """What the records behind some paths are called: one name, or the common one of a sum."""
    names = list(dict.fromkeys(catalogue.describe(path).name for path in paths))
    if len(names) == 1:
        return _inside(names[0])
    parts = [path.split(".") for path in paths]
    if all(p[0] == "coverage" and len(p) == 3 for p in parts):
        states = list(dict.fromkeys(p[2] for p in parts))
        kinds = list(dict.fromkeys(p[1] for p in parts))
        what = label(ESTABLISHMENT_KINDS, kinds[0]) if len(kinds) == 1 else "cơ sở"
        wanted = [str(s.name) for s in STATES if s.code in states]
        return f"{what}; {', '.join(wanted)}" if len(kinds) == 1 else ", ".join(wanted)
    return " + ".join(map(_inside, names[:4])) + (" …" if len(names) > 4 else "")


def _inside(name: str) -> str:
    """A catalogue name as it stands inside a sentence: small first letter, commas for colons."""
    return (name[:1].lower() + name[1:]).replace(": ", ", ")


def periods(on: date) -> list[tuple[str, date]]:
    """Periods offered: the month, the quarter, the year, nine months, up to the day asked about."""
    quarter = date(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    back = on.month - 9
    start = date(on.year + (back - 1) // 12, (back - 1) % 12 + 1, min(on.day, 28)) + timedelta(
        days=1
    )
    return [
        ("trong tháng", on.replace(day=1)),
        ("trong quý", quarter),
        ("từ đầu năm", date(on.year, 1, 1)),
        ("9 tháng", start),
    ]


def day_before(since: date) -> date:
    """The day whose state opens a period."""
    return since - timedelta(days=1)
