"""Phrasings: how one true or false statement is printed with given numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from hypothesis import assume
from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[int]], int]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that states one relation, and that relation as values."""

    text: str
    kind: str
    left: Fraction
    right: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Printer:
    """Writes numbers in one way throughout a text; `off` is what a false result is wrong by."""

    draw: Draw
    off: int
    dotted: bool
    decimals: int

    def count(self, least: int = 2, most: int = 9_999) -> int:
        """A random number of things; none that looks like a year without its dot."""
        number = self.draw(st.integers(least, most))
        assume(self.dotted or not 1_800 <= number <= 2_200)
        return number

    def whole(self, number: int) -> str:
        """3.814 or 3814."""
        return f"{number:,}".replace(",", ".") if self.dotted else str(number)

    def result(self, number: int) -> Fraction:
        """What is printed as a count: right, or off by a little."""
        assume(number + self.off >= 2)
        assume(self.dotted or not 1_800 <= number + self.off <= 2_200)
        return Fraction(number + self.off)

    def total(self, *parts: int) -> Fraction:
        """What is printed as the total; a false one is not the sum of some of the parts."""
        printed = self.result(sum(parts))
        if self.off:
            assume(all(sum(some) != printed for n in (2, 3) for some in combinations(parts, n)))
        return printed

    def rate(self, exact: Fraction, *other: Fraction) -> Fraction:
        """What is printed as a rate: rounded, or off by more than any rounding.

        A false rate must be none of the other rates that the same numbers give.
        """
        unit = Fraction(1, 10**self.decimals)
        printed = (exact / unit + Fraction(1, 2)).__floor__() * unit + 2 * self.off * unit
        assume(printed > 0)
        if self.off:
            assume(all(abs(printed - rate) > 2 * unit for rate in (exact / 100, *other)))
        return printed

    def decimal(self, value: Fraction) -> str:
        """28,6."""
        return f"{float(value):.{self.decimals}f}".replace(".", ",")


def rates(one: int, two: int) -> list[Fraction]:
    """Every percentage two counts can be said to give."""
    pairs = [(one, two), (two, one)]
    shares = [Fraction(100 * a, b) for a, b in pairs]
    return shares + [abs(share - 100) for share in shares]


def counted(value: Fraction, to: Printer) -> str:
    return to.whole(int(value))


def bracket(to: Printer) -> Statement:
    a, b, c = to.count(), to.count(), to.count()
    n = to.total(a, b, c)
    text = (
        f"Toàn huyện có {counted(n, to)} cơ sở chưa có chi bộ ({to.whole(a)} bản, "
        f"{to.whole(b)} trường học, {to.whole(c)} trạm y tế)."
    )
    return Statement(text, "sum", n, (Fraction(a), Fraction(b), Fraction(c)))


def made_of(to: Printer) -> Statement:
    a, b = to.count(), to.count()
    n = to.total(a, b)
    text = (
        f"Đảng bộ huyện có {counted(n, to)} tổ chức cơ sở đảng, gồm {to.whole(a)} đảng bộ cơ sở "
        f"và {to.whole(b)} chi bộ cơ sở."
    )
    return Statement(text, "sum", n, (Fraction(a), Fraction(b)))


def after_colon(to: Printer) -> Statement:
    parts = [to.count() for _ in range(4)]
    n = to.total(*parts)
    words = zip(("khiển trách", "cảnh cáo", "cách chức", "khai trừ"), parts, strict=True)
    listed = ", ".join(f"{word} {to.whole(part)}" for word, part in words)
    text = f"Trong năm, các cấp ủy thi hành kỷ luật {counted(n, to)} đảng viên: {listed}."
    return Statement(text, "sum", n, tuple(map(Fraction, parts)))


def grades(to: Printer) -> Statement:
    a, b, c, d = (to.count() for _ in range(4))
    n = to.total(a, b, c, d)
    text = (
        f"Cuối năm xếp loại {counted(n, to)} chi bộ: {to.whole(a)} hoàn thành xuất sắc, "
        f"{to.whole(b)} hoàn thành tốt, {to.whole(c)} hoàn thành, {to.whole(d)} không hoàn thành."
    )
    return Statement(text, "sum", n, tuple(map(Fraction, (a, b, c, d))))


def total_last(to: Printer) -> Statement:
    a, b, c = to.count(), to.count(), to.count()
    n = to.total(a, b, c)
    text = (
        f"Khối xã kết nạp {to.whole(a)} đảng viên, khối cơ quan {to.whole(b)} đảng viên, khối "
        f"doanh nghiệp {to.whole(c)} đảng viên, tổng cộng {counted(n, to)} đảng viên."
    )
    return Statement(text, "sum", n, (Fraction(a), Fraction(b), Fraction(c)))


def slash(to: Printer) -> Statement:
    b = to.count(3)
    a = to.count(2, b - 1)
    p = to.rate(Fraction(100 * a, b), *rates(a, b))
    text = f"Đến nay có {to.whole(a)}/{to.whole(b)} bản có chi bộ riêng ({to.decimal(p)}%)."
    return Statement(text, "percent", p, (Fraction(a), Fraction(b)))


def share_of_total(to: Printer) -> Statement:
    b = to.count(3)
    a = to.count(2, b - 1)
    p = to.rate(Fraction(100 * a, b), *rates(a, b))
    text = (
        f"Có {to.whole(a)} chi bộ được củng cố, chiếm {to.decimal(p)}% trong tổng số "
        f"{to.whole(b)} chi bộ."
    )
    return Statement(text, "percent", p, (Fraction(a), Fraction(b)))


