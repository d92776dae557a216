"""A small invented draft with findings of every verdict, written by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hatnhan.drafts.findings import Checked, Compared
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

PARAGRAPHS = (
    "Toàn xã có 86 cơ sở (76 bản, 6 trường học, 4 trạm y tế).",
    "Có 343 chi bộ thành lập mới, chiếm 28,6% tổng số cơ sở.",
    "Còn 1 bản chưa có chi bộ, chiếm 0,03%; đạt 66,6%.",
)


def text(paragraphs: tuple[str, ...] = PARAGRAPHS) -> Text:
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(at, at + len(words)))
        at += len(words) + 1
    return Text("\n".join(paragraphs), tuple(blocks))


def figures(of: Text, *raws: tuple[str, str, str]) -> tuple[Figure, ...]:
    """(raw, value, unit) in the order of the text."""
    found, at = [], 0
    for n, (raw, value, unit) in enumerate(raws, 1):
        at = of.text.index(raw, at)
        step = Fraction(1, 10 ** len(value.partition(".")[2]))
        found.append(Figure(f"f{n}", raw, Fraction(value), step, unit, "", at, at + len(raw)))
        at += len(raw)
    return tuple(found)


def relation(
    of: Text, kind: Kind, sides: str, words: str, verdict: Verdict, equation: str, why: str
) -> Relation:
    """`sides` is "f1 = f2 f3"."""
    left, right = ([*side.split()] for side in sides.split("="))
    start = of.text.index(words)
    return Relation(
        kind, tuple(left), tuple(right), words, start, start + len(words), "", verdict,
        equation, why,
        candidates=(
            (Candidate("222/776 = 28,6 %", "Chi bộ mới ở bản trên số bản chưa có chi bộ."),)
            if verdict is Verdict.FAILS
            else ()
        ),
    )  # fmt: skip


def review(of: Text | None = None) -> Review:
    of = of or text()
    found = figures(
        of,
        ("86", "86", "cơ sở"),
        ("76", "76", "bản"),
        ("6", "6", "trường học"),
        ("4", "4", "trạm y tế"),
        ("343", "343", "chi bộ"),
        ("28,6%", "28.6", "%"),
        ("1", "1", "bản"),
        ("0,03%", "0.03", "%"),
        ("66,6%", "66.6", "%"),
    )
    return Review(
        of,
        found,
        (
            relation(
                of, Kind.SUM, "f1 = f2 f3 f4", "86 cơ sở (76 bản, 6 trường học, 4 trạm y tế)",
                Verdict.HOLDS, "86 = 76 + 6 + 4", "Cộng đúng.",
            ),
            relation(
                of, Kind.PERCENT, "f6 = f5 f1", "343 chi bộ thành lập mới, chiếm 28,6%",
                Verdict.FAILS, "343/3.814 = 9,0 %", "28,6 % không phải tỷ lệ của 343 trên 3.814.",
            ),
            relation(
                of, Kind.PERCENT, "f8 = f7", "1 bản chưa có chi bộ, chiếm 0,03%",
                Verdict.UNDETERMINED, "mẫu số từ 2.857 đến 4.000", "Bài không nêu tổng số bản.",
            ),
            relation(
                of, Kind.PERCENT, "f9 = f3 f4", "đạt 66,6%",
                Verdict.ROUNDING, "4/6 = 66,7 %", "66,666… % được cắt bớt chứ không làm tròn.",
            ),
        ),
    )  # fmt: skip


def compared(figure: str = "f5", verdict: str = "fails") -> Compared:
    return Compared(
        figure, "flow.cells_founded", "chi bộ thành lập", date(2006, 11, 10), date(2006, 2, 11),
        340, 341, 1200, 1300, verdict,
    )  # fmt: skip


def checked(**changes: object) -> Checked:
    of = {"review": review(), "register": (compared(),), "name": "Bài mẫu.docx"}
    of |= {"on": date(2006, 11, 20), "known_at": 1300}
    return Checked(**{**of, **changes})
