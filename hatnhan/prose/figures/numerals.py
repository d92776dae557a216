"""The value of a printed numeral and the way the text as a whole prints its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from hatnhan.prose.figures.nouns import DISCRETE, NOUNS
from hatnhan.prose.figures.tokens import SPACES

LONGEST: Final = 16
"""Digits of the longest numeral that is taken for a figure."""

SCALES: Final = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1000,
    "ngàn": 1000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tr": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text prints its numbers."""

    thousands: str = "."
    decimal: str = ","
    spaced: bool = False
    """Ordinary spaces group thousands."""
    dotted: bool = False
    """Numbers of four digits are grouped, so a bare "2019" is a year."""


_VIETNAMESE: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,6}))(?![\d.,]\d|\d)"
)
_ENGLISH: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}\.\d{1,2}(?=\s?%))(?![\d.,]\d|\d)"
)
_COMMA_COUNT: Final = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2},\d{3} (?!điểm )([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?)"
)
_FRENCH: Final = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?: \d{{3}})+,\d{{1,2}}|\d{{1,3}}(?:[{SPACES}]\d{{3}})+)(?!\d)"
)
_SPACED_COUNT: Final = re.compile(
    r"(?<!\w)([^\W\d_]{1,20})[ (]{1,2}[1-9]\d{0,2}(?: \d{3}){1,3} ([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?)"
)
_BEFORE_NAMES: Final = frozenset("ngày tháng quý năm khóa số thôn bản tổ khu lần thứ điều".split())
_DOTTED: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d|\d)")


def style_of(text: str) -> Style:
    """The way of the text, by its numbers that can be read in one way only.

    Vietnamese (1.376,5) unless more of them are English (1,376.5) or French (1 376,5).
    """
    vietnamese = _count(_VIETNAMESE, text)
    english = _count(_ENGLISH, text) + sum(
        1 for match in _COMMA_COUNT.finditer(text) if _counts_whole(match.group(1))
    )
    dotted = _count(_DOTTED, text)
    if english > vietnamese + dotted:
        return Style(",", ".", dotted=bool(re.search(r"(?<![\d,])[1-9],\d{3}(?!\d)", text)))
    spaced = _count(_FRENCH, text) + sum(
        1
        for match in _SPACED_COUNT.finditer(text)
        if match.group(1).lower() not in _BEFORE_NAMES and _counts_whole(match.group(2))
    )
    if spaced > dotted:
        return Style(".", ",", spaced=True, dotted=True)
    return Style(dotted=bool(dotted))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _counts_whole(words: str) -> bool:
    """Whether the words after a number name what is counted one by one."""
    low = words.lower()
    return (NOUNS.get(low) or NOUNS.get(low.split()[0])) in DISCRETE


def read(raw: str, style: Style) -> tuple[Fraction, Fraction] | None:
    """Value and step of a printed numeral; None when it is not one number."""
    digits = "".join(c for c in raw if not c.isspace())
    if sum(c.isdecimal() for c in digits) > LONGEST:
        return None
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return Fraction(int(digits)), Fraction(1)
    if len(set(marks)) == 2:
        return _mixed(digits, marks)
    parts = digits.split(marks[0])
    if len(marks) > 1:
        return _whole(parts)
    grouped = len(parts[1]) == 3 and len(parts[0]) <= 3 and not parts[0].startswith("0")
    return _whole(parts) if grouped and marks[0] == style.thousands else _decimal(*parts)


def _mixed(digits: str, marks: list[str]) -> tuple[Fraction, Fraction] | None:
    """Groups, then a decimal part after the other mark, once."""
    if marks.count(marks[-1]) > 1:
        return None
    head, tail = digits.split(marks[-1])
    whole = _whole(head.split(marks[0]))
    if whole is None:
        return None
    part, step = _decimal("0", tail)
    return whole[0] + part, step


def _whole(groups: list[str]) -> tuple[Fraction, Fraction] | None:
    good = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    return (Fraction(int("".join(groups))), Fraction(1)) if good else None


def _decimal(whole: str, tail: str) -> tuple[Fraction, Fraction]:
    step = Fraction(1, 10 ** len(tail))
    return int(whole) + int(tail) * step, step