def share_of_which(to: Printer) -> Statement:
    b = to.count(3)
    a = to.count(2, b - 1)
    p = to.rate(Fraction(100 * a, b), *rates(a, b))
    text = (
        f"Năm qua kết nạp {to.whole(b)} đảng viên, trong đó nữ {to.whole(a)} đồng chí "
        f"({to.decimal(p)}%)."
    )
    return Statement(text, "percent", p, (Fraction(a), Fraction(b)))


def growth(to: Printer) -> Statement:
    a = to.count()
    b = to.count(a + 1, 2 * a + 5)
    p = to.rate(Fraction(100 * (b - a), a), *rates(a, b))
    text = f"Số chi bộ có chi ủy tăng từ {to.whole(a)} lên {to.whole(b)}, tăng {to.decimal(p)}%."
    return Statement(text, "percent", p, (Fraction(b), Fraction(a)))


def fall(to: Printer) -> Statement:
    a = to.count(4)
    b = to.count(2, a - 1)
    p = to.rate(Fraction(100 * (a - b), a), *rates(a, b))
    text = (
        f"Số bản chưa có chi bộ giảm từ {to.whole(a)} bản xuống còn {to.whole(b)} bản, "
        f"giảm {to.decimal(p)}%."
    )
    return Statement(text, "percent", p, (Fraction(b), Fraction(a)))


def fewer(to: Printer) -> Statement:
    a = to.count(6)
    b = to.count(2, a - 3)
    d = to.result(a - b)
    text = (
        f"Số bản chưa có chi bộ giảm từ {to.whole(a)} bản xuống còn {to.whole(b)} bản, "
        f"giảm {counted(d, to)} bản."
    )
    return Statement(text, "difference", d, (Fraction(a), Fraction(b)))


def more_than_last_year(to: Printer) -> Statement:
    a = to.count()
    b = to.count(a + 3, 2 * a + 9)
    d = to.result(b - a)
    text = (
        f"Năm 2021 kết nạp {to.whole(b)} đảng viên, tăng {counted(d, to)} đảng viên so với "
        f"năm 2020 ({to.whole(a)} đảng viên)."
    )
    return Statement(text, "difference", d, (Fraction(b), Fraction(a)))


def target(to: Printer) -> Statement:
    a, b = to.count(), to.count()
    assume(a != b)
    p = to.rate(Fraction(100 * a, b), *rates(a, b))
    text = (
        f"Chỉ tiêu đề ra là kết nạp {to.whole(b)} đảng viên; đã kết nạp {to.whole(a)} đảng viên, "
        f"đạt {to.decimal(p)}% chỉ tiêu."
    )
    return Statement(text, "percent", p, (Fraction(a), Fraction(b)))


def per_unit(to: Printer) -> Statement:
    b = to.count(2, 400)
    a = to.count(3 * b, 60 * b)
    unit = Fraction(1, 10**to.decimals)
    r = to.rate(Fraction(a, b))
    assume(abs(r - Fraction(a, b)) > unit or not to.off)
    text = (
        f"Đảng bộ huyện có {to.whole(b)} chi bộ với {to.whole(a)} đảng viên, bình quân mỗi chi bộ "
        f"có {to.decimal(r)} đảng viên."
    )
    return Statement(text, "ratio", r, (Fraction(a), Fraction(b)))


def complement(to: Printer) -> Statement:
    a, b = to.count(), to.count()
    n = to.total(a, b)
    text = (
        f"Trong {counted(n, to)} trưởng bản, {to.whole(a)} là đảng viên, {to.whole(b)} không phải "
        "đảng viên."
    )
    return Statement(text, "sum", n, (Fraction(a), Fraction(b)))


def balance(to: Printer) -> Statement:
    """Stock at the end: a false one must be no sum with other signs."""
    start, more = to.count(40), to.count(2, 900)
    less = to.count(2, 30)
    end = to.result(start + more - less)
    assume(not to.off or end not in (start + more + less, start - more + less, start - more - less))
    text = (
        f"Đầu năm có {to.whole(start)} đảng viên; tăng trong năm {to.whole(more)}, giảm trong năm "
        f"{to.whole(less)}; cuối năm có {counted(end, to)} đảng viên."
    )
    return Statement(text, "stock", end, (Fraction(start), Fraction(more), Fraction(less)))


def points(to: Printer) -> Statement:
    unit = Fraction(1, 10**to.decimals)
    before = to.draw(st.integers(20, 600)) * Fraction(1, 10)
    before = (before / unit).__floor__() * unit
    more = to.draw(st.integers(4, 300)) * unit
    printed = more + 4 * to.off * unit
    assume(before + more < 100 and printed > 0 and before > 0)
    grown = 100 * more / before
    assume(not to.off or abs(printed - grown) > 4 * unit + grown / 5)
    text = (
        f"Tỷ lệ trưởng bản là đảng viên tăng từ {to.decimal(before)}% lên "
        f"{to.decimal(before + more)}%, tăng {to.decimal(printed)} điểm phần trăm."
    )
    return Statement(text, "difference", printed, (before + more, before))


def times(to: Printer) -> Statement:
    a = to.count(2, 900)
    b = to.count(2 * a, 9 * a)
    r = to.rate(Fraction(b, a), Fraction(b - a, a))
    text = (
        f"Năm 2005 có {to.whole(a)} đảng viên, đến năm 2015 có {to.whole(b)} đảng viên, gấp "
        f"{to.decimal(r)} lần."
    )
    return Statement(text, "ratio", r, (Fraction(b), Fraction(a)))


PHRASINGS = (
    bracket,
    made_of,
    after_colon,
    grades,
    total_last,
    slash,
    share_of_total,
    share_of_which,
    growth,
    fall,
    fewer,
    more_than_last_year,
    target,
    per_unit,
    complement,
    balance,
    points,
    times,
)
