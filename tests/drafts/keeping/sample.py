"""A checked draft made by hand: every verdict, a table, a footnote, the register. All invented."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from hatnhan.drafts.findings import Checked, Compared
from hatnhan.indicators.queries import Scope
from hatnhan.prose.model import (
    Block,
    Candidate,
    Figure,
    Kind,
    Relation,
    Review,
    Text,
    Verdict,
)

ON = date(2006, 11, 10)
LINES = (
    ("heading", "Chín tháng đưa đảng viên về bản ở huyện Tà Xa"),
    (
        "paragraph",
        "Đầu kỳ, huyện có 381 bản, trường học, trạm y tế; trong đó 19 nơi chưa có đảng viên "
        "(14 bản, 3 trường học, 2 trạm y tế).",
    ),
    (
        "paragraph",
        "Đã lập 36 chi bộ mới (22 ở bản, 9 ở trường học, 5 ở trạm y tế), chiếm 28,6% số cơ sở. "
        "Có 8/12 xã, bằng 66,6%, không còn nơi trắng đảng viên.",
    ),
    ("paragraph", "Nay toàn huyện còn 1 bản chưa có chi bộ, chiếm 0,4% số bản."),
    ("cell", "Loại", 0, 0),
    ("cell", "Đầu kỳ", 0, 1),
    ("cell", "Cuối kỳ", 0, 2),
    ("cell", "Bản", 1, 0),
    ("cell", "14", 1, 1),
    ("cell", "1", 1, 2),
    ("cell", "Trường học", 2, 0),
    ("cell", "3", 2, 1),
    ("cell", "0", 2, 2),
    ("footnote", "Số liệu của 12 xã, gồm cả 2 xã mới nhập."),
)
FIGURE = re.compile(r"\d+(?:,\d+)?%?")


def text_of(lines: tuple[tuple[object, ...], ...]) -> Text:
    """The blocks one after the other, a line break between them."""
    blocks, at, words = [], 0, []
    for kind, line, *cell in lines:
        where = {"table": 0, "row": cell[0], "column": cell[1]} if cell else {}
        blocks.append(Block(at, at + len(line), kind, **where))  # type: ignore[arg-type]
        words.append(line)
        at += len(line) + 1
    return Text("\n".join(words), tuple(blocks), ON)  # type: ignore[arg-type]


def figures_of(text: Text) -> tuple[Figure, ...]:
    """Every number, without the art of telling dates and names apart."""
    found = []
    for n, hit in enumerate(FIGURE.finditer(text.text), 1):
        digits = hit[0].rstrip("%")
        places = len(digits.partition(",")[2])
        found.append(
            Figure(
                f"f{n}",
                hit[0],
                Fraction(digits.replace(",", ".")),
                Fraction(1, 10**places),
                "%" if hit[0].endswith("%") else "",
                "",
                hit.start(),
                hit.end(),
            )
        )
    return tuple(found)


def checked(lines: tuple[tuple[object, ...], ...] = LINES, name: str = "Bài báo.docx") -> Checked:
    """The sample, or another text in its sentences, with what a reader would find in it."""
    text = text_of(lines)
    figures = figures_of(text)
    id = {figure.raw: figure.id for figure in reversed(figures)}

    def relation(kind: Kind, said: str, left: str, right: str, **more: object) -> Relation:
        start = text.text.index(said)
        return Relation(
            kind,
            (id[left],),
            tuple(id[raw] for raw in right.split()),
            said,
            start,
            start + len(said),
            "by hand",
            **more,  # type: ignore[arg-type]
        )

    relations = [
        relation(
            Kind.SUM,
            "19 nơi chưa có đảng viên (14 bản, 3 trường học, 2 trạm y tế)",
            "19",
            "14 3 2",
            verdict=Verdict.HOLDS,
            equation="19 = 14 + 3 + 2",
            explanation="Ba phần cộng lại đúng bằng tổng.",
            computed=Fraction(19),
        ),
        relation(
            Kind.SUM,
            "36 chi bộ mới (22 ở bản, 9 ở trường học, 5 ở trạm y tế)",
            "36",
            "22 9 5",
            verdict=Verdict.HOLDS,
            equation="36 = 22 + 9 + 5",
            explanation="Ba phần cộng lại đúng bằng tổng.",
            computed=Fraction(36),
        ),
    ]
    if "28,6%" in id:
        relations.append(
            relation(
                Kind.PERCENT,
                "36 chi bộ mới (22 ở bản, 9 ở trường học, 5 ở trạm y tế), chiếm 28,6% số cơ sở",
                "28,6%",
                "36 381",
                verdict=Verdict.FAILS,
                equation="36/381 = 9,4 %",
                explanation="36 trên 381 cơ sở là 9,4 %, không phải 28,6 %.",
                computed=Fraction(3600, 381),
                candidates=(
                    Candidate(
                        "22/77 = 28,6 %",
                        "Chi bộ mới ở bản trên số bản chưa có chi bộ; có thể là trùng hợp.",
                        (id["22"],),
                    ),
                ),
            )
        )
    elif "9,4%" in id:
        relations.append(
            relation(
                Kind.PERCENT,
                "36 chi bộ mới (22 ở bản, 9 ở trường học, 5 ở trạm y tế), chiếm 9,4% số cơ sở",
                "9,4%",
                "36 381",
                verdict=Verdict.HOLDS,
                equation="36/381 = 9,4 %",
                explanation="Tính ra đúng con số đã in.",
                computed=Fraction(3600, 381),
            )
        )
    relations += [
        relation(
            Kind.PERCENT,
            "8/12 xã, bằng 66,6%",
            "66,6%",
            "8 12",
            verdict=Verdict.ROUNDING,
            equation="8/12 = 66,7 %",
            explanation="8/12 là 66,67 %: con số in ra bị cắt bớt, làm tròn thì là 66,7 %.",
            computed=Fraction(800, 12),
        ),
        relation(
            Kind.PERCENT,
            "1 bản chưa có chi bộ, chiếm 0,4% số bản",
            "0,4%",
            "1",
            verdict=Verdict.UNDETERMINED,
            equation="mẫu số từ 223 đến 285",
            explanation="Bài không nêu tổng số bản; mẫu số từ 223 đến 285 thì đúng 0,4 %.",
            lowest=223,
            highest=285,
            missing="base",
        ),
    ]
    register = (
        Compared(
            id["19"],
            "coverage.village.no_member + coverage.school.no_member",
            "cơ sở chưa có đảng viên",
            ON,
            None,
            19,
            20,
            1000,
            1300,
            "holds",
        ),
        Compared(
            id["381"],
            "coverage.village.own_cell",
            "bản có chi bộ riêng",
            ON,
            None,
            None,
            379,
            None,
            1300,
            "fails",
            Scope("place", "03985"),
        ),
    )
    return Checked(Review(text, figures, tuple(relations)), register, name, ON, 1300)


MENDED = tuple(
    (kind, str(line).replace("28,6%", "9,4%").replace("19 nơi", "19 nơi"), *rest)
    for kind, line, *rest in LINES
)
"""The second edition: the percentage is right now."""
LONG = LINES + tuple(
    (
        "paragraph",
        f"Đoạn thứ {n} của một báo cáo dài, nhắc lại {n * 3} đảng viên ở {n} bản vùng cao, "
        + "cùng những việc đã làm trong kỳ ở từng xã, từng bản. " * 4,
    )
    for n in range(1, 400)
)
