"""The grammar: its rules by name, each with a sentence that it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hatnhan.prose.relations import balances, changes, lists, rates, ratios, tables
from hatnhan.prose.relations.claims import Claim
from hatnhan.prose.relations.draft import Draft
from hatnhan.prose.relations.tree import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """A way in which sentences relate figures."""

    name: str
    example: str
    read: Callable[[Draft, Sentence], Iterator[Claim]]


RULES = (
    Rule(
        "totals",
        "Kết nạp 90 đảng viên (60 ở bản, 20 ở trường học, 10 ở trạm y tế).",
        lists.totals,
    ),
    Rule("complements", "54/67 đảng bộ tăng, 13/67 đảng bộ giảm.", balances.complements),
    Rule(
        "fraction-and-rest",
        "Đánh giá 49.120/49.910 đồng chí; 790 đồng chí được miễn.",
        balances.fraction_and_rest,
    ),
    Rule("fractions", "95/104 bản đã có chi bộ.", balances.fractions),
    Rule(
        "stock-and-flow",
        "Đầu năm có 1.200 đảng viên, kết nạp 80, chuyển đi 30, cuối năm còn 1.250.",
        balances.stock_and_flow,
    ),
    Rule(
        "remainders",
        "Trong 86 cơ sở, 67 cơ sở đã có đảng viên, còn lại 19 cơ sở.",
        balances.remainders,
    ),
    Rule(
        "left-over",
        "Lớp có 2.160 quần chúng. Đã kết nạp 1.512 người. Còn lại 648 người.",
        balances.left_over,
    ),
    Rule("shares", "Có 343 chi bộ, chiếm 9 % trong tổng số 3.814 cơ sở.", rates.shares),
    Rule("changes", "Tăng từ 120 lên 150 đảng viên, tăng 25 %.", changes.changes),
    Rule(
        "averages",
        "Có 20 chi bộ với 366 đảng viên, bình quân 18,3 đảng viên/chi bộ.",
        ratios.averages,
    ),
    Rule("extremes", "Tuổi bình quân 52,2 tuổi, cao nhất 76 tuổi.", ratios.extremes),
    Rule("tables", "Tổng số | 413; Bản | 292; Trường học | 93; Trạm y tế | 28", tables.tables),
    Rule("spans-of-days", "Đại hội họp 03 ngày (từ 22 đến 24/9).", ratios.spans_of_days),
)
